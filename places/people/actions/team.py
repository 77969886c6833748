"""The theme team: two to four people who settle the shared board for the room."""

from django.utils.translation import gettext as _

from places.enums import Kind, Verb
from places.errors import Missing, Unclear
from places.people.models import Participant
from places.rules import MOST_IN_TEAM, Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(Verb.NAME_TEAM)
def set_team(workshop: Workshop, *, actor: Actor, participant_id: int, on: bool, key: str = "") -> LogEntry:
    """Take a participant or host into the theme team, or out of it.

    Raises `Missing` for a person of another workshop, `Unclear` for a fifth one.
    """
    people = Participant.objects.here().filter(workshop=workshop)
    person = people.filter(pk=participant_id).first()
    if person is None:
        raise Missing
    if on and not person.in_team and people.filter(in_team=True).count() >= MOST_IN_TEAM:
        raise Unclear(_("The theme team has four people already. Take one out first."))
    person.in_team = on
    person.save(update_fields=["in_team"])
    return LogEntry(Kind.PERSON_CHANGED, person=person.pk, team=on)
