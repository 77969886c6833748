"""Sums spread over people, so that rows with exactly these sums can be stored.

Which person gets what means nothing: the one with least so far is next. So everybody who took part gets something,
where the sums allow it, and nobody much more than others.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

Person = TypeVar("Person", bound=Hashable)
Item = TypeVar("Item", bound=Hashable)


class SumsThatCannotBe(ValueError):
    """More people are counted than there are."""


def least_used(people: Sequence[Person], used: Mapping[Person, int], number: int) -> list[Person]:
    """Return the `number` people who are used least, in their order. Raises SumsThatCannotBe for too few people."""
    if number > len(people):
        raise SumsThatCannotBe
    order = {person: place for place, person in enumerate(people)}
    chosen = sorted(people, key=lambda person: (used.get(person, 0), order[person]))[:number]
    return sorted(chosen, key=order.__getitem__)


def spread(
    people: Sequence[Person], sums: Iterable[tuple[Item, int, int]]
) -> Iterator[tuple[Person, Item, int]]:
    """Yield (person, item, dots) for sums of (item, people, dots): each of the people gets one dot or two.

    Raises SumsThatCannotBe.
    """
    used: Counter[Person] = Counter()
    for item, number, dots in sums:
        chosen = least_used(people, used, number)
        twice = set(least_used(chosen, used, dots - number))
        for person in chosen:
            given = 2 if person in twice else 1
            used[person] += given
            yield person, item, given


def spread_choices(
    people: Sequence[Person], sums: Iterable[tuple[Item, Mapping[str, int]]], free: Mapping[Person, set[Item]]
) -> Iterator[tuple[Person, Item, str]]:
    """Yield (person, item, choice) for sums of (item, {choice: people}): nobody chooses twice for one item.

    `free`: the items that people have chosen for already are added to it. Raises SumsThatCannotBe.
    """
    used: Counter[Person] = Counter()
    for item, choices in sums:
        open_ = [person for person in people if item not in free[person]]
        chosen = least_used(open_, used, sum(choices.values()))
        told = [choice for choice, number in choices.items() for _one in range(number)]
        for person, choice in zip(chosen, told, strict=True):
            used[person] += 1
            free[person].add(item)
            yield person, item, choice


def points_of(scores: int, total: int | None) -> list[int]:
    """Return so many points from 1 to 5 with this total; 3 each where it is not known."""
    if total is None:
        return [3] * scores
    each, more = divmod(total, scores)
    return [each + 1] * more + [each] * (scores - more)
