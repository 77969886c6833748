"""Erasing again what had been erased after a backup was made and has come back with it."""

from places.codes import new_token
from places.enums import Erased, Ground, PhotoState, Role
from places.people.models import Participant
from places.photos.actions.visibility import withdraw
from places.photos.models import Photo
from places.rules import Actor
from places.workshops.actions.erasure_file import LedgerEntry
from places.workshops.actions.erasures import complete_ledgers, ledger
from places.workshops.models.workshop import Workshop


def erase_again() -> int:
    """Erase what the ledger names and is nevertheless there; return how many things that were.

    Only what was there before it was erased: an id may have been given again after another backup was restored.
    """
    complete_ledgers()
    return sum(ERASERS[Erased(entry.kind)](entry) for entry in came_back())


def came_back() -> list[LedgerEntry]:
    """Return the entries of the ledger whose workshop, person or picture is there with its contents."""
    return [entry for entry in ledger() if IS_THERE[Erased(entry.kind)](entry)]


def _has_workshop(entry: LedgerEntry) -> bool:
    return Workshop.every.filter(pk=entry.number, opened_at__lt=entry.at, erasing=False).exists()


def _has_person(entry: LedgerEntry) -> bool:
    of_workshop = Participant.objects.filter(pk=entry.number, workshop_id=entry.workshop)
    return of_workshop.filter(joined_at__lt=entry.at).exclude(name_key=_nameless(entry)).exists()


def _has_photo(entry: LedgerEntry) -> bool:
    of_workshop = Photo.objects.filter(pk=entry.number, workshop_id=entry.workshop)
    return of_workshop.filter(started_at__lt=entry.at).exclude(state=PhotoState.WITHDRAWN).exists()


def _erase_workshop(entry: LedgerEntry) -> int:
    """Hide a workshop from everybody; the daily job erases its rows and files."""
    gone = {"deleted_at": entry.at, "deletion": Ground.LEDGER, "erasing": True}
    return Workshop.every.filter(pk=entry.number).update(**gone)


def _erase_person(entry: LedgerEntry) -> int:
    own = Photo.objects.filter(participant_id=entry.number).exclude(state=PhotoState.WITHDRAWN)
    for photo in own:
        _withdraw(photo)
    return Participant.objects.filter(pk=entry.number).update(
        first_name="—", name_key=_nameless(entry), symbol="", return_digest=new_token(), token=new_token()
    )


def _nameless(entry: LedgerEntry) -> str:
    """Return what stands for the name of an erased person: no name that people write begins with a space."""
    return f" {entry.number}"


def _erase_photo(entry: LedgerEntry) -> int:
    _withdraw(Photo.objects.get(pk=entry.number))
    return 1


def _withdraw(photo: Photo) -> None:
    owner = Actor(photo.workshop_id, Role.PARTICIPANT, participant_id=photo.participant_id)
    withdraw(actor=owner, photo_id=photo.pk)


IS_THERE = {
    Erased.WORKSHOP: _has_workshop,
    Erased.PARTICIPANT: _has_person,
    Erased.PHOTO: _has_photo,
}
ERASERS = {
    Erased.WORKSHOP: _erase_workshop,
    Erased.PARTICIPANT: _erase_person,
    Erased.PHOTO: _erase_photo,
}
