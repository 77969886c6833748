"""The choice of quotes: typical of what was said, in people's own words, and different from each other.

Maximal marginal relevance, Carbonell & Goldstein 1998 (SIGIR): LAMBDA * [half centroid cosine + half (1 -
share of shared words)] - (1 - LAMBDA) * greatest cosine to a chosen one.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from unicodedata import east_asian_width

from places.vision.methods.plan_language import plan_language
from places.vision.methods.tokens import content_words
from places.vision.methods.whole_cards import leans_back

LAMBDA = 0.7
FEWEST_LETTERS = 12

Vector = dict[str, float]


@dataclass(frozen=True)
class Quote:
    """A participant's own words under one card (`whole_cards.spoken`); `consent`: whether they may leave the room."""

    card: Hashable
    text: str
    person: Hashable
    table: Hashable
    consent: bool = True


class QuotePicker:
    """Picks quotes for one draft, at most one of each person.

    `quoted` maps a person to how often they were quoted before (in earlier drafts): of equal quotes the less quoted
    person's is taken, then the one given first.
    """

    def __init__(self, language: str, quoted: Mapping[Hashable, int] | None = None) -> None:
        self.language = language
        self.quoted = dict(quoted or {})
        self.people: set[Hashable] = set()
        self._chosen: list[Vector] = []

    def pick(self, quotes: Sequence[Quote], most: int, before: Sequence[Quote] = ()) -> tuple[Quote, ...]:
        """Up to `most` of these quotes, best first, from two tables or more where that is possible.

        `before` were picked for the same paragraph already; they are in the answer and count.
        """
        fit = [quote for quote in quotes if quotable(quote) and quote.person not in self.people]
        vectors = {id(quote): unit_vector(quote.text, self.language) for quote in fit}
        centre = _unit(_sum(vectors.values()))
        worth = {id(quote): self._worth(quote, vectors[id(quote)], centre) for quote in fit}
        picked = list(before)
        while len(picked) < most:
            free = [quote for quote in fit if quote.person not in self.people]
            free = _from_another_table(free, picked)
            if not free:
                break
            best = max(free, key=lambda quote: self._rank(quote, worth[id(quote)], vectors[id(quote)]))
            picked.append(best)
            self.people.add(best.person)
            self._chosen.append(vectors[id(best)])
        return tuple(picked)

    def _worth(self, quote: Quote, vector: Vector, centre: Vector) -> float:
        return (cosine(vector, centre) + 1 - shared_share(quote.text, self.language)) / 2

    def _rank(self, quote: Quote, worth: float, vector: Vector) -> tuple[float, int]:
        likeness = max((cosine(vector, chosen) for chosen in self._chosen), default=0.0)
        # `max` keeps the first of equals, which is the card order; rounding must not disturb that.
        return round(LAMBDA * worth - (1 - LAMBDA) * likeness, 12), -self.quoted.get(quote.person, 0)


def quotable(quote: Quote) -> bool:
    """Whether the quote may be used in a draft: consent given, and words that stand by themselves.

    Two or three short words say too little. Scripts without spaces have wide letters, which count twice.
    """
    letters = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in quote.text)
    return quote.consent and letters >= FEWEST_LETTERS and not leans_back(quote.text)


def shared_share(text: str, language: str) -> float:
    """The share of content words that other places' plans use too (0 where there is no content word)."""
    content = content_words(text, language)
    plans = plan_language(language)
    return sum(plans.standing_in(word) > 0 for word in content) / len(content) if content else 0.0


def unit_vector(text: str, language: str) -> Vector:
    """How often each stem occurs in the text, scaled to length 1 (empty where there is no content word)."""
    return _unit(Counter(word.stem for word in content_words(text, language)))


def cosine(one: Vector, other: Vector) -> float:
    """Cosine of two vectors of length 1."""
    return sum(value * other[stem] for stem, value in one.items() if stem in other)


def _unit(counts: Mapping[str, float]) -> Vector:
    length = sqrt(sum(value * value for value in counts.values()))
    return {stem: value / length for stem, value in counts.items()} if length else {}


def _sum(vectors: Collection[Vector]) -> Vector:
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    return dict(total)


def _from_another_table(quotes: list[Quote], picked: list[Quote]) -> list[Quote]:
    tables = {quote.table for quote in picked}
    others = [quote for quote in quotes if quote.table not in tables]
    return others if len(tables) == 1 and others else quotes
