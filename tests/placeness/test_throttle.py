"""The throttle at which guesses are looked at."""

import asyncio

import pytest

from placeness.request_body import RequestRefused
from placeness.throttle import CellRateLimiter, Rate, Throttle
from tests.placeness.asking import ask
from tests.placeness.test_dispatcher import built, everybody


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_some_at_once_then_so_many_a_second() -> None:
    clock = Clock()
    limiter = CellRateLimiter(at_once=3, a_second=2, clock=clock)
    assert [limiter.admit() for _ in range(6)] == [0, 0, 0, 0.5, 1.0, 1.5]
    clock.now += 1.5
    assert limiter.admit() == 0.5
    clock.now += 100
    assert [limiter.admit() for _ in range(4)] == [0, 0, 0, 0.5]


def test_a_day_of_guessing_gets_so_many_turns_and_no_more() -> None:
    clock = Clock()
    limiter = CellRateLimiter(at_once=60, a_second=10, clock=clock)
    taken = 0
    for _ in range(10_000):  # a thousand seconds, twenty tries in each
        clock.now += 0.1
        for _ in range(2):
            try:
                limiter.admit()
            except RequestRefused:
                continue
            taken += 1
    assert 10_000 <= taken <= 10_000 + 60 + 20 * 10


def test_four_who_wait_for_each_answer_hold_others_up_for_half_a_second() -> None:
    clock = Clock()
    limiter = CellRateLimiter(at_once=60, a_second=10, clock=clock)
    next_try = [clock.now] * 4
    for _ in range(400):
        who = min(range(4), key=next_try.__getitem__)
        clock.now = max(clock.now, next_try[who])
        next_try[who] = clock.now + limiter.admit()
    assert limiter.admit() <= 0.5


def test_the_line_is_short_and_who_is_turned_away_takes_no_place() -> None:
    limiter = CellRateLimiter(at_once=1, a_second=1, longest_wait=2, clock=Clock())
    assert [limiter.admit() for _ in range(3)] == [0, 1, 2]
    for _ in range(5):
        with pytest.raises(RequestRefused) as refused:
            limiter.admit()
        assert refused.value.status == 429


def slow() -> Throttle:
    """A throttle of another process that admits one request at once and then next to none."""
    throttle = Throttle()
    throttle._limiters = tuple(
        (address, Rate(rate.name, at_once=1, a_second=0.001)) for address, rate in throttle._limiters
    )
    return throttle


def test_only_posts_to_what_can_be_guessed_wait(on_disk: object) -> None:
    async def many(method: str, path: str, count: int) -> None:
        throttle = Throttle()
        for _ in range(count):
            await throttle.wait(method, path)

    for method, path in [("GET", "/back/"), ("POST", "/enter/"), ("POST", "/w/HT7K-2M9P/me/")]:
        asyncio.run(asyncio.wait_for(many(method, path, 500), 5))
    asyncio.run(asyncio.wait_for(many("POST", "/back/", 60), 5))


def test_a_line_that_is_too_long_is_told_with_the_time_to_come_back(on_disk: object) -> None:
    dispatcher = built(everybody)
    dispatcher._throttle = slow()
    sent = [(b"content-length", b"3")]
    assert ask(dispatcher, "POST", "/back/", b"a=b", headers=sent).text == "pages 3"
    late = ask(dispatcher, "POST", "/back/", b"a=b", headers=sent)
    assert (late.status, late.headers["retry-after"]) == (429, "5")
    assert late.text == "Many people are coming in just now. Please try again in a moment."
    assert ask(dispatcher, "POST", "/sign-in/", b"a=b", headers=sent).status == 200


def test_two_processes_of_one_database_keep_to_one_rate(on_postgresql: object) -> None:
    one, other = slow(), slow()
    asyncio.run(one.wait("POST", "/back/"))
    with pytest.raises(RequestRefused) as refused:
        asyncio.run(other.wait("POST", "/back/"))
    assert refused.value.status == 429
    asyncio.run(other.wait("POST", "/sign-in/"))
