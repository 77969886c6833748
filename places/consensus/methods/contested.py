"""Contested cards and bridges: the cluster into which each table would have put a card.

For table g and card i, with M the mates of i in g's pile: q_g(i,c) = |M and C_c without i| / |M|, or "alone"
when M is empty. q is the weighted mean over the tables that placed i; H its entropy over the K clusters and
"alone".
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from places.consensus.methods.sorts import FloatArray, IntArray, Sorts

AT_HOME = 0.5
# A bridge leans to two clusters at least this much.
LEANING = 0.3
# Thirds and sixths do not add up to exactly a half: rounding must never make a card contested.
EDGE = 1e-9


@dataclass(frozen=True, eq=False)
class Leanings:
    """`shares` is n x K, `alone`, `entropy` (0..1) and `home` have length n (nan for a card no
    table placed).
    """

    shares: FloatArray
    alone: FloatArray
    entropy: FloatArray
    home: FloatArray

    @property
    def contested(self) -> tuple[int, ...]:
        """Cards with less than half of the room behind their own cluster, in card order."""
        return tuple(np.flatnonzero(self.home < AT_HOME - EDGE).tolist())

    @property
    def bridges(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Contested cards that lean to two clusters or more: (card, clusters, the stronger first)."""
        found = []
        for card in self.contested:
            order = np.argsort(-self.shares[card], kind="stable")
            leaning = tuple(int(cluster) for cluster in order if self.shares[card, cluster] >= LEANING - EDGE)
            if len(leaning) > 1:
                found.append((card, leaning))
        return tuple(found)


def leanings(labels: IntArray, sorts: Sorts) -> Leanings:
    """Return the leanings of every card, given a partition (`labels`, length n, clusters 0..K-1)."""
    clusters = int(labels.max(initial=-1)) + 1
    member = np.eye(max(clusters, 1))[labels][:, :clusters]
    shares = np.zeros((len(labels), clusters))
    weight = sorts.placed @ sorts.weights
    alone = weight.copy()
    for tables, starts, block in sorts.blocks():
        ends = np.append(starts[1:], block.shape[1])
        for table, start, end in zip(tables, starts, ends, strict=True):
            mates, lean = _table_leaning(block[:, start:end], labels, member)
            alone -= sorts.weights[table] * mates
            shares += sorts.weights[table] * lean
    placed = weight > 0
    shares[placed] /= weight[placed, None]
    alone[placed] /= weight[placed]
    shares[~placed] = alone[~placed] = np.nan
    # Taking the weights away one by one can leave -1e-17 where nothing is left.
    alone = np.maximum(alone, 0.0)
    lone = member.sum(axis=0)[labels] == 1
    home = np.where(lone, alone, shares[np.arange(len(labels)), labels]) if clusters else alone
    return Leanings(shares, alone, _entropy(np.column_stack([shares, alone])), home)


def sides(labels: IntArray, sorts: Sorts, cards: Sequence[int]) -> list[list[tuple[int, int | None]]]:
    """For each of these cards (indices) where every table that placed it would have it: (table index, cluster, or
    None where the card was alone).

    A table supports the cluster that holds most of the card's mates in its pile (ties: the lower number).
    """
    clusters = int(labels.max(initial=-1)) + 1
    member = np.eye(max(clusters, 1))[labels][:, :clusters]
    found: list[list[tuple[int, int | None]]] = [[] for _ in cards]
    placed, asked = sorts.placed, np.asarray(cards, dtype=np.intp)
    for table in range(len(sorts.tables)) if len(asked) else ():
        has_mates, lean = _table_leaning(sorts.view(table), labels, member)
        nearest = (lean >= lean.max(axis=1, keepdims=True) - EDGE).argmax(axis=1)
        for position in np.flatnonzero(placed[asked, table]).tolist():
            card = asked[position]
            found[position].append((table, int(nearest[card]) if has_mates[card] else None))
    return found


def _table_leaning(piles: FloatArray, labels: IntArray, member: FloatArray) -> tuple[FloatArray, FloatArray]:
    """For one table: 1 where a card has mates, and the share of them in each cluster."""
    lean = piles @ (piles.T @ member)
    lean[np.arange(len(labels)), labels] -= (piles**2).sum(axis=1)
    lean[lean < 1e-12] = 0
    mates = lean.sum(axis=1)
    has_mates = mates > 0
    lean[has_mates] /= mates[has_mates, None]
    return has_mates.astype(np.float64), lean


def _entropy(shares: FloatArray) -> FloatArray:
    terms = np.where(shares > 0, shares * np.log(np.where(shares > 0, shares, 1.0)), 0.0)
    terms[np.isnan(shares)] = np.nan
    # Adding 0 turns a minus nought into a nought.
    return -terms.sum(axis=1) / np.log(max(shares.shape[1], 2)) + 0.0
