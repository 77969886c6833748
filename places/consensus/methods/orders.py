"""Orders of the cards in which trees are grown: drawn from the cards' own keys, so that it does not matter who came
first.

Average linkage needs a rule for ties, and any one order of the cards is such a rule. With small rooms ties are many
and the rule decides about clusters, so several orders are tried (docs/decisions/0029-orders-of-cards.md).
"""

import hashlib
from collections.abc import Sequence

import numpy as np

from places.consensus.methods.sorts import BoolArray, IntArray

ORDERS = 12
# Above this many cards one order is used: ties are rare there, and each tree takes longer.
MOST_CARDS = 300


def card_orders(keys: Sequence[str]) -> IntArray:
    """R x n: row r holds the cards (indices) sorted by the SHA-256 of r and the card's key; R is 12, or 1 above 300
    cards.

    Cards with the same key keep the order in which they were given.
    """
    rounds = ORDERS if len(keys) <= MOST_CARDS else 1
    rows = [
        sorted(range(len(keys)), key=[_digest(number, key) for key in keys].__getitem__)
        for number in range(rounds)
    ]
    return np.array(rows, dtype=np.intp).reshape(rounds, len(keys))


def orders_of(orders: IntArray, cards: BoolArray) -> IntArray:
    """The same orders of some of the cards, numbered anew as `Sorts.keep` numbers them."""
    new = np.cumsum(cards) - 1
    return new[orders[cards[orders]]].reshape(len(orders), int(cards.sum()))


def _digest(number: int, key: str) -> bytes:
    return hashlib.sha256(f"{number} {key}".encode()).digest()
