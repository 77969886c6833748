"""How the generic-text test does on published visions, each body left out of the table that reads its sentences.

`words/stems_en.csv` and `stems_sv.csv` have the stems of each body's sentences in alphabetical order, without the
sentences; `words/checked_en.csv` has the same of bodies that are in no table (`checked_bodies_en.csv` lists them);
`words/earlier_en.csv` and `earlier_sv.csv` in how many of the bodies of an earlier count a stem stood,
whose sentences nobody kept. Their sum is the table of places/vision/methods/data/keyness.

`python -m benchmarks.generic_text LANGUAGE FILE` reads a text file, one sentence a line (`#` for other lines), and
prints how many per cent are called generic: for statements or comments that are not ours to keep.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from places.vision.methods.anywhere import RED, read_sentence, reads_like_a_plan
from places.vision.methods.plan_language import PlanLanguage, PlanStem, plan_language, weighed

WORDS = Path(__file__).parent / "words"
EARLIER_BODIES = {"en": 90, "sv": 41}


class Told(NamedTuple):
    """One published sentence: its body's number, whether it has an anchor, what it adds who speaks, its words with
    abstract endings, and the stems of its content words.
    """

    body: int
    anchored: bool
    speaker: float
    abstract: int
    stems: tuple[str, ...]


def told(language: str, collection: str = "stems") -> list[Told]:
    """Return the sentences of a language, as stems: of the table's bodies, or those `checked`."""
    with (WORDS / f"{collection}_{language}.csv").open(encoding="utf-8", newline="") as file:
        return [
            Told(
                int(row["body"]),
                row["anchored"] == "1",
                float(row["speaker"]),
                int(row["abstract"]),
                tuple(row["stems"].split()),
            )
            for row in csv.DictReader(file)
        ]


def earlier(language: str) -> Counter[str]:
    """Return the counts of the bodies whose sentences nobody kept."""
    with (WORDS / f"earlier_{language}.csv").open(encoding="utf-8", newline="") as file:
        return Counter({row["stem"]: int(row["bodies"]) for row in csv.DictReader(file)})


def in_bodies(sentences: Iterable[Told]) -> tuple[int, Counter[str]]:
    """Return the number of bodies, and in how many of them each stem stands."""
    stems: dict[int, set[str]] = defaultdict(set)
    for each in sentences:
        stems[each.body].update(each.stems)
    return len(stems), Counter(stem for one in stems.values() for stem in one)


def without(language: str, sentences: list[Told], left_out: int) -> PlanLanguage:
    """Return the table as it would be without one body."""
    whole = plan_language(language)
    bodies, counts = in_bodies(each for each in sentences if each.body != left_out)
    counts += earlier(language)
    stems = {stem: PlanStem(count, whole.stems[stem].share) for stem, count in counts.items()}
    return weighed(language, bodies + EARLIER_BODIES[language], whole.threshold, whole.abstract, stems)


def generic(language: str) -> float:
    """Return how many per cent of the published sentences are called generic, each body left out."""
    sentences = told(language)
    tables = {body: without(language, sentences, body) for body in {each.body for each in sentences}}
    red = sum(_is_red(each, tables[each.body]) for each in sentences)
    return round(100 * red / len(sentences), 1)


def generic_anew(language: str) -> float:
    """Return how many per cent are called generic of the sentences of bodies that are in no table."""
    sentences, plans = told(language, "checked"), plan_language(language)
    return round(100 * sum(_is_red(each, plans) for each in sentences) / len(sentences), 1)


def weight(each: Told, plans: PlanLanguage) -> float:
    """Return a sentence's mean weight."""
    if not each.stems:
        return plans.unknown
    total = sum(map(plans.weight, each.stems)) + plans.abstract * each.abstract
    return total / len(each.stems) + each.speaker


def _is_red(each: Told, plans: PlanLanguage) -> bool:
    return not each.anchored and reads_like_a_plan(weight(each, plans), each.stems, plans)


def of_file(language: str, path: Path) -> float:
    """Return how many per cent of a file's lines are called generic."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [line for line in lines if line and not line.startswith("#")]
    red = sum(read_sentence(text, language=language).lamp == RED for text in texts)
    return round(100 * red / len(texts), 1)


if __name__ == "__main__":
    print(of_file(sys.argv[1], Path(sys.argv[2])))
