"""How much may be on its way at once: in all, from each session, and in memory."""

import pytest

from placeness import body_quotas
from placeness.body_quotas import BodyQuotas
from placeness.request_body import RequestRefused


def test_all_large_bodies_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_quotas, "MOST_BYTES", 100)
    counted = BodyQuotas()
    with counted.large(60, "one"), counted.large(40, "two"):
        with pytest.raises(RequestRefused) as refused, counted.large(1, "three"):
            pass
        assert refused.value.status == 503
        assert (counted.declared, counted.sessions) == (100, {"one": 1, "two": 1})
    assert (counted.declared, counted.sessions) == (0, {})


def break_off(counted: BodyQuotas) -> None:
    with counted.large(60, "one"), counted.in_memory() as quota:
        quota.grow(body_quotas.SMALL + 5)
        assert (counted.declared, counted.memory) == (60, 5)
        raise ConnectionError


def test_what_breaks_off_is_counted_no_more() -> None:
    counted = BodyQuotas()
    with pytest.raises(ConnectionError):
        break_off(counted)
    assert (counted.declared, counted.memory, counted.sessions) == (0, 0, {})


def test_memory_is_shared_and_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_quotas, "MOST_MEMORY", 100)
    counted = BodyQuotas()
    with counted.in_memory() as first, counted.in_memory() as second:
        first.grow(body_quotas.SMALL + 30)
        first.grow(body_quotas.SMALL + 70)
        second.grow(body_quotas.SMALL + 30)
        assert counted.memory == 100
        with pytest.raises(RequestRefused) as refused:
            second.grow(body_quotas.SMALL + 31)
        assert refused.value.status == 503
        assert counted.memory == 100
    assert counted.memory == 0
