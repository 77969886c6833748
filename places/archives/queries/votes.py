"""Dots and stances in an archive: sums of tables of five or more, after the reveal, never who gave what."""

from collections.abc import Iterable, Sequence
from typing import Any

from places.archives.queries.numbers import Ids, Numbers
from places.archives.queries.room import Record
from places.enums import Lens, Subject
from places.weighing.queries.items import Item, items
from places.weighing.queries.results import shown_tally
from places.weighing.queries.tallies import WHOLE_ROOM, Pool, Tally
from places.weighing.queries.turnout import FEWEST_SHOWN
from places.weighing.queries.unites import StanceSums, stance_sums
from places.workshops.queries.workshops import WorkshopFacts


def votes(workshop: WorkshopFacts, numbers: Numbers) -> list[Record]:
    """Return each round of dots whose result the room has seen. Six queries a round."""
    return [
        _round(shown_tally(workshop, subject), numbers) for subject in Subject if subject in workshop.shown
    ]


def item_numbers(subject: Subject, numbers: Numbers) -> Ids:
    """Return the numbers of what a round weighs: shared piles, or themes."""
    return numbers.themes if subject == Subject.THEMES else numbers.piles


def _round(counted: Tally, numbers: Numbers) -> Record:
    """Dots of fewer than three people would show single choices: they are left out, as on every screen."""
    few = counted.turnout.few
    return {
        "subject": counted.subject,
        "few": few,
        "items": [item_numbers(counted.subject, numbers)[item.id] for item in counted.items],
        "ballots": _by_table(counted.ballots.items(), numbers),
        "table_ballots": counted.table_ballots,
        "pools": [] if few else [_pool(counted, place, pool, numbers) for place, pool in _places(counted)],
        "dots": [] if few else _dots(counted, numbers),
    }


def _places(counted: Tally) -> Iterable[tuple[int, Pool]]:
    return enumerate(counted.pools.each)


def _by_table(sizes: Iterable[tuple[int | None, int]], numbers: Numbers) -> list[Record]:
    pairs = ((numbers.tables.get(table or 0), size) for table, size in sizes)
    return [{"table": table, "number": size} for table, size in sorted(pairs, key=lambda each: each[0] or 0)]


def pool_tables(pool: Pool, numbers: Numbers) -> list[int | None] | None:
    """Return the tables of a pool by their numbers (None: people without a table), or None for the whole room."""
    if pool == WHOLE_ROOM:
        return None
    return [numbers.tables.get(table) if isinstance(table, int) else None for table in pool]


def _pool(counted: Tally, place: int, pool: Pool, numbers: Numbers) -> Record:
    voters = counted.voters_by_pool
    return {
        "tables": pool_tables(pool, numbers),
        "ballots": counted.pools.sizes[pool],
        "voted": voters[""][place],
        "voters": {lens.value: voters[lens][place] if lens in voters else 0 for lens in Lens},
    }


def _dots(counted: Tally, numbers: Numbers) -> list[Record]:
    known = item_numbers(counted.subject, numbers)
    return [
        {
            "item": known[item.id],
            "lens": lens.value,
            "dots": list(counted.dots_of(lens, item.id)),
            "people": list(counted.people_of(lens, item.id)),
            "together": counted.together[lens, item.id],
        }
        for item in counted.items
        for lens in Lens
        if any(counted.dots_of(lens, item.id)) or counted.together[lens, item.id]
    ]


def stances(workshop: WorkshopFacts, numbers: Numbers) -> Record | None:
    """Return the sums of what people said about the shared piles; None before the first reveal. Six queries."""
    if not workshop.shown:
        return None
    weighed = items(workshop.id, Subject.CLUSTERS)
    return _stances(weighed, stance_sums(workshop.id, [item.id for item in weighed]), numbers)


def _stances(weighed: Sequence[Item], sums: StanceSums, numbers: Numbers) -> Record:
    few = sums.answered < FEWEST_SHOWN
    return {
        "answered": 0 if few else sums.answered,
        "items": [numbers.piles[item.id] for item in weighed],
        "spoke": [] if few else _by_table(_counted(sums.spoke), numbers),
        "moved": [] if few else _by_table(_counted(sums.spoke - sums.seats), numbers),
        "pools": [] if few else [pool_tables(pool, numbers) for pool in sums.pools.each],
        "sums": []
        if few
        else [
            {
                "pile": numbers.piles[item.id],
                "us": [sums.counted[item.id, pool][0] for pool in sums.pools.each],
                "not_me": [sums.counted[item.id, pool][1] for pool in sums.pools.each],
                "unsure": [sums.counted[item.id, pool][2] for pool in sums.pools.each],
            }
            for item in weighed
        ],
    }


def _counted(pairs: Iterable[tuple[int, Any]]) -> list[tuple[int | None, int]]:
    found: dict[int | None, int] = {}
    for _person, table in pairs:
        found[table] = found.get(table, 0) + 1
    return list(found.items())
