"""The ledger's file: entries come back, cut lines are left out, and no folder is made for it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from places.enums import Erased
from places.workshops.actions import erasure_file
from places.workshops.actions.erasure_file import LedgerEntry

AT = datetime(2026, 5, 7, 12, 30, 15, 123456, tzinfo=UTC)
ONE = LedgerEntry(Erased.PHOTO, 7, 3, AT)
TWO = LedgerEntry(Erased.WORKSHOP, 3, 3, AT)


def test_what_is_appended_is_read_again_by_its_owner_only(settings: Any, tmp_path: Path) -> None:
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"
    assert erasure_file.read() == []
    erasure_file.append([ONE])
    erasure_file.append([])
    erasure_file.append([TWO])
    assert erasure_file.read() == [ONE, TWO]
    assert settings.ERASURES_FILE.stat().st_mode & 0o777 == 0o600


def test_a_line_that_was_cut_off_spoils_no_other(settings: Any, tmp_path: Path) -> None:
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"
    erasure_file.append([ONE])
    with settings.ERASURES_FILE.open("a") as file:
        file.write('{"kind": "photo", "numb')
    erasure_file.append([TWO])
    with settings.ERASURES_FILE.open("a") as file:
        file.write('{"kind": "cat", "number": 1, "workshop": 1, "at": "2026-05-07"}\n[]\n')
    assert erasure_file.read() == [ONE, TWO]


def test_without_a_data_folder_there_is_no_file(settings: Any, tmp_path: Path) -> None:
    settings.ERASURES_FILE = tmp_path / "nowhere" / "erasures.jsonl"
    erasure_file.append([ONE])
    assert (erasure_file.read(), list(tmp_path.iterdir())) == ([], [])
