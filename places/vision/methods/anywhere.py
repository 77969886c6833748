"""Could this be anywhere? An explained rating of one sentence, as a hint for its writers.

Deterministic: anchors (names, numbers, local words), the share of words that other places' plans use too,
whether it uses participants' own words, and whether it has any evidence. One everyday word alone ("people", "work")
makes no sentence a plan's, however short it is (docs/decisions/0021).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from places.vision.methods.anchors import Anchor, anchors_among, masked
from places.vision.methods.plan_language import plan_language
from places.vision.methods.tokens import content_of, content_stems, everyday_stems, words

RED, AMBER, GREEN = "red", "amber", "green"
ROOTED_STEMS = 2
NOT_COUNTED = {"place", "plats", "platsen"}
# The repair questions, by key: which photo, whose words, what a visitor would not recognise.
REPAIR_QUESTIONS = ("photo", "voice", "visitor")


@dataclass(frozen=True)
class SharedWord:
    """A word that occurs in `bodies` of `of` published visions, with its position in the text, and its stem."""

    text: str
    start: int
    end: int
    bodies: int
    of: int
    stem: str


@dataclass(frozen=True)
class SentenceReading:
    """The rating of one sentence. `lamp` is "red", "amber" or "green"; positions count in the NFC form of the
    text.

    `content` counts the content words, `shared` those of them that other plans use too, and
    `early`: whether the language's table has few bodies. `own_stems` are stems it has in common with
    the words on its evidence; `evidence` counts what is linked.
    """

    lamp: str
    anchors: tuple[Anchor, ...]
    shared: tuple[SharedWord, ...]
    content: int
    own_stems: tuple[str, ...]
    evidence: int
    early: bool

    @property
    def share(self) -> float:
        """The share of content words that other places' plans use too; 0 where there is no content word."""
        return len(self.shared) / self.content if self.content else 0.0

    @property
    def rooted(self) -> bool:
        """Whether it uses two or more of the participants' own words."""
        return len(self.own_stems) >= ROOTED_STEMS

    @property
    def repairs(self) -> tuple[str, ...]:
        """Keys of the questions that help; only for a red sentence."""
        return REPAIR_QUESTIONS if self.lamp == RED else ()


@dataclass(frozen=True)
class StatementReading:
    """The whole text: `green` of its `sentences` have an anchor and evidence."""

    green: int
    sentences: int


def read_sentence(
    text: str,
    *,
    language: str,
    place_forms: Collection[str] = (),
    local_words: Collection[str] = (),
    own_words: Iterable[str] = (),
    own_stems: Collection[str] = (),
    evidence: int = 0,
) -> SentenceReading:
    """Rate one sentence.

    `place_forms` are the known forms of the place's name, `local_words` the workshop's own words, `own_words`
    the participants' texts on the linked evidence, `evidence` the number of linked photos, clusters and
    quotes.
    """
    plans = plan_language(language)
    bare = masked(text, place_forms)
    every = words(bare)
    content = [word for word in content_of(every, language) if word.key not in NOT_COUNTED]
    shared = tuple(
        SharedWord(word.text, word.start, word.end, plans.standing_in(word), plans.bodies, word.stem)
        for word in content
        if plans.standing_in(word)
    )
    found = anchors_among(every, bare, language=language, local_words=local_words)
    own = {word.stem for word in content} & {*content_stems(own_words, language), *own_stems}
    lamp = _lamp(found, shared, len(content), evidence, language)
    return SentenceReading(lamp, found, shared, len(content), tuple(sorted(own)), evidence, plans.early)


def read_headline(
    headline: SentenceReading, reasons: Sequence[SentenceReading], *, language: str
) -> SentenceReading:
    """Rate the headline together with its reasons: their anchors and shared words count for it too.

    Anchors and shared words keep the positions they have in their own sentences.
    """
    readings = [headline, *reasons]
    found = tuple(anchor for reading in readings for anchor in reading.anchors)
    shared = tuple(word for reading in readings for word in reading.shared)
    content = sum(reading.content for reading in readings)
    evidence = sum(reading.evidence for reading in readings)
    own = tuple(sorted({stem for reading in readings for stem in reading.own_stems}))
    lamp = _lamp(found, shared, content, evidence, language)
    return SentenceReading(lamp, found, shared, content, own, evidence, headline.early)


def read_statement(readings: Sequence[SentenceReading]) -> StatementReading:
    """How many of the sentences are green."""
    return StatementReading(sum(reading.lamp == GREEN for reading in readings), len(readings))


def _lamp(
    found: Sequence[Anchor], shared: Sequence[SharedWord], content: int, evidence: int, language: str
) -> str:
    if not found and reads_like_a_plan(shared, content, language):
        return RED
    return GREEN if found and evidence > 0 else AMBER


def reads_like_a_plan(shared: Sequence[SharedWord], content: int, language: str) -> bool:
    """Whether so many of a sentence's `content` words are `shared` with other plans that it could be theirs."""
    stems = {word.stem for word in shared}
    if len(stems) == 1 and stems <= everyday_stems(language):
        return False
    # In fractions: 3 of 9 words is a third, whatever the machine makes of 1/3.
    return content > 0 and Fraction(len(shared), content) >= plan_language(language).threshold
