"""How much may be on its way at once: in all, from each session, and in memory."""

import pytest

from placeness import bodies
from placeness.bodies import Bodies
from placeness.intake import Refused


def test_all_large_bodies_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "MOST_BYTES", 100)
    counted = Bodies()
    with counted.large(60, "one"), counted.large(40, "two"):
        with pytest.raises(Refused) as refused, counted.large(1, "three"):
            pass
        assert refused.value.status == 503
        assert (counted.announced, counted.sessions) == (100, {"one": 1, "two": 1})
    assert (counted.announced, counted.sessions) == (0, {})


def break_off(counted: Bodies) -> None:
    with counted.large(60, "one"), counted.in_memory() as allowance:
        allowance.grow(bodies.SMALL + 5)
        assert (counted.announced, counted.memory) == (60, 5)
        raise ConnectionError


def test_what_breaks_off_is_counted_no_more() -> None:
    counted = Bodies()
    with pytest.raises(ConnectionError):
        break_off(counted)
    assert (counted.announced, counted.memory, counted.sessions) == (0, 0, {})


def test_memory_is_shared_and_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "MOST_MEMORY", 100)
    counted = Bodies()
    with counted.in_memory() as first, counted.in_memory() as second:
        first.grow(bodies.SMALL + 30)
        first.grow(bodies.SMALL + 70)
        second.grow(bodies.SMALL + 30)
        assert counted.memory == 100
        with pytest.raises(Refused) as refused:
            second.grow(bodies.SMALL + 31)
        assert refused.value.status == 503
        assert counted.memory == 100
    assert counted.memory == 0
