"""A vision as it leaves the room: only what its owners agreed to show, and what was left out in numbers.

The one reading of what a document holds; Word and Markdown write the same.
"""

import datetime
from collections.abc import Iterable
from typing import Any

from places.belonging.queries.commitments import shared_promises
from places.enums import PhotoState, Section, Subject
from places.exports.queries.content import VisionExport
from places.exports.queries.lone import LonePhoto, lone_photos
from places.exports.queries.pile_voices import with_voices
from places.exports.queries.piles import MOST_PILES_IN_FULL, SharedPile, shared_piles
from places.exports.queries.sentences import ExportedSentence, Part, exported_parts
from places.exports.queries.statement_page import without_long_quotes
from places.people.models import Group, Participant
from places.photos.models import Photo
from places.rounds.queries.results import shown_consent
from places.vision.queries.coverage import coverage
from places.vision.queries.evidence_photos import Voice, voices_of
from places.vision.queries.vision import vision
from places.weighing.queries.results import Results, results
from places.weighing.queries.turnout import turnout
from places.weighing.queries.unites import unites
from places.workshops.queries.workshops import WorkshopFacts


def exported(workshop: WorkshopFacts, today: datetime.date, *, unkept: bool = True) -> VisionExport:
    """Return the vision of a workshop as it may leave the room, in a constant number of queries.

    `unkept`: whether suggestions that nobody has kept are in it.
    """
    sections = vision(workshop.id)
    parts = exported_parts(sections, unkept=unkept)
    lines = [line for part in parts for line in part.lines]
    agreed, photos = _agreed(workshop.id, lines)
    found = results(workshop, Subject.CLUSTERS) if Subject.CLUSTERS in workshop.shown else None
    alone, alone_kept = lone_photos(workshop.id, lines)
    statement, piles = _text_and_piles(workshop.id, parts, alone, found)
    return VisionExport(
        workshop=workshop,
        parts=parts,
        statement=statement,
        piles=piles,
        alone=alone,
        alone_kept=alone_kept,
        agreed=agreed,
        photos=photos,
        not_shown=photos - len(agreed),
        **_here(workshop.id),
        coverage=coverage(workshop.id, sections),
        turnout=turnout(workshop.id, workshop.weighs) if workshop.revealed else None,
        results=found,
        unites=unites(workshop, found.clusters if found else None) if workshop.shown else None,
        consent=shown_consent(workshop.id),
        made_on=today,
    )


def _here(workshop_id: int) -> dict[str, Any]:
    """How many people are in the room, how many tables have people, and the promises that people share."""
    people = Participant.objects.here().filter(workshop_id=workshop_id)
    tables = Group.objects.filter(workshop_id=workshop_id, participants__isnull=False).distinct()
    return {
        "people": people.count(),
        "tables": tables.count(),
        "promises": shared_promises(workshop_id),
    }


def _text_and_piles(
    workshop_id: int, parts: Iterable[Part], alone: Iterable[LonePhoto], found: Results | None
) -> tuple[tuple[Part, ...], tuple[SharedPile, ...]]:
    """The text for its page, and the shared board in the order of the text, then of the result."""
    text = [part for part in parts if part.section != Section.HEADLINE]
    lines = [line for part in text for line in part.lines]
    ranked = [spot.item.id for spot in found.spots] if found else []
    piles = shared_piles(workshop_id, lines, ranked)
    statement, moved = without_long_quotes(text, [pile.id for pile in piles[:MOST_PILES_IN_FULL]])
    told = [line for part in statement for line in part.lines]
    return statement, with_voices(piles, told, moved, {lone.voice.photo_id for lone in alone})


def _agreed(workshop_id: int, lines: Iterable[ExportedSentence]) -> tuple[tuple[Voice, ...], int]:
    """The photos that may leave the room, those behind the text first, and how many there are in all."""
    photos = Photo.objects.filter(workshop_id=workshop_id, state=PhotoState.BROUGHT)
    behind = {voice.photo_id for line in lines for voice in line.note.voices}
    voices = voices_of(photos.values_list("pk", flat=True))
    found = [voice for voice in voices.values() if voice.shareable]
    found.sort(key=lambda voice: (voice.photo_id not in behind, voice.photo_id))
    return tuple(found), len(voices)
