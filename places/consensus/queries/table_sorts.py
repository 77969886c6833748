"""What the tables put together, as rows for the methods: photos and themes are sorted by the same rules."""

from typing import Any

from django.db.models import QuerySet

from places.boards.models import Placement
from places.cards import THEME
from places.database.prepared import prepared_rows
from places.enums import PhotoState
from places.photos.models.photo import Photo
from places.photos.models.theme import Theme

Row = tuple[int, int, int]  # (group id, photo or theme id, cluster id)


def photo_rows(workshop_id: int) -> list[Row]:
    """Return where the tables put the photos that the room sees; one that lies in two piles gives two rows."""
    return _photo_rows(workshop_id)


def theme_rows(workshop_id: int) -> list[Row]:
    """Return where the tables put themes; one that lies in two piles gives two rows."""
    return _theme_rows(workshop_id)


def cards(workshop_id: int, kind: str) -> list[int]:
    """Return the ids of the photos, or of the themes, that can be sorted, in the stable order of the methods.

    `kind` is `places.cards.PHOTO` or `THEME`. A theme counts while it stands on a photo that the room sees.
    """
    return [pk for (pk,) in (_themes if kind == THEME else _photos)(workshop_id)]


@prepared_rows
def _photo_rows(workshop_id: int) -> QuerySet[Any]:
    placed = _placed(workshop_id).filter(photo__state=PhotoState.BROUGHT)
    return placed.values_list("board__group_id", "photo_id", "cluster_id")


@prepared_rows
def _theme_rows(workshop_id: int) -> QuerySet[Any]:
    placed = _placed(workshop_id).filter(theme__isnull=False)
    return placed.values_list("board__group_id", "theme_id", "cluster_id")


@prepared_rows
def _photos(workshop_id: int) -> QuerySet[Any]:
    shown = Photo.objects.shown().filter(workshop_id=workshop_id)
    return shown.order_by("brought_at", "pk").values_list("pk")


@prepared_rows
def _themes(workshop_id: int) -> QuerySet[Any]:
    shown = Photo.objects.shown().filter(workshop_id=workshop_id)
    themes = Theme.objects.filter(workshop_id=workshop_id, themed_photos__content_object__in=shown)
    return themes.order_by("pk").values_list("pk").distinct()


def _placed(workshop_id: int) -> "QuerySet[Placement]":
    tables = Placement.objects.filter(board__workshop_id=workshop_id, board__group__isnull=False)
    return tables.order_by("board__group__number", "order", "pk")
