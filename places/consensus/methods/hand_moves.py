"""Moves by hand, stored separately from computed clusters and applied again to each new computation."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class HandMove:
    """A person put `card` into the cluster that then held the cards `beside` (none: it was alone)."""

    card: Hashable
    beside: frozenset[Hashable]


def reapply(
    clusters: Sequence[Sequence[Hashable]], moves: Iterable[HandMove]
) -> tuple[tuple[tuple[Hashable, ...], ...], frozenset[Hashable]]:
    """The computed clusters with people's moves on top, in order: (clusters, the cards that are where
    people put them).

    A move finds its cluster again as the one with the best |both| / |either| (ties: the first). Where none of
    the cards it was put beside is left, and for cards that are gone, the move is passed over; emptied
    clusters go.
    """
    present = [list(cluster) for cluster in clusters]
    by_hand: set[Hashable] = set()
    for move in moves:
        home = next((cluster for cluster in present if move.card in cluster), None)
        target = _target(present, move)
        if home is None or target is None:
            continue
        home.remove(move.card)
        target.append(move.card)
        by_hand.add(move.card)
        if not any(cluster is target for cluster in present):
            present.append(target)
        present = [cluster for cluster in present if cluster]
    return tuple(tuple(cluster) for cluster in present), frozenset(by_hand)


def _target(present: list[list[Hashable]], move: HandMove) -> list[Hashable] | None:
    beside = move.beside - {move.card}
    if not beside:
        return []
    best, best_fit = None, 0.0
    for cluster in present:
        others = set(cluster) - {move.card}
        fit = len(others & beside) / len(others | beside)
        if fit > best_fit:
            best, best_fit = cluster, fit
    return best
