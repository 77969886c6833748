"""What unites the tables: each shared cluster read from the room's stances, after the reveal."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.database.prepared import Numbers, prepared_rows
from places.enums import Says, Subject
from places.errors import NotNow
from places.people.models import Participant
from places.weighing.methods.unites import ItemReading, Votes, read_item
from places.weighing.models import Stance
from places.weighing.queries.items import Item, Thumb, items
from places.weighing.queries.tallies import Pool, Pools, pools
from places.workshops.queries.workshops import WorkshopFacts

NOBODY = 0  # no person has this number; a statement is prepared for lists that are not empty
Counted = dict[tuple[int, Pool], list[int]]


@dataclass(frozen=True)
class StanceSums:
    """All stances counted: that's us, not me and not sure by (cluster id, pool). `seats` are the people who count
    with their tables, `spoke` those who took a stance with the table at which they did.
    """

    pools: Pools
    counted: Counted
    seats: set[tuple[int, int | None]]
    spoke: set[tuple[int, int | None]]

    @property
    def answered(self) -> int:
        """How many people took a stance at all."""
        return len({person for person, _table in self.spoke})


@dataclass(frozen=True)
class ClusterStance:
    """The stances of the room on one cluster.

    `us`, `unsure` and `not_me` count answers; `high`, `low` and `waiting` name tables (small ones together).
    `photo` is its main picture.
    """

    cluster_id: int
    name: str
    photo: Thumb | None
    us: int
    unsure: int
    not_me: int
    high: str
    low: str
    waiting: str
    mean: float

    @property
    def counts(self) -> str:
        """Return "14 of 18 say: that's us. Not sure: 3. Not me: 1." """
        said = [
            ngettext("%(us)d of %(all)d says: that's us.", "%(us)d of %(all)d say: that's us.", self.us)
            % {"us": self.us, "all": self.us + self.unsure + self.not_me}
        ]
        if self.unsure:
            said.append(_("Not sure: %(n)d.") % {"n": self.unsure})
        if self.not_me:
            said.append(_("Not me: %(n)d.") % {"n": self.not_me})
        return " ".join(said)


@dataclass(frozen=True)
class Unites:
    """All shared clusters by how the tables read them. `answered` of `people` took a stance at all."""

    unites: tuple[ClusterStance, ...]
    different: tuple[ClusterStance, ...]
    open: tuple[ClusterStance, ...]
    listening: tuple[ClusterStance, ...]
    answered: int
    people: int
    joined: str

    @property
    def unsettled(self) -> tuple[ClusterStance, ...]:
        """The clusters that neither unite the tables nor divide them yet."""
        return self.open + self.listening

    @property
    def sentence(self) -> str:
        """Who is counted."""
        return ngettext(
            "%(answered)d of %(people)d has said where they stand.",
            "%(answered)d of %(people)d have said where they stand.",
            self.answered,
        ) % {"answered": self.answered, "people": self.people}


def unites(workshop: WorkshopFacts, clusters: Sequence[Item] | None = None) -> Unites:
    """Return what unites the tables, read from these shared `clusters` (by default from all).

    Four queries, and two for the clusters, however many people and clusters there are.

    Tables of fewer than five people are read together with others; who took a stance at a table and then left it
    still counts there. Raises `NotNow` before the first reveal.
    """
    if not workshop.shown:
        raise NotNow(_("The result is still hidden. It is shown to everybody at once."))
    weighed = items(workshop.id, Subject.CLUSTERS) if clusters is None else clusters
    sums = stance_sums(workshop.id, [item.id for item in weighed])
    tables, counted = sums.pools, sums.counted
    read: dict[str, list[ClusterStance]] = {"unites": [], "different": [], "open": [], "listening": []}
    names = {pool: tables.name(pool) for pool in tables.each}
    for item in weighed:
        votes: dict[Hashable, Votes] = {pool: _votes(counted[item.id, pool]) for pool in tables.each}
        found = read_item(votes)
        read[found.reading].append(_cluster_stance(item, votes, found, names))
    read["unites"].sort(key=lambda stand: -stand.mean)
    return Unites(
        **{reading: tuple(stands) for reading, stands in read.items()},
        answered=sums.answered,
        people=len(sums.seats),
        joined="; ".join(tables.name(pool) for pool in tables.joined),
    )


def stance_sums(workshop_id: int, clusters: list[int]) -> StanceSums:
    """Count the stances on these shared clusters. Four queries. Its callers show nothing of it before the reveal."""
    room = _room(workshop_id)
    seats = {(person, table) for person, table, is_void in room if not is_void}
    void = [person for person, _table, is_void in room if is_void] or [NOBODY]
    spoke = set(_spoke(clusters, void))
    tables = pools(workshop_id, Counter(table for _person, table in seats | spoke))
    return StanceSums(tables, _counted(_answers(clusters, void), tables), seats, spoke)


@prepared_rows
def _room(workshop_id: int) -> "QuerySet[Any]":
    everybody = Participant.objects.filter(workshop_id=workshop_id).order_by()
    return everybody.values_list("pk", "group", "votes_void")


@prepared_rows
def _spoke(clusters: Numbers, void: Numbers) -> "QuerySet[Any]":
    return _said(clusters, void).values_list("participant", "group").distinct()


@prepared_rows
def _answers(clusters: Numbers, void: Numbers) -> "QuerySet[Any]":
    sums = [Count("pk", filter=Q(says=says)) for says in (Says.US, Says.NOT_ME, Says.UNSURE)]
    answers = _said(clusters, void).values("cluster", "group")
    counted = answers.annotate(us=sums[0], not_me=sums[1], unsure=sums[2])
    return counted.values_list("cluster", "group", "us", "not_me", "unsure")


def _said(clusters: Numbers, void: Numbers) -> "QuerySet[Stance]":
    return Stance.objects.filter(cluster__in=clusters).exclude(participant__in=void).order_by()


def _counted(answers: Iterable[tuple[int, int | None, int, int, int]], tables: Pools) -> Counted:
    """Answers by cluster and pool: that's us, not me, not sure."""
    found: Counted = defaultdict(lambda: [0, 0, 0])
    for cluster_id, table, us, not_me, unsure in answers:
        into = found[cluster_id, tables.of(table)]
        into[0] += us
        into[1] += not_me
        into[2] += unsure
    return found


def _votes(answers: list[int]) -> Votes:
    agree, disagree, unsure = answers
    return Votes(agree, disagree, agree + disagree + unsure)


def _cluster_stance(
    item: Item, votes: dict[Hashable, Votes], found: ItemReading, names: dict[Pool, str]
) -> ClusterStance:
    us, not_me = sum(v.agree for v in votes.values()), sum(v.disagree for v in votes.values())

    def told(some: tuple[Any, ...]) -> str:
        return str(get_text_list([names[pool] for pool in some], _("and"))) if some else ""

    return ClusterStance(
        cluster_id=item.id,
        name=item.shown_name,
        photo=item.first,
        us=us,
        unsure=sum(v.answered for v in votes.values()) - us - not_me,
        not_me=not_me,
        high=told(found.high),
        low=told(found.low),
        waiting=told(found.waiting),
        mean=found.mean or 0.0,
    )
