"""The actor of a request: the person or device that a session claims, and its rights."""

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from places.database.prepared import prepared_rows
from places.enums import Role
from places.people.models import Participant, Tablet
from places.people.queries.people import PersonFacts, person
from places.rules import Actor
from places.workshops.models.co_leader import CoLeader
from places.workshops.models.workshop import Workshop


def claim(session_claims: object, workshop_id: int) -> tuple[int, str]:
    """Return (participant id, token) that a session holds for a workshop; a table's device has (0, token).

    (0, "") for one that holds nothing.
    """
    claims = session_claims if isinstance(session_claims, dict) else {}
    held = claims.get(str(workshop_id), (0, ""))
    return (int(held[0]), str(held[1])) if len(held) == 2 else (0, "")


def rights(workshop_id: int, session_claims: object, leader_id: int | None) -> Actor:
    """Return the actor, as `who_asks` does, for a stream: without names, because a thousand may connect at once."""
    participant_id, token = claim(session_claims, workshop_id)
    found = next(iter(_rights(workshop_id, participant_id, token)), None) if participant_id else None
    is_host, group_id, team = found or (False, None, 0)
    actor = _actor(
        workshop_id, leader_id, token, participant_id if found else None, group_id, is_host=is_host
    )
    return replace(actor, team=team)


@prepared_rows
def _rights(workshop_id: int, participant_id: int, token: str) -> QuerySet[Any]:
    own = Participant.objects.filter(workshop_id=workshop_id, pk=participant_id, token=token)
    return own.here().order_by().with_team().values_list("is_host", "group_id", "team")


def is_erased(workshop_id: int, participant_id: int) -> bool:
    """Whether this person's things and name were erased from the workshop."""
    erased = Participant.objects.filter(workshop_id=workshop_id, pk=participant_id, erased_at__isnull=False)
    return erased.exists()


def who_asks(
    workshop_id: int, session_claims: object, leader_id: int | None
) -> tuple[Actor, PersonFacts | None]:
    """Return the actor in this workshop, and the participant they are, if they joined.

    `session_claims` is the session's "participants" entry {workshop id: [participant id, token]};
    `leader_id` the signed-in leader. Without a right claim the Actor's role is NEWCOMER.
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


def _actor(
    workshop_id: int,
    leader_id: int | None,
    token: str,
    participant_id: int | None,
    group_id: int | None,
    *,
    is_host: bool,
) -> Actor:
    """Return the actor with the first role that applies: leader, participant or host, table's device, newcomer."""
    owns = leader_id is not None and leads(workshop_id, leader_id)
    invited = leader_id is not None and not owns and co_leads(workshop_id, leader_id)
    leading = owns or invited
    role = _role(leading=leading, joined=participant_id is not None, is_host=is_host)
    if role == Role.NEWCOMER and token and (table := table_of_tablet(workshop_id, token)):
        role, group_id = Role.TABLE, table
    return Actor(
        workshop_id=workshop_id,
        role=role,
        participant_id=participant_id,
        group_id=group_id,
        leader_id=leader_id if leading else None,
        invited=invited,
    )


def _role(*, leading: bool, joined: bool, is_host: bool) -> Role:
    if leading:
        return Role.LEADER
    if joined:
        return Role.HOST if is_host else Role.PARTICIPANT
    return Role.NEWCOMER


def leads(workshop_id: int, leader_id: int) -> bool:
    """Whether this leader belongs to the workshop's place."""
    return bool(_led(workshop_id, leader_id))


@prepared_rows
def _led(workshop_id: int, leader_id: int) -> QuerySet[Any]:
    return Workshop.every.filter(pk=workshop_id, place__leaders=leader_id).values_list("pk")[:1]


def co_leads(workshop_id: int, leader_id: int) -> bool:
    """Whether this leader was invited to lead the workshop, and still does."""
    return bool(_co_led(workshop_id, leader_id))


@prepared_rows
def _co_led(workshop_id: int, leader_id: int) -> QuerySet[Any]:
    rows = CoLeader.objects.filter(workshop_id=workshop_id, leader_id=leader_id, ended_at=None)
    return rows.order_by().values_list("pk")


def table_of_tablet(workshop_id: int, token: str) -> int | None:
    """Return the id of the table whose device holds this token."""
    return next((group for (group,) in _tablets(workshop_id, token)), None)


@prepared_rows
def _tablets(workshop_id: int, token: str) -> QuerySet[Any]:
    return Tablet.objects.filter(token=token, group__workshop_id=workshop_id).values_list("group_id")
