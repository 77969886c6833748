"""The whole statement with its lamps, for pages, live updates and exports."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import ngettext

from places.enums import Origin, Section
from places.vision.methods.anywhere import SentenceReading, read_headline, read_sentence, read_statement
from places.vision.methods.plain_words import plain_word_hints
from places.vision.methods.quantifiers import unborne
from places.vision.queries.coverage import Coverage, coverage
from places.vision.queries.lamps import Lamps, cut
from places.vision.queries.own_words import OwnWords, own_words
from places.vision.queries.sentence_views import SectionView, SentenceView
from places.vision.queries.vision import headline_of, vision
from places.workshops.queries.workshops import WorkshopFacts

NOT_JUDGED = {Section.COMMITMENTS}
PLAIN_WORDS_IN = "en"


@dataclass(frozen=True)
class StatementView:
    """All sections with lamps; `green` of the `judged` sentences could only have been written here."""

    sections: tuple[SectionView, ...]
    green: int
    judged: int
    coverage: Coverage

    @property
    def sentences(self) -> dict[int, SentenceView]:
        """Every sentence by its id."""
        return {sentence.id: sentence for part in self.sections for sentence in part.sentences}

    @property
    def is_empty(self) -> bool:
        """Whether there is no sentence at all."""
        return not any(part.sentences for part in self.sections)

    @property
    def headline(self) -> str:
        """The headline's text; empty when there is none."""
        found = headline_of(self.sections)
        return found.text if found else ""

    @property
    def is_begun(self) -> bool:
        """Whether there is more than headlines: before, a first draft can be made."""
        return any(part.sentences for part in self.sections if part.section != Section.HEADLINE)

    def summary(self) -> str:
        """Return "3 of 9 sentences could only have been written here." in the active language."""
        return ngettext(
            "%(green)d of %(judged)d sentence could only have been written here.",
            "%(green)d of %(judged)d sentences could only have been written here.",
            self.judged,
        ) % {"green": self.green, "judged": self.judged}


def statement(workshop: WorkshopFacts) -> StatementView:
    """Return the vision with lamps and coverage, in a constant number of queries."""
    parts = vision(workshop.id)
    covered, words = coverage(workshop.id, parts), own_words(workshop)
    alone = {each.id: _reading(each, workshop.language, words) for each in _every(parts) if is_judged(each)}
    judged = _with_reasons(parts, alone, workshop.language)
    lit = tuple(
        replace(
            part, sentences=tuple(_lit(each, alone, judged, workshop, covered) for each in part.sentences)
        )
        for part in parts
    )
    others = {each.id for part in parts if part.section == Section.HEADLINE for each in part.sentences[1:]}
    result = read_statement([reading for number, reading in judged.items() if number not in others])
    return StatementView(lit, result.green, result.sentences, covered)


def is_judged(sentence: SentenceView) -> bool:
    """Whether lamps are shown: not on participants' own words and names, nor on commitments, nor on a template's
    sentence that nobody has settled.
    """
    waits = sentence.origin == Origin.TEMPLATE and not sentence.settled
    own = sentence.origin == Origin.QUOTE or sentence.is_heading
    return not (sentence.closed or own or waits or sentence.section in NOT_JUDGED)


def _every(parts: Iterable[SectionView]) -> list[SentenceView]:
    return [each for part in parts for each in part.sentences]


def _reading(sentence: SentenceView, language: str, words: OwnWords) -> SentenceReading:
    linked = [part for part in sentence.evidence if any(not voice.gone for voice in part.voices)]
    stems = [words.stems.get(voice.photo_id, frozenset()) for voice in sentence.voices]
    return read_sentence(
        sentence.text,
        language=language,
        place_forms=words.forms,
        local_words=words.local,
        own_stems=frozenset().union(*stems),
        evidence=len(linked) + sum(bool(part.quote) for part in linked),
    )


def _with_reasons(
    parts: Iterable[SectionView], alone: dict[int, SentenceReading], language: str
) -> dict[int, SentenceReading]:
    """The readings that count: a headline's together with those of its reasons."""
    by_section = {part.section: [each.id for each in part.sentences if each.id in alone] for part in parts}
    reasons = [alone[number] for number in by_section[Section.BECAUSE]]
    together = {
        number: read_headline(alone[number], reasons, language=language)
        for number in by_section[Section.HEADLINE]
    }
    return {**alone, **together}


def _lit(
    sentence: SentenceView,
    alone: dict[int, SentenceReading],
    judged: dict[int, SentenceReading],
    workshop: WorkshopFacts,
    covered: Coverage,
) -> SentenceView:
    if sentence.id not in alone:
        return sentence
    behind, language = len({voice.participant_id for voice in sentence.voices}), workshop.language
    hints = plain_word_hints(sentence.text) if language.startswith(PLAIN_WORDS_IN) else []
    reading = alone[sentence.id]
    lamps = Lamps(
        reading=reading,
        judged=judged[sentence.id],
        pieces=cut(sentence.text, reading.shared, sentence.names),
        large=tuple(unborne(sentence.text, language, behind, covered.of)),
        plainer=tuple(dict.fromkeys(hint.text for hint in hints)),
        behind=behind,
        of=covered.of,
        with_reasons=sentence.section == Section.HEADLINE,
    )
    return replace(sentence, lamps=lamps)
