"""Erasing everything of one person: by themselves, or by a leader."""

from django.utils import translation
from django.utils.translation import gettext as _

from places.belonging.models.commitments import Commitment
from places.belonging.models.pulse import PulseMark
from places.belonging.models.reflections import Reflection
from places.codes import new_token
from places.database import clock
from places.database.checkpoints import erase_for_good
from places.enums import Erased, Kind, PhotoState, Verb
from places.errors import Missing
from places.people.models import Participant
from places.people.queries.return_codes import digest
from places.photos.actions import visibility
from places.photos.models import Echo, Photo, ThemedPhoto
from places.rounds.models import Headline, MissingNote
from places.rules import Actor
from places.vision.actions.erasing import erase_sentence, erase_versions, own_alone
from places.vision.models import Presence
from places.workshops.actions.action import LogEntry, action
from places.workshops.actions.erasures import note_erasure
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop


@action(Verb.WITHDRAW)
def erase_mine(workshop: Workshop, *, actor: Actor, sentences: bool = False, key: str = "") -> LogEntry:
    """Erase everything of the actor for good; see `_erase`.

    With `sentences`, also the sentences of the vision that only they have written. Their sessions and return code end.
    Raises `Missing` for a person who was erased already.
    """
    person = Participant.objects.here().filter(workshop=workshop, pk=actor.me).first()
    if person is None:
        raise Missing
    for sentence_id in own_alone(workshop.pk, person.pk) if sentences else ():
        erase_sentence(actor=actor, sentence_id=sentence_id)
    return _erase(workshop, actor, person)


@action(Verb.ERASE)
def erase_person(
    workshop: Workshop, *, actor: Actor, participant_id: int, key: str = ""
) -> LogEntry | Activity:
    """Erase everything of a person for good, also of one who was taken out. For leaders; nobody is asked for a reason.

    Erasing twice has no effect. Raises `Missing` for a person of another workshop.
    """
    person = Participant.objects.filter(workshop=workshop, pk=participant_id).first()
    if person is None:
        raise Missing
    if person.erased_at:
        lines = Activity.objects.filter(workshop=workshop, kind=Kind.PERSON_ERASED, data__person=person.pk)
        return lines.latest("revision")
    return _erase(workshop, actor, person)


def _erase(workshop: Workshop, actor: Actor, person: Participant) -> LogEntry:
    """Erase a person's pictures, words and name in the caller's transaction; their dots and stances stay, unnamed.

    Their answers of the pulse stay, too: nothing says which of them are theirs.

    A picture that those who run the room keep locked stays locked, and is counted in the entry's `sealed`; `own` says
    whether the person did it themselves.
    """
    photos = Photo.objects.filter(participant=person).exclude(state=PhotoState.WITHDRAWN)
    sealed = photos.filter(state=PhotoState.SEALED).count()
    own = actor.participant_id == person.pk
    take_back = visibility.withdraw if own else visibility.erase
    for photo_id in list(photos.exclude(state=PhotoState.SEALED).order_by("pk").values_list("pk", flat=True)):
        take_back(actor=actor, photo_id=photo_id)
    erase_versions(workshop.pk, person.pk)
    Headline.objects.filter(participant=person).delete()
    MissingNote.objects.filter(participant=person).delete()
    Commitment.objects.filter(participant=person).delete()
    Reflection.objects.filter(participant=person).delete()
    PulseMark.objects.filter(participant=person).delete()
    Presence.objects.filter(participant=person).delete()
    ThemedPhoto.objects.filter(added_by=person).update(added_by=None)
    Echo.objects.filter(giver=person).delete()
    Participant.objects.filter(helper=person).update(helper=None, helper_acts=False)
    _forget_name(workshop, person)
    note_erasure(Erased.PARTICIPANT, person.pk, workshop.pk)
    erase_for_good()
    return LogEntry(Kind.PERSON_ERASED, person=person.pk, group=person.group_id, sealed=sealed, own=own)


def _forget_name(workshop: Workshop, person: Participant) -> None:
    """Leave a row without a name, which holds dots and stances, and to which no session or return code leads."""
    with translation.override(workshop.language):
        person.first_name = _("Someone")
    person.name_key, person.symbol = f" {person.pk}", ""  # no name that people write begins with a space
    person.token, person.join_key = new_token(), ""
    person.return_digest = digest(workshop.pk, new_token())
    person.is_host = person.in_team = person.helper_acts = False
    person.erased_at = clock.now()
    person.taken_out_at = person.taken_out_at or person.erased_at
    person.save()
