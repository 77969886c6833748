"""Consensus by the letter of its formulas, in fractions and loops: slow, and independent of `places.methods`.

Cards are 0..n-1. A board is a list of piles, a pile a set of cards; a card in several piles of one board counts in
each of them by an equal share.
"""

import itertools
import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from hashlib import sha256

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


def parts(size: int, boards: Sequence[Board]) -> list[set[int]]:
    """The cards in parts, such that no board has placed cards of two of them."""
    found = [{card} for card in range(size)]
    for board in boards:
        touched = [part for part in found if part & placed(board)]
        found = [part for part in found if part not in touched] + ([set().union(*touched)] if touched else [])
    return found


def orders(keys: Sequence[str]) -> list[list[int]]:
    """The twelve orders: number r sorts the cards by the SHA-256 of r, a space and the card's key."""
    return [
        sorted(range(len(keys)), key=lambda card: sha256(f"{r} {keys[card]}".encode()).hexdigest())
        for r in range(12)
    ]


def partitions(likeness: list[list[Fraction]], order: Sequence[int]) -> dict[int, list[list[int]]]:
    """Average linkage from its definition, ties by the lowest pair in the order: for every number of clusters, the
    clusters.
    """
    place = {card: number for number, card in enumerate(order)}
    clusters = [[card] for card in order]
    found = {len(clusters): sorted(clusters)}
    while len(clusters) > 1:
        apart = {}
        for a, b in itertools.permutations(clusters, 2):
            low, high = (min(place[card] for card in cluster) for cluster in (a, b))
            if low < high:
                distance = Fraction(sum(1 - likeness[i][j] for i in a for j in b), len(a) * len(b))
                apart[distance, low, high] = a, b
        a, b = apart[min(apart)]
        clusters = [cluster for cluster in clusters if cluster not in (a, b)] + [sorted(a + b)]
        found[len(clusters)] = sorted(clusters)
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


def best(
    size: int, boards: Sequence[Board], weights: Sequence[Fraction], keys: Sequence[str]
) -> list[tuple[list[list[int]], list[int]]]:
    """The partitions of highest A for k = 2..n-1, each with the first order that gave it: first smaller k, then those
    that more orders gave, then by their orders. All in one pile and each alone stay so.
    """
    likeness, apart = similarity(size, boards, weights), parts(size, boards)
    for one, other in itertools.permutations(apart, 2):
        for i, j in itertools.product(one, other):
            likeness[i][j] = Fraction(-1)
    cuts = [(partitions(likeness, order), order) for order in orders(keys)]
    joined = [same(b, i, j) for b in boards for i, j in itertools.combinations(sorted(placed(b)), 2)]
    numbers: Iterable[int] = range(2, size) if size > 2 else range(1, size + 1)
    numbers = [k for k in numbers if k >= len(apart)] or [len(apart)]
    if not any(joined):
        numbers = [size]
    elif all(share == 1 for share in joined):
        numbers = [len(apart)]
    found: dict[tuple[int, str], list[tuple[list[list[int]], list[int]]]] = {}
    for k in numbers:
        for cut, order in cuts:
            found.setdefault((k, str(cut[k])), []).append((cut[k], order))
    fits = {key: mean_index(same_ones[0][0], boards, weights) for key, same_ones in found.items()}
    highest = [key for key in found if fits[key] == max(fits.values())]
    return [found[key][0] for key in sorted(highest, key=lambda key: (key[0], -len(found[key])))]


def consensus(
    size: int, boards: Sequence[Board], weights: Sequence[Fraction], keys: Sequence[str]
) -> tuple[list[list[int]], int | None]:
    """The clusters, and how many cards lie elsewhere in the first other partition that fits as well."""
    (first, order), *others = best(size, boards, weights, keys)
    kept = transferred(first, boards, weights, order)
    for other, its_order in others:
        moved = transferred(other, boards, weights, its_order)
        as_good = mean_index(moved, boards, weights) >= mean_index(kept, boards, weights)
        if as_good and moved != kept:
            return kept, elsewhere(kept, moved)
    return kept, None


def elsewhere(one: list[list[int]], other: list[list[int]]) -> int:
    """The cards that stay in no cluster when clusters are paired so that the most cards stay, by trying all pairs."""
    few, many = sorted((one, other), key=len)
    staying = max(
        sum(len(set(a) & set(b)) for a, b in zip(few, those, strict=True))
        for those in itertools.permutations(many, len(few))
    )
    return sum(map(len, one)) - staying


def transferred(
    clusters: list[list[int]], boards: Sequence[Board], weights: Sequence[Fraction], order: Sequence[int]
) -> list[list[int]]:
    """Move the one card whose move raises A most (ties: first card, first cluster of the order) until none does."""
    place = {card: number for number, card in enumerate(order)}
    clusters = sorted(clusters, key=lambda cluster: min(place[card] for card in cluster))
    while True:
        now = mean_index(clusters, boards, weights)
        tries = []
        for card in order:
            home = next(cluster for cluster in clusters if card in cluster)
            for number, target in enumerate(clusters):
                if target is not home and len(home) > 1:
                    moved = [[c for c in cluster if c != card] for cluster in clusters]
                    moved[number] = sorted([*target, card])
                    tries.append((-mean_index(moved, boards, weights), place[card], number, moved))
        if not tries or -min(tries)[0] <= now:
            return sorted(sorted(cluster) for cluster in clusters)
        clusters = min(tries)[3]


def leaning(
    card: int, clusters: list[list[int]], boards: Sequence[Board], weights: Sequence[Fraction]
) -> tuple[list[Fraction], Fraction]:
    """How the room leans for a card: (share for each cluster, share for alone)."""
    to, alone, counted = [Fraction(0)] * len(clusters), Fraction(0), Fraction(0)
    for board, weight in zip(boards, weights, strict=True):
        if card not in placed(board):
            continue
        counted += weight
        mates = {other: same(board, card, other) for other in placed(board) - {card}}
        if total := sum(mates.values()):
            for number, cluster in enumerate(clusters):
                to[number] += weight * sum(mates.get(other, 0) for other in cluster) / total
        else:
            alone += weight
    return [share / counted for share in to], alone / counted


def entropy(to: list[Fraction], alone: Fraction) -> float:
    terms = [float(share) * math.log(share) for share in (*to, alone) if share]
    return -sum(terms) / math.log(max(len(to) + 1, 2))
