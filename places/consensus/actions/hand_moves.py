"""What people have moved on the shared board by hand, kept apart from what the consensus placed.

A placement with `by_hand` is a person's. A card that also lies where the consensus put it, or that a person put
into two clusters, has *copies*: they stay where they are. Everything else that people moved goes back on top of
each new proposal, beside the cards it was put beside (`places.consensus.methods.hand_moves`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from places.boards.models import Board, Cluster, Placement
from places.cards import Card
from places.consensus.methods.hand_moves import Move, reapply


def card_of(placement: Placement) -> Card:
    """Return the card that lies there, whichever of its copies."""
    return placement.card._replace(copy=0)


@dataclass(frozen=True)
class Lying:
    """The shared board as it lies: `settled` cards with their accepted cluster, the others once each in `main`."""

    clusters: dict[int, Cluster]
    settled: dict[Card, int]
    main: dict[Card, Placement]

    def members(self) -> dict[int, set[Card]]:
        """The cards of each cluster that may still change, by cluster id; empty ones are left out."""
        found: dict[int, set[Card]] = defaultdict(set)
        for card, lying in self.main.items():
            found[lying.cluster_id].add(card)
        return dict(found)


def lying(board: Board) -> Lying:
    """Read the shared board. Two queries."""
    clusters = {cluster.pk: cluster for cluster in Cluster.objects.standing().filter(board=board)}
    settled: dict[Card, int] = {}
    main: dict[Card, Placement] = {}
    for one in board.placements.order_by("by_hand", "rev", "pk"):
        if one.cluster_id in clusters and clusters[one.cluster_id].accepted:
            settled[card_of(one)] = one.cluster_id
        elif one.cluster_id in clusters:
            main.setdefault(card_of(one), one)
    free = {card: one for card, one in main.items() if card not in settled}
    return Lying(clusters, settled, free)


def with_hand_moves(
    computed: Iterable[Sequence[Card]], now: Lying, shown: set[Card]
) -> list[tuple[Card, ...]]:
    """Return the computed clusters with everything on top that people moved, in order.

    Cards that people placed and no table did stand in clusters too; what is not `shown` is in none.
    """
    moves = _moves(now, shown)
    base = [tuple(cluster) for cluster in computed]
    known = {card for cluster in base for card in cluster}
    base += [(move.card,) for move in moves if isinstance(move.card, Card) and move.card not in known]
    clusters, _by_hand = reapply(base, moves)
    return [tuple(card for card in cluster if isinstance(card, Card)) for cluster in clusters]


def _moves(now: Lying, shown: set[Card]) -> list[Move]:
    """Each move in the order it was made: beside the consensus' cards of that cluster, or beside the first that
    a person put there.
    """
    laid: dict[int, set[Card]] = defaultdict(set)
    for card, one in now.main.items():
        if not one.by_hand and card in shown:
            laid[one.cluster_id].add(card)
    moves = []
    by_hand = [(one.rev, one.order, card) for card, one in now.main.items() if one.by_hand and card in shown]
    for _rev, _order, card in sorted(by_hand):
        beside = laid[now.main[card].cluster_id]
        moves.append(Move(card, frozenset(beside)))
        if not any(not now.main[other].by_hand for other in beside):
            beside.add(card)
    return moves
