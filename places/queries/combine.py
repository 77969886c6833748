"""All tables' sorts side by side, and what the room agrees on in the shared board."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.enums import PhotoState
from places.methods.labels import name_key
from places.methods.sorts import Sorts
from places.models import Cluster, Group, Photo, Placement
from places.queries.board import BoardView, ClusterView, board, board_id_of, table_boards
from places.queries.people import GroupFacts

FEWEST_TABLES = 2


@dataclass(frozen=True)
class TableSorts:
    """What the methods need: the sorts (cards are photo ids, tables group ids, piles cluster ids), the piles'
    names by (group, cluster), and the tables' numbers.
    """

    sorts: Sorts
    names: dict[tuple[object, object], str]
    numbers: dict[object, int]


@dataclass(frozen=True)
class Stand:
    """One table on one shared cluster: whether it put the cluster's photos together."""

    group: GroupFacts
    together: bool


@dataclass(frozen=True)
class Agreement:
    """How the tables that placed two or more of a shared cluster's photos stand to it."""

    stands: tuple[Stand, ...]
    photos: int

    @property
    def together(self) -> int:
        return sum(stand.together for stand in self.stands)

    @property
    def saw(self) -> int:
        return len(self.stands)

    @property
    def sentence(self) -> str:
        """Return "3 of 4 tables put these together": of the tables that placed at least two of the photos."""
        if self.photos < 2:
            return _("Stands alone, and matters")
        if not self.saw:
            return _("No table had two of these in its piles")
        return _("%(together)d of %(saw)d tables put these together") % {
            "together": self.together,
            "saw": self.saw,
        }


@dataclass(frozen=True)
class Called:
    """A name that tables gave, and which."""

    name: str
    tables: tuple[int, ...]


@dataclass(frozen=True)
class Combined:
    """The shared board with its reasons, and the tables' boards beside it. `shared` is None before its time."""

    shared: BoardView | None
    agreements: dict[int, Agreement]
    tables: tuple[BoardView, ...]

    @property
    def sorted_by(self) -> tuple[BoardView, ...]:
        """The tables that have put at least one photo into a pile."""
        return tuple(table for table in self.tables if table.clusters and table.placed)

    @property
    def missing(self) -> str:
        """What is still missing before boards can be combined, in a sentence; empty when nothing is."""
        return what_is_missing(
            [table.group.name for table in self.sorted_by if table.group], len(self.tables)
        )


def what_is_missing(sorting: Sequence[str], tables: int) -> str:
    """Return why `sorting` (names of the tables that have sorted) of `tables` is too few; empty when it is not."""
    if len(sorting) >= min(FEWEST_TABLES, tables) and sorting:
        return ""
    if not sorting:
        return _(
            "No table has put pictures together yet. When two tables have, their boards can be combined."
        )
    return _("Only %(table)s has put pictures together so far. One more table is needed.") % {
        "table": sorting[0]
    }


def table_sorts(workshop_id: int) -> TableSorts:
    """Return all tables' sorts of the photos that the room sees. Four queries."""
    shown = Photo.objects.shown().filter(workshop_id=workshop_id).order_by("brought_at", "pk")
    placed = Placement.objects.filter(
        board__workshop_id=workshop_id, board__group__isnull=False, photo__state=PhotoState.BROUGHT
    ).order_by("board__group__number", "order", "pk")
    clusters = Cluster.objects.filter(board__workshop_id=workshop_id, board__group__isnull=False)
    tables = Group.objects.filter(workshop_id=workshop_id)
    numbers: dict[object, int] = dict(tables.values_list("pk", "number"))
    return TableSorts(
        sorts=Sorts.from_rows(
            placed.values_list("board__group", "photo", "cluster"),
            cards=list(shown.values_list("pk", flat=True)),
            tables=list(numbers),
        ),
        names={(group, pk): name for group, pk, name in clusters.values_list("board__group", "pk", "name")},
        numbers=numbers,
    )


def combined(workshop_id: int) -> Combined:
    """Return the combine page's facts. Nine queries, however many tables, piles and photos there are."""
    shared_id = board_id_of(workshop_id, None)
    shared = board(workshop_id, shared_id) if shared_id else None
    tables = tuple(table_boards(workshop_id))
    return Combined(shared, agreements(shared, tables) if shared else {}, tables)


def agreements(shared: BoardView, tables: Sequence[BoardView]) -> dict[int, Agreement]:
    """Return the agreement behind each shared cluster as it lies now, by cluster id."""
    piles = {table.id: _pile_of(table) for table in tables}
    return {cluster.id: _agreement(cluster, tables, piles) for cluster in shared.clusters}


def called(cluster: ClusterView) -> tuple[Called, ...]:
    """Return the names that tables gave to a shared cluster's photos, the best fitting first."""
    return tuple(Called(other["name"], tuple(other["tables"])) for other in cluster.also_called)


def also_called(cluster: ClusterView, most: int = 3) -> tuple[Called, ...]:
    """Return the first `most` of those names that are not the cluster's own."""
    others = [one for one in called(cluster) if name_key(one.name) != name_key(cluster.name)]
    return tuple(others[:most])


def _pile_of(table: BoardView) -> dict[int, int]:
    return {card.photo: cluster.id for cluster in table.clusters for card in cluster.cards}


def _agreement(
    cluster: ClusterView, tables: Sequence[BoardView], piles: dict[int, dict[int, int]]
) -> Agreement:
    """A table is behind a cluster when it put at least half of the pairs that it placed into one pile."""
    photos = [card.photo for card in cluster.cards]
    stands = []
    for table in tables:
        counts = Counter(piles[table.id][photo] for photo in photos if photo in piles[table.id])
        possible = _pairs(counts.total())
        if possible and table.group:
            stands.append(Stand(table.group, 2 * sum(map(_pairs, counts.values())) >= possible))
    return Agreement(tuple(stands), len(photos))


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
