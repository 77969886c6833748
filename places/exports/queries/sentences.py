"""The text as it leaves the room: sentences with numbered evidence notes, without words that their owners keep."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from django.utils.translation import gettext as _

from places.enums import Origin, Section
from places.vision.methods.differences import still_says
from places.vision.methods.whole_cards import whole_card
from places.vision.queries.evidence_photos import EvidenceView, Voice
from places.vision.queries.lamps import Piece
from places.vision.queries.sentence_views import SectionView, SentenceView


@dataclass(frozen=True)
class Note:
    """The evidence of one sentence, as its numbered note; `is_quote`: the sentence is somebody's own words.

    `voices` are the photos whose owners agreed to a report, `quotes` their words that are quoted with the
    sentence (by photo id); `kept` counts the other photos, `withdrawn`: whether some were taken back. `suggested`:
    nobody has kept the sentence yet.
    """

    number: int
    rests_on: str
    clusters: tuple[str, ...]
    cluster_ids: tuple[int, ...]
    voices: tuple[Voice, ...]
    quotes: dict[int, str]
    kept: int
    withdrawn: bool
    suggested: bool
    is_quote: bool


@dataclass(frozen=True)
class NoteWords:
    """A note with those of its voices whose words stand nowhere before in the document, and these words."""

    note: Note
    words: tuple[tuple[Voice, str], ...]


@dataclass(frozen=True)
class ExportedSentence:
    """One sentence of the export.

    `text` is empty when its owner keeps these words in the room, or took them back; `instead` says so. A heading
    holds names and begins a paragraph of its section, which goes on to the next heading; it has no number.
    `pieces` are the text with the names of its piles apart. `suggested`: nobody has kept it yet.
    """

    section: Section
    text: str
    note: Note
    quote_of: Voice | None
    suggested: bool
    instead: str = ""
    is_heading: bool = False
    pieces: tuple[Piece, ...] = ()

    @property
    def quoted_photos(self) -> set[int]:
        """The photos whose words stand in this sentence."""
        said = {photo for photo, quote in self.note.quotes.items() if quote in self.text}
        return said | ({self.quote_of.photo_id} if self.quote_of and self.text else set())


@dataclass(frozen=True)
class Part:
    """One section with its lines; sections without any are left out."""

    section: Section
    lines: tuple[ExportedSentence, ...]


def exported_parts(sections: Iterable[SectionView], *, unkept: bool) -> tuple[Part, ...]:
    """Return the sections that have sentences, numbered in reading order from 1.

    `unkept`: whether suggestions that nobody has kept are in it. Those with blanks never are.
    """
    numbers = count(1)
    leaving = [
        Part(section.section, tuple(_exported_sentence(each, numbers) for each in lines))
        for section in sections
        if (lines := [each for each in section.sentences if _leaves(each, unkept)])
    ]
    return tuple(leaving)


def _leaves(sentence: SentenceView, unkept: bool) -> bool:
    return not sentence.is_scaffold and (unkept or sentence.settled)


def _exported_sentence(sentence: SentenceView, numbers: Iterator[int]) -> ExportedSentence:
    quotes = [part for part in sentence.evidence if part.quote]
    is_kept = any(still_says(sentence.text, part.quote) for part in quotes if not part.voices[0].shareable)
    closed = sentence.closed or is_kept or (sentence.origin == Origin.QUOTE and not quotes)
    kept_words = _("Here stand words that their owner keeps in the room.") if closed else ""
    return ExportedSentence(
        section=sentence.section,
        text="" if closed else sentence.text,
        note=_note(sentence, 0 if sentence.is_heading else next(numbers), quotes),
        quote_of=None if closed else sentence.quoted,
        suggested=not sentence.settled,
        instead=sentence.instead or kept_words,
        is_heading=sentence.is_heading,
        pieces=() if closed else sentence.named,
    )


def _note(sentence: SentenceView, number: int, quotes: Iterable[EvidenceView]) -> Note:
    shared = tuple(voice for voice in sentence.voices if voice.shareable)
    return Note(
        number=number,
        rests_on=sentence.rests_on(),
        clusters=tuple(part.cluster_name for part in sentence.evidence if part.cluster_name),
        cluster_ids=tuple(part.cluster_id for part in sentence.evidence if part.cluster_id),
        voices=shared,
        quotes={part.voices[0].photo_id: part.quote for part in quotes if part.voices[0].shareable},
        kept=len(sentence.voices) - len(shared),
        withdrawn=sentence.withdrawn,
        suggested=not sentence.settled,
        is_quote=sentence.quoted is not None,
    )


def quoted_in(lines: Iterable[ExportedSentence]) -> set[int]:
    """Return the photos whose words stand in these sentences."""
    return {photo for line in lines for photo in line.quoted_photos}


def words_of_notes(notes: Iterable[Note], told: Collection[int]) -> tuple[NoteWords, ...]:
    """Return the notes, each with the words that are neither of the photos `told` nor of an earlier note."""
    told, found = set(told), []
    for note in notes:
        new = [voice for voice in note.voices if voice.photo_id not in told]
        told |= {voice.photo_id for voice in new}
        words = ((voice, note.quotes.get(voice.photo_id) or card_words(voice)) for voice in new)
        found.append(NoteWords(note, tuple((voice, said) for voice, said in words if said or voice.key)))
    return tuple(found)


def card_words(voice: Voice) -> str:
    """Return all words of a photo as one quote."""
    return whole_card(voice.essence, voice.belonging)
