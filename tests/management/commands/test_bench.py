"""The tables that `manage.py bench` prints."""

import importlib
import inspect

import pytest
from django.core.management import CommandError, call_command

from benchmarks.servers import row
from places.management.commands.bench import NAMES, as_text


def test_a_table_tells_value_goal_and_whether_it_is_reached() -> None:
    rows = [
        row("writes per second", 1234.5678, "/s", "≥ 250", ok=True),
        row("latency p99", 0.75, "s", "≤ 0.5", ok=False),
        row("the peer", "not installed"),
    ]
    assert as_text({"title": "Writes", "rows": rows}).splitlines() == [
        "Writes",
        "",
        "writes per second     1,234.568 /s             goal ≥ 250           reached",
        "latency p99                0.75 s              goal ≤ 0.5           MISSED",
        "the peer           not installed",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_each_name_can_be_run_quickly_or_in_full(name: str) -> None:
    run = importlib.import_module(f"benchmarks.{name}").run
    assert inspect.signature(run).parameters["quick"].default is False
    assert run.__doc__


def test_other_names_are_refused() -> None:
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("bench", "everything")


def test_an_option_of_another_benchmark_is_refused() -> None:
    with pytest.raises(CommandError, match="bench static has no option --processes"):
        call_command("bench", "static", processes=2)
