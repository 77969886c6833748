"""Inviting somebody to lead a workshop, taking such an invitation, and ending it."""

import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from places.database import clock
from places.database.writing import written
from places.enums import Kind, Role, Verb
from places.errors import Missing, Unclear
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action, locked
from places.workshops.actions.leaders import make_account
from places.workshops.models.activity import Activity
from places.workshops.models.co_leader import CoLeader
from places.workshops.models.leader import Leader
from places.workshops.models.workshop import Workshop
from places.workshops.queries.co_leaders import digest_of, open_links

DAYS = 7
MOST_LINKS = 10  # open ones of one workshop


@action(Verb.INVITE_LEADERS)
def invite(workshop: Workshop, *, actor: Actor, token: str, key: str = "") -> LogEntry:
    """Let whoever has the link with this token lead the workshop: one person, within seven days.

    Only the token's hash is stored. Raises `Unclear` when ten links are open already.
    """
    if open_links(workshop.pk).count() >= MOST_LINKS:
        raise Unclear(_("Ten links are open already. End one of them first."))
    made = CoLeader.objects.create(
        workshop=workshop,
        digest=digest_of(token),
        invited_by_id=actor.leader_id,
        expires_at=clock.now() + datetime.timedelta(days=DAYS),
    )
    return LogEntry(Kind.LEADER_INVITED, invitation=made.pk)


@written
def take_invitation(*, token: str, leader_id: int = 0, account: Leader | None = None) -> Activity | None:
    """Let a leader lead the workshop of this link: a signed-in one, or one whose `account` is stored with it.

    None for one who leads it already. Raises `Missing` when the link was taken, ended or is too old, or the workshop
    is gone, `Unclear` for an account whose address is known.
    """
    workshop = locked(_workshop_of(token))
    row = open_links(workshop.pk).filter(digest=digest_of(token)).first()
    if row is None:
        raise Missing
    if account is not None:
        leader_id = make_account(account).pk
    if _leads(workshop, leader_id):
        return None
    row.leader_id, row.accepted_at = leader_id, clock.now()
    row.save(update_fields=["leader", "accepted_at"])
    actor = Actor(workshop.pk, Role.LEADER, leader_id=leader_id, invited=True)
    return Activity.record(actor, Kind.LEADER_CAME, invitation=row.pk)


@action(Verb.INVITE_LEADERS)
def end_invitation(workshop: Workshop, *, actor: Actor, invitation_id: int, key: str = "") -> LogEntry:
    """End an invitation: its link opens nothing, and who took it leads no more. Raises `Missing` for unknown ones."""
    row = CoLeader.objects.filter(workshop=workshop, pk=invitation_id, ended_at=None).first()
    if row is None:
        raise Missing
    row.ended_at = clock.now()
    row.save(update_fields=["ended_at"])
    return LogEntry(Kind.LEADER_ENDED, invitation=row.pk, came=row.leader_id is not None)


def _workshop_of(token: str) -> int:
    found = CoLeader.objects.filter(digest=digest_of(token)).values_list("workshop", flat=True).first()
    return found or 0


def _leads(workshop: Workshop, leader_id: int) -> bool:
    own = Q(place__leaders=leader_id) | Q(co_leaders__leader=leader_id, co_leaders__ended_at=None)
    return Workshop.objects.filter(own, pk=workshop.pk).exists()
