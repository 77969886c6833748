"""People without a phone, for whom somebody else types: they are participants of their own."""

from django.utils.translation import gettext as _

from places.database.writing import written
from places.enums import Kind, Role, Stage, Verb
from places.errors import Missing, NotNow, Unclear
from places.people.actions.joining import Joining, come_in, joined_before
from places.people.models import Participant
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action, admit
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop

MOST_HELPED = 3  # by one person; whoever was erased counts, too, so that nobody goes on for ever
MOST_HELPED_BY_HOST = 12


@written
def bring_along(*, actor: Actor, joining: Joining, agreed: bool, key: str = "") -> Activity:
    """Make somebody who is with the actor without a phone a participant of their own, once per key.

    The Activity's `participant` is the new person, for whom the actor may act from then on. They sit at the actor's
    table. Raises `Unclear` with `field` (agreed, first_name, symbol) when something is missing, and `NotNow` when
    nobody may come in, when the actor is somebody for whom others type, or types for as many as one person may.
    """
    workshop = admit(actor, Verb.HELP)
    helper = Participant.objects.here().select_related("group").filter(workshop=workshop, pk=actor.me).first()
    if helper is None:
        raise Missing
    if first := joined_before(workshop, key):
        return first
    _require_open(actor, workshop, helper)
    if not agreed:
        raise Unclear(_("Please ask them first."), field="agreed")
    person = come_in(workshop, joining, group=helper.group, key=key, helper=helper)
    who = Actor(workshop.pk, Role.PARTICIPANT, person.pk, person.group_id)
    return Activity.record(who, Kind.PERSON_JOINED, person=person.pk, group=person.group_id, helper=helper.pk)


@action(Verb.CHANGE_OWN)
def go_on_alone(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """End the right of whoever typed for the actor to act for them. Who typed stays named at what was told."""
    person = Participant.objects.here().filter(workshop=workshop, pk=actor.me).first()
    if person is None:
        raise Missing
    person.helper_acts = False
    person.save(update_fields=["helper_acts"])
    return LogEntry(Kind.PERSON_CHANGED, person=person.pk)


def _require_open(actor: Actor, workshop: Workshop, helper: Participant) -> None:
    is_open = workshop.door_open and workshop.stage != Stage.CLOSE
    if not (is_open or actor.role == Role.LEADER):
        raise NotNow(_("Nobody can come in just now. Ask the person who runs the room."))
    if helper.helper_id:
        raise NotNow(_("Go back to yourself first."))
    most = MOST_HELPED if actor.role == Role.PARTICIPANT else MOST_HELPED_BY_HOST
    if Participant.objects.filter(helper=helper).count() >= most:
        raise NotNow(
            _("You type for as many people as one person can here. Somebody else at your table can help.")
        )
