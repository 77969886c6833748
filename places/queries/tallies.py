"""What was counted in one round: sums only, never who gave which dot. The one place that reads everybody's votes."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from places.enums import Subject
from places.models import Ballot, Participant, Vote
from places.queries.pools import Pool, Pools, pools
from places.queries.turnout import Turnout
from places.queries.weighed import Item, items

Votes = list[tuple[int, str, int, int]]  # ballot, lens, item, dots
Places = Counter[tuple[str, int, Pool]]  # by lens, item and pool


@dataclass(frozen=True)
class Tally:
    """One round, counted. Every figure by table is of `pools`, so that no small table can be worked out.

    `dots` and `people` (who gave at least one) are by (lens, item id, pool), `voters` counts people by lens.
    `together` are the dots of the tables' own ballots by (lens, item id), from `table_ballots` of them.
    """

    subject: Subject
    items: tuple[Item, ...]
    pools: Pools
    dots: Places
    people: Places
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
    known = {item.id for item in weighed}
    votes = [vote for vote in _votes(workshop_id, subject) if vote[2] in known]
    dots, people, voters = _sums(votes, {ballot_id: shown.of(table) for ballot_id, table in own.items()})
    together: Counter[tuple[str, int]] = Counter()
    for ballot_id, lens, item_id, number in votes:
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
    )


def _sums(votes: Votes, pool_of: dict[int, Pool]) -> tuple[Places, Places, dict[str, set[int]]]:
    """Dots, and people who gave any, by lens, item and pool; and the ballots with dots by lens."""
    dots: Places = Counter()
    people: Places = Counter()
    voters: dict[str, set[int]] = defaultdict(set)
    for ballot_id, lens, item_id, number in votes:
        if ballot_id in pool_of:
            dots[lens, item_id, pool_of[ballot_id]] += number
            people[lens, item_id, pool_of[ballot_id]] += 1
            voters[lens].add(ballot_id)
    return dots, people, voters


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
