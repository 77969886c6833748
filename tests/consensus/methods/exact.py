"""Consensus by the letter of its formulas, in fractions and loops: slow, and independent of `places.methods`.

Cards are 0..n-1. A board is a list of piles, a pile a set of cards; a card in several piles of one board counts in
each of them by an equal share.
"""

import itertools
import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache

Board = tuple[frozenset[int], ...]


def board_of(piles: Iterable[Iterable[int]]) -> Board:
    return tuple(frozenset(pile) for pile in piles)


@cache
def shares(board: Board) -> list[dict[int, Fraction]]:
    """For each pile the share of each of its cards."""
    copies = {card: sum(card in pile for pile in board) for pile in board for card in pile}
    return [{card: Fraction(1, copies[card]) for card in pile} for pile in board]


def placed(board: Board) -> set[int]:
    return set().union(*board)


@cache
def same(board: Board, one: int, other: int) -> Fraction:
    return sum((pile.get(one, 0) * pile.get(other, 0) for pile in shares(board)), Fraction(0))


def similarity(size: int, boards: Sequence[Board], weights: Sequence[Fraction]) -> list[list[Fraction]]:
    together = [[Fraction(0)] * size for _ in range(size)]
    both = [[Fraction(0)] * size for _ in range(size)]
    for i, j in itertools.permutations(range(size), 2):
        for board, weight in zip(boards, weights, strict=True):
            if {i, j} <= placed(board):
                both[i][j] += weight
                together[i][j] += weight * same(board, i, j)
    judged = sum(map(sum, both))
    rate = Fraction(sum(map(sum, together)), judged) if judged else Fraction(0)
    unseen = any(not both[i][j] for i, j in itertools.permutations(range(size), 2))
    alpha = Fraction(1, 2) if unseen else Fraction(0)
    return [
        [
            Fraction(1) if i == j else (together[i][j] + alpha * rate) / (both[i][j] + alpha)
            for j in range(size)
        ]
        for i in range(size)
    ]


def partitions(likeness: list[list[Fraction]]) -> dict[int, list[list[int]]]:
    """Average linkage from its definition: for every number of clusters, the clusters."""
    clusters = [[card] for card in range(len(likeness))]
    found = {len(clusters): [list(cluster) for cluster in clusters]}
    while len(clusters) > 1:
        apart = {
            (min(a), min(b)): Fraction(sum(1 - likeness[i][j] for i in a for j in b), len(a) * len(b))
            for a, b in itertools.combinations(clusters, 2)
        }
        low, high = min(apart, key=lambda pair: (apart[pair], pair))
        a = next(cluster for cluster in clusters if min(cluster) == low)
        b = next(cluster for cluster in clusters if min(cluster) == high)
        clusters = sorted([c for c in clusters if c not in (a, b)] + [sorted(a + b)])
        found[len(clusters)] = [list(cluster) for cluster in clusters]
    return found


def index(clusters: list[list[int]], board: Board) -> Fraction:
    """Adjusted Rand index of clusters and one board, pair by pair of the cards that the board placed."""
    both = one = other = pairs = 0
    of = {card: number for number, cluster in enumerate(clusters) for card in cluster}
    for i, j in itertools.combinations(sorted(placed(board)), 2):
        here, there = of[i] == of[j], same(board, i, j)
        both, one, other, pairs = both + (there if here else 0), one + here, other + there, pairs + 1
    expected = Fraction(one * other, pairs) if pairs else Fraction(0)
    spread = Fraction(one + other, 2) - expected
    return (both - expected) / spread if spread else Fraction(1)


def mean_index(clusters: list[list[int]], boards: Sequence[Board], weights: Sequence[Fraction]) -> Fraction:
    sorting = [(b, w) for b, w in zip(boards, weights, strict=True) if placed(b)]
    return sum(w * index(clusters, b) for b, w in sorting) / sum(w for _, w in sorting)


def best(size: int, boards: Sequence[Board], weights: Sequence[Fraction]) -> list[list[int]]:
    """The partition of highest A for k = 2..n-1 (ties: smaller k); all in one pile and each alone stay so."""
    cuts = partitions(similarity(size, boards, weights))
    joined = [same(b, i, j) for b in boards for i, j in itertools.combinations(sorted(placed(b)), 2)]
    if not any(joined):
        return cuts[size]
    if all(share == 1 for share in joined):
        return cuts[1]
    numbers = range(2, size) if size > 2 else range(1, 3)
    return cuts[max(numbers, key=lambda k: (mean_index(cuts[k], boards, weights), -k))]


def transferred(
    clusters: list[list[int]], boards: Sequence[Board], weights: Sequence[Fraction]
) -> list[list[int]]:
    """Move the one card whose move raises A most (ties: first card, first cluster) until none does."""
    while True:
        now = mean_index(clusters, boards, weights)
        tries = []
        for card in range(sum(map(len, clusters))):
            home = next(cluster for cluster in clusters if card in cluster)
            for number, target in enumerate(clusters):
                if target is not home and len(home) > 1:
                    moved = [[c for c in cluster if c != card] for cluster in clusters]
                    moved[number] = sorted([*target, card])
                    tries.append((-mean_index(moved, boards, weights), card, number, moved))
        if not tries or -min(tries)[0] <= now:
            return sorted(clusters)
        clusters = min(tries)[3]


def leaning(
    card: int, clusters: list[list[int]], boards: Sequence[Board], weights: Sequence[Fraction]
) -> tuple[list[Fraction], Fraction]:
    """How the room leans for a card: (share for each cluster, share for alone)."""
    to, alone, heard = [Fraction(0)] * len(clusters), Fraction(0), Fraction(0)
    for board, weight in zip(boards, weights, strict=True):
        if card not in placed(board):
            continue
        heard += weight
        mates = {other: same(board, card, other) for other in placed(board) - {card}}
        if total := sum(mates.values()):
            for number, cluster in enumerate(clusters):
                to[number] += weight * sum(mates.get(other, 0) for other in cluster) / total
        else:
            alone += weight
    return [share / heard for share in to], alone / heard


def entropy(to: list[Fraction], alone: Fraction) -> float:
    terms = [float(share) * math.log(share) for share in (*to, alone) if share]
    return -sum(terms) / math.log(max(len(to) + 1, 2))
