"""The pieces of the benchmark of the start."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import start
from benchmarks.start import Started, _median, _processor, _rows, _start_plain, _timed, run


def test_plain_django_makes_its_database_and_answers_and_its_bytecode_is_kept(tmp_path: Path) -> None:
    found = _start_plain(str(tmp_path))
    assert found.seconds > 0
    assert found.processor > 0
    assert len(list(tmp_path.rglob("plain_start.*.pyc"))) == 1


def test_a_process_that_ends_early_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended early"):
        _timed(["-c", "print('not yet')"], "answered", str(tmp_path))


def test_processor_time_counts_children() -> None:
    burn = "import time\nwhile time.process_time() < 0.3: pass\nprint('burnt', flush=True); time.sleep(30)"
    code = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {burn!r}])"
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)  # noqa: S603
    assert parent.stdout
    assert parent.stdout.readline() == "burnt\n"
    assert _processor(parent.pid) >= 0.3
    parent.terminate()
    parent.wait(10)


@pytest.mark.parametrize(("goal", "ok"), [(6.0, False), (10.0, True), (None, None)])
def test_a_start_is_judged_by_its_seconds_and_compared(goal: float | None, ok: bool | None) -> None:
    rows = _rows("close", Started(9.0, 6.0), Started(1.5, 1.0), goal)
    assert [row["value"] for row in rows] == [9.0, 6.0, 6.0, 6.0]
    assert [row["ok"] for row in rows] == [ok, None, None, None]
    assert rows[0]["name"] == "start --demo --stage close: links"


def test_starts_in_turns_and_the_medians_are_told_without_the_first_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(
        start, "_start_plain", lambda _bytecode: (begun.append("plain"), Started(2.0, 1.0))[1]
    )
    monkeypatch.setattr(
        start, "_start_demo", lambda stage, _bytecode: (begun.append(stage), Started(len(begun) / 2, 3.0))[1]
    )
    rows = run()["rows"]
    assert begun == ["plain", "cluster", "close"] * 6
    assert [row["value"] for row in rows] == [2.0, 1.0, 5.5, 3.0, 2.75, 3.0, 6.0, 3.0, 3.0, 3.0]
    assert [row["ok"] for row in rows if row["goal"]] == [True, True]
    assert _median([Started(1, 5), Started(2, 4), Started(9, 3)]) == Started(2, 4)
