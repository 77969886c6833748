"""Could this be anywhere? An explained rating of one sentence, as a hint for its writers.

Deterministic: anchors (names, numbers, local words), how much its words belong to other places' plans (the mean of
their weights, see plan_language), who speaks (see speakers), whether it uses participants' own words, and whether it
has any evidence. How well it tells plans from people's own words: docs/generic-text.md.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from places.vision.methods.anchors import Anchor, anchors_among, masked
from places.vision.methods.plan_language import PlanLanguage, plan_language
from places.vision.methods.speakers import speaking
from places.vision.methods.tokens import Word, content_of, content_stems, everyday_stems, words

RED, AMBER, GREEN = "red", "amber", "green"
ROOTED_STEMS = 2
NOT_COUNTED = {"place", "plats", "platsen"}
# The repair questions, by key: which photo, whose words, what a visitor would not recognise.
REPAIR_QUESTIONS = ("photo", "voice", "visitor")


@dataclass(frozen=True)
class SharedWord:
    """A word that stands in `bodies` of `of` published visions, with its position in the text, and its stem.

    `rare_in` is the language in whose everyday use it is rare, empty where it is not.
    """

    text: str
    start: int
    end: int
    bodies: int
    of: int
    stem: str
    rare_in: str = ""


@dataclass(frozen=True)
class SentenceReading:
    """The rating of one sentence. `lamp` is "red", "amber" or "green"; positions count in the NFC form of the
    text.

    `content` counts the content words, `shared` those of them that are plan words, and `weight` is the mean weight
    of them all with what it adds who speaks (see speakers). `own_stems` are stems it has in common with the words
    on its evidence; `evidence` counts what is linked.
    """

    lamp: str
    anchors: tuple[Anchor, ...]
    shared: tuple[SharedWord, ...]
    content: int
    own_stems: tuple[str, ...]
    evidence: int
    weight: float

    @property
    def rooted(self) -> bool:
        """Whether it uses two or more of the participants' own words, on evidence that is linked."""
        return self.evidence > 0 and len(self.own_stems) >= ROOTED_STEMS

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
    found = anchors_among(every, bare, language=language, local_words=local_words)
    stems = {word.stem for word in content}
    own = stems.intersection(own_stems) | (stems & content_stems(own_words, language))
    weight = plans.mean_weight(content) + speaking(every, plans.language)
    return SentenceReading(
        lamp=_lamp(found, (word.stem for word in content), weight, evidence, language),
        anchors=found,
        shared=tuple(_shared(content, plans)),
        content=len(content),
        own_stems=tuple(sorted(own)),
        evidence=evidence,
        weight=weight,
    )


def read_headline(
    headline: SentenceReading, reasons: Sequence[SentenceReading], *, language: str
) -> SentenceReading:
    """Rate the headline together with its reasons: their anchors and shared words count for it too.

    Anchors and shared words keep the positions they have in their own sentences.
    """
    readings = [headline, *reasons]
    found = tuple(anchor for reading in readings for anchor in reading.anchors)
    content = sum(reading.content for reading in readings)
    total = sum(reading.weight * reading.content for reading in readings)
    weight = total / content if content else headline.weight
    evidence = sum(reading.evidence for reading in readings)
    shared = tuple(word for reading in readings for word in reading.shared)
    return SentenceReading(
        lamp=_lamp(found, (word.stem for word in shared), weight, evidence, language),
        anchors=found,
        shared=shared,
        content=content,
        own_stems=tuple(sorted({stem for reading in readings for stem in reading.own_stems})),
        evidence=evidence,
        weight=weight,
    )


def read_statement(readings: Sequence[SentenceReading]) -> StatementReading:
    """How many of the sentences are green."""
    return StatementReading(sum(reading.lamp == GREEN for reading in readings), len(readings))


def _shared(content: Iterable[Word], plans: PlanLanguage) -> Iterator[SharedWord]:
    for word in content:
        if bodies := plans.standing_in(word):
            rare = plans.language if plans.is_rare(word.stem) else ""
            yield SharedWord(word.text, word.start, word.end, bodies, plans.bodies, word.stem, rare)


def _lamp(
    found: Sequence[Anchor], content: Iterable[str], weight: float, evidence: int, language: str
) -> str:
    if not found and reads_like_a_plan(weight, content, plan_language(language)):
        return RED
    return GREEN if found and evidence > 0 else AMBER


def reads_like_a_plan(weight: float, stems: Iterable[str], plans: PlanLanguage) -> bool:
    """Whether a sentence of this mean weight, with these stems of its content words, could be another place's.

    Words that people use anywhere every day ("people", "home") do not make it so by themselves, unless they weigh as
    much as the words of plans do ("safe", "future").
    """
    everyday = everyday_stems(plans.language)
    return weight >= plans.threshold and any(
        plans.is_heavy(stem) or (plans.is_telling(stem) and stem not in everyday) for stem in stems
    )
