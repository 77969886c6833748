"""What a new proposal means for clusters that people have accepted: nothing there changes by itself."""

from collections.abc import Sequence

from places.cards import Card
from places.consensus.actions.hand_moves import Lying


def beside_the_accepted(
    computed: Sequence[tuple[Card, ...]], now: Lying
) -> tuple[list[tuple[Card, ...]], dict[Card, int]]:
    """Return the computed clusters without the cards of accepted ones, and which card waits for which of those.

    Where half or more of a computed cluster is one accepted cluster, the rest would join it: that is for people
    to decide, so those cards wait. Only what is more than half of another cluster on the board stays one.
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


def _joins(cluster: Sequence[Card], now: Lying) -> int | None:
    """The accepted cluster (id) that makes up half or more of a computed one."""
    homes = [now.settled[card] for card in cluster if card in now.settled]
    likest = max(homes, key=homes.count, default=None)
    return likest if 2 * homes.count(likest or 0) >= len(cluster) else None


def _staying(rest: Sequence[Card], now: Lying, sizes: dict[int, int]) -> list[Card]:
    homes = [now.main[card].cluster_id for card in rest if card in now.main]
    kept = {home for home in homes if 2 * homes.count(home) > sizes[home]}
    return [card for card in rest if card in now.main and now.main[card].cluster_id in kept]


def _by_hand(card: Card, now: Lying) -> bool:
    return card in now.main and now.main[card].by_hand
