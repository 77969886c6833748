"""The ledger of erasures as a file beside the database, which stays when a backup of the database is restored.

One JSON object a line: {"kind", "number", "workshop", "at"}; ids and times only. Lines are only ever appended.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from places.enums import Erased


@dataclass(frozen=True)
class LedgerEntry:
    """One thing that was erased: its kind and id, the id of its workshop, and when."""

    kind: str
    number: int
    workshop: int
    at: datetime


def append(entries: Iterable[LedgerEntry]) -> None:
    """Append entries durably; where there is no data folder (on PostgreSQL) there is no file. Raises OSError."""
    path = Path(settings.ERASURES_FILE)
    lines = "".join(_line(entry) for entry in entries)
    if not lines or not path.parent.is_dir():
        return
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        with os.fdopen(os.dup(descriptor), "w", encoding="ascii") as file:
            file.write(_break_before(path) + lines)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read() -> list[LedgerEntry]:
    """Return the entries of the file, oldest first; [] without one. A line that was cut off is left out."""
    path = Path(settings.ERASURES_FILE)
    if not path.is_file():
        return []
    lines = path.read_text(encoding="ascii", errors="replace").splitlines()
    return [entry for line in lines if (entry := _entry(line))]


def _line(entry: LedgerEntry) -> str:
    return json.dumps(asdict(entry) | {"at": entry.at.isoformat()}) + "\n"


def _break_before(path: Path) -> str:
    """Return a line break where the file ends in a line that was cut off by a crash or a full disk."""
    with path.open("rb") as file:
        if file.seek(0, os.SEEK_END) == 0:
            return ""
        file.seek(-1, os.SEEK_END)
        return "" if file.read(1) == b"\n" else "\n"


def _entry(line: str) -> LedgerEntry | None:
    try:
        told = json.loads(line)
        at = datetime.fromisoformat(told["at"])
        return LedgerEntry(Erased(told["kind"]), int(told["number"]), int(told["workshop"]), at)
    except (ValueError, TypeError, KeyError):
        return None
