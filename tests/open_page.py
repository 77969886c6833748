"""An open page for tests: a small tree of elements, changed by operations as static/base/operations.js changes it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"img", "input", "br", "meta", "link", "hr", "use"}


@dataclass(eq=False)
class Element:
    """One element; `text` is what it contains itself."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element"] = field(default_factory=list)
    text: str = ""
    parent: "Element | None" = None

    def walk(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            yield from child.walk()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("root")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, parent=self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag: str) -> None:
        at: Element | None = self.here
        while at is not None and at.tag != tag:
            at = at.parent
        if at is not None and at.parent is not None:
            self.here = at.parent

    def handle_data(self, data: str) -> None:
        self.here.text += data.strip()


def read(html: str) -> Element:
    """Return the tree of a page or a fragment."""
    reader = _Reader()
    reader.feed(html)
    return reader.root


class OpenPage:
    """A page that `fetch` (→ HTML) brings, and its operations."""

    def __init__(self, fetch: Callable[[], str]) -> None:
        self.fetch = fetch
        self.refreshed = -1
        self.said: list[str] = []
        self.refresh()

    def refresh(self) -> None:
        self.refreshed += 1
        self.root = read(self.fetch())
        self.by_id = {e.attributes["id"]: e for e in self.root.walk() if "id" in e.attributes}

    def apply(self, operations: list[dict[str, Any]]) -> None:
        for operation in operations:
            getattr(self, f"_{operation['op']}")(**{k: v for k, v in operation.items() if k != "op"})

    def lists(self) -> dict[str, list[str]]:
        """The handles in each list of cards, in the order of the page."""
        found = {}
        for name, element in self.by_id.items():
            if "data-kind" in element.attributes:
                found[name] = [self.value(f"tick-{card.attributes['id'][5:]}") for card in element.children]
        return found

    def value(self, name: str) -> str:
        return self.by_id[name].attributes.get("value", "")

    def piles(self) -> list[str]:
        """The ids of the piles, in the order of the page."""
        (place,) = [e for name, e in self.by_id.items() if name.startswith("piles-")]
        return [pile.attributes["id"] for pile in place.children]

    def words(self) -> dict[str, str]:
        """Names, notes and counts by id, and what forms would send back."""
        told = ("-name", "-note", "-count", "-themes-count")
        texts = {name: e.text for name, e in self.by_id.items() if name.endswith(told)}
        sent = ("-rev", "-laid", "-field")
        values = {
            name: self.value(name)
            for name, e in self.by_id.items()
            if name.endswith(sent) and e.tag == "input"
        }
        alone = {name: "hidden" in e.attributes for name, e in self.by_id.items() if name.endswith("-alone")}
        return {**texts, **values, **alone}

    def everything(self) -> tuple[Any, ...]:
        """All that people can see of the board and send back."""
        choices = {e.attributes["value"]: e.text for e in self.root.walk() if e.tag == "option"}
        return self.piles(), self.lists(), self.words(), choices

    def _put(self, id: str, target: str, html: str, once: bool = False, after: str | None = None) -> None:
        existing, here = self.by_id.get(id), self.by_id.get(target)
        if existing and once:
            return
        (fresh,) = read(html).children
        if existing and existing.parent:
            fresh.parent = existing.parent
            fresh.parent.children[fresh.parent.children.index(existing)] = fresh
            self._forget(existing)
            self._know(fresh)
            if here and (here is not fresh.parent or "data-order" in fresh.attributes):
                self._place(fresh, here, after)
        elif here:
            self._know(fresh)
            self._place(fresh, here, after)

    def _move(self, id: str, target: str, order: float, after: str | None = None) -> None:
        element, here = self.by_id.get(id), self.by_id.get(target)
        if element is None or here is None:
            self.refresh()
            return
        element.attributes["data-order"] = str(order)
        self._place(element, here, after)

    def _drop(self, id: str) -> None:
        element = self.by_id.get(id)
        if element and element.parent:
            element.parent.children.remove(element)
            self._forget(element)

    def _text(self, id: str, text: str) -> None:
        if id in self.by_id:
            self.by_id[id].text = text

    def _attr(self, id: str, name: str, value: str | None) -> None:
        element = self.by_id.get(id)
        if element and value is None:
            element.attributes.pop(name, None)
        elif element and value is not None:
            element.attributes[name] = value

    def _say(self, text: str, at: int = 0) -> None:
        self.said.append(text)

    def _refresh(self) -> None:
        self.refresh()

    def _place(self, element: Element, here: Element, after: str | None) -> None:
        if element.parent and element in element.parent.children:
            element.parent.children.remove(element)
        element.parent = here
        at = len(here.children)
        if after is None and "data-order" in element.attributes:
            own = float(element.attributes["data-order"])
            later = (
                n for n, e in enumerate(here.children) if float(e.attributes.get("data-order", "nan")) > own
            )
            at = next(later, at)
        elif after == "":
            at = 0
        here.children.insert(at, element)

    def _know(self, element: Element) -> None:
        self.by_id |= {e.attributes["id"]: e for e in element.walk() if "id" in e.attributes}

    def _forget(self, element: Element) -> None:
        for each in element.walk():
            if self.by_id.get(each.attributes.get("id", "")) is each:
                del self.by_id[each.attributes["id"]]
