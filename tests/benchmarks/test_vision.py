"""The pieces of the vision's benchmark: what the generic-text test says of the texts that we hold."""

import pytest

from benchmarks.vision import _as_stated, _demo, _red, _row


def test_the_worked_examples_and_the_demos_own_comments() -> None:
    assert _as_stated() == 100.0
    assert _red(_demo("en"), "en") <= 5
    assert _red(_demo("sv"), "sv") <= 5


@pytest.mark.parametrize(
    ("value", "least", "ok"), [(150, False, True), (151, False, False), (99, True, False)]
)
def test_goals(value: float, least: bool, ok: bool) -> None:
    goal = 100 if least else 150
    assert _row("lamps", value, "ms", goal, least=least)["ok"] is ok
