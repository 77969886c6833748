"""What a document holds: everything that Word and Markdown write, and nothing that may not leave the room."""

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter

from places.enums import Section
from places.exports.queries.lone import LonePhoto
from places.exports.queries.piles import MOST_PILES_IN_FULL, SharedPile
from places.exports.queries.sentences import ExportedSentence, NoteWords, Part, quoted_in, words_of_notes
from places.rounds.queries.results import ConsentResult
from places.vision.queries.coverage import Coverage
from places.vision.queries.evidence_photos import Voice
from places.weighing.queries.results import Results
from places.weighing.queries.turnout import Turnout
from places.weighing.queries.unites import Unites
from places.workshops.queries.workshops import WorkshopFacts

MOST_ON_COVER = 24


@dataclass(frozen=True)
class VisionExport:
    """Everything a document needs.

    `parts` are the whole text, `statement` the text as it stands on its page: quotes that it has no room for stand
    with their piles. `piles` and `alone` are the shared board and the photos that tables let stand alone (`alone_kept`
    counts those of them that are kept in the room); `agreed`
    all photos whose owners agreed to a report, those behind the text first; `not_shown` counts the others of the
    room. `turnout` is None when nothing was weighed, `results` and `unites` until the room has seen them;
    `promises` are those that people share, without names.
    `coverage`: who is behind the text; `consent`: the result of the consent round, None until it has seen that.
    """

    workshop: WorkshopFacts
    parts: tuple[Part, ...]
    statement: tuple[Part, ...]
    piles: tuple[SharedPile, ...]
    alone: tuple[LonePhoto, ...]
    alone_kept: int
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
    promises: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[ExportedSentence, ...]:
        """Every sentence, in reading order."""
        return tuple(line for part in self.parts for line in part.lines)

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
        told |= {said.voice.photo_id for pile in self.piles for said in pile.said}
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
    def pictures(self) -> tuple[Voice, ...]:
        """All agreed pictures, so that everybody's first comes before anybody's second."""
        turns: Counter[int] = Counter()
        placed = []
        for voice in self.agreed:
            if voice.key:
                turns[voice.participant_id] += 1
                placed.append((turns[voice.participant_id], voice))
        return tuple(voice for _turn, voice in sorted(placed, key=itemgetter(0)))

    @property
    def cover(self) -> tuple[Voice, ...]:
        """The pictures on the cover."""
        return self.pictures[:MOST_ON_COVER]

    @property
    def shown(self) -> Mapping[int, Voice]:
        """Every photo that the document may show or quote, by its id."""
        behind = [voice for line in self.lines for voice in line.note.voices]
        piled = [voice for pile in self.piles[:MOST_PILES_IN_FULL] for voice in pile.voices]
        alone = [lone.voice for lone in self.alone]
        return {voice.photo_id: voice for voice in (*behind, *piled, *alone, *self.cover)}

    @property
    def photo_ids(self) -> set[int]:
        """The photos whose picture or words are in the document."""
        return set(self.shown)
