"""One round of weighing: what is weighed, and whose votes are counted."""

from django.utils.translation import gettext as _

from places.enums import Kind, Subject, Verb
from places.errors import Missing, NotNow, Unclear
from places.people.models import Participant
from places.rules import Actor
from places.weighing.actions.ballots import require_unseen
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop


@action(Verb.CHOOSE_SUBJECT)
def choose(workshop: Workshop, *, actor: Actor, subject: str, key: str = "") -> LogEntry:
    """Choose what the room weighs from now on: its shared clusters, or its themes.

    Each has a round of its own: votes in the other one are kept. Raises `Unclear` for an unknown subject.
    """
    if subject not in Subject.values:
        raise Unclear(_("Choose the piles or the themes."))
    workshop.weighs = subject
    workshop.save(update_fields=["weighs"])
    return LogEntry(Kind.SUBJECT_CHOSEN, subject=subject)


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
