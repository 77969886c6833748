"""From arrival to close: the same people's answers, counted and not tested for show.

The shift is Hodges & Lehmann's (1963, Annals of Mathematical Statistics 34:598-611); the exact p of
Wilcoxon's signed ranks (1945, Biometrics Bulletin 1:80-83) on request.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Change:
    """`up`, `same` and `down` count people; `shift` is the median of all mean pairs of differences."""

    up: int
    same: int
    down: int
    shift: float


def change(before: Sequence[int], after: Sequence[int]) -> Change | None:
    """How paired answers changed; None without pairs. Raises ValueError when the lists differ in length."""
    steps = _steps(before, after)
    if not steps:
        return None
    means = [(one + other) / 2 for place, one in enumerate(steps) for other in steps[place:]]
    return Change(
        up=sum(step > 0 for step in steps),
        same=sum(step == 0 for step in steps),
        down=sum(step < 0 for step in steps),
        shift=float(median(means)),
    )


def exact_p(before: Sequence[int], after: Sequence[int]) -> float:
    """Two-sided exact p of Wilcoxon's signed ranks, equal answers left out, ties with mean ranks (1 without
    change).

    Raises ValueError when the lists differ in length.
    """
    steps = [step for step in _steps(before, after) if step]
    # Ranks are doubled, so that the mean rank of a tie is a whole number.
    ranks = [_double_rank(abs(step), steps) for step in steps]
    ways = {0: 1}
    for rank in ranks:
        more = dict(ways)
        for total, count in ways.items():
            more[total + rank] = more.get(total + rank, 0) + count
        ways = more
    risen = sum(rank for rank, step in zip(ranks, steps, strict=True) if step > 0)
    above = sum(count for total, count in ways.items() if total >= risen)
    below = sum(count for total, count in ways.items() if total <= risen)
    return min(1.0, 2 * min(above, below) / 2 ** len(steps))


def _steps(before: Sequence[int], after: Sequence[int]) -> list[int]:
    if len(before) != len(after):
        raise ValueError("paired answers come in pairs")
    return [late - early for early, late in zip(before, after, strict=True)]


def _double_rank(size: int, steps: Sequence[int]) -> int:
    smaller = sum(abs(step) < size for step in steps)
    equal = sum(abs(step) == size for step in steps)
    return 2 * smaller + equal + 1
