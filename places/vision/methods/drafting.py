"""The first draft, without a language model: an opening, a paragraph for each cluster in people's own words, and a
story to hear.

It holds no sentence of its own: names and quotes, which a page writes out in the workshop's language. Quotes are
verbatim words of participants, names those that tables or the room gave.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

from places.vision.methods.naming import FittingName, heading_names, single_name
from places.vision.methods.quote_picker import Quote, QuotePicker, quotable
from places.vision.methods.tokens import words

MOST_PARAGRAPHS = 5
MOST_OPENING = 4
OPENING = 3
VOICES_EACH, MOST_VOICES = 2, 3
MOST_LONE = 6
HEADLINE_WORDS = 8


@dataclass(frozen=True)
class DraftInput:
    """A shared cluster as input of the draft.

    `cards` are in it, from `tables`. `voices` are whole cards, `lines` single texts of cards. `names` fit it, best
    first; `chosen` is the name that the room chose or wrote. `quadrant` is "essence", "anywhere", "story" or "quiet"
    (see the module essence), `essence`, `energy` and `unique` its places on the map (0..1), all None before a vote.
    """

    key: Hashable
    cards: int
    tables: Collection[Hashable]
    voices: Sequence[Quote] = ()
    lines: Sequence[Quote] = ()
    names: Sequence[FittingName] = ()
    chosen: str = ""
    is_contested: bool = False
    quadrant: str | None = None
    essence: float | None = None
    energy: float | None = None
    unique: float | None = None

    @property
    def name(self) -> str:
        """The one name to use where one is needed; empty for a contested single, and where no name fits."""
        return self.chosen or ("" if self.is_contested else single_name(self.names))

    @property
    def is_single(self) -> bool:
        """Whether it is one card."""
        return self.cards < 2

    @property
    def is_shared(self) -> bool:
        """Whether it has two cards from two tables, so that it may stand in the opening."""
        return self.cards >= 2 and len(set(self.tables)) >= 2


@dataclass(frozen=True)
class Paragraph:
    """One cluster with the names of its heading (none: "not named yet") and its voices."""

    cluster: Hashable
    names: tuple[FittingName, ...]
    voices: tuple[Quote, ...]


@dataclass(frozen=True)
class HeadlineCandidate:
    """A candidate: kind "own" (a participant's), "quote" (verbatim) or "name" (of a cluster)."""

    kind: str
    text: str
    cluster: Hashable | None = None
    person: Hashable | None = None
    card: Hashable | None = None


@dataclass(frozen=True)
class Draft:
    """`opening` are (cluster, name); then paragraphs in order, a story to hear, and what stands alone, and matters:
    the cards, and the voices of some of them.
    """

    opening: tuple[tuple[Hashable, str], ...]
    paragraphs: tuple[Paragraph, ...]
    story: Paragraph | None
    lone: tuple[Hashable, ...]
    lone_voices: tuple[Quote, ...]


def first_draft(
    inputs: Sequence[DraftInput],
    *,
    language: str,
    sorting: int = 0,
    lone: Sequence[Quote] = (),
    quoted: Mapping[Hashable, int] | None = None,
) -> Draft:
    """Return at most five paragraphs in order of essence, then energy, then tables, and one story to hear.

    `inputs` in stable order; `sorting` tables have piles. `lone` are the cards that a table let stand alone; six of
    them are quoted at most. `quoted` says how often a person was quoted before: nobody is quoted twice here.
    """
    picker = QuotePicker(language, quoted)
    chosen, story = choose_inputs(inputs)
    voices = _voices([*chosen, *([story] if story else [])], picker)
    for each in chosen:
        voices[each.key] = picker.pick(each.voices, MOST_VOICES, voices[each.key])
    paragraphs = [Paragraph(each.key, _heading(each, sorting), voices[each.key]) for each in chosen]
    alone = [voice for each in lone for voice in picker.pick([each], 1)]
    return Draft(
        opening(chosen),
        tuple(each for each in paragraphs if each.names or each.voices),
        Paragraph(story.key, _heading(story, sorting), voices[story.key]) if story else None,
        tuple(each.card for each in lone),
        tuple(alone[:MOST_LONE]),
    )


def _voices(told: Sequence[DraftInput], picker: QuotePicker) -> dict[Hashable, tuple[Quote, ...]]:
    """Two voices for each of these clusters.

    Where few people can be quoted is chosen first, so that a person with cards in two clusters is heard there.
    """
    fewest = sorted(told, key=lambda each: len({q.person for q in each.voices if quotable(q)}))
    return {each.key: picker.pick(each.voices, VOICES_EACH) for each in fewest}


def choose_inputs(inputs: Sequence[DraftInput]) -> tuple[list[DraftInput], DraftInput | None]:
    """Return the clusters of the paragraphs in order, single cards behind others, and the story to hear.

    The story is a cluster that is only here and that not many are in yet; else the most special one of those left.
    """
    ordered = sorted(inputs, key=_strength)
    stories = sorted((each for each in ordered if each.quadrant == "story"), key=_rarity)
    story = next(iter(stories), None) if len(ordered) > 1 else None
    rest = [each for each in ordered if each is not story]
    rest = [each for each in rest if not each.is_single] + [each for each in rest if each.is_single]
    chosen, left = rest[:MOST_PARAGRAPHS], rest[MOST_PARAGRAPHS:]
    return chosen, story or next(iter(sorted(left, key=_rarity)), None)


def opening(chosen: Sequence[DraftInput]) -> tuple[tuple[Hashable, str], ...]:
    """Return the clusters of the first sentence, each with one name: those that are essence, or else the first three.

    One that no single name fits is passed over, and so is a name that stands there already.
    """
    named = {each.name.casefold(): each for each in reversed(chosen) if each.is_shared and each.name}
    able = [each for each in chosen if each in named.values()]
    essence = [each for each in able if each.quadrant == "essence"][:MOST_OPENING]
    return tuple((each.key, each.name) for each in (essence if len(essence) > 1 else able[:OPENING]))


def headlines(
    inputs: Sequence[DraftInput], own: Sequence[tuple[Hashable, str]] = ()
) -> tuple[HeadlineCandidate, ...]:
    """Return candidates: people's own headlines in the order given, (person, text), then short words, then names."""
    ordered = sorted(inputs, key=_strength)
    found = [HeadlineCandidate("own", text, person=person) for person, text in own if text.strip()]
    for each in ordered:
        found += [
            HeadlineCandidate("quote", line.text, person=line.person, card=line.card)
            for line in each.lines
            if quotable(line) and 1 < len(words(line.text)) <= HEADLINE_WORDS
        ]
    found += [
        HeadlineCandidate("name", each.name, cluster=each.key)
        for each in ordered
        if each.name and len(each.name.split()) <= HEADLINE_WORDS
    ]
    return tuple({candidate.text: candidate for candidate in reversed(found)}.values())[::-1]


def coverage(linked: Collection[Hashable], with_photo: Collection[Hashable]) -> tuple[int, int]:
    """(people with a linked photo or quote, people with a photo): "31 of 47 people are behind this text"."""
    return len(set(linked) & set(with_photo)), len(set(with_photo))


def _heading(cluster: DraftInput, sorting: int) -> tuple[FittingName, ...]:
    if cluster.chosen:
        return (FittingName(cluster.chosen, 1.0),)
    return () if cluster.is_contested else heading_names(cluster.names, sorting)


def _strength(cluster: DraftInput) -> tuple[float, float, int, int]:
    essence, energy = (round(value or 0, 12) for value in (cluster.essence, cluster.energy))
    return -essence, -energy, -len(set(cluster.tables)), -cluster.cards


def _rarity(cluster: DraftInput) -> tuple[float, int]:
    return -round(cluster.unique or 0, 12), cluster.cards
