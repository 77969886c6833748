"""A vision as it leaves the room: only what its owners agreed to show, and what was left out in numbers."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.enums import Origin, PhotoState, Section
from places.people.models import Group, Participant
from places.photos.models import Photo
from places.rounds.queries.results import ConsentResult, shown_consent
from places.vision.methods.differences import still_says
from places.vision.queries.coverage import Coverage, coverage
from places.vision.queries.evidence_photos import Voice
from places.vision.queries.sentence_views import SentenceView
from places.vision.queries.vision import vision
from places.weighing.queries.turnout import Turnout, turnout
from places.workshops.queries.workshops import WorkshopFacts


@dataclass(frozen=True)
class Note:
    """The evidence of one sentence, as its numbered note.

    `voices` are the photos whose owners agreed to a report, `quotes` their words that are quoted with the
    sentence (by photo id); `kept` counts the other photos, `withdrawn`: whether some were taken back.
    """

    number: int
    rests_on: str
    clusters: tuple[str, ...]
    voices: tuple[Voice, ...]
    quotes: dict[int, str]
    kept: int
    withdrawn: bool

    def words_of(self, voice: Voice) -> str:
        """Return the words to print beside a photo: its quote here, or why its owner brought it."""
        return self.quotes.get(voice.photo_id) or voice.essence


@dataclass(frozen=True)
class ExportedSentence:
    """One sentence of the export.

    `text` is empty when its owner keeps these words in the room, or took them back; `instead` says so. A heading
    holds names and begins a paragraph of its section, which goes on to the next heading.
    """

    text: str
    note: Note
    quote_of: Voice | None
    suggested: bool
    instead: str = ""
    is_heading: bool = False


@dataclass(frozen=True)
class Part:
    """One section with its lines; sections without any are left out."""

    section: Section
    lines: tuple[ExportedSentence, ...]


@dataclass(frozen=True)
class VisionExport:
    """Everything a document needs. `not_shown` counts photos behind the text that may not leave the room; `turnout` is
    None when nothing was weighed; `coverage`: who is behind the text; `consent`: the result of the consent round, None
    until it has seen that.
    """

    workshop: WorkshopFacts
    parts: tuple[Part, ...]
    people: int
    tables: int
    photos: int
    not_shown: int
    coverage: Coverage
    turnout: Turnout | None
    consent: ConsentResult | None
    made_on: datetime.date

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
        return tuple(line for part in self.parts for line in part.lines if line.suggested)

    @property
    def photo_ids(self) -> set[int]:
        """The photos whose picture or words are in the document."""
        return {voice.photo_id for part in self.parts for line in part.lines for voice in line.note.voices}


def exported(workshop: WorkshopFacts, today: datetime.date, *, unkept: bool = True) -> VisionExport:
    """Return the vision of a workshop as it may leave the room. At most fourteen queries.

    `unkept`: whether suggestions that nobody has kept are in it. Those with blanks never are.
    """
    sections = vision(workshop.id)
    leaving = [each for part in sections for each in part.sentences if _leaves(each, unkept)]
    kept = {voice.photo_id for each in leaving for voice in each.voices if not voice.shareable}
    number = {sentence.id: place for place, sentence in enumerate(leaving, start=1)}
    parts = [
        Part(part.section, tuple(_exported_sentence(each, number[each.id]) for each in lines))
        for part in sections
        if (lines := [each for each in part.sentences if each.id in number])
    ]
    photos = Photo.objects.filter(workshop_id=workshop.id, state=PhotoState.BROUGHT)
    return VisionExport(
        workshop=workshop,
        parts=tuple(parts),
        people=Participant.objects.here().filter(workshop_id=workshop.id).count(),
        tables=Group.objects.filter(workshop_id=workshop.id, participants__isnull=False).distinct().count(),
        photos=photos.count(),
        not_shown=len(kept),
        coverage=coverage(workshop.id, sections),
        turnout=turnout(workshop.id, workshop.weighs) if workshop.revealed else None,
        consent=shown_consent(workshop.id),
        made_on=today,
    )


def _leaves(sentence: SentenceView, unkept: bool) -> bool:
    return not sentence.is_scaffold and (unkept or sentence.settled)


def _exported_sentence(sentence: SentenceView, number: int) -> ExportedSentence:
    shared = tuple(voice for voice in sentence.voices if voice.shareable)
    quotes = [part for part in sentence.evidence if part.quote]
    kept = any(still_says(sentence.text, part.quote) for part in quotes if not part.voices[0].shareable)
    closed = sentence.closed or kept or (sentence.origin == Origin.QUOTE and not quotes)
    note = Note(
        number=number,
        rests_on=sentence.rests_on(),
        clusters=tuple(part.cluster_name for part in sentence.evidence if part.cluster_name),
        voices=shared,
        quotes={part.voices[0].photo_id: part.quote for part in quotes if part.voices[0].shareable},
        kept=len(sentence.voices) - len(shared),
        withdrawn=sentence.withdrawn,
    )
    return ExportedSentence(
        text="" if closed else sentence.text,
        note=note,
        quote_of=None if closed else sentence.quoted,
        suggested=not sentence.settled,
        instead=sentence.instead
        or (_("Here stand words that their owner keeps in the room.") if closed else ""),
        is_heading=sentence.is_heading,
    )
