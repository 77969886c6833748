"""The child's side: lines of JSON, and an end with its parent."""

import io
import json
import subprocess
import sys
from pathlib import Path

from places.errors import PicturesAway
from places.exports.jobs.child import Reports, answer
from tests.builders.files import failing, kind_written_by, writing
from tests.builders.rooms import Room


def told(room: Room, path: Path) -> list[dict[str, object]]:
    out = io.StringIO()
    order = {"id": 1, "workshop_id": room.workshop.pk, "revision": 0, "kind": "told", "name": "a" * 32}
    answer({**order, "asks": False, "unkept": True}, path, Reports(out))
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_progress_then_what_the_file_holds(room: Room, tmp_path: Path) -> None:
    with kind_written_by(writing("a", 4, 2, not_shown=3)):
        assert told(room, tmp_path / "file") == [
            {"done": 1, "total": 2},
            {"photos": [4, 2], "not_shown": 3},
        ]
    assert (tmp_path / "file").read_text() == "Jönköping-ness: a"


def test_a_fault_or_a_store_that_is_away(room: Room, tmp_path: Path) -> None:
    with kind_written_by(failing(OSError(28, "full"))):
        assert told(room, tmp_path / "file") == [{"fault": "full"}]
    with kind_written_by(failing(PicturesAway())):
        assert told(room, tmp_path / "file") == [{"away": True}]


def test_it_ends_with_its_parent() -> None:
    code = (
        "import threading, time; from places.exports.jobs.child import end_with_parent;"
        "threading.Thread(target=end_with_parent, daemon=True).start(); print('up', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout.readline() == b"up\n"
    child.stdin.close()
    assert child.wait(60) == 1
    child.stdout.close()
