"""How every action begins: has this been done before, and may this person do it now?"""

from django.utils.translation import gettext as _

from places.enums import Verb
from places.errors import Missing, Unclear
from places.models import Activity, Workshop
from places.rules import Actor, require


def admit(actor: Actor, verb: Verb) -> Workshop:
    """Return the actor's workshop, locked for the transaction, when `verb` is allowed there now.

    Raises `Missing` when the workshop is gone, `NotYours` or `NotNow` as `places.rules` says.
    """
    workshop = Workshop.objects.select_for_update().filter(pk=actor.workshop_id).first()
    if workshop is None:
        raise Missing
    require(actor, verb, workshop.stage)
    return workshop


def done_before(actor: Actor, key: str) -> Activity | None:
    """Return the Activity of an earlier try with the same idempotency key, if there was one.

    A retry is answered with the first result whatever has happened since. Raises `Unclear` when the key
    was used by somebody else.
    """
    if not key:
        return None
    first = Activity.objects.filter(workshop_id=actor.workshop_id, key=key).first()
    if first and (first.participant_id, first.leader_id) != (actor.participant_id, actor.leader_id):
        raise Unclear(_("Please load the page again, then try once more."))
    return first
