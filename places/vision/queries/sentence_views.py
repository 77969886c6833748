"""A sentence and a section of the vision as pages, live news and documents read them."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.enums import Origin, Section
from places.vision.queries.evidence_photos import EvidenceView, Voice
from places.vision.queries.lamps import Lamps, Piece, cut

BLANK = "…"  # stands for words to be filled in, and for words that were taken back


@dataclass(frozen=True)
class SentenceView:
    """One sentence with its evidence and counts.

    `closed`: it is made of words that their owner has taken back, and `text` is empty. `lamps` is None
    where the text is not judged: participants' own words, and promises. `accepted` counts who has accepted what a
    language model suggested. `is_heading`: it holds names and begins a paragraph, which goes on to the next heading.
    """

    id: int
    section: Section
    text: str
    rev: int
    origin: Origin
    settled: bool
    closed: bool
    evidence: tuple[EvidenceView, ...] = field(default=())
    lamps: Lamps | None = None
    accepted: int = 0
    is_heading: bool = False

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The text in pieces: names of its clusters, and where it is judged words that other places use too."""
        return self.lamps.pieces if self.lamps else self.named

    @property
    def named(self) -> tuple[Piece, ...]:
        """The text in pieces, the names of its clusters apart, for those who only read it."""
        return cut(self.text, (), self.names)

    @property
    def names(self) -> tuple[str, ...]:
        """All that its clusters are called."""
        return tuple(name for part in self.evidence for name in part.names)

    @property
    def called(self) -> str:
        """The first name in a heading; empty where its paragraph has none yet."""
        return next((piece.text for piece in self.named if piece.is_name), "")

    @property
    def is_scaffold(self) -> bool:
        """Whether it is a suggestion with blanks that nobody has filled in, as drafts once had: never exported."""
        return not self.settled and BLANK in self.text

    @property
    def picture(self) -> Voice | None:
        """The picture of a paragraph that it heads: one that may be shown in a report, where there is one."""
        with_picture = [voice for voice in self.voices if voice.key]
        return next((voice for voice in with_picture if voice.shareable), next(iter(with_picture), None))

    @property
    def instead(self) -> str:
        """What is said in place of a closed text, in the active language."""
        return taken_back_words() if self.closed else ""

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Each photo of its evidence once, including those of clusters, without withdrawn ones."""
        found = {voice.photo_id: voice for part in self.evidence for voice in part.voices if not voice.gone}
        return tuple(found.values())

    @property
    def withdrawn(self) -> bool:
        """Whether something it rested on has been taken back by its owner."""
        return any(part.gone for part in self.evidence)

    @property
    def quoted(self) -> Voice | None:
        """Whose words a quoted sentence is."""
        quotes = [part.voices[0] for part in self.evidence if part.quote and part.voices]
        return quotes[0] if quotes and self.origin == Origin.QUOTE else None

    @property
    def quotes(self) -> tuple[EvidenceView, ...]:
        """The quotes of a sentence that is not a quote itself."""
        return tuple(part for part in self.evidence if part.quote and part.quote != self.text)

    def rests_on(self) -> str:
        """Return "Rests on 9 photos from 7 people at 4 tables." or what is missing, in the active language."""
        voices = self.voices
        if not voices:
            return _("Evidence withdrawn.") if self.withdrawn else _("No voice yet.")
        people = len({voice.participant_id for voice in voices})
        tables = len({voice.group_id for voice in voices if voice.group_id})
        parts = {
            "photos": ngettext("%(n)d photo", "%(n)d photos", len(voices)) % {"n": len(voices)},
            "people": ngettext("%(n)d person", "%(n)d people", people) % {"n": people},
            "tables": ngettext("%(n)d table", "%(n)d tables", tables) % {"n": tables},
        }
        if not tables:
            return _("Rests on %(photos)s from %(people)s.") % parts
        return _("Rests on %(photos)s from %(people)s at %(tables)s.") % parts


@dataclass(frozen=True)
class SectionView:
    """One part of the vision with its sentences in order."""

    section: Section
    sentences: tuple[SentenceView, ...]


def taken_back_words() -> str:
    """Return what every page and document says in place of words that were taken back."""
    return _("Here stood words that their owner has taken back.")
