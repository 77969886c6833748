import hashlib
import json
import os
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

from places.imaging.child import answer
from places.imaging.worker import Limits
from tests.imaging.pictures import NO_PICTURES, encoded, full_of_secrets, jpeg_of_size, png, quarters

ROOT = Path(__file__).resolve().parents[2]


def job(tmp_path: Path, data: bytes) -> dict[str, str]:
    (tmp_path / "source").write_bytes(data)
    (tmp_path / "out").mkdir(exist_ok=True)
    return {"source": str(tmp_path / "source"), "folder": str(tmp_path / "out")}


def asked(*jobs: dict[str, str], cpu_seconds: int = 20, memory_bytes: int = 2**30) -> list[dict[str, Any]]:
    """Run a child of its own, as the server does, and return its answers."""
    lines = "".join(json.dumps(one) + "\n" for one in jobs)
    command = [sys.executable, "-m", "places.imaging.child", str(cpu_seconds), str(memory_bytes)]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=ROOT, check=False)  # noqa: S603 - our own module
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.usefixtures("as_in_the_child")
def test_reasons_and_figures(tmp_path: Path) -> None:
    assert answer(job(tmp_path, NO_PICTURES["pdf"])) == {"reason": "kind"}
    assert answer(job(tmp_path, encoded(quarters(), "JPEG")[:-90])) == {"reason": "whole"}
    too_large = {"reason": "pixels", "width": 20000, "height": 10000}
    assert answer(job(tmp_path, jpeg_of_size(20000, 10000))) == too_large
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.usefixtures("as_in_the_child")
def test_a_folder_that_cannot_be_written_is_not_the_pictures_fault(tmp_path: Path) -> None:
    sound = job(tmp_path, encoded(quarters(), "JPEG"))
    assert answer(sound | {"folder": str(tmp_path / "nowhere")}) == {"reason": "folder"}


@pytest.mark.usefixtures("as_in_the_child")
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_told_apart(tmp_path: Path) -> None:
    sound = job(tmp_path, encoded(quarters(), "JPEG"))
    (tmp_path / "out" / "master.jpg").symlink_to("/dev/full")
    assert answer(sound) == {"reason": "room"}


def test_a_real_child_answers_line_by_line_and_ends_with_its_input(tmp_path: Path) -> None:
    data = full_of_secrets()
    sound = job(tmp_path, data)
    made, refused = asked(sound, sound | {"source": str(ROOT / "pyproject.toml")})
    assert (made["width"], made["height"]) == (96, 64)
    assert made["sha256"] == hashlib.sha256(data).hexdigest()
    assert refused == {"reason": "kind"}


def test_a_child_out_of_memory_says_so(tmp_path: Path) -> None:
    large = job(tmp_path, png(7000, 7000, data=zlib.compress(bytes(7000 * 7001), 1)))
    assert asked(large, memory_bytes=100 * 2**20) == [{"reason": "hard"}]
    assert asked(large, memory_bytes=Limits().memory_bytes)[0]["width"] == 2560


def test_the_child_holds_no_django_and_no_numpy() -> None:
    unwanted = "('django', 'numpy', 'asyncio')"
    code = f"import sys, places.imaging.child; print([m for m in {unwanted} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)  # noqa: S603 - our own module
    assert done.stdout.strip() == "[]"
