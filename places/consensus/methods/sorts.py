"""The tables' sorts as arrays: which card is in which pile of which table.

A card that a table did not place is *missing* there, never a pile. A card that was copied to several piles of
one table belongs to each of them in equal shares that sum to one.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import itemgetter

import numpy as np
import scipy  # loads scipy.sparse (0.3 s) where it is first used, as in every module of ours
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.intp]
BoolArray = NDArray[np.bool_]

# Dense blocks of tables are cut so that one block stays near 32 MB.
BLOCK_ENTRIES = 4_000_000


@dataclass(frozen=True, eq=False)
class Sorts:
    """All tables' sorts of n cards by m tables into P piles.

    `row`, `pile` and `share` are three arrays of equal length: card index, pile index, share of the card in
    the pile. Piles are numbered table by table, so `pile_table` (length P) never falls. `weights` has length
    m. `keys` (length n) are the cards' own keys, which break ties.
    """

    cards: tuple[Hashable, ...]
    keys: tuple[str, ...]
    tables: tuple[Hashable, ...]
    weights: FloatArray
    piles: tuple[Hashable, ...]
    pile_table: IntArray
    row: IntArray
    pile: IntArray
    share: FloatArray

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[tuple[Hashable, Hashable, Hashable]],
        *,
        cards: Sequence[Hashable] | None = None,
        tables: Sequence[Hashable] | None = None,
        weights: Mapping[Hashable, float] | None = None,
        keys: Mapping[Hashable, str] | None = None,
    ) -> "Sorts":
        """Build from rows of (table, card, pile); a repeated row counts once.

        `cards` and `tables` fix the stable order (and may name some that have no row); without them the order
        is that of first appearance. A pile is known by table and pile id together. A card without one of the
        `keys` has its name as its key. Raises ValueError for a row whose card or table is not listed, and for
        a weight that is not positive.
        """
        unique = dict.fromkeys(rows)
        row_tables, row_cards, row_piles = (list(map(itemgetter(place), unique)) for place in range(3))
        card_order = tuple(dict.fromkeys(row_cards if cards is None else cards))
        table_order = tuple(dict.fromkeys(row_tables if tables is None else tables))
        card_at = {card: index for index, card in enumerate(card_order)}
        table_at = {table: index for index, table in enumerate(table_order)}
        piles, pile_of = _piles(row_tables, row_piles)
        try:
            row = np.fromiter(map(card_at.__getitem__, row_cards), np.intp)
            table_of = np.array([table_at[table] for table, _ in piles], dtype=np.intp)
        except KeyError as error:
            raise ValueError("a row names a card or a table that is not listed") from error
        order = np.argsort(table_of, kind="stable")
        pile, pile_table = np.argsort(order)[pile_of], table_of[order]
        return cls(
            cards=card_order,
            keys=tuple((keys or {}).get(card, str(card)) for card in card_order),
            tables=table_order,
            weights=_checked_weights(table_order, weights),
            piles=tuple(piles[index][1] for index in order.tolist()),
            pile_table=pile_table,
            row=row,
            pile=pile,
            share=_shares(row, pile_table[pile], len(card_order)),
        )

    @property
    def seen_cards(self) -> BoolArray:
        """Length n: whether any table placed the card."""
        seen = np.zeros(len(self.cards), dtype=bool)
        seen[self.row] = True
        return seen

    @property
    def sorting_tables(self) -> BoolArray:
        """Length m: whether the table placed any card."""
        sorting = np.zeros(len(self.tables), dtype=bool)
        sorting[self.row_table] = True
        return sorting

    @property
    def row_table(self) -> IntArray:
        """Table index of every entry of `row`."""
        return self.pile_table[self.pile]

    @property
    def placed(self) -> BoolArray:
        """n x m: whether table g placed card i."""
        placed = np.zeros((len(self.cards), len(self.tables)), dtype=bool)
        placed[self.row, self.row_table] = True
        return placed

    def keep(self, card_mask: BoolArray, table_mask: BoolArray) -> "Sorts":
        """The same sorts for some of the cards and some of the tables; emptied piles go."""
        kept = card_mask[self.row] & table_mask[self.row_table]
        old_piles, pile = np.unique(self.pile[kept], return_inverse=True)
        new_card, new_table = np.cumsum(card_mask) - 1, np.cumsum(table_mask) - 1
        return Sorts(
            cards=tuple(compress(self.cards, card_mask)),
            keys=tuple(compress(self.keys, card_mask)),
            tables=tuple(compress(self.tables, table_mask)),
            weights=self.weights[table_mask],
            piles=tuple(self.piles[index] for index in old_piles),
            pile_table=new_table[self.pile_table[old_piles]],
            row=new_card[self.row[kept]],
            pile=pile,
            share=self.share[kept],
        )

    @property
    def memberships(self) -> "scipy.sparse.csr_matrix":
        """n x P, sparse: the share of every card in every pile."""
        return scipy.sparse.csr_matrix(
            (self.share, (self.row, self.pile)), shape=(len(self.cards), len(self.piles))
        )

    def view(self, table: int) -> FloatArray:
        """n x piles of one table (by its index): the share of every card in each of its piles."""
        entries = self.row_table == table
        _, column = np.unique(self.pile[entries], return_inverse=True)
        view = np.zeros((len(self.cards), int(column.max(initial=-1)) + 1))
        view[self.row[entries], column.reshape(-1)] = self.share[entries]
        return view

    def blocks(self) -> Iterator[tuple[IntArray, IntArray, FloatArray]]:
        """Dense memberships, some tables at a time: (table indices, first column of each, n x columns).

        Piles of a single card are left out: they hold no pair. Tables without any pair do not appear.
        """
        sizes = np.bincount(self.pile, minlength=len(self.piles))
        paired = np.flatnonzero(sizes > 1)
        if not len(paired):
            return
        per_block = max(1, BLOCK_ENTRIES // max(1, len(self.cards)))
        tables, starts = np.unique(self.pile_table[paired], return_index=True)
        ends = np.append(starts[1:], len(paired))
        first = 0
        while first < len(tables):
            last = max(first + 1, int(np.searchsorted(ends, starts[first] + per_block, side="right")))
            columns = paired[starts[first] : ends[last - 1]]
            yield tables[first:last], starts[first:last] - starts[first], self._dense(columns)
            first = last

    def _dense(self, columns: IntArray) -> FloatArray:
        position = np.full(len(self.piles), -1, dtype=np.intp)
        position[columns] = np.arange(len(columns))
        kept = position[self.pile] >= 0
        dense = np.zeros((len(self.cards), len(columns)))
        dense[self.row[kept], position[self.pile[kept]]] = self.share[kept]
        return dense


def _piles(
    tables: Sequence[Hashable], piles: Sequence[Hashable]
) -> tuple[list[tuple[Hashable, Hashable]], IntArray]:
    """All piles as (table, pile) in order of appearance, and the number of the pile of each row."""
    numbers: dict[tuple[Hashable, Hashable], int] = {}
    of_rows = [numbers.setdefault(pile, len(numbers)) for pile in zip(tables, piles, strict=True)]
    return list(numbers), np.array(of_rows, dtype=np.intp)


def _shares(row: IntArray, table: IntArray, cards: int) -> FloatArray:
    """1 / (piles of that table that contain the card), for every entry."""
    at = table * cards + row
    return 1 / np.bincount(at)[at].astype(np.float64)


def _checked_weights(tables: Sequence[Hashable], weights: Mapping[Hashable, float] | None) -> FloatArray:
    values = np.array(
        [1.0 if weights is None else weights.get(table, 1.0) for table in tables], dtype=np.float64
    )
    if not (np.isfinite(values) & (values > 0)).all():
        raise ValueError("the weight of a table must be a positive number")
    return values
