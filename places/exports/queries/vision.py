"""A vision as it leaves the room: only what its owners agreed to show, and what was left out in numbers.

The one reading of what a document holds; Word and Markdown write the same.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from places.enums import PhotoState, Section, Subject
from places.exports.queries.piles import LonePhoto, SharedPile, lone_photos, shared_piles
from places.exports.queries.sentences import (
    ExportedSentence,
    NoteWords,
    Part,
    exported_parts,
    quoted_in,
    words_of_notes,
)
from places.people.models import Group, Participant
from places.photos.models import Photo
from places.rounds.queries.results import ConsentResult, shown_consent
from places.vision.queries.coverage import Coverage, coverage
from places.vision.queries.evidence_photos import Voice, voices_of
from places.vision.queries.vision import vision
from places.weighing.queries.results import Results, results
from places.weighing.queries.turnout import Turnout, turnout
from places.weighing.queries.unites import Unites, unites
from places.workshops.queries.workshops import WorkshopFacts


@dataclass(frozen=True)
class VisionExport:
    """Everything a document needs.

    `piles` and `alone` are the shared board and the photos that tables let stand alone; `agreed` all photos whose
    owners agreed to a report, those behind the text first; `not_shown` counts the others of the room. `turnout` is
    None when nothing was weighed, `results` and `unites` until the room has seen them; `coverage`: who is behind the
    text; `consent`: the result of the consent round, None until it has seen that.
    """

    workshop: WorkshopFacts
    parts: tuple[Part, ...]
    piles: tuple[SharedPile, ...]
    alone: tuple[LonePhoto, ...]
    agreed: tuple[Voice, ...]
    people: int
    tables: int
    photos: int
    not_shown: int
    coverage: Coverage
    turnout: Turnout | None
    results: Results | None
    unites: Unites | None
    consent: ConsentResult | None
    made_on: datetime.date

    @property
    def lines(self) -> tuple[ExportedSentence, ...]:
        """Every sentence, in reading order."""
        return tuple(line for part in self.parts for line in part.lines)

    @property
    def statement(self) -> tuple[Part, ...]:
        """The text: all parts but the headline."""
        return tuple(part for part in self.parts if part.section != Section.HEADLINE)

    @property
    def headline_line(self) -> ExportedSentence | None:
        """The headline (as in `queries.vision.headline_of`); the next one when that may not leave the room."""
        return next((line for line in self._headlines if line.text), None)

    @property
    def headline(self) -> str:
        """The headline's text, or the …ness word."""
        return self.headline_line.text if self.headline_line else self.workshop.ness

    @property
    def also_proposed(self) -> tuple[ExportedSentence, ...]:
        """The other headlines that were proposed."""
        return tuple(line for line in self._headlines if line != self.headline_line)

    @property
    def _headlines(self) -> tuple[ExportedSentence, ...]:
        return tuple(line for part in self.parts if part.section == Section.HEADLINE for line in part.lines)

    @property
    def suggested(self) -> int:
        """How many sentences are suggestions that were not accepted yet."""
        return len(self.unkept)

    @property
    def unkept(self) -> tuple[ExportedSentence, ...]:
        """The suggestions that nobody has kept."""
        return tuple(line for line in self.lines if line.suggested)

    @property
    def evidence(self) -> tuple[NoteWords, ...]:
        """Every note with the words that stand nowhere else in the document."""
        told = quoted_in(self.lines)
        told |= {voice.photo_id for pile in self.piles for voice in pile.said}
        told |= {lone.voice.photo_id for lone in self.alone}
        return words_of_notes((line.note for line in self.lines if not line.is_heading), told)

    def sentence_on(self, pile_id: int) -> str:
        """Return the one sentence that says what the room thinks of a pile; empty while it is not known."""
        found = self.results
        if found is None or found.is_few or found.is_empty:
            return ""
        said = (each.sentence for each in found.profiles if each.spot.item.id == pile_id)
        return next(said, "")

    @property
    def shown(self) -> Mapping[int, Voice]:
        """Every photo that the document may show or quote, by its id."""
        behind = [voice for line in self.lines for voice in line.note.voices]
        piled = [voice for pile in self.piles for voice in pile.voices]
        alone = [lone.voice for lone in self.alone]
        return {voice.photo_id: voice for voice in (*behind, *piled, *alone, *self.agreed)}

    @property
    def photo_ids(self) -> set[int]:
        """The photos whose picture or words are in the document."""
        return set(self.shown)


def exported(workshop: WorkshopFacts, today: datetime.date, *, unkept: bool = True) -> VisionExport:
    """Return the vision of a workshop as it may leave the room, in a constant number of queries.

    `unkept`: whether suggestions that nobody has kept are in it.
    """
    sections = vision(workshop.id)
    parts = exported_parts(sections, unkept=unkept)
    lines = [line for part in parts for line in part.lines]
    agreed, photos = _agreed(workshop.id, lines)
    found = results(workshop, Subject.CLUSTERS) if Subject.CLUSTERS in workshop.shown else None
    people, tables = _here(workshop.id)
    alone = lone_photos(workshop.id, lines)
    return VisionExport(
        workshop=workshop,
        parts=parts,
        piles=_piles(workshop.id, lines, alone, found),
        alone=alone,
        agreed=agreed,
        people=people,
        tables=tables,
        photos=photos,
        not_shown=photos - len(agreed),
        coverage=coverage(workshop.id, sections),
        turnout=turnout(workshop.id, workshop.weighs) if workshop.revealed else None,
        results=found,
        unites=unites(workshop, found.clusters if found else None) if workshop.shown else None,
        consent=shown_consent(workshop.id),
        made_on=today,
    )


def _here(workshop_id: int) -> tuple[int, int]:
    """How many people are in the room, and how many tables have people."""
    tables = Group.objects.filter(workshop_id=workshop_id, participants__isnull=False).distinct()
    return Participant.objects.here().filter(workshop_id=workshop_id).count(), tables.count()


def _piles(
    workshop_id: int,
    lines: Iterable[ExportedSentence],
    alone: Iterable[LonePhoto],
    found: Results | None,
) -> tuple[SharedPile, ...]:
    """The shared board, in the order of the text, then of the result; what stands alone is quoted there."""
    text = [line for line in lines if line.section != Section.HEADLINE]
    ranked = [spot.item.id for spot in found.spots] if found else []
    return shared_piles(workshop_id, text, {lone.voice.photo_id for lone in alone}, ranked)


def _agreed(workshop_id: int, lines: Iterable[ExportedSentence]) -> tuple[tuple[Voice, ...], int]:
    """The photos that may leave the room, those behind the text first, and how many there are in all."""
    photos = Photo.objects.filter(workshop_id=workshop_id, state=PhotoState.BROUGHT)
    behind = {voice.photo_id for line in lines for voice in line.note.voices}
    voices = voices_of(photos.values_list("pk", flat=True))
    found = [voice for voice in voices.values() if voice.shareable]
    found.sort(key=lambda voice: (voice.photo_id not in behind, voice.photo_id))
    return tuple(found), len(voices)
