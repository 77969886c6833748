"""When people are asked what became of their promises, and sums of what they said that tell of nobody."""

import calendar
import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from places.belonging.methods.suppression import FEWEST, may_be_shown

ASKED_AFTER = (6, 12)  # months


@dataclass(frozen=True)
class Asking:
    """One time at which people are asked; `is_kept`: their promises are still there on that day."""

    months: int
    day: datetime.date
    is_kept: bool


def months_later(day: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    longest = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, longest))


def askings(closed_on: datetime.date | None, kept_until: datetime.date | None) -> tuple[Asking, ...]:
    """Return when people are asked after a workshop was closed; nothing before. `kept_until` None: for good."""
    if closed_on is None:
        return ()
    days = ((months, months_later(closed_on, months)) for months in ASKED_AFTER)
    return tuple(Asking(months, day, kept_until is None or day <= kept_until) for months, day in days)


def asked_now(times: Iterable[Asking], today: datetime.date) -> int | None:
    """Return after how many months people are asked today: the latest time that has come, None before the first."""
    return max((each.months for each in times if each.day <= today), default=None)


def sums_of_answers(answers: Sequence[tuple[int, str]]) -> Counter[str] | None:
    """Return how often each state was said, or None where that could tell what one person said.

    `answers` are (person, state) in the order in which they were given, several of one person possible. They are
    counted in whole fives of people: who reads the sums before and after one answer sees the same, or four more
    people's with it.
    """
    people = list(dict.fromkeys(person for person, _state in answers))
    counted = set(people[: len(people) // FEWEST * FEWEST])
    sums = Counter(state for person, state in answers if person in counted)
    return sums if may_be_shown(len(counted), sums.values()) else None
