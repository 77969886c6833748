"""Whose votes are counted, for the people who run the room: never whether or what anybody gave."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from places.enums import Kind
from places.people.models import Group, Participant
from places.people.queries.people import GroupFacts, group_facts
from places.workshops.models.activity import Activity
from places.workshops.queries.workshops import WorkshopFacts


@dataclass(frozen=True)
class CountedPerson:
    """One person, and whether their votes are left out; `by` and `at` tell who last changed that, and when."""

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
    """Return everybody, table by table. Three queries."""
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
