"""A whole workshop as data: what `workshop.json` holds (docs/archive.md), with the numbers of the archive."""

from collections.abc import Iterable
from typing import Any

from django.utils import translation

from places.archives.queries import boards, log, room, text, votes
from places.archives.queries.belonging import belonging
from places.archives.queries.consent import Consent, consent
from places.archives.queries.method import method
from places.archives.queries.numbers import Numbers, numbers
from places.archives.queries.shown_figures import shown_figures
from places.codes import show_code
from places.photos.models import Photo
from places.workshops.models.workshop import Workshop
from places.workshops.queries.workshops import facts

SCHEMA = 1  # goes up when a reader of the former one could not read it; see archives.methods.migrations


def document(workshop_id: int, *, with_figures: bool = True) -> dict[str, Any]:
    """Return all that an archive holds of a workshop, in a constant number of queries.

    It depends on the rows alone: default words are in the language of the workshop. `key` of a photo names its
    picture's files here; files that leave have another name in its place. Figures take as long as the proposal of a
    shared board; tables of rows do without them.
    """
    workshop = Workshop.objects.select_related("place").get(pk=workshop_id)
    with translation.override(workshop.language):
        return _document(workshop, with_figures=with_figures)


def _document(workshop: Workshop, *, with_figures: bool) -> dict[str, Any]:
    workshop_id = workshop.pk
    known, told = numbers(workshop_id), consent(workshop_id, workshop.language)
    shown = facts(workshop)
    found = {
        "schema": SCHEMA,
        **room.workshop_record(workshop),
        **_room(workshop_id, known, told),
        **_boards(workshop_id, known),
        "votes": votes.votes(shown, known),
        "stances": votes.stances(shown, known),
        **_text(workshop_id, known, told),
        "belonging": belonging(workshop_id, known),
        "method": method(workshop_id),
        "activities": log.activities(workshop_id, known),
    }
    return found | {"figures": shown_figures(shown, known, found["themes"])} if with_figures else found


def _room(workshop_id: int, known: Numbers, told: Consent) -> dict[str, Any]:
    return {
        "tables": room.tables(workshop_id, known),
        "people": room.people(workshop_id, known, told),
        "photos": room.photos(workshop_id, known, told),
        "themes": room.themes(workshop_id, known, told),
        "themed_photos": room.themed_photos(workshop_id, known),
    }


def _boards(workshop_id: int, known: Numbers) -> dict[str, Any]:
    return {
        "boards": boards.boards(workshop_id, known),
        "piles": boards.piles(workshop_id, known),
        "placements": boards.placements(workshop_id, known),
        "chosen_names": boards.chosen_names(workshop_id, known),
    }


def _text(workshop_id: int, known: Numbers, told: Consent) -> dict[str, Any]:
    return {
        "sentences": text.sentences(workshop_id, known, told),
        "versions": text.versions(workshop_id, known, told),
        "evidence": text.evidence(workshop_id, known, told),
        "rounds": text.rounds(workshop_id, known),
        "headlines": text.headlines(workshop_id, known),
    }


def picture_codes(keys: Iterable[str]) -> dict[str, str]:
    """Return the codes by which people outside name pictures, as they read them, by the key of their files."""
    rows = Photo.objects.filter(key__in=list(keys)).values_list("key", "reference")
    return {key: show_code(reference) for key, reference in rows}


def photo_ids(workshop_id: int) -> tuple[tuple[int, ...], int]:
    """Return the photos whose picture or words an archive holds, and how many of the room it does not show."""
    workshop = Workshop.objects.get(pk=workshop_id)
    shared = consent(workshop_id, workshop.language).photos
    brought = len(numbers(workshop_id).photos)
    return tuple(sorted(shared)), brought - len(shared)
