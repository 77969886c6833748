"""Which headline a person scores next: everybody scores five, and every headline gets as many scores as any other.

The headline with the fewest scores comes first. Among equal ones those come first after which all people who score
now can still finish with scores that differ by one at most; where there is none of these, and a person is near their
last, one with a score more may take its place. That is a flow from people to headlines, found by SciPy's maximum
flow. One flow covers what each headline must get at least, another what all people still give; where both exist, one
flow does both (Mendelsohn & Dulmage 1958).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import scipy

ASKED = 5  # headlines for each person
NEAR_THE_END = 2  # headlines before the last, a score more is taken where it keeps the end even


@dataclass(frozen=True)
class Scorer:
    """Somebody who scores: the headlines that are not for them (their own, those they had), and how many they get."""

    left_out: frozenset[int]
    left: int

    def handed(self, headline: int) -> "Scorer":
        """The same person with this headline in hand."""
        return replace(self, left_out=self.left_out | {headline}, left=self.left - 1)


def next_headline(scores: Mapping[int, int], me: Scorer, others: Sequence[Scorer], *, lot: str) -> int | None:
    """Return the headline that `me` scores next; None when there is no other for them.

    `scores` maps every headline to the number of people who have scored it or have it in hand, `others` are those who
    score now too. What is still equal comes in an order that `lot` draws: another for each person, and always the same
    for one.
    """
    for_me = [headline for headline in scores if headline not in me.left_out]
    if not for_me or me.left < 1:
        return None
    in_order = sorted(for_me, key=lambda headline: (scores[headline], _drawn(lot, headline)))
    most = scores[in_order[0]] + (me.left <= NEAR_THE_END)
    near = [each for each in in_order if scores[each] <= most]
    return next(
        (each for each in near if _ends_evenly(scores, each, [me.handed(each), *others])), in_order[0]
    )


def _drawn(lot: str, headline: int) -> bytes:
    return hashlib.sha256(f"{lot}:{headline}".encode()).digest()


def _ends_evenly(scores: Mapping[int, int], handed: int, people: Sequence[Scorer]) -> bool:
    """Whether all can still get their headlines so that the scores differ by one at most in the end."""
    counts = np.array([count + (headline == handed) for headline, count in scores.items()])
    demands = np.array([min(each.left, len(scores) - len(each.left_out)) for each in people])
    total = int(counts.sum() + demands.sum())
    least, most = total // len(counts), -(-total // len(counts))
    if counts.max() > most:
        return False
    free = np.array([[headline not in each.left_out for headline in scores] for each in people])
    lacking = np.maximum(least - counts, 0)
    return (
        _flow(demands, free, lacking) == lacking.sum()
        and _flow(demands, free, most - counts) == demands.sum()
    )


def _flow(demands: np.ndarray, free: np.ndarray, room: np.ndarray) -> int:
    """The most that people can give: `demands` each, once to each headline that is `free`, with this `room` for it."""
    people, headlines = free.shape
    size = people + headlines + 2
    edges = np.zeros((size, size), dtype=np.int32)
    edges[0, 1 : people + 1] = demands
    edges[1 : people + 1, people + 1 : -1] = free
    edges[people + 1 : -1, -1] = room
    return int(scipy.sparse.csgraph.maximum_flow(scipy.sparse.csr_matrix(edges), 0, size - 1).flow_value)
