"""The workshop's own words: frequent in one of its clusters, and absent from plans and everyday language.

From the texts of its photos those that distinguish one cluster (weighted log-odds, see the module distinctive), used
by two people or more; from themes and from the names of clusters voted unique those that are no everyday word.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from places.vision.methods.anchors import masked
from places.vision.methods.distinctive import log_odds
from places.vision.methods.plan_language import plan_language
from places.vision.methods.tokens import STEM_LETTERS, content_keys, everyday_stems, word_list

FEWEST_PEOPLE = 2
FEWEST_LETTERS = 4
MOST_EACH = 8

Told = tuple[Hashable, Sequence[str]]  # the person, and the keys of the content words


def told_words(text: str, language: str, place_forms: Sequence[str] = ()) -> list[str]:
    """Return the keys of a text's content words, without the place's own name."""
    return content_keys(masked(text, place_forms), language)


def local_words(
    clusters: Mapping[Hashable, Sequence[Told]],
    *,
    language: str,
    themes: Iterable[str] = (),
    unique_names: Iterable[str] = (),
    place_forms: Sequence[str] = (),
) -> frozenset[str]:
    """Return the words and phrases, in small letters, that anchor a sentence here.

    `clusters` maps a cluster to (person, told words) of its photos (those in no cluster belong under None: they only
    count as elsewhere); `themes` are the participants' own, `unique_names` the names of clusters voted unique,
    `place_forms` the forms of the place's name, which anchor nothing.
    """
    found = set(_distinctive(clusters, language))
    for name in themes:
        found |= _of_name(name, language, place_forms, each=False)
    for name in unique_names:
        found |= _of_name(name, language, place_forms, each=True)
    return frozenset(found)


def is_own(key: str, language: str) -> bool:
    """Whether a content word can be an anchor: not in other plans, and no everyday word."""
    stem = key[:STEM_LETTERS]
    return (
        (len(key) >= FEWEST_LETTERS or key.isdigit())
        and not plan_language(language).is_plan_word(stem)
        and stem not in everyday_stems(language)
        and key not in word_list("not_anchors", language)
    )


def _distinctive(clusters: Mapping[Hashable, Sequence[Told]], language: str) -> Iterable[str]:
    counts = {
        cluster: Counter(key[:STEM_LETTERS] for _by, keys in told for key in keys)
        for cluster, told in clusters.items()
    }
    total = sum(counts.values(), Counter[str]())
    for cluster, here in counts.items():
        if cluster is None:
            continue
        said = _said_by_several(clusters[cluster])
        apart = [
            stem for stem in said if here[stem] > total[stem] - here[stem] and is_own(said[stem], language)
        ]
        apart.sort(key=lambda stem: (-_apart(stem, here, total), stem))
        yield from (said[stem] for stem in apart[:MOST_EACH])


def _said_by_several(told: Sequence[Told]) -> dict[str, str]:
    """The stems that two people or more used, each with its most frequent form."""
    people: dict[str, set[Hashable]] = defaultdict(set)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for person, keys in told:
        for key in keys:
            people[key[:STEM_LETTERS]].add(person)
            forms[key[:STEM_LETTERS]][key] += 1
    return {stem: forms[stem].most_common(1)[0][0] for stem, by in people.items() if len(by) >= FEWEST_PEOPLE}


def _apart(stem: str, here: Counter[str], total: Counter[str]) -> float:
    """How much the word distinguishes this cluster from all others (z)."""
    said, of = here.total(), total.total()
    return log_odds(here[stem], said, total[stem] - here[stem], of - said)[1]


def _of_name(name: str, language: str, place_forms: Sequence[str], *, each: bool) -> set[str]:
    """The name as a phrase when it holds a word of one's own; with `each` these words by themselves too."""
    own = {key for key in told_words(name, language, place_forms) if is_own(key, language)}
    phrase = " ".join(name.casefold().split())
    if not own or " " not in phrase:
        return own
    return {phrase, *own} if each else {phrase}
