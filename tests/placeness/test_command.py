"""The command line is one, by whichever name it is started."""

import os
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


def test_a_setting_that_cannot_be_used_is_told_in_one_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "manage.py", "check"]
    environment = os.environ | {"PLACENESS_DATA_DIR": str(tmp_path), "MEDIA_URL": "s3://pictures"}
    ended = subprocess.run(  # noqa: S603
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False, env=environment
    )
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert ended.stderr.startswith("MEDIA_URL has the form s3://")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DATABASE_URL", "mysql://db/room", "DATABASE_URL must begin with postgres://"),
        (
            "PLACENESS_DRAIN_SECONDS",
            "soon",
            "PLACENESS_DRAIN_SECONDS is soon. It has to be a number of seconds",
        ),
        ("PLACENESS_TIME_ZONE", "Mars/Olympus", "Incorrect timezone setting: Mars/Olympus"),
        ("BUS_URL", "amqp://bus", "BUS_URL must begin with redis://"),
    ],
)
def test_a_bad_setting_is_one_sentence(name: str, value: str, sentence: str, tmp_path: Path) -> None:
    ended = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "manage.py", "start", "--data-dir", str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {name: value},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith(sentence)
    assert "Traceback" not in ended.stderr
