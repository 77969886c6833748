"""The people of a workshop, its tables and its theme team."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import ngettext

from places.database.prepared import prepared, prepared_rows
from places.enums import PhotoState
from places.people.models import Group, Participant
from places.rules import FEWEST_IN_TEAM, MOST_IN_TEAM


@dataclass(frozen=True)
class GroupFacts:
    """One table."""

    id: int
    number: int
    name: str
    symbol: str


@dataclass(frozen=True)
class PersonFacts:
    """One participant. `team` as in `Actor`, and `acted_for`, whether somebody else acts for them just now: for the
    person of the request only. `is_ready`: they have said that they are done with this stage."""

    id: int
    first_name: str
    symbol: str
    group: GroupFacts | None
    is_host: bool
    team: int = 0
    acted_for: bool = False
    is_ready: bool = False


@dataclass(frozen=True)
class Brought:
    """How many of the people in the room have brought something."""

    people: int
    brought: int

    def sentence(self) -> str:
        """Return "17 of 24 have brought theirs." in the active language."""
        return ngettext(
            "%(brought)d of %(people)d has brought theirs.",
            "%(brought)d of %(people)d have brought theirs.",
            self.brought,
        ) % {"brought": self.brought, "people": self.people}

    def here(self) -> str:
        """Return "24 people are here." in the active language."""
        return ngettext("%(number)s person is here.", "%(number)s people are here.", self.people) % {
            "number": self.people
        }


def group_facts(group: Group) -> GroupFacts:
    """Return what pages need of a table."""
    return GroupFacts(group.pk, group.number, group.name, group.symbol)


def person_facts(participant: Participant) -> PersonFacts:
    """Return what pages need of a participant (the group must be loaded with it)."""
    group = group_facts(participant.group) if participant.group else None
    return PersonFacts(
        participant.pk,
        participant.first_name,
        participant.symbol,
        group,
        is_host=participant.is_host,
        is_ready=participant.is_ready,
    )


def brought(workshop_id: int) -> Brought:
    """Return how many people are in the room and how many of them have brought at least one photo.

    A hidden photo counts, as on the desk, so that the number does not reveal that one was hidden.
    """
    people = Participant.objects.here().filter(workshop_id=workshop_id)
    having = people.filter(photos__state__in=PhotoState.of_the_room()).distinct()
    return Brought(people=people.count(), brought=having.count())


def groups(workshop_id: int) -> list[GroupFacts]:
    """Return all tables of the workshop in order of number."""
    return [group_facts(group) for group in _groups(workshop_id)]


def open_groups(workshop_id: int) -> list[GroupFacts]:
    """Return the tables at which people can sit: without those that were put together with another one."""
    return [group_facts(group) for group in _open_groups(workshop_id)]


@prepared()
def _groups(workshop_id: int) -> QuerySet[Group]:
    return Group.objects.filter(workshop_id=workshop_id)


@prepared()
def _open_groups(workshop_id: int) -> QuerySet[Group]:
    return Group.objects.open().filter(workshop_id=workshop_id)


def person(workshop_id: int, participant_id: int, token: str) -> PersonFacts | None:
    """Return the participant whom a session claims to be, if the token is theirs."""
    found = next(iter(_joined(workshop_id, participant_id, token)), None)
    return replace(person_facts(found), team=found.team) if found else None


@prepared(related=("group",), annotations=("team",))
def _joined(workshop_id: int, participant_id: int, token: str) -> QuerySet[Participant]:
    people = Participant.objects.here().order_by().with_team()
    return people.filter(workshop_id=workshop_id, pk=participant_id, token=token)


def first_name(participant_id: int | None) -> str:
    """Return a participant's first name, or an empty string for None and for one who was deleted."""
    return next((name for (name,) in _first_name(participant_id or 0)), "")


@prepared_rows
def _first_name(participant_id: int) -> QuerySet[Any]:
    return Participant.objects.filter(pk=participant_id).order_by().values_list("first_name")


@dataclass(frozen=True)
class Team:
    """The members of the theme team, and all other people of the workshop by first name."""

    members: tuple[PersonFacts, ...]
    others: tuple[PersonFacts, ...]

    @property
    def is_full(self) -> bool:
        """Whether the team has the most members it may have."""
        return len(self.members) >= MOST_IN_TEAM

    @property
    def waits(self) -> bool:
        """Whether the team has members, but fewer than it needs."""
        return 0 < len(self.members) < FEWEST_IN_TEAM


def team(workshop_id: int) -> Team:
    """Return the theme team of a workshop. One query."""
    people = (
        Participant.objects.here()
        .filter(workshop_id=workshop_id)
        .select_related("group")
        .order_by("name_key", "pk")
    )
    found = [(person.in_team, person_facts(person)) for person in people]
    return Team(
        tuple(facts for in_team, facts in found if in_team),
        tuple(facts for in_team, facts in found if not in_team),
    )


def members(workshop_id: int) -> frozenset[int]:
    """Return the ids of the people of the theme team. One query."""
    people = Participant.objects.here().filter(workshop_id=workshop_id, in_team=True).order_by()
    return frozenset(people.values_list("pk", flat=True))
