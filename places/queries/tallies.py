"""What was counted in one round: sums only, never who gave which dot. The one place that reads everybody's votes."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from places.enums import Subject
from places.models import Ballot, Participant, Vote
from places.queries.pools import Pool, Pools, pools
from places.queries.turnout import Turnout
from places.queries.weighed import Item, items


@dataclass(frozen=True)
class Tally:
    """One round, counted. Every figure by table is of `pools`, so that no small table can be worked out.

    `dots` and `people` (who gave at least one) are by (lens, item id, pool), `voters` counts people by lens.
    `together` are the dots of the tables' own ballots by (lens, item id), from `table_ballots` of them.
    """

    subject: Subject
    items: tuple[Item, ...]
    pools: Pools
    dots: Counter[tuple[str, int, Pool]]
    people: Counter[tuple[str, int, Pool]]
    voters: Counter[str]
    turnout: Turnout
    together: Counter[tuple[str, int]]
    table_ballots: int

    def item_dots(self, lens: str, item_id: int) -> int:
        """All people's dots on an item."""
        return sum(self.dots[lens, item_id, pool] for pool in self.pools.each)

    def item_people(self, lens: str, item_id: int) -> int:
        """How many people gave an item at least one dot."""
        return sum(self.people[lens, item_id, pool] for pool in self.pools.each)

    def by_pool(self, lens: str) -> dict[Hashable, dict[Hashable, int]]:
        """The dots of each pool: {pool: {item id: dots}}."""
        return {
            pool: {item.id: self.dots[lens, item.id, pool] for item in self.items} for pool in self.pools.each
        }


def tally(workshop_id: int, subject: Subject) -> Tally:
    """Count one round. Six queries, however many people and items there are.

    Its callers show nothing of it before the reveal.
    """
    weighed = tuple(items(workshop_id, subject))
    own, of_tables = _ballots(workshop_id, subject)
    shown = pools(workshop_id, Counter(own.values()))
    pool_of = {table: shown.of(table) for table in set(own.values())}
    dots: Counter[tuple[str, int, Pool]] = Counter()
    people: Counter[tuple[str, int, Pool]] = Counter()
    together: Counter[tuple[str, int]] = Counter()
    voters: dict[str, set[int]] = defaultdict(set)
    known = {item.id for item in weighed}
    for ballot_id, lens, item_id, number in _votes(workshop_id, subject):
        if item_id not in known:
            continue
        if ballot_id in of_tables:
            together[lens, item_id] += number
        elif ballot_id in own:
            place = (lens, item_id, pool_of[own[ballot_id]])
            dots[place] += number
            people[place] += 1
            voters[lens].add(ballot_id)
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
    )


def _ballots(workshop_id: int, subject: Subject) -> tuple[dict[int, int | None], set[int]]:
    """People's ballots that count, with their tables; and the tables' own."""
    rows = Ballot.objects.in_round(workshop_id, subject).values_list(
        "pk", "participant", "group", "participant__votes_void"
    )
    own: dict[int, int | None] = {
        pk: table for pk, person, table, void in rows if person is not None and not void
    }
    return own, {pk for pk, person, table, _void in rows if person is None and table is not None}


def _votes(workshop_id: int, subject: Subject) -> Iterable[tuple[int, str, int, int]]:
    item = "theme" if subject == Subject.THEMES else "cluster"
    votes = Vote.objects.filter(ballot__workshop_id=workshop_id, ballot__subject=subject)
    return votes.values_list("ballot", "lens", item, "dots")
