"""A vision as it leaves the room: only what its owners agreed to show, and what was left out in numbers."""

import datetime
from dataclasses import dataclass

from places.enums import Origin, PhotoState, Section
from places.models import Group, Participant, Photo
from places.queries.vision import SentenceView, Voice, vision
from places.queries.workshops import WorkshopFacts


@dataclass(frozen=True)
class Note:
    """What one sentence rests on, as its numbered evidence note.

    `voices` are the photos whose owners agreed to a report; `kept` counts the others; `quote_of` is whose
    words the sentence is, if it is a quote.
    """

    number: int
    rests_on: str
    clusters: tuple[str, ...]
    voices: tuple[Voice, ...]
    kept: int
    withdrawn: bool


@dataclass(frozen=True)
class Line:
    """One sentence of the export. `text` is empty when it is a quote whose owner keeps it in the room."""

    text: str
    note: Note
    quote_of: Voice | None
    suggested: bool


@dataclass(frozen=True)
class Part:
    """One section with its lines; sections without any are left out."""

    section: Section
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class VisionExport:
    """Everything a document needs. `not_shown` counts photos behind the text that may not leave the room."""

    workshop: WorkshopFacts
    parts: tuple[Part, ...]
    people: int
    tables: int
    photos: int
    not_shown: int
    made_on: datetime.date

    @property
    def headline(self) -> str:
        """The first headline sentence, or the …ness word."""
        lines = [line for part in self.parts if part.section == Section.HEADLINE for line in part.lines]
        return next((line.text for line in lines if line.text), self.workshop.ness)


def exported(workshop: WorkshopFacts, today: datetime.date) -> VisionExport:
    """Return the vision of a workshop as it may leave the room. Eight queries, whatever its length."""
    parts, number = [], 0
    kept: set[int] = set()
    for part in vision(workshop.id):
        lines = []
        for sentence in part.sentences:
            number += 1
            lines.append(_line(sentence, number))
            kept |= {voice.photo_id for voice in sentence.voices if not voice.shareable}
        if lines:
            parts.append(Part(part.section, tuple(lines)))
    photos = Photo.objects.filter(workshop_id=workshop.id, state=PhotoState.BROUGHT)
    return VisionExport(
        workshop=workshop,
        parts=tuple(parts),
        people=Participant.objects.filter(workshop_id=workshop.id).count(),
        tables=Group.objects.filter(workshop_id=workshop.id, participants__isnull=False).distinct().count(),
        photos=photos.count(),
        not_shown=len(kept),
        made_on=today,
    )


def _line(sentence: SentenceView, number: int) -> Line:
    shared = tuple(voice for voice in sentence.voices if voice.shareable)
    quoted = next((part for part in sentence.evidence if part.quote), None)
    closed = sentence.origin == Origin.QUOTE and not (quoted and quoted.voices and quoted.voices[0].shareable)
    note = Note(
        number=number,
        rests_on=sentence.rests_on(),
        clusters=tuple(part.cluster_name for part in sentence.evidence if part.cluster_name),
        voices=shared,
        kept=len(sentence.voices) - len(shared),
        withdrawn=sentence.withdrawn,
    )
    text = "" if closed else sentence.text
    return Line(text, note, None if closed else sentence.quoted, suggested=not sentence.settled)
