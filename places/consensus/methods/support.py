"""Behind each shared cluster: "3 of 4 tables that saw these cards put them together"."""

from dataclasses import dataclass

import numpy as np
import scipy

from places.consensus.methods.sorts import BoolArray, IntArray, Sorts


@dataclass(frozen=True)
class Support:
    """Of `saw` tables (those that placed two or more of the cluster's cards) `together` joined most pairs of
    them.
    """

    together: int
    saw: int


def support(labels: IntArray, sorts: Sorts) -> list[Support]:
    """The support of every cluster 0..K-1; a table counts that put at least half of the pairs it saw in one
    pile.
    """
    together, saw = table_support(labels, sorts)
    return [
        Support(int(yes), int(seen)) for yes, seen in zip(together.sum(axis=1), saw.sum(axis=1), strict=True)
    ]


def table_support(labels: IntArray, sorts: Sorts) -> tuple[BoolArray, BoolArray]:
    """Table by table (two K x m arrays): whether it put a cluster's cards together, and whether it saw two of
    them at all.
    """
    clusters = int(labels.max(initial=-1)) + 1
    if not clusters:
        return np.zeros((0, len(sorts.tables)), bool), np.zeros((0, len(sorts.tables)), bool)
    cards, piles, tables = len(labels), len(sorts.piles), len(sorts.tables)
    member = scipy.sparse.csr_matrix((np.ones(cards), (labels, np.arange(cards))), shape=(clusters, cards))
    table_of = scipy.sparse.csr_matrix(
        (np.ones(piles), (np.arange(piles), sorts.pile_table)), shape=(piles, tables)
    )
    shares = sorts.memberships
    pairs = (member @ shares).power(2) - member @ shares.power(2)
    joined = (pairs @ table_of).toarray()
    counts = member @ sorts.placed.astype(np.float64)
    possible = counts * (counts - 1)
    saw = possible > 0
    return saw & (joined >= possible / 2 - 1e-9), saw
