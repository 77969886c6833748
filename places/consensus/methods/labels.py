"""Names for a shared cluster: the tables' own, and whose they are. None is ever invented.

L(name) = sum over the piles of that name of |pile and cluster| / |pile or cluster|.
"""

import unicodedata
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from places.consensus.methods.sorts import Sorts


@dataclass(frozen=True)
class Name:
    """A name as it was first written, how well it fits (its L), and the tables that used it."""

    text: str
    fit: float
    tables: tuple[Hashable, ...]


def names(
    cluster: Sequence[Hashable],
    sorts: Sorts,
    pile_names: Mapping[tuple[Hashable, Hashable], str],
    *,
    most: int | None = 3,
) -> list[Name]:
    """The best fitting names of a cluster's cards, best first; ties go to the earlier table.

    `pile_names` maps (table, pile) to the name a table gave; piles without one, or with an empty one, are
    passed over. Names are compared after NFC, casefold and trim. `most=None` gives all that touch the
    cluster.
    """
    inside = set(cluster)
    found: dict[str, Name] = {}
    for (table, pile), cards in pile_members(sorts).items():
        text = " ".join(pile_names.get((table, pile), "").split())
        overlap = len(inside & cards)
        if not text or not overlap:
            continue
        known = found.get(name_key(text), Name(text, 0.0, ()))
        tables = known.tables if table in known.tables else (*known.tables, table)
        found[name_key(text)] = Name(known.text, known.fit + overlap / len(inside | cards), tables)
    return sorted(found.values(), key=lambda name: -round(name.fit, 12))[:most]


def name_key(text: str) -> str:
    """The form in which names are compared: two names with one key are one name."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).strip()


def pile_members(sorts: Sorts) -> dict[tuple[Hashable, Hashable], set[Hashable]]:
    """The cards of every pile, by (table, pile), in table order."""
    members: dict[tuple[Hashable, Hashable], set[Hashable]] = {}
    by_pile: list[set[Hashable]] = [set() for _ in sorts.piles]
    for row, pile in zip(sorts.row.tolist(), sorts.pile.tolist(), strict=True):
        by_pile[pile].add(sorts.cards[row])
    for pile, cards in enumerate(by_pile):
        members[sorts.tables[sorts.pile_table[pile]], sorts.piles[pile]] = cards
    return members
