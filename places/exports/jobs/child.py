"""The process in which a file is written: `python -m places.exports.jobs.child`.

It gets one line of JSON on standard input: what to write, where, and the database and folders of its parent. It
answers with lines of JSON: `{"done": 3, "total": 10}` while it works, then `{"photos": […], "not_shown": 4}` or
`{"fault": "full"}` or `{"away": true}`. It only reads from the database, and ends when its parent does: its input
ends then.
"""

import dataclasses
import json
import os
import sys
import threading
from pathlib import Path
from typing import Any, TextIO

import django
from django.conf import settings

POLITENESS = 19  # whatever people wait for goes first
BEAT_SECONDS = 10.0


class Reports:
    """Lines to the parent, from two threads."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._guard = out, threading.Lock()

    def send(self, **told: Any) -> None:
        """Send one line."""
        with self._guard:
            self._out.write(json.dumps(told) + "\n")
            self._out.flush()


def own_output() -> TextIO:
    """Take standard output for the answers alone: what a library prints must not get between them."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    return answers


def end_with_parent() -> None:
    """Wait until the parent has ended or closed the line, then end at once."""
    sys.stdin.buffer.read()
    os._exit(1)


def beat(reports: Reports) -> None:
    """Say every BEAT_SECONDS that this process lives."""
    resting = threading.Event()
    while not resting.wait(BEAT_SECONDS):
        reports.send(alive=True)


def use_settings(told: dict[str, Any]) -> None:
    """Set up Django with the database and the folders that the parent uses."""
    settings.DATABASES["default"]["NAME"] = told["database"]
    settings.MEDIA_ROOT = Path(told["media"])
    django.setup()


def answer(order: dict[str, Any], path: Path, reports: Reports) -> None:
    """Write one file and send what came of it."""
    from places.errors import PicturesAway  # noqa: PLC0415 - Django is set up by now
    from places.exports.jobs.writing import FileFailed, write_file  # noqa: PLC0415 - as above
    from places.exports.queries.files import FileOrder  # noqa: PLC0415 - as above

    try:
        told = write_file(FileOrder(**order), path, lambda done, total: reports.send(done=done, total=total))
    except PicturesAway:
        reports.send(away=True)
    except FileFailed as error:
        reports.send(fault=error.why)
    else:
        written = dataclasses.asdict(told)
        reports.send(photos=list(written["photo_ids"]), not_shown=written["not_shown"])


def main() -> None:
    """Do what the parent asks, once."""
    os.nice(POLITENESS)
    reports = Reports(own_output())
    told = json.loads(sys.stdin.buffer.readline())
    for watching in (end_with_parent, lambda: beat(reports)):
        threading.Thread(target=watching, daemon=True).start()
    use_settings(told)
    answer(told["order"], Path(told["path"]), reports)


if __name__ == "__main__":
    main()
