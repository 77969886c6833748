"""What was counted in one round: sums only, never who gave which dot. The one place that reads everybody's votes."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from places.enums import Subject
from places.people.models import Participant
from places.weighing.models import Ballot, Vote
from places.weighing.queries.items import Item, items
from places.weighing.queries.pools import Pools, pools
from places.weighing.queries.turnout import Turnout

Votes = list[tuple[int, str, int, int]]  # ballot, lens, item, dots
ByPool = dict[tuple[str, int], list[int]]  # by lens and item: one number for each pool


@dataclass(frozen=True)
class Tally:
    """One round, counted. Every figure by table is of `pools`, so that no small table can be worked out.

    `dots` and `people` (who gave at least one) are by (lens, item id), a number for each pool; `voters` counts
    people by lens. `together` are the dots of the tables' own ballots by (lens, item id), from `table_ballots`.
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
    dots, people, voters = _sums(votes, {pk: place[shown.of(table)] for pk, table in own.items()}, len(place))
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
