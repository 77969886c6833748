import asyncio

from benchmarks import live, live_costs
from benchmarks.phones import Ear


def _received(*events: tuple[int, float]) -> Ear:
    ear = Ear(b"")
    ear.noted = list(events)
    return ear


def test_lateness_is_counted_for_each_delivery_and_losses_too() -> None:
    async def story() -> None:
        opened = [_received((1, 10.5), (3, 11.0)), _received((1, 10.25))]
        assert live._late(opened, [[1, 10.0], [2, 10.0]]) == ([500.0, 1000.0, 250.0], 1)

    asyncio.run(story())


def test_the_rows_of_one_room_are_judged() -> None:
    rows = live._rows(100, 0.5, 21.0, ([1.0] * 99 + [90.0], 0), ([200.0], 1))
    assert [(row["name"].partition(": ")[2], row["ok"]) for row in rows] == [
        ("all connected in", True),
        ("single event p50", True),
        ("single event p99", False),
        ("50 events/s p99", True),
        ("memory each", False),
        ("deliveries lost", False),
    ]


def test_costs_are_compared_round_by_round() -> None:
    spent = {"ours": [30e-6, 60e-6, 40e-6], "bare": [10e-6, 20e-6, 8e-6], "channels": [300e-6, 480e-6, 80e-6]}
    rows = live_costs._rows(spent, {}, judged=True)
    assert [(row["value"], row["ok"]) for row in rows] == [
        (40.0, None),
        (10.0, None),
        (3.0, True),
        (300.0, None),
        (8.0, True),
    ]


def test_a_peer_that_is_not_installed_is_told() -> None:
    spent = {"ours": [30e-6], "bare": [10e-6]}
    rows = live_costs._rows(spent, {"channels": "not installed"}, judged=False)
    assert [row["value"] for row in rows] == [30.0, 10.0, 3.0, "not installed"]
    assert {row["ok"] for row in rows} == {None}
