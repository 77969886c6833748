"""The wall: photos the room sees, newest first, in windows; a constant number of SQL queries for any number."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from places.database.prepared import Numbers, prepared_rows
from places.enums import PhotoState
from places.people.queries.people import GroupFacts
from places.photos.models import Photo, Theme, ThemedPhoto
from places.photos.queries.picture import PICTURE_FIELDS, Pictured
from places.texts import key_of

WINDOW = 60


@dataclass(frozen=True)
class ThemeChip:
    """One theme on a card."""

    id: int
    name: str


@dataclass(frozen=True)
class ThemeCount:
    """One theme and the number of photos of the wall that carry it."""

    id: int
    name: str
    count: int


@dataclass(frozen=True)
class WallCard(Pictured):
    """One photo on the wall. `symbol` is its owner's where names meet; `typed_by` names who typed for an owner
    without a phone."""

    rev: int
    essence: str
    first_name: str
    symbol: str
    typed_by: str
    group: GroupFacts | None
    themes: tuple[ThemeChip, ...]


@dataclass(frozen=True)
class Filter:
    """Which photos of the wall are meant: of one theme (its id), of one table (its number), or all."""

    theme: int | None = None
    table: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing is filtered out."""
        return self.theme is None and self.table is None


EVERYTHING = Filter()
_OWNER = {
    "first_name": F("participant__first_name"),
    "symbol": F("participant__symbol"),
    "typed_by": Coalesce(F("participant__helper__first_name"), Value("")),
    "group_id": F("participant__group_id"),
    "group_number": F("participant__group__number"),
    "group_name": F("participant__group__name"),
    "group_symbol": F("participant__group__symbol"),
}


def cards(
    workshop_id: int, chosen: Filter = EVERYTHING, *, after: int | None = None, limit: int = WINDOW
) -> list[WallCard]:
    """Return at most `limit` cards, newest first; with `after` those that follow the photo with that id.

    Two SQL queries (three with `after`).
    """
    photos = _shown(workshop_id, chosen)
    if after is not None:
        photos = photos.filter(_older_than(workshop_id, after))
    return _made(photos.order_by("-brought_at", "-pk")[:limit])


def card(workshop_id: int, photo_id: int) -> WallCard | None:
    """Return one card if the room sees it."""
    return next(iter(_made(_shown(workshop_id).filter(pk=photo_id))), None)


def hidden(workshop_id: int) -> list[WallCard]:
    """Return the cards that were taken off the wall, for those who run the room."""
    return _made(Photo.objects.filter(workshop_id=workshop_id, state=PhotoState.HIDDEN).order_by("-pk"))


def count(workshop_id: int, chosen: Filter = EVERYTHING) -> int:
    """Return how many photos the wall holds."""
    return _shown(workshop_id, chosen).count()


def neighbours(workshop_id: int, photo_id: int) -> tuple[int | None, int | None]:
    """Return the ids of the photos before (newer) and after (older) this one on the wall, None at the ends."""
    photos = _shown(workshop_id)
    older = photos.filter(_older_than(workshop_id, photo_id)).order_by("-brought_at", "-pk")
    newer = photos.filter(_newer_than(workshop_id, photo_id)).order_by("brought_at", "pk")
    return (newer.values_list("pk", flat=True).first(), older.values_list("pk", flat=True).first())


def theme_counts(workshop_id: int, only: Iterable[int] | None = None) -> list[ThemeCount]:
    """Return the themes of the photos on the wall, most frequent first, then by their words.

    With `only` (theme ids), return just these, those on no photo with 0.
    """
    themes = Theme.objects.filter(workshop_id=workshop_id)
    on_wall = Count("themed_photos", filter=Q(themed_photos__content_object__state=PhotoState.BROUGHT))
    counted = themes.annotate(on_wall=on_wall).order_by()
    counted = counted.filter(on_wall__gt=0) if only is None else counted.filter(pk__in=list(only))
    found = [ThemeCount(*row) for row in counted.values_list("pk", "name", "on_wall")]
    return sorted(found, key=lambda theme: (-theme.count, key_of(theme.name), theme.id))


def themes_of(photo_ids: Iterable[int]) -> dict[int, tuple[ThemeChip, ...]]:
    """Return the themes of each of these photos, in the order in which they were put on, in one query."""
    found: dict[int, list[ThemeChip]] = {}
    for photo_id, theme_id, name in _themes_on(list(photo_ids)):
        found.setdefault(photo_id, []).append(ThemeChip(theme_id, name))
    return {photo_id: tuple(chips) for photo_id, chips in found.items()}


@prepared_rows
def _themes_on(photo_ids: Numbers) -> QuerySet[Any]:
    rows = ThemedPhoto.objects.filter(content_object__in=photo_ids).order_by("pk")
    return rows.values_list("content_object_id", "tag_id", "tag__name")


def _shown(workshop_id: int, chosen: Filter = EVERYTHING) -> QuerySet[Photo]:
    photos = Photo.objects.shown().filter(workshop_id=workshop_id)
    if chosen.theme is not None:
        photos = photos.filter(themed_photos__tag=chosen.theme)
    if chosen.table is not None:
        photos = photos.filter(participant__group__number=chosen.table)
    return photos


def _older_than(workshop_id: int, photo_id: int) -> Q:
    at = (
        Photo.objects.filter(workshop_id=workshop_id, pk=photo_id)
        .values_list("brought_at", flat=True)
        .first()
    )
    return Q(pk__in=()) if at is None else Q(brought_at__lt=at) | Q(brought_at=at, pk__lt=photo_id)


def _newer_than(workshop_id: int, photo_id: int) -> Q:
    at = (
        Photo.objects.filter(workshop_id=workshop_id, pk=photo_id)
        .values_list("brought_at", flat=True)
        .first()
    )
    return Q(pk__in=()) if at is None else Q(brought_at__gt=at) | Q(brought_at=at, pk__gt=photo_id)


def _made(photos: QuerySet[Photo]) -> list[WallCard]:
    rows: list[dict[str, Any]] = list(photos.values(*PICTURE_FIELDS, "rev", "essence", **_OWNER))
    themes = themes_of(row["id"] for row in rows)
    return [_card(row, themes.get(row["id"], ())) for row in rows]


def _card(row: dict[str, Any], themes: tuple[ThemeChip, ...]) -> WallCard:
    group = None
    facts = [row.pop(name) for name in ("group_id", "group_number", "group_name", "group_symbol")]
    if facts[0] is not None:
        group = GroupFacts(*facts)
    return WallCard(**row, group=group, themes=themes)
