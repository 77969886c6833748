"""A new return code for somebody who has lost theirs."""

from django.utils.translation import gettext as _

from places.actions.admission import admit, done_before
from places.enums import Kind, Verb
from places.errors import Missing, Unclear
from places.lane import written
from places.models import Activity, Participant
from places.queries.return_codes import digest, later_codes
from places.rules import Actor


@written
def renew(*, actor: Actor, participant_id: int, key: str = "") -> Activity:
    """Give a person another return code; the old one opens nothing any more, and open pages of theirs go on.

    The log tells that it was done, never the code. For those who run the room. Raises `Missing` for somebody who is
    not in this room.
    """
    if first := done_before(actor, key):
        return first
    admit(actor, Verb.RUN_ROOM)
    people = Participant.objects.here().filter(workshop_id=actor.workshop_id)
    person = people.filter(pk=participant_id).first()
    if person is None:
        raise Missing
    taken = set(
        Participant.objects.filter(workshop_id=actor.workshop_id).values_list("return_digest", flat=True)
    )
    codes = later_codes(actor.workshop_id, person.token, person.language, person.return_digest)
    kept = next(
        (each for each in (digest(actor.workshop_id, code) for code in codes) if each not in taken), None
    )
    if kept is None:
        raise Unclear(_("This person has had too many codes. Let them join anew."))
    person.return_digest = kept
    person.save(update_fields=["return_digest"])
    return Activity.record(actor, Kind.RETURN_CODE_RENEWED, key=key, person=person.pk)
