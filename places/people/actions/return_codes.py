"""A new return code for a person who has lost theirs."""

from django.utils.translation import gettext as _

from places.enums import Kind, Verb
from places.errors import Missing, Unclear
from places.people.models import Participant
from places.people.queries.return_codes import digest, later_codes
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(Verb.RUN_ROOM)
def renew(workshop: Workshop, *, actor: Actor, participant_id: int, key: str = "") -> LogEntry:
    """Give a person another return code; the old one is no longer valid, their sessions are kept.

    The log holds the act, not the code. For hosts and leaders. Raises `Missing` for a person outside the workshop.
    """
    people = Participant.objects.here().filter(workshop=workshop)
    person = people.filter(pk=participant_id).first()
    if person is None:
        raise Missing
    taken = set(Participant.objects.filter(workshop=workshop).values_list("return_digest", flat=True))
    codes = later_codes(workshop.pk, person.token, person.language, person.return_digest)
    kept = next((each for each in (digest(workshop.pk, code) for code in codes) if each not in taken), None)
    if kept is None:
        raise Unclear(_("This person has had too many codes. Let them join anew."))
    person.return_digest = kept
    person.save(update_fields=["return_digest"])
    return LogEntry(Kind.RETURN_CODE_RENEWED, person=person.pk)
