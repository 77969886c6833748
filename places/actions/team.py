"""The theme team: two to four people who settle the shared board for the room."""

from django.utils.translation import gettext as _

from places.actions.admission import admit, done_before
from places.enums import Kind, Verb
from places.errors import Missing, Unclear
from places.lane import written
from places.models import Activity, Participant
from places.rules import MOST_IN_TEAM, Actor


@written
def set_team(*, actor: Actor, participant_id: int, on: bool, key: str = "") -> Activity:
    """Take a participant or host into the theme team, or out of it.

    Raises `Missing` for a person of another workshop, `Unclear` for a fifth one.
    """
    if first := done_before(actor, key):
        return first
    admit(actor, Verb.NAME_TEAM)
    people = Participant.objects.here().filter(workshop_id=actor.workshop_id)
    person = people.filter(pk=participant_id).first()
    if person is None:
        raise Missing
    if on and not person.in_team and people.filter(in_team=True).count() >= MOST_IN_TEAM:
        raise Unclear(_("The theme team has four people already. Take one out first."))
    person.in_team = on
    person.save(update_fields=["in_team"])
    return Activity.record(actor, Kind.PERSON_CHANGED, key=key, person=person.pk, team=on)
