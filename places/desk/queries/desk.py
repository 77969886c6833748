"""What a leader's desk shows: places and workshops; one workshop's people and tables."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from places.desk.methods import tables_to_count
from places.enums import PhotoState, Stage
from places.people.models import Group, Participant
from places.people.queries.people import GroupFacts, group_facts
from places.photos.models import Photo
from places.workshops.models.workshop import Workshop

_HAS_BROUGHT = Count("photos", filter=Q(photos__state__in=PhotoState.of_the_room()))


@dataclass(frozen=True)
class WorkshopLine:
    """One workshop in a leader's list."""

    id: int
    code: str
    question: str
    stage: Stage
    people: int
    photos: int
    opened_at: datetime


@dataclass(frozen=True)
class PlaceLines:
    """One place with its workshops, newest first."""

    id: int
    name: str
    ness: str
    workshops: tuple[WorkshopLine, ...]


@dataclass(frozen=True)
class DeskPerson:
    """One person at a table, as the desk lists them. Who has brought nothing is counted, never named."""

    id: int
    first_name: str
    symbol: str
    is_host: bool
    is_out: bool = False
    typed_by: str = ""
    table: int | None = None  # its id


@dataclass(frozen=True)
class DeskTable:
    """One table with its people and how many of them have brought something; `group` is None for no table.

    `is_counted`: that number may stand beside their names (docs/decisions/0052-what-counts-may-tell.md).
    """

    group: GroupFacts | None
    people: tuple[DeskPerson, ...]
    brought: int
    is_counted: bool = False


@dataclass(frozen=True)
class DeskFacts:
    """The people of the workshop, table by table, and those who were taken `out`."""

    tables: tuple[DeskTable, ...]
    photos: int
    out: tuple[DeskPerson, ...] = ()

    @property
    def people(self) -> int:
        """How many people have joined."""
        return sum(len(table.people) for table in self.tables)

    @property
    def brought(self) -> int:
        """How many of them have brought at least one photo."""
        return sum(table.brought for table in self.tables)


def led(leader_id: int) -> list[PlaceLines]:
    """Return the places of a leader, by name, each with its workshops (3 queries however many there are)."""
    rows = list(Workshop.objects.open_to(leader_id))
    ids = [workshop.pk for workshop in rows]
    people = _counted(Participant.objects.here().filter(workshop__in=ids))
    photos = _counted(Photo.objects.shown().filter(workshop__in=ids))
    places: dict[int, list[Workshop]] = defaultdict(list)
    for workshop in rows:
        places[workshop.place_id].append(workshop)
    listed = [
        PlaceLines(
            id=place_id,
            name=workshops[0].place.name,
            ness=workshops[0].place.ness,
            workshops=tuple(_line(workshop, people, photos) for workshop in workshops),
        )
        for place_id, workshops in places.items()
    ]
    return sorted(listed, key=lambda place: (place.name.casefold(), place.id))


def _counted(rows: QuerySet) -> dict[int, int]:
    counted = rows.values("workshop_id").annotate(number=Count("pk"))
    return {row["workshop_id"]: row["number"] for row in counted.order_by()}


def _line(workshop: Workshop, people: dict[int, int], photos: dict[int, int]) -> WorkshopLine:
    return WorkshopLine(
        id=workshop.pk,
        code=workshop.code,
        question=workshop.asked,
        stage=Stage(workshop.stage),
        people=people.get(workshop.pk, 0),
        photos=photos.get(workshop.pk, 0),
        opened_at=workshop.opened_at,
    )


def desk(workshop_id: int) -> DeskFacts:
    """Return the people at each table and how much they have brought, in 3 queries."""
    people: dict[int | None, list[DeskPerson]] = defaultdict(list)
    brought: dict[int | None, int] = defaultdict(int)
    out = []
    named = Participant.objects.select_related("helper").filter(workshop_id=workshop_id, erased_at=None)
    for person in named.annotate(number=_HAS_BROUGHT):
        if person.taken_out_at:
            out.append(_desk_person(person))
            continue
        people[person.group_id].append(_desk_person(person))
        brought[person.group_id] += bool(person.number)
    groups = [group_facts(group) for group in Group.objects.open().filter(workshop_id=workshop_id)]
    tables = [DeskTable(group, tuple(people[group.id]), brought[group.id]) for group in groups]
    if people[None]:
        tables.append(DeskTable(None, tuple(people[None]), brought[None]))
    photos = Photo.objects.shown().filter(workshop_id=workshop_id).count()
    counted = tables_to_count([len(table.people) for table in tables])
    shown = (replace(table, is_counted=seen) for table, seen in zip(tables, counted, strict=True))
    return DeskFacts(tuple(shown), photos, tuple(out))


def person_at_desk(workshop_id: int, participant_id: int) -> DeskPerson | None:
    """Return one person of this workshop, also one who was taken out; None for unknown ids and people erased."""
    named = Participant.objects.filter(workshop_id=workshop_id, erased_at=None)
    found = named.filter(pk=participant_id).first()
    return _desk_person(found) if found else None


def _desk_person(person: Participant) -> DeskPerson:
    return DeskPerson(
        person.pk,
        person.first_name,
        person.symbol,
        person.is_host,
        is_out=person.taken_out_at is not None,
        typed_by=person.helper.first_name if person.helper else "",
        table=person.group_id,
    )
