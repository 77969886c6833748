import math

from benchmarks.servers import percentile, row


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(value) for value in range(100, 0, -1)]
    assert [percentile(values, share) for share in (0.0, 0.5, 0.99, 1.0)] == [1.0, 51.0, 100.0, 100.0]
    assert percentile([7.0], 0.99) == 7.0
    assert math.isnan(percentile([], 0.5))


def test_a_row_rounds_what_was_measured() -> None:
    assert row("p50", 1.23456, "ms", "≤ 2", ok=True) == {
        "name": "p50",
        "value": 1.235,
        "unit": "ms",
        "goal": "≤ 2",
        "ok": True,
    }
    assert row("lost", 3)["value"] == 3
