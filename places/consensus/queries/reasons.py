"""The reasons of all shared clusters, put together once: what the combine page says of each of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from places.boards.queries.board import ClusterView
from places.boards.queries.lone_marks import LoneMark
from places.consensus.queries.agreement import Agreement, cards_in
from places.consensus.queries.contested import ContestedCard
from places.consensus.queries.shared import SharedCluster, called, pictures

FEWEST_AT_HOME = 2  # cards that a cluster keeps, however many of its cards are contested
MOST_BETWEEN = 6  # cards between two clusters


@dataclass(frozen=True)
class Borders:
    """The contested cards by cluster id: those `between` it and the next one, and those that stay `inside` it."""

    between: Mapping[int, list[ContestedCard]]
    inside: Mapping[int, list[ContestedCard]]


@dataclass(frozen=True)
class Reasons:
    """The reasons of the shared clusters, by cluster id; `held` (of `rounds`) by the cards in it, `marks` by photo
    id.
    """

    agreements: Mapping[int, Agreement]
    accepted: frozenset[int]
    held: Mapping[frozenset[str], int]
    borders: Borders
    marks: Mapping[int, LoneMark]
    rounds: int

    def of(self, cluster: ClusterView) -> SharedCluster:
        """Return this cluster with its reasons."""
        cards = frozenset(view.card for view in cards_in(cluster))
        inside = self._marked(self.borders.inside.get(cluster.id, ()))
        return SharedCluster(
            cluster=cluster,
            pictures=pictures(cluster.cards, self.marks, {one.card.card for one in inside}),
            agreement=self.agreements[cluster.id],
            called=called(cluster),
            is_accepted=cluster.id in self.accepted,
            held=self.held.get(frozenset(map(str, cards))),
            rounds=self.rounds,
            border=self._marked(self.borders.between.get(cluster.id, ())),
            inside=inside,
            away=cards & {one.card.card for those in self.borders.between.values() for one in those},
        )

    def _marked(self, contested: Iterable[ContestedCard]) -> tuple[ContestedCard, ...]:
        return tuple(replace(one, mark=self.marks.get(one.card.card.photo or 0)) for one in contested)


def borders(contested: Sequence[ContestedCard], clusters: Iterable[ClusterView]) -> Borders:
    """Return where the contested cards are shown: bridges first between clusters, as long as there is room, and as
    long as their own clusters keep some cards.

    Between two neighbours a card stands behind the upper one, else behind its home; a cluster of one card is no
    neighbour, because the page shows those apart.
    """
    size = {cluster.id: len(cards_in(cluster)) for cluster in clusters}
    order = {pk: place for place, pk in enumerate(pk for pk, cards in size.items() if cards != 1)}
    left: Counter[int] = Counter()
    between: dict[int, list[ContestedCard]] = {}
    inside: dict[int, list[ContestedCard]] = {}
    for one in sorted(contested, key=lambda each: not each.is_bridge):
        above, reaches_next = _above(one, order)
        there = between.get(above.id, [])
        is_needed = not one.waits and size[one.home.id] - left[one.home.id] <= FEWEST_AT_HOME
        if is_needed or len(there) == MOST_BETWEEN or one.home.id not in order:
            inside.setdefault(one.home.id, []).append(one)
        else:
            left[one.home.id] += not one.waits
            between[above.id] = [*there, replace(one, reaches_next=reaches_next)]
    return Borders(between, inside)


def _above(one: ContestedCard, order: Mapping[int, int]) -> tuple[ClusterView, bool]:
    """Return the cluster behind which a card is shown, and whether the next one is its other side."""
    here, there = order.get(one.home.id), order.get(one.other.id) if one.other else None
    if one.other is None or here is None or there is None or abs(here - there) != 1:
        return one.home, False
    return one.other if there < here else one.home, True
