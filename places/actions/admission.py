"""How every action begins: has this been done before, and may this person do it now?"""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from places.enums import Verb
from places.errors import Missing, Unclear
from places.models import Activity, Workshop
from places.models.workshop import WorkshopQuerySet
from places.prepared import prepared
from places.rules import Actor, require


def admit(actor: Actor, verb: Verb) -> Workshop:
    """Return the actor's workshop, locked for the transaction, when `verb` is allowed there now.

    Raises `Missing` when the workshop is gone, `NotYours` or `NotNow` as `places.rules` says.
    """
    workshop = next(iter(_locked(actor.workshop_id)), None)
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
    first = next(iter(_with_key(actor.workshop_id, key)), None)
    if first and (first.participant_id, first.leader_id) != (actor.participant_id, actor.leader_id):
        raise Unclear(_("Please load the page again, then try once more."))
    return first


@prepared()
def _locked(workshop_id: int) -> WorkshopQuerySet:
    return Workshop.objects.select_for_update().filter(pk=workshop_id)


@prepared()
def _with_key(workshop_id: int, key: str) -> QuerySet[Activity]:
    return Activity.objects.filter(workshop_id=workshop_id, key=key).order_by()
