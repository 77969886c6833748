"""What the room weighs: each subject has a round of its own."""

from django.utils.translation import gettext as _

from places.enums import Kind, Subject, Verb
from places.errors import Unclear
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(Verb.CHOOSE_SUBJECT)
def choose(workshop: Workshop, *, actor: Actor, subject: str, key: str = "") -> LogEntry:
    """Choose what the room weighs from now on: its shared clusters, or its themes.

    Each has a round of its own: whatever was given in the other one is kept, and is there again when the room
    goes back to it. Raises `Unclear` for anything else.
    """
    if subject not in Subject.values:
        raise Unclear(_("Choose the piles or the themes."))
    workshop.weighs = subject
    workshop.save(update_fields=["weighs"])
    return LogEntry(Kind.SUBJECT_CHOSEN, subject=subject)
