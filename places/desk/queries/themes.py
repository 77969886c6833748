"""The themes of a workshop for those who run the room, and what follows when two become one."""

from dataclasses import dataclass

from django.db.models import Count, Q

from places.boards.models import Board
from places.enums import PhotoState
from places.photos.models import Photo, Theme
from places.texts import key_of


@dataclass(frozen=True)
class ThemeLine:
    """One theme: whether it is offered to everybody, and how many photos of the wall carry it."""

    id: int
    name: str
    is_starter: bool
    photos: int


@dataclass(frozen=True)
class Merging:
    """What follows when `theme` becomes one with `into`.

    `photos` carry `theme`, `both` of them carry `into` too; `boards` have a card of `theme`.
    """

    theme: ThemeLine
    into: ThemeLine
    photos: int
    both: int
    boards: int


def theme_lines(workshop_id: int, *, of_wall: bool) -> list[ThemeLine]:
    """Return the themes, those on most photos first, then by their words. One query.

    Without `of_wall` (before the room sees its pictures) only those that are offered to everybody, not counted.
    """
    themes = Theme.objects.filter(workshop_id=workshop_id).order_by()
    on_wall = Count("themed_photos", filter=Q(themed_photos__content_object__state=PhotoState.BROUGHT))
    if of_wall:
        rows = themes.annotate(photos=on_wall).values_list("pk", "name", "is_starter", "photos")
    else:
        rows = ((*row, 0) for row in themes.filter(is_starter=True).values_list("pk", "name", "is_starter"))
    found = [ThemeLine(*row) for row in rows]
    return sorted(found, key=lambda theme: (-theme.photos, key_of(theme.name), theme.id))


def merging(workshop_id: int, theme: ThemeLine, into: ThemeLine) -> Merging:
    """Return what follows when two themes become one. Two queries."""
    photos = Photo.objects.shown().filter(themed_photos__tag=theme.id)
    both = photos.filter(pk__in=Photo.objects.filter(themed_photos__tag=into.id).values("pk")).count()
    boards = Board.objects.filter(workshop_id=workshop_id, placements__theme=theme.id).distinct().count()
    return Merging(theme, into, theme.photos, both, boards)
