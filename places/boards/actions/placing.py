"""Write placements and piles: what every action on a board does to rows once it is allowed.

Each action gives the board its next `rev`, and every placement that it touches carries that number. So a
placement's rev is never used twice, even when a card went to the tray and was placed again (0 = not placed).
A card's `order` is between those of its neighbours: an action changes no other card.
"""

import itertools
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from places.boards.models import Board, Cluster, Placement
from places.boards.queries import rows
from places.cards import Card, Position, Step
from places.database.prepared import Numbers, Update, prepared_delete, prepared_update
from places.database.rows import increment, insert
from places.errors import Unclear

MOST_PILES = 200


def next_rev(board: Board) -> int:
    """Move the board to its next rev and return it."""
    board.rev = increment(Board, board.pk, "rev") or 0
    return board.rev


def new_cluster(board: Board, name: str = "", *, is_alone: bool = False) -> Cluster:
    """Add an empty pile at the end of the board (rev 1: a person has named it). Raises `Unclear` when too many."""
    piles = Cluster.objects.filter(board=board)
    if piles.standing().count() >= MOST_PILES:
        raise Unclear(_("There are very many piles here already. Please use one of them."))
    last = piles.aggregate(last=Max("order"))["last"] or 0
    return Cluster.objects.create(
        board=board, name=name, is_alone=is_alone, order=last + 1, rev=1 if name else 0
    )


def place_of(lying: Placement | None) -> Position | None:
    """Return where a placement is, for the log."""
    return lying.place if lying else None


def place_cards(
    board: Board,
    cluster: Cluster,
    moving: Iterable[tuple[Card, Placement | None]],
    *,
    after: Card | None = None,
    first: bool = False,
) -> list[Step]:
    """Place cards in a pile, behind the card `after` (unknown or None: last), or `first`; return the steps.

    `moving` holds each card with its present placement (None: it is new on the board). A card of which the pile has
    a copy already is removed, so that the pile has it once. The placements are marked as made by hand.
    """
    rev, cards = next_rev(board), dict(moving)
    there = rows.in_pile(cluster.pk)
    others = [lying for lying in there if lying.card not in cards]
    at = 0 if first else _index_after(others, after)
    staying = {lying.card[:2] for lying in others}
    laid: dict[Card, Placement] = {}
    for card, lying in cards.items():
        if card[:2] not in staying:
            staying.add(card[:2])
            laid[card] = lying or Placement(
                board=board, photo_id=card.photo, theme_id=card.theme, copy=card.copy
            )
    were = {lying.card: place_of(lying) for lying in [*filter(None, cards.values()), *others]}
    moved = _set(cluster, others, at, list(laid.values()), rev)
    delete_placements(lying for card, lying in cards.items() if lying and card not in laid)
    steps = [Step(card, were.get(card), place_of(laid.get(card))) for card in cards]
    steps += [Step(lying.card, were[lying.card], place_of(lying)) for lying in moved]
    touch(board, steps)
    return steps


def unplace(board: Board, lying: Iterable[Placement]) -> list[Step]:
    """Take cards out of their piles, back to the tray (a copy is deleted); return the steps."""
    next_rev(board)
    removed = list(lying)
    steps = [Step(one.card, one.place, None) for one in removed]
    delete_placements(removed)
    touch(board, steps)
    return steps


def touch(board: Board, steps: Sequence[Step]) -> None:
    """Set the content rev of the piles that these steps changed."""
    piles = {place.cluster for step in steps for place in (step.was, step.now) if place}
    _mark_changed(board.pk, list(piles), board.rev)


def remove_empty_piles(board: Board, steps: Iterable[Step]) -> list[int]:
    """Remove the unnamed piles that `steps` left empty; return their ids."""
    left = {step.was.cluster for step in steps if step.was}
    if not left:
        return []
    ids = sorted(pk for (pk,) in rows.empty_piles(board.pk, list(left)))
    if ids:
        Cluster.objects.filter(pk__in=ids).update(gone=True)
    return ids


def unmark_alone(cluster: Cluster) -> list[int]:
    """Unmark a pile marked "stands alone" that has more than one card now; return its id, or nothing."""
    if not cluster.is_alone or cluster.placements.count() < 2:
        return []
    Cluster.objects.filter(pk=cluster.pk).update(is_alone=False)
    return [cluster.pk]


def lines(steps: Iterable[Step]) -> list[list[Any]]:
    """Return steps as the log keeps them."""
    return [step.line() for step in steps]


def _set(
    cluster: Cluster, others: list[Placement], at: int, moving: list[Placement], rev: int
) -> list[Placement]:
    """Order `moving` behind the first `at` of the others; return those of the others that were renumbered.

    The whole pile is renumbered only when no number is left between two neighbours.
    """
    orders = between([lying.order for lying in others], at, len(moving))
    for lying in moving:
        lying.cluster, lying.rev, lying.by_hand = cluster, rev, True
    moved = others if orders is None else []
    if orders is None:
        for number, lying in enumerate([*others[:at], *moving, *others[at:]], start=1):
            lying.order = number
        for lying in others:
            lying.rev = rev
    else:
        for lying, order in zip(moving, orders, strict=True):
            lying.order = order
    store([*moving, *moved])
    return moved


def _index_after(others: Sequence[Placement], after: Card | None) -> int:
    return next((index + 1 for index, lying in enumerate(others) if lying.card == after), len(others))


def between(orders: Sequence[float], at: int, count: int) -> list[float] | None:
    """Return `count` rising numbers behind the first `at` of `orders` (rising) and before the rest.

    None when there are not enough floating-point numbers between the two neighbours.
    """
    low = orders[at - 1] if at else None
    high = orders[at] if at < len(orders) else None
    if high is None:
        start = 1.0 if low is None else float(int(low) + 1)
        return [start + step for step in range(count)]
    if low is None:
        low = high - count - 1
    found = [low + (high - low) * step / (count + 1) for step in range(1, count + 1)]
    rising = [low, *found, high]
    fits = all(one < other for one, other in itertools.pairwise(rising))
    return found if fits else None


def store(placements: Iterable[Placement]) -> None:
    """Update the placements with an id, insert the others."""
    placed = list(placements)
    if known := [lying for lying in placed if lying.pk]:
        Placement.objects.bulk_update(known, ["cluster", "rev", "by_hand", "order"])
    new = [lying for lying in placed if not lying.pk]
    if len(new) == 1:  # nearly always
        insert(new[0])
    else:
        Placement.objects.bulk_create(new)


def delete_placements(lying: Iterable[Placement]) -> None:
    """Delete placements. One query."""
    _delete([one.pk for one in lying])


@prepared_update
def _mark_changed(board_id: int, cluster_ids: Numbers, rev: int) -> Update:
    """Set the rev of the last change of content of these piles."""
    return Update(Cluster.objects.filter(board_id=board_id, pk__in=cluster_ids), {"laid": rev})


@prepared_delete
def _delete(placement_ids: Numbers) -> QuerySet[Placement]:
    return Placement.objects.filter(pk__in=placement_ids)
