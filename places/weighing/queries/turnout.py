"""Eligible voters and turnout of a round: how many ballots were opened and hold dots, and whose votes count."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import ngettext

from places.database.prepared import prepared_rows
from places.enums import Kind, Subject
from places.people.models import Group, Participant
from places.people.queries.people import GroupFacts, group_facts
from places.weighing.models import Ballot, Vote
from places.weighing.queries.items import rows
from places.workshops.models.activity import Activity
from places.workshops.queries.workshops import WorkshopFacts

FEWEST_SHOWN = 3  # people; sums of fewer would show what single people chose


@dataclass(frozen=True)
class Turnout:
    """People in the room whose votes count; `opened` ballots of theirs, of which `voted` hold at least one dot."""

    people: int
    opened: int
    voted: int

    def sentence(self) -> str:
        """Return "17 of 24 have given dots." in the active language."""
        return ngettext(
            "%(voted)d of %(people)d has given dots.", "%(voted)d of %(people)d have given dots.", self.voted
        ) % {"voted": self.voted, "people": self.people}

    @property
    def abstained(self) -> int:
        """Ballots that were opened and left empty."""
        return self.opened - self.voted

    @property
    def few(self) -> bool:
        """Whether the result would show what single people chose."""
        return self.voted < FEWEST_SHOWN

    @property
    def denominators(self) -> str:
        """Return who is counted: "21 of 24 people opened their ballot. 3 of them gave no dots." """
        opened = ngettext(
            "%(opened)d of %(people)d person opened their ballot.",
            "%(opened)d of %(people)d people opened their ballot.",
            self.people,
        ) % {"opened": self.opened, "people": self.people}
        if not self.abstained:
            return opened
        empty = ngettext(
            "%(n)d of them gave no dots, and is counted.",
            "%(n)d of them gave no dots, and are counted.",
            self.abstained,
        ) % {"n": self.abstained}
        return f"{opened} {empty}"


def turnout(workshop_id: int, subject: str) -> Turnout:
    """Return the turnout of a round. Three queries."""
    voted = _voted_on_themes if subject == Subject.THEMES else _voted_on_clusters
    return Turnout(
        people=_number(_people(workshop_id)),
        opened=_number(_opened(workshop_id, str(subject))),
        voted=_number(voted(workshop_id)),
    )


def _number(rows: list[Any]) -> int:
    return int(rows[0][0]) if rows else 0


@prepared_rows
def _people(workshop_id: int) -> "QuerySet[Any]":
    room = Participant.objects.filter(workshop_id=workshop_id, votes_void=False).order_by()
    return room.values("workshop").annotate(n=Count("pk")).values_list("n")


@prepared_rows
def _opened(workshop_id: int, subject: str) -> "QuerySet[Any]":
    ballots = Ballot.objects.in_round(workshop_id, subject).counted()
    return ballots.values("workshop").annotate(n=Count("pk")).values_list("n")


@prepared_rows
def _voted_on_clusters(workshop_id: int) -> "QuerySet[Any]":
    return _given(workshop_id, Subject.CLUSTERS, "cluster")


@prepared_rows
def _voted_on_themes(workshop_id: int) -> "QuerySet[Any]":
    return _given(workshop_id, Subject.THEMES, "theme")


def _given(workshop_id: int, subject: str, item: str) -> "QuerySet[Any]":
    """How many ballots hold a dot on something that is still weighed."""
    weighed = rows(workshop_id, subject).order_by().values("pk")
    votes = Vote.objects.filter(ballot__in=Ballot.objects.in_round(workshop_id, subject).counted())
    given = votes.filter(**{f"{item}__in": weighed})
    return given.values("ballot__workshop").annotate(n=Count("ballot", distinct=True)).values_list("n")


@dataclass(frozen=True)
class CountedPerson:
    """One person, and whether their votes are left out; `by` and `at`: who last changed that, and when."""

    id: int
    first_name: str
    symbol: str
    is_void: bool
    by: str
    at: datetime | None


@dataclass(frozen=True)
class CountedTable:
    """One table with its people; `group` is None for those without a table."""

    group: GroupFacts | None
    people: tuple[CountedPerson, ...]


def people_by_table(workshop_id: int) -> list[CountedTable]:
    """Return all people, table by table. Three queries."""
    lines = Activity.objects.filter(
        workshop_id=workshop_id, kind__in=(Kind.VOTES_VOIDED, Kind.VOTES_RESTORED)
    ).select_related("participant", "leader")
    latest = {line.data["person"]: line for line in lines}
    found: dict[int | None, list[CountedPerson]] = defaultdict(list)
    for person in Participant.objects.here().filter(workshop_id=workshop_id):
        line = latest.get(person.pk)
        found[person.group_id].append(
            CountedPerson(
                id=person.pk,
                first_name=person.first_name,
                symbol=person.symbol,
                is_void=person.votes_void,
                by=_who(line) if line else "",
                at=line.at if line else None,
            )
        )
    groups = [group_facts(group) for group in Group.objects.filter(workshop_id=workshop_id)]
    tables = [CountedTable(group, tuple(found[group.id])) for group in groups if found[group.id]]
    return [*tables, CountedTable(None, tuple(found[None]))] if found[None] else tables


def may_still_change(workshop: WorkshopFacts) -> bool:
    """Whether votes can still be left out: until the room has first seen a result."""
    seen = Activity.objects.filter(workshop_id=workshop.id, kind=Kind.VOTES_REVEALED)
    return not workshop.shown and not seen.exists()


def _who(line: Activity) -> str:
    if line.participant:
        return line.participant.first_name
    return line.leader.first_name if line.leader else ""
