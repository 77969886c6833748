"""Who is in the room, and who is asking."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import ngettext

from places.enums import PhotoState, Role
from places.models import Group, Participant, Tablet, Workshop
from places.prepared import prepared
from places.rules import Actor


@dataclass(frozen=True)
class GroupFacts:
    """One table."""

    id: int
    number: int
    name: str
    symbol: str


@dataclass(frozen=True)
class PersonFacts:
    """One participant as the room knows them. `team` is how many the theme team has, told of who asks (`Actor`)."""

    id: int
    first_name: str
    symbol: str
    group: GroupFacts | None
    is_host: bool
    team: int = 0


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
    )


def brought(workshop_id: int) -> Brought:
    """Return how many people are in the room and how many of them have brought at least one photo.

    A hidden one counts, as on the desk: the number does not tell the room that something was taken off the wall.
    """
    people = Participant.objects.filter(workshop_id=workshop_id)
    having = people.filter(photos__state__in=(PhotoState.BROUGHT, PhotoState.HIDDEN)).distinct()
    return Brought(people=people.count(), brought=having.count())


def groups(workshop_id: int) -> list[GroupFacts]:
    """Return the workshop's tables in order of number."""
    return [group_facts(group) for group in Group.objects.filter(workshop_id=workshop_id)]


def person(workshop_id: int, participant_id: int, token: str) -> PersonFacts | None:
    """Return the participant whom a session claims to be, if the token is theirs."""
    found = next(iter(_joined(workshop_id, participant_id, token)), None)
    return replace(person_facts(found), team=found.team) if found else None


@prepared
def _joined(workshop_id: int, participant_id: int, token: str) -> QuerySet[Participant]:
    people = Participant.objects.select_related("group").with_team().order_by()
    return people.filter(workshop_id=workshop_id, pk=participant_id, token=token)


def first_name(participant_id: int | None) -> str:
    """Return a participant's first name, or an empty string for nobody (a leader, or one who has gone)."""
    return next((name for (name,) in _first_name(participant_id or 0)), "")


@prepared
def _first_name(participant_id: int) -> QuerySet[Any]:
    return Participant.objects.filter(pk=participant_id).order_by().values_list("first_name")


def leads(workshop_id: int, leader_id: int) -> bool:
    """Whether this leader belongs to the workshop's place."""
    return Workshop.objects.filter(pk=workshop_id, place__leaders=leader_id).exists()


def claim(session_claims: object, workshop_id: int) -> tuple[int, str]:
    """Return (participant id, token) that a session holds for a workshop; a table's device has (0, token).

    (0, "") for one that holds nothing.
    """
    claims = session_claims if isinstance(session_claims, dict) else {}
    held = claims.get(str(workshop_id), (0, ""))
    return (int(held[0]), str(held[1])) if len(held) == 2 else (0, "")


def rights(workshop_id: int, session_claims: object, leader_id: int | None) -> Actor:
    """Return who is asking, as `actor` does, for a stream: a thousand of them come at once and need no names."""
    participant_id, token = claim(session_claims, workshop_id)
    found = next(iter(_rights(workshop_id, participant_id, token)), None) if participant_id else None
    is_host, group_id, team = found or (False, None, 0)
    actor = _actor(
        workshop_id, leader_id, token, participant_id if found else None, group_id, is_host=is_host
    )
    return replace(actor, team=team)


@prepared
def _rights(workshop_id: int, participant_id: int, token: str) -> QuerySet[Any]:
    own = Participant.objects.filter(workshop_id=workshop_id, pk=participant_id, token=token).order_by()
    return own.with_team().values_list("is_host", "group_id", "team")


def _actor(
    workshop_id: int,
    leader_id: int | None,
    token: str,
    participant_id: int | None,
    group_id: int | None,
    *,
    is_host: bool,
) -> Actor:
    """What this person may be: a leader before all, then who they joined as, then the table whose device it is."""
    leading = leader_id is not None and leads(workshop_id, leader_id)
    role = _role(leading=leading, joined=participant_id is not None, is_host=is_host)
    if role == Role.NEWCOMER and token and (table := table_of_tablet(workshop_id, token)):
        role, group_id = Role.TABLE, table
    return Actor(
        workshop_id=workshop_id,
        role=role,
        participant_id=participant_id,
        group_id=group_id,
        leader_id=leader_id if leading else None,
    )


def table_of_tablet(workshop_id: int, token: str) -> int | None:
    """Return the id of the table whose device holds this token."""
    tablets = Tablet.objects.filter(token=token, group__workshop_id=workshop_id)
    return tablets.values_list("group_id", flat=True).first()


def _role(*, leading: bool, joined: bool, is_host: bool) -> Role:
    if leading:
        return Role.LEADER
    if joined:
        return Role.HOST if is_host else Role.PARTICIPANT
    return Role.NEWCOMER


def actor(
    workshop_id: int, session_claims: object, leader_id: int | None
) -> tuple[Actor, PersonFacts | None]:
    """Return who is asking in this workshop, and the participant they are, if they joined.

    `session_claims` is the session's "participants" entry {workshop id: [participant id, token]};
    `leader_id` the signed-in leader. A stranger gets an Actor of role NEWCOMER.
    """
    participant_id, token = claim(session_claims, workshop_id)
    found = person(workshop_id, participant_id, token) if participant_id else None
    group_id = found.group.id if found and found.group else None
    is_host = bool(found and found.is_host)
    return (
        replace(
            _actor(workshop_id, leader_id, token, found.id if found else None, group_id, is_host=is_host),
            team=found.team if found else 0,
        ),
        found,
    )
