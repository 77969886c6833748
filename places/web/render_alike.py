"""The template tag `alike`: a loop over many things that look alike, whose content is rendered once for each shape."""

import html
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
MARK = secrets.token_hex(16)  # cannot be guessed and written into a name
MARKS = re.compile(f"{MARK}-([0-9]+);")
Facts = Mapping[str, Any]


class EmptyMark(str):
    """The mark of a value that is empty: `{% if %}` takes it for one."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


@dataclass(frozen=True)
class Shape:
    """The rendered content between the values, and which value (by its number) comes after each piece."""

    pieces: list[str]
    numbers: list[int]

    def filled(self, values: list[Any]) -> str:
        """Return the content with these values, escaped."""
        pieces = self.pieces.copy()
        pieces[1::2] = [_escaped(values[number]) for number in self.numbers]
        return "".join(pieces)


class AlikeNode(Node):
    """Renders its content once for each set of names that have a value, and fills in the values."""

    def __init__(self, name: str, things: FilterExpression, nodelist: NodeList) -> None:
        self.name, self.things, self.nodelist = name, things, nodelist

    def render(self, context: Context) -> SafeString:
        """Return the content for each of the things."""
        shapes: dict[tuple[bool, ...], Shape] = context.render_context.dicts[0].setdefault(self, {})
        filled = []
        for facts in self.things.resolve(context):
            values = list(facts.values())
            present = tuple(map(bool, values))
            if present not in shapes:
                shapes[present] = self._shape(facts, context)
            filled.append(shapes[present].filled(values))
        return mark_safe("".join(filled))  # noqa: S308 - rendered by templates, escaped

    def _shape(self, facts: Facts, context: Context) -> Shape:
        marks = {
            name: (str if value else EmptyMark)(f"{MARK}-{number};")
            for number, (name, value) in enumerate(facts.items())
        }
        with context.push(**{self.name: marks}):
            pieces = MARKS.split(self.nodelist.render(context))
        return Shape(pieces, [int(number) for number in pieces[1::2]])


@register.tag
def alike(parser: Parser, token: Token) -> AlikeNode:
    """Render the content, up to `endalike`, for each of some dictionaries: `{% alike line in lines %}`.

    All have the same names. The content may show a value (`{{ line.name }}`, no filter) and ask whether there is one
    (`{% if line.name %}`); whatever else it shows is the same for the whole page. Numbers are not localized.
    """
    _tag, name, _in, things = token.split_contents()
    if _in != "in":
        raise TemplateSyntaxError("alike expects: name in things")
    nodelist = parser.parse(["endalike"])
    parser.delete_first_token()
    return AlikeNode(name, parser.compile_filter(things), nodelist)


def _escaped(value: Any) -> str:
    """The value as autoescaping writes it."""
    return str(value.__html__()) if hasattr(value, "__html__") else html.escape(str(value))
