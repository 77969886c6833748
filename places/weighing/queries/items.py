"""What the room weighs: the clusters of its shared board, or its themes, each with the pictures in it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from places.boards.models import Cluster, Placement
from places.database.prepared import Numbers, prepared_rows
from places.enums import PhotoState, Subject
from places.photos.models import Theme, ThemedPhoto

FIELDS = ("pk", "key", "see", "essence", "participant__group")  # of a photo


@dataclass(frozen=True)
class Thumb:
    """A small picture, or the words of a words-only card (then `key` is empty), of `photo` (its id)."""

    key: str
    label: str
    photo: int = 0


def shown_name(name: str) -> str:
    """Return a cluster's or theme's name, or words in place of one."""
    return name or _("A pile without a name")


@dataclass(frozen=True)
class Item:
    """One cluster or theme to weigh.

    `photos` are all of its pictures that the room sees, `tables` the table (or None) of each one's owner.
    """

    id: int
    name: str
    also: str
    photos: tuple[Thumb, ...]
    tables: tuple[int | None, ...]

    @property
    def shown_name(self) -> str:
        """Its name, or words in place of one."""
        return shown_name(self.name)

    @property
    def first(self) -> Thumb | None:
        """Its main picture: the first that is not a words-only card."""
        return next((thumb for thumb in self.photos if thumb.key), self.photos[0] if self.photos else None)


def ids(workshop_id: int, subject: str) -> set[int]:
    """Return what can get dots: the clusters of the shared board, or the themes, that hold a photo the room sees."""
    return set(names(workshop_id, subject))


def names(workshop_id: int, subject: str) -> dict[int, str]:
    """Return what can get dots with its name (empty where it has none), by id. One query."""
    return dict(_theme_names(workshop_id) if subject == Subject.THEMES else _cluster_names(workshop_id))


@prepared_rows
def _cluster_names(workshop_id: int) -> "QuerySet[Any]":
    return rows(workshop_id, Subject.CLUSTERS).order_by().values_list("pk", "name")


@prepared_rows
def _theme_names(workshop_id: int) -> "QuerySet[Any]":
    return rows(workshop_id, Subject.THEMES).order_by().values_list("pk", "name")


def items(workshop_id: int, subject: str) -> list[Item]:
    """Return all that can get dots, in the board's order (themes by their keys). Two queries."""
    weighed = list(rows(workshop_id, subject))
    photos: dict[int, list[tuple[Thumb, int | None]]] = defaultdict(list)
    for item_id, photo, key, see, essence, table in _photos(subject, [row.pk for row in weighed]):
        photos[item_id].append((thumb(photo, key, see, essence), table))
    return [
        Item(
            id=row.pk,
            name=row.name,
            also=_also(row) if isinstance(row, Cluster) else "",
            photos=tuple(one for one, _table in photos[row.pk]),
            tables=tuple(table for _one, table in photos[row.pk]),
        )
        for row in weighed
    ]


def thumb(photo: int, key: str, see: str, essence: str) -> Thumb:
    """Return the small picture of a photo: what one sees in it names it, and its words where there is no picture."""
    return Thumb(key, (see or essence) if key else (essence or see), photo)


def rows(workshop_id: int, subject: str) -> "QuerySet[Any]":
    """Return a queryset of what can get dots."""
    if subject == Subject.THEMES:
        themes = Theme.objects.filter(workshop_id=workshop_id)
        return themes.filter(themed_photos__content_object__state=PhotoState.BROUGHT).distinct()
    clusters = Cluster.objects.standing().filter(board__workshop_id=workshop_id, board__group=None)
    return clusters.filter(placements__photo__state=PhotoState.BROUGHT).distinct()


def _photos(subject: str, item_ids: list[int]) -> Iterable[tuple[int, int, str, str, str, int | None]]:
    return (_themed if subject == Subject.THEMES else _clustered)(item_ids)


@prepared_rows
def _themed(themes: Numbers) -> "QuerySet[Any]":
    themed = ThemedPhoto.objects.filter(tag__in=themes, content_object__state=PhotoState.BROUGHT)
    return themed.values_list("tag", *(f"content_object__{name}" for name in FIELDS))


@prepared_rows
def _clustered(clusters: Numbers) -> "QuerySet[Any]":
    placed = Placement.objects.filter(cluster__in=clusters, photo__state=PhotoState.BROUGHT)
    return placed.values_list("cluster", *(f"photo__{name}" for name in FIELDS))


def _also(cluster: Cluster) -> str:
    return " · ".join(called["name"] for called in cluster.also_called if called["name"] != cluster.name)
