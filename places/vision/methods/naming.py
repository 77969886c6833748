"""Names for a shared cluster in the draft: how well each table's name fits, and which to take where one is needed.

The fit of a name is the Jaccard index of the table's pile and the cluster, the highest where several tables gave it.
A table that was dealt a sample of the cards is compared on those.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from places.consensus.methods.labels import name_key, pile_members
from places.consensus.methods.sorts import Sorts

HEADING_FIT = 0.5
SINGLE_FIT = 0.75
MOST_NAMES = 3
EDGE = 1e-9  # three quarters must not fail by rounding


@dataclass(frozen=True)
class FittingName:
    """A name as a table wrote it, its fit (0..1), and the tables whose piles of that name fit at least by half."""

    text: str
    fit: float
    tables: tuple[Hashable, ...] = ()


@dataclass
class TableNames:
    """The names of all piles of all tables, ready to be compared with clusters.

    `pile_names` maps (table, pile) to a name; `samples` the tables that saw only some cards to these; `generic` says
    how generic a name is: the lower, the more its own.
    """

    sorts: Sorts
    pile_names: Mapping[tuple[Hashable, Hashable], str]
    samples: Mapping[Hashable, Collection[Hashable]]
    generic: Callable[[str], float]
    _members: dict[tuple[Hashable, Hashable], set[Hashable]] = field(init=False)
    _piles_of: dict[Hashable, list[tuple[Hashable, Hashable]]] = field(init=False)

    def __post_init__(self) -> None:
        self._members = pile_members(self.sorts)
        self._piles_of = {}
        for pile, cards in self._members.items():
            for card in cards:
                self._piles_of.setdefault(card, []).append(pile)

    def fitting(self, cluster: Collection[Hashable]) -> list[FittingName]:
        """Return the names that fit a cluster of these cards by half or more, best first.

        Fits that are equal to two digits are ordered by how generic the name is, then by table.
        """
        found: dict[str, FittingName] = {}
        for pile, overlap in self._touching(cluster).items():
            text = " ".join(self.pile_names.get(pile, "").split())
            fit = self._fit(pile, cluster, overlap)
            if not text or fit < HEADING_FIT - EDGE:
                continue
            known = found.get(name_key(text), FittingName(text, 0.0))
            tables = known.tables if pile[0] in known.tables else (*known.tables, pile[0])
            found[name_key(text)] = FittingName(known.text, max(known.fit, fit), tables)
        return sorted(found.values(), key=lambda name: (-round(name.fit, 2), self.generic(name.text)))

    def is_contested_single(self, card: Hashable) -> bool:
        """Whether a card that is a cluster of its own lay with others at more than half of the tables."""
        piles = self._piles_of.get(card, [])
        alone = sum(len(self._members[pile]) == 1 for pile in piles)
        return 2 * alone < len(piles)

    @property
    def sorting(self) -> int:
        """How many tables have put a card into a pile."""
        return len({table for table, _pile in self._members})

    def _touching(self, cluster: Collection[Hashable]) -> Mapping[tuple[Hashable, Hashable], int]:
        """How many of the cluster's cards each pile holds, in the order of the tables."""
        counted = Counter(pile for card in cluster for pile in self._piles_of.get(card, ()))
        return {pile: counted[pile] for pile in self._members if pile in counted}

    def _fit(self, pile: tuple[Hashable, Hashable], cluster: Collection[Hashable], overlap: int) -> float:
        seen, members = self.samples.get(pile[0]), self._members[pile]
        # What lies in a pile has been seen, also when it came to the table some other way.
        size = len(cluster) if seen is None else sum(card in seen or card in members for card in cluster)
        return overlap / (size + len(members) - overlap)


def heading_names(names: Sequence[FittingName], sorting: int) -> tuple[FittingName, ...]:
    """Return up to three of a cluster's fitting names for its heading.

    Where all `sorting` tables gave the same name it is that one alone, without tables.
    """
    by_all = [FittingName(name.text, name.fit) for name in names if 1 < sorting == len(name.tables)]
    return tuple(by_all[:1] or names[:MOST_NAMES])


def single_name(names: Sequence[FittingName]) -> str:
    """Return the one name that fits by three quarters or more, the least generic of equals; empty without one."""
    return next((name.text for name in names if name.fit >= SINGLE_FIT - EDGE), "")
