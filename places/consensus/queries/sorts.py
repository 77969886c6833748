"""All tables' sorts side by side, as the methods of consensus want them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from places.boards.models import Cluster
from places.cards import PHOTO, THEME, Card
from places.consensus.methods.sorts import Sorts
from places.consensus.queries import table_sorts as rows
from places.database.prepared import prepared_rows
from places.people.models import Group


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

    A theme is a card like another: it lies in the same piles. `kinds` takes only photos or only themes. The stable
    order of cards, by which ties fall, is that in which photos were brought; themes come after them.
    """
    placed: list[tuple[int, Card, int]] = []
    cards: list[Card] = []
    for kind, read in ((PHOTO, rows.photo_rows), (THEME, rows.theme_rows)):
        if kind in kinds:
            known = dict.fromkeys(Card(kind, thing) for thing in rows.cards(workshop_id, kind))
            cards += known
            placed += [
                (table, card, pile)
                for table, thing, pile in read(workshop_id)
                if (card := Card(kind, thing)) in known
            ]
    numbers: dict[object, int] = dict(_numbers(workshop_id))
    return TableSorts(
        sorts=Sorts.from_rows(placed, cards=cards, tables=list(numbers)),
        names={(group, pk): name for group, pk, name in _names(workshop_id)},
        numbers=numbers,
    )


@prepared_rows
def _numbers(workshop_id: int) -> QuerySet[Any]:
    return Group.objects.filter(workshop_id=workshop_id).values_list("pk", "number")


@prepared_rows
def _names(workshop_id: int) -> QuerySet[Any]:
    clusters = Cluster.objects.filter(board__workshop_id=workshop_id, board__group__isnull=False).standing()
    return clusters.values_list("board__group", "pk", "name")
