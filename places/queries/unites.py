"""What unites the tables: each shared cluster read from the room's stances, after the reveal."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.enums import Says, Subject
from places.errors import NotNow
from places.methods.unites import Item, Votes, read_item
from places.models import Participant, Stance
from places.queries.pools import Pool, Pools, pools
from places.queries.weighed import items
from places.queries.workshops import WorkshopFacts


@dataclass(frozen=True)
class Stand:
    """How the room stands to one cluster.

    `us`, `unsure` and `not_me` count answers; `high`, `low` and `waiting` name tables (small ones together).
    """

    cluster_id: int
    name: str
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

    unites: tuple[Stand, ...]
    different: tuple[Stand, ...]
    open: tuple[Stand, ...]
    listening: tuple[Stand, ...]
    answered: int
    people: int
    joined: str

    @property
    def sentence(self) -> str:
        """Who is counted."""
        return ngettext(
            "%(answered)d of %(people)d has said where they stand.",
            "%(answered)d of %(people)d have said where they stand.",
            self.answered,
        ) % {"answered": self.answered, "people": self.people}


def unites(workshop: WorkshopFacts) -> Unites:
    """Return what unites the tables. Five queries, however many people and clusters there are.

    Tables of fewer than five people are read together with others; who spoke at a table and has left it since
    still counts there. Raises `NotNow` before the first reveal.
    """
    if not workshop.shown:
        raise NotNow(_("The result is still hidden. It is shown to everybody at once."))
    clusters = items(workshop.id, Subject.CLUSTERS)
    room = Participant.objects.filter(workshop_id=workshop.id, votes_void=False)
    seats = set(room.order_by().values_list("pk", "group"))
    said = Stance.objects.filter(
        participant__in=room, cluster__in=[cluster.id for cluster in clusters]
    ).order_by()
    spoke = set(said.values_list("participant", "group").distinct())
    tables = pools(workshop.id, Counter(table for _person, table in seats | spoke))
    counted: Counter[tuple[int, Pool, str]] = Counter()
    for cluster_id, table, says, n in said.values_list("cluster", "group", "says").annotate(n=Count("pk")):
        counted[cluster_id, tables.of(table), says] += n
    read: dict[str, list[Stand]] = {"unites": [], "different": [], "open": [], "listening": []}
    for cluster in clusters:
        votes: dict[Hashable, Votes] = {pool: _votes(counted, cluster.id, pool) for pool in tables.each}
        found = read_item(votes)
        read[found.reading].append(_stand(cluster.id, cluster.shown_name, votes, found, tables))
    read["unites"].sort(key=lambda stand: -stand.mean)
    return Unites(
        **{reading: tuple(stands) for reading, stands in read.items()},
        answered=len({person for person, _table in spoke}),
        people=len(seats),
        joined="; ".join(tables.name(pool) for pool in tables.joined),
    )


def _votes(counted: Mapping[tuple[int, Pool, str], int], cluster_id: int, pool: Pool) -> Votes:
    agree, disagree, unsure = (
        counted[cluster_id, pool, says] for says in (Says.US, Says.NOT_ME, Says.UNSURE)
    )
    return Votes(agree, disagree, agree + disagree + unsure)


def _stand(cluster_id: int, name: str, votes: dict[Hashable, Votes], found: Item, tables: Pools) -> Stand:
    us, not_me = sum(v.agree for v in votes.values()), sum(v.disagree for v in votes.values())

    def told(some: tuple[object, ...]) -> str:
        return str(get_text_list([tables.name(pool) for pool in some], _("and")))  # type: ignore[arg-type]

    return Stand(
        cluster_id=cluster_id,
        name=name,
        us=us,
        unsure=sum(v.answered for v in votes.values()) - us - not_me,
        not_me=not_me,
        high=told(found.high),
        low=told(found.low),
        waiting=told(found.waiting),
        mean=found.mean or 0.0,
    )
