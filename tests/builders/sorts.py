"""Sorts that many tests of the mathematics share: the worked example and published ones."""

import csv
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from places.consensus.methods.sorts import Sorts

PUBLISHED = Path(__file__).resolve().parents[3] / "shared" / "data"

MINI = {
    "T1": {"Water": "abc", "Making": "def"},
    "T2": {"The lake": "ab", "Paths": "cd", "Work": "ef"},
    "T3": {"Water": "abc", "Match": "d", "Making": "ef"},
    "T4": {"Lake": "ab", "Walks": "cf", "Factory": "e"},
}


def luck(seed: int | str) -> random.Random:
    """Chance that can be played again."""
    return random.Random(seed)  # noqa: S311 - the same rooms each time


@pytest.fixture
def mini() -> Sorts:
    """Six cards, four tables; T4 did not place d. Pile ids are the piles' names."""
    rows = [
        (table, card, pile)
        for table, piles in MINI.items()
        for pile, cards in piles.items()
        for card in cards
    ]
    return Sorts.from_rows(rows, cards="abcdef")


@pytest.fixture
def published() -> Callable[[str], Path]:
    """A file of the published data sets; the test is skipped, saying so, where they are not on this
    machine.
    """

    def find(name: str) -> Path:
        path = PUBLISHED / name
        if not path.exists():
            pytest.skip(f"the published data set {name} is not on this machine")
        return path

    return find


@pytest.fixture
def published_sorts(published: Callable[[str], Path]) -> Callable[[str], Sorts]:
    """A published grid (a row per card, a column per sorter, the pile's number in the cell) as sorts."""

    def read(name: str) -> Sorts:
        with published(name).open(encoding="utf-8") as file:
            head, *lines = csv.reader(file)
        rows = [
            (sorter, line[0], pile) for line in lines for sorter, pile in zip(head[1:], line[1:], strict=True)
        ]
        return Sorts.from_rows(rows, cards=[line[0] for line in lines], tables=head[1:])

    return read
