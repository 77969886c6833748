"""Counts and rates: each change is one statement, on both databases."""

import threading
from collections.abc import Callable

import pytest
from django.db import connections

from places.rate_limits import models
from places.rate_limits.models import RateWindow


def in_threads(many: int, work: Callable[[], None]) -> None:
    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def begins_counts_and_ends() -> None:
    assert models.read("one") is None
    assert models.increase("one", 1) is None
    assert models.add("one", 1, 60.0)
    assert not models.add("one", 1, 60.0)
    assert (models.increase("one", 1), models.increase("one", 2), models.read("one")) == (2, 4, 4)
    RateWindow.objects.filter(name="one").update(ends_at=1.0)
    assert (models.read("one"), models.increase("one", 1)) == (None, None)
    assert models.add("one", 1, 60.0)
    assert models.read("one") == 1
    models.add("gone", 1, -1.0)
    models.remove_ended()
    assert list(RateWindow.objects.values_list("name", "count")) == [("one", 1)]


def admits_some_at_once_and_then_so_many_a_second() -> None:
    answers = [models.admit("rate", 1.0, 2.0, 2.0) for _ in range(6)]
    assert [None if answer is None else round(answer) for answer in answers] == [0, 0, 0, 1, 2, None]


def loses_no_count_of_many_at_once() -> None:
    models.add("many", 0, 60.0)

    def work() -> None:
        for _ in range(10):
            models.increase("many", 1)

    in_threads(4, work)
    assert models.read("many") == 40


def admits_no_more_than_the_rate_to_many_at_once() -> None:
    answers: list[float | None] = []
    in_threads(20, lambda: answers.append(models.admit("many", 10.0, 30.0, 5.0)))
    assert [answer for answer in answers if answer is not None] == [0.0] * 4


CHECKS = (
    begins_counts_and_ends,
    admits_some_at_once_and_then_so_many_a_second,
    loses_no_count_of_many_at_once,
    admits_no_more_than_the_rate_to_many_at_once,
)


@pytest.mark.parametrize("check", CHECKS)
def test_on_sqlite(on_disk: object, check: Callable[[], None]) -> None:
    check()


def test_on_postgresql(on_postgresql: object) -> None:
    for each in CHECKS:
        each()
        RateWindow.objects.all().delete()


def test_a_name_of_a_count_tells_nothing(db: None) -> None:
    models.add("name", 3, 60.0)
    assert str(RateWindow.objects.get()) == "name: 3"
