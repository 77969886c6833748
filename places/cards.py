"""Card: what lies on a board. A photo or a theme, and which of its copies: written `p12`, `p12.1`, `t5`."""

import re
from typing import NamedTuple

PHOTO, THEME = "p", "t"
WRITTEN = re.compile(r"(?P<kind>[pt])(?P<thing>[1-9]\d{0,14})(?:\.(?P<copy>[1-9]\d{0,3}))?", re.ASCII)


class Card(NamedTuple):
    """One card of one board: `thing` is the photo's or the theme's id; `copy` is 0 for the first.

    A card keeps its name wherever it is moved, also from the tray and back; a copy gets a number of its own.
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
    """Return the card that `text` names, or None for anything else."""
    found = WRITTEN.fullmatch(text)
    return Card(found["kind"], int(found["thing"]), int(found["copy"] or 0)) if found else None
