"""`placeness doctor`, as somebody or a program runs it."""

import json
from pathlib import Path

from tests.builders.stored_folders import NEWEST, unpacked
from tests.management.commands.test_move import manage


def test_findings_are_printed_and_the_exit_code_tells(tmp_path: Path) -> None:
    folder = unpacked(NEWEST, tmp_path / "stored")
    told = manage("doctor", PLACENESS_DATA_DIR=str(folder))
    assert (told.returncode, told.stderr) == (1, "")
    assert "FAULT  backup: There is no backup." in told.stdout
    assert "ok     integrity: Every page" in told.stdout
    told = manage("doctor", "--json", PLACENESS_DATA_DIR=str(folder), PLACENESS_BACKUPS="0")
    findings = json.loads(told.stdout)
    assert {"level": "ok", "check": "space"}.items() <= findings[1].items()
    assert told.returncode == int(any(one["level"] == "fault" for one in findings))
