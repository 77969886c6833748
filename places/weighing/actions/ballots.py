"""Whose ballot an act is on, and whether it may still be filled in: what every act of weighing begins with."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from places.database.prepared import prepared, prepared_rows
from places.enums import Subject, Verb
from places.errors import NotNow, Unclear
from places.people.models import Participant
from places.rules import Actor, require
from places.weighing.models import Ballot
from places.workshops.models.workshop import Workshop


def open_weighing(workshop: Workshop, *, actor: Actor, for_table: bool = False, **_named: object) -> Workshop:
    """Return the workshop when `actor` may fill in their ballot, or their table's: the rule of acts on ballots.

    Raises `NotNow` when the room has seen the result, and as `places.rules.require` does.
    """
    require(actor, Verb.VOTE_TOGETHER if for_table else Verb.VOTE, workshop.stage)
    require_unseen(workshop)
    return workshop


def require_unseen(workshop: Workshop) -> None:
    """Return while the workshop's round is open; raises `NotNow` when the room has seen its result."""
    if seen(workshop, workshop.weighs):
        raise NotNow(_("The room has already seen the result. Dots can no longer be changed."))


def seen(workshop: Workshop, subject: str) -> bool:
    """Whether the room has looked at the result of this subject's round."""
    at = workshop.themes_revealed_at if subject == Subject.THEMES else workshop.revealed_at
    return at is not None


def require_counted(actor: Actor) -> None:
    """Return when the actor's own dots and stances count; `NotNow` when they have been made void."""
    if _void(actor.me):
        raise NotNow(_("Your dots are not counted just now. Please talk with the people who run the room."))


def ballot_of(actor: Actor, workshop: Workshop, *, for_table: bool) -> Ballot:
    """Return the ballot that the actor fills in, opened when it was not: their own, or their table's.

    Raises `Unclear` for a table's ballot when the actor sits at no table.
    """
    if actor.participant_id or not for_table:  # a table's own device is nobody in particular
        require_counted(actor)
    if for_table and actor.group_id is None:
        raise Unclear(_("You sit at no table yet. Choose one on your own page first."))
    subject = str(workshop.weighs)
    found = _of_table(actor.group_id or 0, subject) if for_table else _of_person(actor.me, subject)
    if not found:
        return _open(actor, workshop, for_table=for_table)
    if found[0].group_id != actor.group_id:
        found[0].group_id = actor.group_id
        found[0].save(update_fields=["group"])
    return found[0]


def _open(actor: Actor, workshop: Workshop, *, for_table: bool) -> Ballot:
    owner = None if for_table else actor.me
    return Ballot.objects.create(
        workshop=workshop, subject=workshop.weighs, participant_id=owner, group_id=actor.group_id
    )


@prepared_rows
def _void(participant_id: int) -> QuerySet[Any]:
    return Participant.objects.filter(pk=participant_id, votes_void=True).order_by().values_list("pk")


@prepared()
def _of_person(participant_id: int, subject: str) -> QuerySet[Ballot]:
    return Ballot.objects.filter(participant_id=participant_id, subject=subject)


@prepared()
def _of_table(group_id: int, subject: str) -> QuerySet[Ballot]:
    return Ballot.objects.filter(participant=None, group_id=group_id, subject=subject)
