"""Fields of the forms on board pages: the cards with their revs, and the target."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from places.cards import Card, read_card
from places.errors import Unclear
from places.form_fields import whole_number

NEW, TRAY = "new", "tray"


@dataclass(frozen=True)
class ChosenCards:
    """Cards in the order in which they were sent, each with the rev that it had on the page."""

    seen: dict[Card, int]

    @property
    def themes(self) -> tuple[int, ...]:
        """The themes among them."""
        return tuple(card.theme for card in self.seen if card.theme)


@dataclass(frozen=True)
class Target:
    """Where cards go: a pile, the tray (`cluster` None), or a new pile."""

    cluster: int | None
    is_new: bool = False


@dataclass(frozen=True)
class Behind:
    """Behind which card of the pile: None at the end, or at the beginning when it is to be `first`."""

    after: Card | None = None
    first: bool = False


def read_cards(sent: Sequence[str]) -> ChosenCards:
    """Read handles `card:rev` (a bare `card` was not placed). Raises `Unclear` for anything else."""
    seen: dict[Card, int] = {}
    for handle in sent:
        name, _colon, rev = handle.partition(":")
        seen[_card(name)] = _number(rev or "0")
    return ChosenCards(seen)


def read_target(post: QueryDict) -> Target:
    """Read `to`: a pile's id, "new", or "tray". Raises `Unclear` when nothing was chosen."""
    to = post.get("to", "")
    if not to:
        raise Unclear(_("Choose first where it should go."))
    if to == NEW:
        return Target(None, is_new=True)
    return Target(None if to == TRAY else _number(to))


def read_after(post: QueryDict) -> Behind:
    """Read `after`: a card's name or handle; sent empty it means the beginning, not sent the end."""
    if "after" not in post:
        return Behind()
    name = post["after"].partition(":")[0]
    return Behind(_card(name)) if name else Behind(first=True)


def read_cluster(post: QueryDict, name: str = "cluster") -> int:
    """Read the id of the pile that an act is about."""
    return _number(post.get(name, ""))


def read_rev(post: QueryDict, name: str = "rev") -> int | None:
    """Read a number of a state as it was on the page (`rev`, `laid`); None when it was not sent."""
    return _number(post[name]) if post.get(name) else None


def _card(text: str) -> Card:
    found = read_card(text)
    if found is None:
        raise Unclear(_("We could not read what was sent. Please load the page again."))
    return found


def _number(text: str) -> int:
    found = whole_number(text)
    if found is None:
        raise Unclear(_("We could not read what was sent. Please load the page again."))
    return found
