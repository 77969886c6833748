"""What people have done on the shared board by hand and a new proposal keeps: accepted clusters, moves, removals.

A placement with `by_hand` was made by a person. A card that is also placed by the consensus, or that people put
into two clusters, has *copies*: they stay where they are. All other moves by hand are applied again to each new
proposal, next to the cards that were there then (`places.consensus.methods.hand_moves`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from places.boards.models import Board, Cluster, Placement
from places.cards import PHOTO, Card, Step, read_card
from places.consensus.methods.hand_moves import HandMove, reapply


def card_of(placement: Placement) -> Card:
    """Return the card of a placement, without its copy number."""
    return placement.card._replace(copy=0)


@dataclass(frozen=True)
class SharedBoardState:
    """The shared board now: `settled` cards with their accepted cluster, one placement of each other in `main`."""

    clusters: dict[int, Cluster]
    settled: dict[Card, int]
    main: dict[Card, Placement]

    def members(self) -> dict[int, set[Card]]:
        """The cards of each cluster that may still change, by cluster id; empty ones are left out."""
        found: dict[int, set[Card]] = defaultdict(set)
        for card, lying in self.main.items():
            found[lying.cluster_id].add(card)
        return dict(found)


def shared_board_state(board: Board) -> SharedBoardState:
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
    return SharedBoardState(clusters, settled, free)


def with_hand_moves(
    computed: Iterable[Sequence[Card]], now: SharedBoardState, shown: set[Card]
) -> list[tuple[Card, ...]]:
    """Return the computed clusters with the moves by hand applied, in order.

    Cards that people placed and no table did are included; cards that are not `shown` are left out.
    """
    moves = _hand_moves(now, shown)
    base = [tuple(cluster) for cluster in computed]
    known = {card for cluster in base for card in cluster}
    base += [(move.card,) for move in moves if isinstance(move.card, Card) and move.card not in known]
    clusters, _by_hand = reapply(base, moves)
    return [tuple(card for card in cluster if isinstance(card, Card)) for cluster in clusters]


def _hand_moves(now: SharedBoardState, shown: set[Card]) -> list[HandMove]:
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
        moves.append(HandMove(card, frozenset(beside)))
        if not any(not now.main[other].by_hand for other in beside):
            beside.add(card)
    return moves


def without_accepted(
    computed: Sequence[tuple[Card, ...]], now: SharedBoardState
) -> tuple[list[tuple[Card, ...]], dict[Card, int]]:
    """Return the computed clusters without the cards of accepted ones, and which card waits for which of those.

    Where half or more of a computed cluster belongs to one accepted cluster, its other cards wait for people to
    decide. Cards that are more than half of another cluster on the board stay in that one.
    """
    free: list[tuple[Card, ...]] = []
    waiting: dict[Card, int] = {}
    sizes = {cluster_id: len(cards) for cluster_id, cards in now.members().items()}
    for cluster in computed:
        rest = [card for card in cluster if card not in now.settled]
        joins = _joins(cluster, now)
        staying = rest if joins is None else _staying(rest, now, sizes)
        if staying:
            free.append(tuple(staying))
        if joins is not None:
            waiting |= {card: joins for card in rest if card not in staying and not _by_hand(card, now)}
    return free, waiting


def _joins(cluster: Sequence[Card], now: SharedBoardState) -> int | None:
    """The accepted cluster (id) that makes up half or more of a computed one."""
    homes = [now.settled[card] for card in cluster if card in now.settled]
    likest = max(homes, key=homes.count, default=None)
    return likest if 2 * homes.count(likest or 0) >= len(cluster) else None


def _staying(rest: Sequence[Card], now: SharedBoardState, sizes: dict[int, int]) -> list[Card]:
    homes = [now.main[card].cluster_id for card in rest if card in now.main]
    kept = {home for home in homes if 2 * homes.count(home) > sizes[home]}
    return [card for card in rest if card in now.main and now.main[card].cluster_id in kept]


def _by_hand(card: Card, now: SharedBoardState) -> bool:
    return card in now.main and now.main[card].by_hand


def taken_out(board: Board) -> set[Card]:
    """Return the cards that people took out and have not put back; boards of an older version name photos by id."""
    kept = board.proposal.get("kept_out", ())
    return {card for one in kept if (card := Card(PHOTO, one) if isinstance(one, int) else read_card(one))}


def remember_taken_out(board: Board, steps: Iterable[Step]) -> None:
    """Store on the shared board which of the moved cards are not placed any more."""
    moved = {step.card._replace(copy=0) for step in steps}
    photos, themes = [card.photo for card in moved], [card.theme for card in moved]
    lying = Placement.objects.filter(board=board).filter(Q(photo__in=photos) | Q(theme__in=themes))
    placed = {one.card._replace(copy=0) for one in lying}
    board.proposal["kept_out"] = sorted(str(card) for card in (taken_out(board) | moved) - placed)
    board.save(update_fields=["proposal"])
