"""What an owner could say of their picture, taken from what they have written about it themselves."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.photos.queries.photos import FullPhoto
from places.texts import LIMITS

_END = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True)
class SeeSuggestion:
    """A sentence for *What do we see?*, and in words where it comes from."""

    text: str
    source: str


def suggestions(photo: FullPhoto) -> tuple[SeeSuggestion, ...]:
    """Return at most three suggestions; none when the owner has said already what we see.

    They are made of the owner's own words only: the themes they put on it, and the first sentences of what they wrote.
    Nothing is saved before the owner sends it.
    """
    if photo.see or not photo.key:
        return ()
    words = ", ".join(chip.name for chip in photo.own_themes)
    told = [
        (_("This has to do with: %(words)s.") % {"words": words} if words else "", _("from your words")),
        (_first_sentence(photo.essence), _("from why this is us")),
        (_first_sentence(photo.belonging), _("from when you belonged, or didn't")),
    ]
    hidden = _("Parts of the picture are hidden.") if photo.is_blurred else ""
    return tuple(SeeSuggestion(_fitting(text, hidden), source) for text, source in told if text)


def _first_sentence(text: str) -> str:
    lines = text.split("\n", 1)[0].strip()
    return _END.split(lines, maxsplit=1)[0]


def _fitting(text: str, more: str) -> str:
    """Return `text`, cut at a word if it is too long, with the sentence `more` where both fit."""
    most = LIMITS["see"]
    if more and len(text) + 1 + len(more) <= most:
        return f"{text} {more}"
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
