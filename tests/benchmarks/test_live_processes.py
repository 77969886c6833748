import asyncio
from typing import Any

import pytest

from benchmarks import live_processes
from benchmarks.live_processes import _bare_cost, _cost, _requests, _rows, _told
from benchmarks.phones import Ear


class Acting:
    """An acting process that makes sessions and has events; all listeners but the last one get them."""

    def __init__(self) -> None:
        self.ready = {"code": "ABC"}
        self.listening: list[Ear] = []
        self.spent = 1.0

    def ask(self, **asked: Any) -> dict[str, Any]:
        if asked.get("do") == "sessions":
            return {"sessions": [f"s{number}" for number in range(asked["count"])]}
        for ear in self.listening[:-1]:
            ear.noted += [(number, 10.0 + number) for number in range(asked["count"])]
        self.spent += 0.5
        return {"told": [[number, 9.5 + number] for number in range(asked["count"])]}

    def cpu(self) -> float:
        return self.spent


def test_a_session_has_three_streams_in_each_process() -> None:
    requests = _requests(Acting(), 20, 2)  # type: ignore[arg-type]  # what is asked of a child process here
    assert len(requests) == 20
    cookies = [request.rpartition(b"session=")[2].strip() for request in requests]
    first, second = cookies[:10], cookies[10:]
    assert max(first.count(each) for each in first) == 3
    assert max(second.count(each) for each in second) == 3


def test_the_rows_are_judged() -> None:
    rows = _rows(3.0, 15.1, ([0.1] * 99 + [2.5], 0), ([1.0], 1), 0.825, (25e-6, 10e-6))
    assert {row["name"]: row["ok"] for row in rows if row["ok"] is not None} == {
        "memory each": False,
        "single event p99": False,
        "10 events/s p99": True,
        "deliveries lost": False,
        "ours to a bare asyncio write loop": True,
    }
    assert live_processes.LIMIT == 2.5


def test_lateness_losses_and_costs_are_counted_anew_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_processes, "REST", 0.0)

    async def story() -> None:
        acting: Any = Acting()
        acting.listening = [Ear(b"") for _ in range(3)]
        for _ in range(2):
            assert await _told(acting, acting.listening, 4, 1.0) == ([0.5] * 8, 4)
        assert await _cost(acting, [], acting.listening) == 0.5 / (2 * live_processes.EVENTS)
        assert await _bare_cost([acting], acting.listening) == 0.5 / (2 * live_processes.EVENTS)

    asyncio.run(story())
