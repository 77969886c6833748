"""Words that set one cluster's texts apart from all the others'.

Weighted log-odds with an informative Dirichlet prior: Monroe, Colaresi & Quinn 2008, Political Analysis
16:372-403. Used as an order, not as a test of significance.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt

# The weight of the prior, in words.
PRIOR = 20.0


@dataclass(frozen=True)
class Distinctive:
    """A word (or stem), how often it occurs here and elsewhere, its log-odds `delta` and its `z`."""

    word: str
    here: int
    elsewhere: int
    delta: float
    z: float


def distinctive(
    here: Mapping[str, int], elsewhere: Mapping[str, int], *, prior: float = PRIOR
) -> list[Distinctive]:
    """All words of `here` and `elsewhere` (word to count), the most distinctive for here first; ties by the
    word.
    """
    total_here, total_elsewhere = sum(here.values()), sum(elsewhere.values())
    found = [
        Distinctive(word, mine, others, *log_odds(mine, total_here, others, total_elsewhere, prior=prior))
        for word in {**here, **elsewhere}
        if (mine := here.get(word, 0)) + (others := elsewhere.get(word, 0)) > 0
    ]
    return sorted(found, key=lambda entry: (-entry.z, entry.word))


def log_odds(
    here: int, total_here: int, elsewhere: int, total_elsewhere: int, *, prior: float = PRIOR
) -> tuple[float, float]:
    """(delta, z) of one word that occurs `here` times in `total_here` words and `elsewhere` in
    `total_elsewhere`.

    The prior is the word's rate in both together. Where it is the only word:
    (0, 0). Raises ValueError for a word that occurs in neither text.
    """
    both, total = here + elsewhere, total_here + total_elsewhere
    if both <= 0:
        raise ValueError("the word stands in neither text")
    if both == total:
        return 0.0, 0.0
    weight = prior * both / total
    delta = log((here + weight) / (total_here + prior - here - weight)) - log(
        (elsewhere + weight) / (total_elsewhere + prior - elsewhere - weight)
    )
    return delta, delta / sqrt(1 / (here + weight) + 1 / (elsewhere + weight))
