"""The first draft, without a language model: from clusters, votes and quotes, in order.

It holds no sentence of its own: kinds and values, which a page writes out in the workshop's language and
shows grey until they are accepted. Quotes are verbatim words of participants.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

from places.vision.methods.quote_picker import Quote, QuotePicker
from places.vision.methods.tokens import words

MOST_ESSENCE = 5
QUOTES_EACH = 3
HEADLINE_WORDS = 8
LABELS_JOINED = 3


@dataclass(frozen=True)
class DraftInput:
    """A shared cluster as input of the draft.

    `quadrant` is "essence", "anywhere", "story", "quiet" (see the module essence), "close", or None before a
    vote; `energy`, `belonging` and `unique` are 0..1, None before a vote. `people` brought its pictures, from
    `tables`.
    """

    key: Hashable
    label: str
    people: Collection[Hashable]
    tables: Collection[Hashable]
    quotes: Sequence[Quote] = ()
    quadrant: str | None = None
    energy: float | None = None
    belonging: float | None = None
    unique: float | None = None


@dataclass(frozen=True)
class DraftLine:
    """One line of a paragraph: kind "label" (label), "brought" (people, tables: counts), "quote" (text,
    person, table, card; verbatim) or "energy" (label; to be filled in).
    """

    kind: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class Paragraph:
    """Kind "essence" (by vote), "proposed" (no vote says so) or "story", about one cluster."""

    kind: str
    cluster: Hashable
    lines: tuple[DraftLine, ...]


@dataclass(frozen=True)
class HeadlineCandidate:
    """A candidate: kind "own" (a participant's), "labels" (voted labels to be joined) or "quote"
    (verbatim).
    """

    kind: str
    texts: tuple[str, ...]
    person: Hashable | None = None
    card: Hashable | None = None


@dataclass(frozen=True)
class Draft:
    """Paragraphs in order, and headlines to choose from."""

    headlines: tuple[HeadlineCandidate, ...]
    paragraphs: tuple[Paragraph, ...]


def first_draft(
    inputs: Sequence[DraftInput],
    *,
    language: str,
    own_headlines: Sequence[tuple[Hashable, str]] = (),
    quoted: Mapping[Hashable, int] | None = None,
    quotes_each: int = QUOTES_EACH,
) -> Draft:
    """At most five essence clusters in order of energy, then belonging, and one story to hear.

    `inputs` in stable order; `own_headlines` are (person, text); `quoted` says how often a person was quoted
    before. Before a vote, or where no cluster is essence, the clusters of the most energy, belonging and
    people are used.
    """
    picker = QuotePicker(language, quoted)
    essence, story = choose_inputs(inputs)
    paragraphs = [
        _paragraph("essence" if cluster.quadrant == "essence" else "proposed", cluster, picker, quotes_each)
        for cluster in essence
    ]
    if story is not None:
        paragraphs.append(_paragraph("story", story, picker, quotes_each))
    return Draft(_headlines(inputs, essence, own_headlines), tuple(paragraphs))


def choose_inputs(inputs: Sequence[DraftInput]) -> tuple[list[DraftInput], DraftInput | None]:
    """The essence clusters in order, and the story to hear (None where no other cluster is left)."""
    ordered = sorted(inputs, key=_strength)
    essence = [cluster for cluster in ordered if cluster.quadrant == "essence"]
    if not essence:
        essence = [cluster for cluster in ordered if cluster.quadrant != "story"]
        if 1 < len(essence) == len(inputs):
            # One is left for the story: there is always one besides what most people brought.
            essence.pop()
    essence = essence[:MOST_ESSENCE]
    left = [cluster for cluster in ordered if cluster not in essence]
    stories = [cluster for cluster in left if cluster.quadrant == "story"]
    lone = sorted(left, key=lambda cluster: (-(cluster.unique or 0), len(cluster.people)))
    return essence, next(iter(stories or lone), None)


def _strength(cluster: DraftInput) -> tuple[float, float, int]:
    return -(cluster.energy or 0), -(cluster.belonging or 0), -len(set(cluster.people))


def coverage(linked: Collection[Hashable], with_photo: Collection[Hashable]) -> tuple[int, int]:
    """(people with a linked photo or quote, people with a photo): "31 of 47 people are behind this text"."""
    return len(set(linked) & set(with_photo)), len(set(with_photo))


def _paragraph(kind: str, cluster: DraftInput, picker: QuotePicker, quotes_each: int) -> Paragraph:
    quotes = picker.pick(cluster.quotes, quotes_each)
    brought = {"people": len(set(cluster.people)), "tables": len(set(cluster.tables))}
    lines = [DraftLine("label", {"label": cluster.label}), DraftLine("brought", brought)]
    lines += [
        DraftLine(
            "quote", {"text": quote.text, "person": quote.person, "table": quote.table, "card": quote.card}
        )
        for quote in quotes
    ]
    lines.append(DraftLine("energy", {"label": cluster.label}))
    return Paragraph(kind, cluster.key, tuple(lines))


def _headlines(
    inputs: Sequence[DraftInput], essence: Sequence[DraftInput], own: Sequence[tuple[Hashable, str]]
) -> tuple[HeadlineCandidate, ...]:
    found = [HeadlineCandidate("own", (text,), person) for person, text in own if text.strip()]
    labels = tuple(cluster.label for cluster in essence[:LABELS_JOINED] if cluster.label)
    if labels:
        found.append(HeadlineCandidate("labels", labels))
    quotes = {quote.text: quote for cluster in inputs for quote in cluster.quotes if _is_short(quote)}
    found += [HeadlineCandidate("quote", (text,), quote.person, quote.card) for text, quote in quotes.items()]
    return tuple(found)


def _is_short(quote: Quote) -> bool:
    return quote.consent and 1 < len(words(quote.text)) <= HEADLINE_WORDS
