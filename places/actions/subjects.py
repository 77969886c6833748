"""What the room weighs: each subject has a round of its own."""

from django.utils.translation import gettext as _

from places.actions.admission import admit, done_before
from places.enums import Kind, Subject, Verb
from places.errors import Unclear
from places.lane import written
from places.models import Activity
from places.rules import Actor


@written
def choose(*, actor: Actor, subject: str, key: str = "") -> Activity:
    """Choose what the room weighs from now on: its shared clusters, or its themes.

    Each has a round of its own: whatever was given in the other one is kept, and is there again when the room
    goes back to it. Raises `Unclear` for anything else.
    """
    if first := done_before(actor, key):
        return first
    workshop = admit(actor, Verb.CHOOSE_SUBJECT)
    if subject not in Subject.values:
        raise Unclear(_("Choose the piles or the themes."))
    workshop.weighs = subject
    workshop.save(update_fields=["weighs"])
    return Activity.record(actor, Kind.SUBJECT_CHOSEN, key=key, subject=subject)
