"""The command line is one, by whichever name it is started."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("program", [["manage.py"], ["-m", "placeness"]], ids=" ".join)
def test_it_refuses_a_bad_folder_before_settings_are_read(program: list[str], tmp_path: Path) -> None:
    (tmp_path / "letter").touch()
    command = [sys.executable, *program, "start", "--data-dir", str(tmp_path / "letter")]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603
    assert (ended.returncode, "Nothing can be kept in" in ended.stderr) == (1, True)
