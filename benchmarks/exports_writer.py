"""The measured process: one file is written, as its job does it, or one is taken in.

`python -m benchmarks.exports_writer KIND WORKSHOP FILE`, or `… import - FILE`: prints one JSON object with the seconds
of the work, without those in which Django starts, and with the largest memory of the process.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone, translation

from benchmarks.memory import peak_mb
from places.exports.kinds import kind_named
from places.workshops.actions import leaders
from places.workshops.queries import workshops


def main() -> None:
    what, workshop, path = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    work = _import(path) if what == "import" else _write(what, int(workshop), path)
    used, started = _processor_seconds(), time.perf_counter()
    work()
    found = {
        "seconds": time.perf_counter() - started,
        "processor": _processor_seconds() - used,
        "peak": peak_mb("self"),
        "bytes": path.stat().st_size,
    }
    sys.stdout.write(json.dumps(found) + "\n")


def _processor_seconds() -> float:
    """Of this process and of its children that have ended."""
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


def _write(what: str, workshop_id: int, path: Path) -> Callable[[], object]:
    workshop, kind = workshops.by_id(workshop_id), kind_named(what)
    assert workshop

    def write() -> None:
        with translation.override(workshop.language), path.open("w+b") as file:
            if kind is None:
                file.write(_docx(workshop))
            else:
                kind.write(
                    workshop, file, lambda done, total: None, **({"unkept": True} if kind.asks else {})
                )

    return write


def _docx(workshop: workshops.WorkshopFacts) -> bytes:
    from places.exports.documents.docx import vision_docx  # noqa: PLC0415 - loading it belongs to the work
    from places.exports.queries.vision import exported  # noqa: PLC0415 - as above

    return vision_docx(exported(workshop, timezone.localdate()))


def _import(path: Path) -> Callable[[], object]:
    from places.archives.actions.importing import import_archive  # noqa: PLC0415 - only where it is measured

    call_command("migrate", verbosity=0)
    assert settings.DATA_DIR
    leader_id = leaders.make_leader(email="bench@example.org")

    def take_in() -> None:
        with path.open("rb") as file:
            import_archive(leader_id=leader_id, file=file, progress=lambda done, total: None)

    return take_in


if __name__ == "__main__":
    main()
