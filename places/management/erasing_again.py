"""Erasing again what had been erased after a backup was made and has come back with it."""

from contextlib import suppress

from django.db.models import Q

from places.enums import Erased, Ground, PhotoState, Role
from places.errors import Stale
from places.home.actions.erasing import erase_person
from places.people.models import Participant
from places.photos.actions.blurring import cover_again
from places.photos.actions.visibility import erase
from places.photos.models import Photo
from places.retention.actions.erasing import erase as erase_workshop
from places.rules import Actor
from places.workshops.actions.erasure_file import LedgerEntry
from places.workshops.actions.erasures import complete_ledgers, ledger
from places.workshops.models.workshop import Workshop


def erase_again() -> int:
    """Erase what the ledger names and is nevertheless there; return how many things that were.

    Only what was there before it was erased: an id may have been given again after another backup was restored. A
    workshop that is deleted takes its people and pictures along.
    """
    complete_ledgers()
    erased = 0
    for entry in ledger():  # asked again each time: erasing a person erases pictures that have entries, too
        if IS_THERE[Erased(entry.kind)](entry):
            ERASERS[Erased(entry.kind)](entry)
            erased += 1
    return erased


def came_back() -> list[LedgerEntry]:
    """Return the entries of the ledger whose workshop, person or picture is there with its contents."""
    return [entry for entry in ledger() if IS_THERE[Erased(entry.kind)](entry)]


def _has_workshop(entry: LedgerEntry) -> bool:
    return Workshop.every.filter(pk=entry.number, opened_at__lt=entry.at).exists()


def _has_person(entry: LedgerEntry) -> bool:
    of_workshop = Participant.objects.filter(pk=entry.number, workshop_id=entry.workshop, erased_at=None)
    of_workshop = of_workshop.filter(workshop__deleted_at=None)
    return of_workshop.filter(joined_at__lt=entry.at).exists()


def _has_photo(entry: LedgerEntry) -> bool:
    of_workshop = Photo.objects.filter(pk=entry.number, workshop_id=entry.workshop, workshop__deleted_at=None)
    return of_workshop.filter(started_at__lt=entry.at).exclude(state=PhotoState.WITHDRAWN).exists()


def _has_picture(entry: LedgerEntry) -> bool:
    """Whether the picture is there as it was before parts of it were hidden."""
    of_workshop = Photo.objects.filter(pk=entry.number, workshop_id=entry.workshop, workshop__deleted_at=None)
    earlier = Q(blurred_at=None) | Q(blurred_at__lt=entry.at)
    return of_workshop.filter(earlier, started_at__lt=entry.at).exclude(key="").exists()


def _erase_workshop(entry: LedgerEntry) -> None:
    erase_workshop(entry.number, Ground.LEDGER)


def _erase_person(entry: LedgerEntry) -> None:
    erase_person(actor=_somebody(entry), participant_id=entry.number)


def _erase_photo(entry: LedgerEntry) -> None:
    erase(actor=_somebody(entry), photo_id=entry.number)


def _cover_picture(entry: LedgerEntry) -> None:
    with suppress(Stale):  # its files did not come back
        cover_again(actor=_somebody(entry), photo_id=entry.number)


def _somebody(entry: LedgerEntry) -> Actor:
    """Return one who may erase in the entry's workshop: no leader acts, the ledger does."""
    return Actor(entry.workshop, Role.LEADER)


IS_THERE = {
    Erased.WORKSHOP: _has_workshop,
    Erased.PARTICIPANT: _has_person,
    Erased.PHOTO: _has_photo,
    Erased.PICTURE: _has_picture,
}
ERASERS = {
    Erased.WORKSHOP: _erase_workshop,
    Erased.PARTICIPANT: _erase_person,
    Erased.PHOTO: _erase_photo,
    Erased.PICTURE: _cover_picture,
}
