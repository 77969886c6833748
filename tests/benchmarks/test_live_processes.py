from benchmarks import live_processes
from benchmarks.live_processes import _requests, _rows


class Acting:
    """An acting process that makes sessions."""

    ready = {"code": "ABC"}

    def ask(self, **asked: object) -> dict[str, list[str]]:
        assert asked["do"] == "sessions"
        return {"sessions": [f"s{number}" for number in range(int(str(asked["count"])))]}


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
