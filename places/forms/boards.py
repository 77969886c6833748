"""What board pages send: which cards in which state, and where to."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from places.errors import Unclear

NEW, TRAY = "new", ("", "tray")


@dataclass(frozen=True)
class ChosenCards:
    """Photos in the order in which they were sent, and the rev that each had on the page."""

    photos: tuple[int, ...]
    seen: dict[int, int]


@dataclass(frozen=True)
class Target:
    """Where cards go: a pile, the tray (`cluster` None), or a new pile."""

    cluster: int | None
    is_new: bool = False


def read_cards(sent: Sequence[str]) -> ChosenCards:
    """Read handles `photo:rev` (a bare `photo` was not placed). Raises `Unclear` for anything else."""
    seen: dict[int, int] = {}
    for handle in sent:
        photo, _colon, rev = handle.partition(":")
        seen[_number(photo)] = _number(rev or "0")
    return ChosenCards(tuple(seen), seen)


def read_target(post: QueryDict) -> Target:
    """Read `to` (from the bar) or `target` (from dragging): a pile's id, "new", or the tray."""
    to = post.get("to", post.get("target", ""))
    if to == NEW:
        return Target(None, is_new=True)
    return Target(None if to in TRAY else _number(to))


def read_after(post: QueryDict) -> int | None:
    """Read behind which card: None at the end (not sent), 0 at the beginning (sent empty)."""
    if "after" not in post:
        return None
    return _number(post["after"].partition(":")[0] or "0")


def read_cluster(post: QueryDict) -> int:
    """Read the id of the pile that an act is about."""
    return _number(post.get("cluster", ""))


def read_rev(post: QueryDict) -> int | None:
    """Read the rev of the pile as it was on the page; None when it was not sent."""
    return _number(post["rev"]) if post.get("rev") else None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise Unclear(_("We could not read what was sent. Please load the page again."))
    return int(text)
