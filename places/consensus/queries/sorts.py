"""All tables' sorts, in the form that the consensus methods take."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from places.boards.models import Cluster, Placement
from places.cards import PHOTO, THEME, Card, own_number
from places.consensus.methods.sorts import Sorts
from places.database.prepared import prepared_rows
from places.enums import PhotoState
from places.people.models import Group
from places.photos.models import Photo, Theme

Row = tuple[int, int, int]  # (group id, photo or theme id, cluster id)


def photo_rows(workshop_id: int) -> list[Row]:
    """Return where the tables put the photos that the room sees; one in two piles gives two rows."""
    return _photo_rows(workshop_id)


def theme_rows(workshop_id: int) -> list[Row]:
    """Return where the tables put themes; one in two piles gives two rows."""
    return _theme_rows(workshop_id)


def sortable_cards(workshop_id: int, kind: str) -> list[int]:
    """Return the ids of the photos, or of the themes, that can be sorted, in the stable order of the methods.

    `kind` is `places.cards.PHOTO` or `THEME`. A theme counts while it is on a photo that the room sees.
    """
    return [pk for pk, _key in _sortable(workshop_id, kind)]


def _sortable(workshop_id: int, kind: str) -> list[tuple[int, str]]:
    return (_themes if kind == THEME else _photos)(workshop_id)


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
    return shown.order_by("brought_at", "pk").values_list("pk", "upload_key")


@prepared_rows
def _themes(workshop_id: int) -> QuerySet[Any]:
    shown = Photo.objects.shown().filter(workshop_id=workshop_id)
    themes = Theme.objects.filter(workshop_id=workshop_id, themed_photos__content_object__in=shown)
    return themes.order_by("pk").values_list("pk", "key").distinct()


def _placed(workshop_id: int) -> "QuerySet[Placement]":
    tables = Placement.objects.filter(board__workshop_id=workshop_id, board__group__isnull=False)
    return tables.order_by("board__group__number", "order", "pk")


@dataclass(frozen=True)
class TableSorts:
    """What the methods need: the sorts (cards are `Card`s without copies, tables group ids, piles cluster ids),
    the piles' names by (group, cluster), and the tables' numbers.
    """

    sorts: Sorts
    names: dict[tuple[object, object], str]
    numbers: dict[object, int]

    @property
    def sorting(self) -> list[int]:
        """The numbers of the tables that have put at least one card into a pile."""
        pairs = zip(self.sorts.tables, self.sorts.sorting_tables, strict=True)
        return [self.numbers[table] for table, has in pairs if has]


def table_sorts(workshop_id: int, kinds: str = PHOTO + THEME) -> TableSorts:
    """Return how all tables have sorted the photos that the room sees and the themes on them. Six queries.

    Themes are cards in the same piles as photos. `kinds` takes only photos or only themes. Cards come in
    the order in which photos were brought, themes after them; ties are decided by the cards' own numbers.
    """
    placed: list[tuple[int, Card, int]] = []
    keys: dict[Hashable, str] = {}
    for kind, read in ((PHOTO, photo_rows), (THEME, theme_rows)):
        if kind in kinds:
            sortable = _sortable(workshop_id, kind)
            known: dict[Hashable, str] = {Card(kind, pk): str(own_number(kind, key)) for pk, key in sortable}
            keys |= known
            placed += [
                (table, card, pile)
                for table, thing, pile in read(workshop_id)
                if (card := Card(kind, thing)) in known
            ]
    numbers: dict[object, int] = dict(_numbers(workshop_id))
    return TableSorts(
        sorts=Sorts.from_rows(placed, cards=list(keys), tables=list(numbers), keys=keys),
        names={(group, pk): name for group, pk, name in _names(workshop_id)},
        numbers=numbers,
    )


@prepared_rows
def _numbers(workshop_id: int) -> QuerySet[Any]:
    has_placed = Exists(Placement.objects.filter(board__group=OuterRef("pk")))
    return Group.objects.filter(Q(closed=False) | has_placed, workshop_id=workshop_id).values_list(
        "pk", "number"
    )


@prepared_rows
def _names(workshop_id: int) -> QuerySet[Any]:
    clusters = Cluster.objects.filter(board__workshop_id=workshop_id, board__group__isnull=False).standing()
    return clusters.values_list("board__group", "pk", "name")
