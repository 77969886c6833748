"""The first draft, without a language model: what people put together, voted for and said, in order.

It holds no sentence of its own: kinds and values, which a page writes out in the workshop's language and
shows grey until somebody accepts them. Nothing a participant did not write stands in it as a quote.
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
class Facet:
    """A shared cluster as the draft sees it.

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
class Line:
    """One line of a paragraph: kind "label" (label), "brought" (people, tables: counts), "quote" (text,
    person, table, card; verbatim) or "energy" (label; to be filled in).
    """

    kind: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class Paragraph:
    """Kind "essence" (by vote), "proposed" (no vote says so) or "story", resting on one cluster."""

    kind: str
    cluster: Hashable
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Headline:
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

    headlines: tuple[Headline, ...]
    paragraphs: tuple[Paragraph, ...]


def first_draft(
    facets: Sequence[Facet],
    *,
    language: str,
    own_headlines: Sequence[tuple[Hashable, str]] = (),
    quoted: Mapping[Hashable, int] | None = None,
    quotes_each: int = QUOTES_EACH,
) -> Draft:
    """At most five essence clusters in order of energy, then belonging, and one story to hear.

    `facets` in stable order; `own_headlines` are (person, text); `quoted` says how often a person was quoted
    before. Before a vote, or where no cluster is essence, the clusters of the most energy, belonging and
    people stand in.
    """
    picker = QuotePicker(language, quoted)
    essence, story = choose_facets(facets)
    paragraphs = [
        _paragraph("essence" if facet.quadrant == "essence" else "proposed", facet, picker, quotes_each)
        for facet in essence
    ]
    if story is not None:
        paragraphs.append(_paragraph("story", story, picker, quotes_each))
    return Draft(_headlines(facets, essence, own_headlines), tuple(paragraphs))


def choose_facets(facets: Sequence[Facet]) -> tuple[list[Facet], Facet | None]:
    """The essence clusters in order, and the story to hear (None where no other cluster is left)."""
    ordered = sorted(facets, key=_strength)
    essence = [facet for facet in ordered if facet.quadrant == "essence"]
    if not essence:
        essence = [facet for facet in ordered if facet.quadrant != "story"]
        if 1 < len(essence) == len(facets):
            # One is kept back: there is always a story to hear beside what most people brought.
            essence.pop()
    essence = essence[:MOST_ESSENCE]
    left = [facet for facet in ordered if facet not in essence]
    stories = [facet for facet in left if facet.quadrant == "story"]
    lone = sorted(left, key=lambda facet: (-(facet.unique or 0), len(facet.people)))
    return essence, next(iter(stories or lone), None)


def _strength(facet: Facet) -> tuple[float, float, int]:
    return -(facet.energy or 0), -(facet.belonging or 0), -len(set(facet.people))


def coverage(linked: Collection[Hashable], with_photo: Collection[Hashable]) -> tuple[int, int]:
    """(people with a linked photo or quote, people with a photo): "31 of 47 people are behind this text"."""
    return len(set(linked) & set(with_photo)), len(set(with_photo))


def _paragraph(kind: str, facet: Facet, picker: QuotePicker, quotes_each: int) -> Paragraph:
    quotes = picker.pick(facet.quotes, quotes_each)
    brought = {"people": len(set(facet.people)), "tables": len(set(facet.tables))}
    lines = [Line("label", {"label": facet.label}), Line("brought", brought)]
    lines += [
        Line("quote", {"text": quote.text, "person": quote.person, "table": quote.table, "card": quote.card})
        for quote in quotes
    ]
    lines.append(Line("energy", {"label": facet.label}))
    return Paragraph(kind, facet.key, tuple(lines))


def _headlines(
    facets: Sequence[Facet], essence: Sequence[Facet], own: Sequence[tuple[Hashable, str]]
) -> tuple[Headline, ...]:
    found = [Headline("own", (text,), person) for person, text in own if text.strip()]
    labels = tuple(facet.label for facet in essence[:LABELS_JOINED] if facet.label)
    if labels:
        found.append(Headline("labels", labels))
    quotes = {quote.text: quote for facet in facets for quote in facet.quotes if _is_short(quote)}
    found += [Headline("quote", (text,), quote.person, quote.card) for text, quote in quotes.items()]
    return tuple(found)


def _is_short(quote: Quote) -> bool:
    return quote.consent and 1 < len(words(quote.text)) <= HEADLINE_WORDS
