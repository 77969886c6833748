"""Evening out tables: who moves where, so that all tables have about as many people and as few as possible move."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import NamedTuple


class SeatMove(NamedTuple):
    """One person who changes tables; `before` is None for somebody who sits at no table yet."""

    person: Hashable
    before: Hashable | None
    after: Hashable


def even_seats(
    tables: Mapping[Hashable, Sequence[Hashable]],
    unseated: Sequence[Hashable] = (),
    *,
    staying: Collection[Hashable] = (),
) -> list[SeatMove]:
    """Return the moves after which no table has two people more than another, in the order in which people came.

    `tables` maps each table to its people, those who came first first; of a table that has too many, those who came
    last move. As few people move as the numbers allow: where they do not divide, the fuller tables keep one more.
    People of `staying` are not moved; where too many of a table stay, it keeps more than the others.
    """
    wanted = _wanted(tables, len(unseated))
    movers: list[tuple[Hashable, Hashable | None]] = [(person, None) for person in unseated]
    sizes = {table: len(people) for table, people in tables.items()}
    for table, people in tables.items():
        free = [person for person in people if person not in staying]
        leaving = free[len(free) - min(len(free), max(0, sizes[table] - wanted[table])) :]
        movers += [(person, table) for person in leaving]
        sizes[table] -= len(leaving)
    seats = []
    for person, before in movers:
        after = max(sizes, key=lambda table: wanted[table] - sizes[table], default=None)
        if after is not None and after != before:
            sizes[after] += 1
            seats.append(SeatMove(person, before, after))
    return seats


def _wanted(tables: Mapping[Hashable, Sequence[Hashable]], unseated: int) -> dict[Hashable, int]:
    """Return how many people each table has in the end: one more at those that are the fullest now."""
    if not tables:
        return {}
    each, more = divmod(sum(map(len, tables.values())) + unseated, len(tables))
    fullest = sorted(tables, key=lambda table: -len(tables[table]))  # stable: the first of equal ones
    return {table: each + (table in fullest[:more]) for table in tables}
