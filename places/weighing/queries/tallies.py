"""The votes of one round, counted: sums only, never who gave which dot, and by table only for pools of five or more.

The only module that reads the votes of all people.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from places.database.prepared import prepared_rows
from places.enums import Subject
from places.people.models import Group, Participant
from places.weighing.methods.unites import pooled_groups
from places.weighing.models import Ballot, Vote
from places.weighing.queries.items import Item, items
from places.weighing.queries.turnout import Turnout

Pool = tuple[Hashable, ...]
WHOLE_ROOM: Pool = ("room",)


@dataclass(frozen=True)
class Pools:
    """Tables, or small tables together. In a room of fewer than five there is one: the whole room.

    Tables are their ids, None is for people without one; `homes` maps each to its pool, `tables` names
    all tables in the room.
    """

    each: tuple[Pool, ...]
    sizes: dict[Pool, int]
    homes: dict[Hashable, Pool]
    tables: dict[Hashable, str]

    def of(self, table: Hashable) -> Pool:
        """Return the pool of a table."""
        return self.homes.get(table, WHOLE_ROOM)

    def name(self, pool: Pool) -> str:
        """Return "Table 2", "Table 3 and Table 4", or "The whole room"."""
        if pool == WHOLE_ROOM:
            return _("The whole room")
        return str(get_text_list([self.tables.get(table) or _("No table") for table in pool], _("and")))

    @property
    def is_divided(self) -> bool:
        """Whether there is more than one pool, so that results by table can be shown."""
        return len(self.each) > 1

    @property
    def joined(self) -> tuple[Pool, ...]:
        """Those that are small tables together."""
        return tuple(pool for pool in self.each if len(pool) > 1)


def pools(workshop_id: int, sizes: Mapping[int | None, int]) -> Pools:
    """Return how tables of these `sizes` are shown ({table: people who count}). One query."""
    groups = Group.objects.filter(workshop_id=workshop_id)
    tables: dict[Hashable, str] = dict(groups.values_list("pk", "name"))
    places = {table: place for place, table in enumerate(tables)}
    taking_part = sorted((t for t, size in sizes.items() if size), key=lambda t: places.get(t, len(places)))
    each = tuple(pooled_groups({table: sizes[table] for table in taking_part})) or (WHOLE_ROOM,)
    counted = {pool: sum(sizes[table] for table in taking_part if table in pool) for pool in each}
    if each == (WHOLE_ROOM,):
        counted = {WHOLE_ROOM: sum(sizes.values())}
    return Pools(each, counted, {table: pool for pool in each for table in pool}, tables)


Votes = list[tuple[int, str, int, int]]  # ballot, lens, item, dots
ByPool = dict[tuple[str, int], list[int]]  # by lens and item: one number for each pool


@dataclass(frozen=True)
class Tally:
    """One round, counted. Every figure by table is of `pools`, so that no small table can be worked out.

    `dots` and `people` (who gave at least one) are by (lens, item id), a number for each pool; `voters` counts
    people by lens, `voters_by_pool` the same pool by pool, and under "" those who gave any dot; `ballots` are the
    opened ballots by table. `together` are the dots of the tables' own ballots by (lens, item id), from
    `table_ballots`.
    """

    subject: Subject
    items: tuple[Item, ...]
    pools: Pools
    dots: ByPool
    people: ByPool
    voters: Counter[str]
    turnout: Turnout
    together: Counter[tuple[str, int]]
    table_ballots: int
    ballots: Counter[int | None]
    voters_by_pool: dict[str, list[int]]

    @property
    def sizes(self) -> list[int]:
        """The ballots of each pool."""
        return [self.pools.sizes[pool] for pool in self.pools.each]

    def dots_of(self, lens: str, item_id: int) -> list[int]:
        """The dots on an item, pool by pool."""
        return self.dots.get((lens, item_id)) or [0] * len(self.pools.each)

    def people_of(self, lens: str, item_id: int) -> list[int]:
        """How many people gave an item at least one dot, pool by pool."""
        return self.people.get((lens, item_id)) or [0] * len(self.pools.each)


def tally(workshop_id: int, subject: Subject) -> Tally:
    """Count one round. Six queries, however many people and items there are.

    Its callers show nothing of it before the reveal.
    """
    weighed = tuple(items(workshop_id, subject))
    own, of_tables = _ballots(workshop_id, subject)
    shown = pools(workshop_id, Counter(own.values()))
    known = {item.id for item in weighed}
    votes = [vote for vote in _votes(workshop_id, subject) if vote[2] in known]
    place = {pool: number for number, pool in enumerate(shown.each)}
    pool_of = {pk: place[shown.of(table)] for pk, table in own.items()}
    dots, people, voters = _sums(votes, pool_of, len(place))
    together: Counter[tuple[str, int]] = Counter()
    for ballot_id, lens, item_id, number in votes if of_tables else ():
        together[lens, item_id] += number if ballot_id in of_tables else 0
    everybody = Participant.objects.filter(workshop_id=workshop_id, votes_void=False).count()
    return Tally(
        subject=subject,
        items=weighed,
        pools=shown,
        dots=dots,
        people=people,
        voters=Counter({lens: len(some) for lens, some in voters.items()}),
        turnout=Turnout(everybody, len(own), len(set().union(*voters.values()))),
        together=together,
        table_ballots=len(of_tables),
        ballots=Counter(own.values()),
        voters_by_pool=_by_pool(voters, pool_of, len(place)),
    )


def _by_pool(voters: dict[str, set[int]], pool_of: dict[int, int], pools: int) -> dict[str, list[int]]:
    """How many people gave dots, pool by pool: by lens, and under "" by any."""
    found = {}
    for lens, some in (*voters.items(), ("", set().union(*voters.values()))):
        counts = Counter(pool_of[ballot] for ballot in some)
        found[lens] = [counts[pool] for pool in range(pools)]
    return found


def _sums(votes: Votes, place: dict[int, int], pools: int) -> tuple[ByPool, ByPool, dict[str, set[int]]]:
    """Dots, and people who gave any, by lens and item; and the ballots with dots by lens."""
    dots: ByPool = defaultdict(lambda: [0] * pools)
    people: ByPool = defaultdict(lambda: [0] * pools)
    voters: dict[str, set[int]] = defaultdict(set)
    for ballot_id, lens, item_id, number in votes:
        if ballot_id in place:
            pool = place[ballot_id]
            dots[lens, item_id][pool] += number
            people[lens, item_id][pool] += 1
            voters[lens].add(ballot_id)
    return dict(dots), dict(people), voters


def _ballots(workshop_id: int, subject: Subject) -> tuple[dict[int, int | None], set[int]]:
    """People's ballots that count, with their tables; and the tables' own."""
    rows = _ballot_rows(workshop_id, subject)
    own: dict[int, int | None] = {
        pk: table for pk, person, table, void in rows if person is not None and not void
    }
    return own, {pk for pk, person, table, _void in rows if person is None and table is not None}


@prepared_rows
def _ballot_rows(workshop_id: int, subject: str) -> "QuerySet[Any]":
    return Ballot.objects.in_round(workshop_id, subject).values_list(
        "pk", "participant", "group", "participant__votes_void"
    )


def _votes(workshop_id: int, subject: Subject) -> Votes:
    return (_theme_votes if subject == Subject.THEMES else _cluster_votes)(workshop_id, subject)


@prepared_rows
def _cluster_votes(workshop_id: int, subject: str) -> "QuerySet[Any]":
    return _round(workshop_id, subject).values_list("ballot", "lens", "cluster", "dots")


@prepared_rows
def _theme_votes(workshop_id: int, subject: str) -> "QuerySet[Any]":
    return _round(workshop_id, subject).values_list("ballot", "lens", "theme", "dots")


def _round(workshop_id: int, subject: str) -> "QuerySet[Vote]":
    return Vote.objects.filter(ballot__workshop_id=workshop_id, ballot__subject=subject)
