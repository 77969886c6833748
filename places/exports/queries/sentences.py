"""The text as it leaves the room: sentences with numbered evidence notes, without words that their owners keep."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from places.enums import Origin, Section
from places.vision.methods.differences import still_says
from places.vision.queries.evidence_photos import Voice
from places.vision.queries.vision import SectionView, SentenceView


@dataclass(frozen=True)
class Note:
    """The evidence of one sentence, as its numbered note.

    `voices` are the photos whose owners agreed to a report, `quotes` their words that are quoted with the
    sentence (by photo id); `kept` counts the other photos, `withdrawn`: whether some were taken back.
    """

    number: int
    rests_on: str
    clusters: tuple[str, ...]
    cluster_ids: tuple[int, ...]
    voices: tuple[Voice, ...]
    quotes: dict[int, str]
    kept: int
    withdrawn: bool


@dataclass(frozen=True)
class NoteWords:
    """A note with those of its voices whose words stand nowhere before in the document, and these words."""

    note: Note
    words: tuple[tuple[Voice, str], ...]


@dataclass(frozen=True)
class ExportedSentence:
    """One sentence of the export.

    `text` is empty when its owner keeps these words in the room, or (`taken_back`) took them back.
    """

    text: str
    note: Note
    quote_of: Voice | None
    suggested: bool
    taken_back: bool

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


def exported_parts(sections: Iterable[SectionView]) -> tuple[Part, ...]:
    """Return the sections that have sentences, numbered in reading order from 1."""
    parts, number = [], 0
    for section in sections:
        lines = []
        for sentence in section.sentences:
            number += 1
            lines.append(_exported_sentence(sentence, number))
        if lines:
            parts.append(Part(section.section, tuple(lines)))
    return tuple(parts)


def _exported_sentence(sentence: SentenceView, number: int) -> ExportedSentence:
    shared = tuple(voice for voice in sentence.voices if voice.shareable)
    quotes = [part for part in sentence.evidence if part.quote]
    is_kept = any(still_says(sentence.text, part.quote) for part in quotes if not part.voices[0].shareable)
    taken_back = sentence.closed or (sentence.origin == Origin.QUOTE and not quotes)
    note = Note(
        number=number,
        rests_on=sentence.rests_on(),
        clusters=tuple(part.cluster_name for part in sentence.evidence if part.cluster_name),
        cluster_ids=tuple(part.cluster_id for part in sentence.evidence if part.cluster_id),
        voices=shared,
        quotes={part.voices[0].photo_id: part.quote for part in quotes if part.voices[0].shareable},
        kept=len(sentence.voices) - len(shared),
        withdrawn=sentence.withdrawn,
    )
    line = ExportedSentence(sentence.text, note, sentence.quoted, not sentence.settled, taken_back)
    return replace(line, text="", quote_of=None) if taken_back or is_kept else line


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
    """Return all words of a photo as one quote, with a full stop between them where none is."""
    *first, last = voice.texts or ("",)
    return " ".join([*(text if text[-1] in ".!?…" else f"{text}." for text in first), last])
