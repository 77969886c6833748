"""Card: a photo or a theme on a board, and which of its copies: written `p12`, `p12.1`, `t5`.

Step: how an act moved a card, as stored in the log.
"""

import hashlib
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

PHOTO, THEME = "p", "t"
NUMBER_DIGITS = 9  # of a card's own number, in hexadecimal: 36 bits
_RANDOM = re.compile(r"[0-9a-f]{32}")  # a key as devices draw it
WRITTEN = re.compile(r"(?P<kind>[pt])(?P<thing>[1-9]\d{0,14})(?:\.(?P<copy>[1-9]\d{0,3}))?", re.ASCII)


class Card(NamedTuple):
    """One card of one board: `thing` is the photo's or the theme's id; `copy` is 0 for the first.

    A card keeps its name when it is moved, also to the tray and back; a copy gets a number of its own.
    """

    kind: str
    thing: int
    copy: int = 0

    def __str__(self) -> str:
        return f"{self.kind}{self.thing}.{self.copy}" if self.copy else f"{self.kind}{self.thing}"

    @property
    def photo(self) -> int | None:
        """The photo's id; None for a theme."""
        return self.thing if self.kind == PHOTO else None

    @property
    def theme(self) -> int | None:
        """The theme's id; None for a photo."""
        return self.thing if self.kind == THEME else None


def read_card(text: str) -> Card | None:
    """Return the card that `text` names, or None."""
    found = WRITTEN.fullmatch(text)
    return Card(found["kind"], int(found["thing"]), int(found["copy"] or 0)) if found else None


def own_number(kind: str, key: str) -> int:
    """Return the number that is a card's own on every machine, whoever came first (below 16⁹).

    Of a photo it is the end of its upload key, drawn at random when it was brought; of a theme, made from its folded
    word. Two cards of one room have the same number in one of ten million rooms.
    """
    digits = key if kind == PHOTO and _RANDOM.fullmatch(key) else hashlib.sha256(key.encode()).hexdigest()
    return int(digits[-NUMBER_DIGITS:], 16)


class Position(NamedTuple):
    """A card's position: its cluster, the rev of the board since when, and its order there."""

    cluster: int
    rev: int
    order: float


class Step(NamedTuple):
    """How one act moved one card; None is the tray (for a copy: nowhere)."""

    card: Card
    was: Position | None
    now: Position | None

    @property
    def rev(self) -> int:
        """The rev that the card has after the step: 0 when it is not placed."""
        return self.now.rev if self.now else 0

    @property
    def old_rev(self) -> int:
        """The rev that it had before."""
        return self.was.rev if self.was else 0

    def line(self) -> list[Any]:
        """Return it as stored in the log: ["p12", [cluster, rev, order] or None, the same or None]."""
        return [str(self.card), self.was and list(self.was), self.now and list(self.now)]


def read_steps(data: Mapping[str, Any]) -> list[Step]:
    """Return the steps of one line of the log (`Activity.data`)."""
    return [
        Step(read_card(card) or Card(PHOTO, 0), was and Position(*was), now and Position(*now))
        for card, was, now in data.get("cards", ())
    ]


def touched(data: Mapping[str, Any]) -> set[int | None]:
    """Return the clusters in which the act of one line of the log changed anything; None is the tray."""
    steps = read_steps(data)
    found: set[int | None] = {place.cluster if place else None for step in steps for place in step[1:]}
    named = {data[name] for name in ("cluster", "from") if data.get(name)}
    return found | named | set(data.get("gone", ())) | set(data.get("back", ()))
