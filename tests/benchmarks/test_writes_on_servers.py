"""The table of `bench writes --database`: rates and ratios of rounds, and what each part costs."""

from typing import Any

from benchmarks.writes_on_servers import Round, Side, _rows


class Server:
    """A started process, as far as the table asks it."""


def side(name: str, processes: int, *rates: int) -> Side:
    servers: list[Any] = [Server() for _process in range(processes)]
    found = Side(name, servers)
    for rate in rates:
        one = Round(done=rate, asked=rate, seconds=1.0, late=[0.1] * rate, web_cpu=rate * 0.004)
        one.database_cpu, one.load_cpu = rate * 0.002, rate * 0.001
        found.rounds[1].append(one)
    return found


def test_sides_are_compared_round_by_round() -> None:
    sides = [
        side("SQLite", 1, 100, 200, 50),
        side("PostgreSQL, 1 web process", 1, 50, 100, 50),
        side("PostgreSQL, 2 web processes", 2, 100, 150, 70),
    ]
    rows = {row["name"]: row for row in _rows(sides, 1, judged=True)}
    assert rows["1 room, SQLite"]["value"] == 100.0
    assert (
        rows["1 room, SQLite: processor time of a write"]["value"] == "web 4.0, PostgreSQL 2.0, the load 1.0"
    )
    assert rows["1 room: PostgreSQL to SQLite, 1 process each"]["value"] == 0.5
    ratio = rows["1 room: 2 web processes to 1, PostgreSQL"]
    assert (ratio["value"], ratio["goal"], ratio["ok"]) == (1.5, "≥ 1.5", True)


def test_what_was_refused_is_counted() -> None:
    refused = Side("SQLite", [])
    refused.rounds[1] = [Round(done=3, asked=4, seconds=1.0, late=[0.1] * 4)]
    other = side("PostgreSQL, 1 web process", 1, 3)
    rows = {row["name"]: row for row in _rows([refused, other], 1, judged=False)}
    assert rows["1 room, SQLite: writes done"]["ok"] is False
    assert rows["1 room, PostgreSQL, 1 web process: writes done"]["ok"] is True
