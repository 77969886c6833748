"""Taking one person's votes out of the count, without seeing them, and counting them again."""

from django.utils.translation import gettext as _

from places.enums import Kind, Verb
from places.errors import Missing, NotNow
from places.people.models import Participant
from places.rules import Actor
from places.weighing.actions.ballots import require_unseen
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop


@action(Verb.VOID_VOTES)
def set_void(workshop: Workshop, *, actor: Actor, participant_id: int, on: bool, key: str = "") -> LogEntry:
    """Leave a person's dots and stances out of every count, or count them again; nothing of theirs is deleted.

    Only until the room has first seen a result: later, the difference would show what the person chose.
    Raises `NotNow` then, and `Missing` for a person of another workshop.
    """
    require_unseen(workshop)
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
    return LogEntry(kind, person=person.pk)
