"""Apply a proposal to the shared board with the fewest changes: a card that stays where it is keeps its rev.

So a new proposal causes no conflict for a person who is moving such a card.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from places.boards.actions.placing import delete_placements
from places.boards.models import Board, Cluster, Placement
from places.cards import Card, Step
from places.consensus.actions.kept_moves import SharedBoardState, card_of

SAME_CLUSTER = 1 / 3


@dataclass
class Applied:
    """What applying a proposal changed.

    `homes` are the clusters (ids) that the wanted ones became, `changed` those with other content than
    before, `gone` those removed; `steps` are the moves of cards.
    """

    homes: list[int] = field(default_factory=list)
    changed: set[int] = field(default_factory=set)
    gone: list[int] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)


def match(wanted: Sequence[Sequence[Card]], now: SharedBoardState) -> dict[int, int]:
    """Return which existing cluster (id) each wanted one (index) becomes: the most similar pairs first, one to one.

    Two can be matched from |both| / |either| = 1/3 on; a cluster that a person named is matched with any cards
    left of it.
    """
    likeness = []
    for index, cards in enumerate(wanted):
        for cluster_id, old in now.members().items():
            both = len(old & set(cards))
            share = both / len(old | set(cards))
            if share >= SAME_CLUSTER or (both and now.clusters[cluster_id].rev):
                likeness.append((-share, index, cluster_id))
    homes: dict[int, int] = {}
    for _share, index, cluster_id in sorted(likeness):
        if index not in homes and cluster_id not in homes.values():
            homes[index] = cluster_id
    return homes


def apply_clusters(
    board: Board, wanted: Sequence[Sequence[Card]], now: SharedBoardState, rev: int
) -> Applied:
    """Apply the wanted clusters (their cards, in the order of the board) to the board; return what changed."""
    applied = Applied()
    found = match(wanted, now)
    for index, cards in enumerate(wanted):
        home = found[index] if index in found else Cluster.objects.create(board=board, order=0).pk
        applied.homes.append(home)
        _fill(board, home, cards, now, rev, applied)
    _take_away(board, {card for cards in wanted for card in cards}, now, applied)
    applied.gone = sorted(_emptied(board))
    Cluster.objects.filter(pk__in=applied.gone).update(gone=True)  # rows that the board's history needs
    _order(board, applied)
    Cluster.objects.filter(pk__in=applied.changed).update(laid=rev)
    return applied


def _fill(
    board: Board, home: int, cards: Sequence[Card], now: SharedBoardState, rev: int, applied: Applied
) -> None:
    """Put `cards` into `home`: those already there keep their order, the others come behind them."""
    here = [card for card in cards if card in now.main and now.main[card].cluster_id == home]
    coming = [card for card in cards if card not in here]
    if not coming:
        return
    applied.changed.add(home)
    there = list(Placement.objects.filter(cluster=home))
    copied = [one for one in there if card_of(one) in coming]
    _delete(copied, applied)  # a copy that a person put here is now the card itself
    last = max((one.order for one in there), default=0)
    moving = [now.main.get(card) or _new(board, card) for card in coming]
    for place, one in enumerate(moving, start=1):
        was = one.place if one.pk else None
        applied.changed |= {was.cluster} if was else set()
        one.cluster_id, one.order, one.rev = home, math.floor(last) + place, rev
        applied.steps.append(Step(one.card, was, one.place))
    Placement.objects.bulk_update([one for one in moving if one.pk], ["cluster", "order", "rev"])
    Placement.objects.bulk_create([one for one in moving if not one.pk])


def _new(board: Board, card: Card) -> Placement:
    return Placement(board=board, photo_id=card.photo, theme_id=card.theme, by_hand=False)


def _take_away(board: Board, wanted: set[Card], now: SharedBoardState, applied: Applied) -> None:
    """Remove placements of the consensus that the new one does not have; placements by hand stay."""
    left = [one for card, one in now.main.items() if not one.by_hand and card not in wanted]
    applied.changed |= {one.cluster_id for one in left}
    _delete(left, applied)


def _delete(lying: Sequence[Placement], applied: Applied) -> None:
    applied.steps += [Step(one.card, one.place, None) for one in lying]
    delete_placements(lying)


def _emptied(board: Board) -> list[int]:
    """Return the ids of empty clusters that no person has named or accepted."""
    empty = Cluster.objects.standing().filter(board=board, placements=None, rev=0, accepted=False)
    return list(empty.values_list("pk", flat=True))


def _order(board: Board, applied: Applied) -> None:
    """Number the clusters: existing ones keep their order; a new one comes next to its neighbour in the tree."""
    clusters = {cluster.pk: cluster for cluster in Cluster.objects.standing().filter(board=board)}
    order = [pk for pk in clusters if clusters[pk].order]
    for place, home in enumerate(applied.homes):
        if not clusters[home].order:
            order.insert(_beside(order, applied.homes, place), home)
    for number, pk in enumerate(order, start=1):
        if clusters[pk].order != number:
            Cluster.objects.filter(pk=pk).update(order=number)
            applied.changed.add(pk)
    applied.changed -= set(applied.gone)


def _beside(order: Sequence[int], homes: Sequence[int], place: int) -> int:
    """Return the index for a new cluster: behind the one before it, else before the next existing one."""
    if place:
        return order.index(homes[place - 1]) + 1
    return next((order.index(home) for home in homes if home in order), len(order))
