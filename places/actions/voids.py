"""Taking one person's votes out of the count, without seeing them, and counting them again."""

from django.utils.translation import gettext as _

from places.actions.admission import done_before
from places.actions.ballots import open_round
from places.enums import Kind, Verb
from places.errors import Missing, NotNow
from places.lane import written
from places.models import Activity, Participant
from places.rules import Actor


@written
def set_void(*, actor: Actor, participant_id: int, on: bool, key: str = "") -> Activity:
    """Leave a person's dots and stances out of every count, or count them again; nothing of theirs is deleted.

    Only until the room has first seen a result: later, the difference would show what the person chose.
    Raises `NotNow` then, and `Missing` for a person of another workshop.
    """
    if first := done_before(actor, key):
        return first
    workshop = open_round(actor, Verb.VOID_VOTES)
    if Activity.objects.filter(workshop=workshop, kind=Kind.VOTES_REVEALED).exists():
        raise NotNow(
            _("The room has seen a result before. The difference would show what this person chose.")
        )
    person = Participant.objects.filter(workshop=workshop, pk=participant_id).first()
    if person is None:
        raise Missing
    person.votes_void = on
    person.save(update_fields=["votes_void"])
    kind = Kind.VOTES_VOIDED if on else Kind.VOTES_RESTORED
    return Activity.record(actor, kind, key=key, person=person.pk)
