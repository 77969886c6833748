"""Who scores whose headline (25/10) and how far a sum may be chance; a text with another place's name (swap test).

After the liberating structure "25/10 Crowd Sourcing" (Lipmanowicz & McCandless 2013): every headline gets
five scores of 1 to 5 from others, so that 25 is the most.
"""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

ROUNDS = 5
HIGHEST = 5
_TRIES = 200


@dataclass(frozen=True)
class Turn:
    """In this round (0, 1, ...) this person scores this headline (its index)."""

    round: int
    person: Hashable
    headline: int


def turns(authors: Sequence[Hashable], *, seed: int) -> list[Turn]:
    """Who scores what: headline h was written by `authors[h]`. The same seed gives the same turns.

    With six headlines or more each gets five scores, with n < 6 each gets n - 1, never by its author and
    never twice by the same headline's author. A person who wrote two headlines scores twice in each round. Raises
    ValueError when one author wrote so many that the others cannot score them.
    """
    count = len(authors)
    rounds = min(ROUNDS, max(count - 1, 0))
    random = np.random.default_rng(seed)
    for _ in range(_TRIES):
        order = random.permutation(count)
        shifts = [
            shift for shift in random.permutation(np.arange(1, max(count, 1))) if _fits(authors, order, shift)
        ]
        if len(shifts) >= rounds:
            return [
                Turn(number, authors[order[place]], int(order[(place + shift) % count]))
                for number, shift in enumerate(shifts[:rounds])
                for place in range(count)
            ]
    raise ValueError("one author wrote too many of the headlines for the others to score")


def chance_of(total: int, scores: int = ROUNDS) -> float:
    """P(sum >= total) for `scores` independent scores, uniform from 1 to 5: how likely a sum is by chance."""
    return sum(chance for value, chance in _noise(scores).items() if value >= total)


def _fits(authors: Sequence[Hashable], order: np.ndarray, shift: int) -> bool:
    count = len(order)
    return all(authors[order[place]] != authors[order[(place + shift) % count]] for place in range(count))


@cache
def _noise(scores: int) -> dict[int, float]:
    chances = {0: 1.0}
    for _ in range(scores):
        more: dict[int, float] = {}
        for total, chance in chances.items():
            for score in range(1, HIGHEST + 1):
                more[total + score] = more.get(total + score, 0.0) + chance / HIGHEST
        chances = more
    return chances


_ENDING = r"(?P<ending>['’]?s)?"  # Jönköping, Jönköpings, Jönköping's


def swap(text: str, names: Iterable[str], other: str) -> str:
    """Return `text` with every one of a place's `names` (in any case, also as a genitive) replaced by `other`.

    Longer names are found before those they contain; parts of longer words stay as they are.
    """
    known = sorted({name for name in names if name.strip()}, key=len, reverse=True)
    if not known or not other:
        return text
    found = "|".join(re.escape(name) for name in known)
    pattern = re.compile(rf"(?<!\w)(?:{found}){_ENDING}(?!\w)", re.IGNORECASE)
    return pattern.sub(lambda match: other + _genitive(other, match["ending"] or ""), text)


def _genitive(name: str, ending: str) -> str:
    """The genitive ending of a name: none after s, x or z (Swedish: Borås)."""
    if name[-1:].casefold() in "sxz" and ending == "s":
        return ""
    return ending
