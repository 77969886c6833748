import asyncio
import hashlib
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from places import imaging
from places.errors import PictureRefused
from places.imaging import ingesting
from tests.imaging.pictures import (
    BLUE,
    GREEN,
    NO_PICTURES,
    RED,
    SAMPLES,
    SECRET,
    YELLOW,
    corner_colours,
    encoded,
    full_of_secrets,
    gif_of_size,
    jpeg_of_size,
    near,
    png,
    quarters,
)

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module", autouse=True)
def _stopped_afterwards() -> Iterator[None]:
    yield
    imaging.stop()


def refused(tmp_path: Path, data: bytes, name: str = "photo.jpg") -> str:
    (tmp_path / name).write_bytes(data)
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(PictureRefused) as caught:
        imaging.ingest(tmp_path / name, folder)
    assert list(folder.iterdir()) == []
    return str(caught.value.sentence)


@pytest.mark.parametrize(
    "data", [b"\xff", encoded(quarters(), "JPEG")[:400], encoded(quarters(), "PNG")[:90]]
)
def test_what_did_not_arrive_whole(tmp_path: Path, data: bytes) -> None:
    assert "did not arrive whole" in refused(tmp_path, data)


def test_an_empty_file_is_called_empty(tmp_path: Path) -> None:
    assert refused(tmp_path, b"") == "The file is empty (0 bytes). Please choose the picture again."


def test_the_servers_process_holds_no_decoder_of_heic() -> None:
    code = "import sys, places.imaging.ingesting as i; i.Pool; print([m for m in sys.modules if 'heif' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)  # noqa: S603 - our own module
    assert done.stdout.strip() == "[]"


def test_a_kernel_without_protection_is_told_once(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("places"), "propagate", True)
    asked = iter(["none"])  # a second question would be a StopIteration
    monkeypatch.setattr(ingesting, "protection", lambda: next(asked))
    ingesting._tell_protection.cache_clear()
    for _ in range(2):
        ingesting._tell_protection()
    assert (
        "This kernel protects the decoding of pictures only in part (Landlock, seccomp): none" in caplog.text
    )


def test_half_a_heic_did_not_arrive_whole(tmp_path: Path) -> None:
    whole = (SAMPLES / "photo-12mp.heic").read_bytes()
    assert "did not arrive whole" in refused(tmp_path, whole[: len(whole) // 2], "photo.heic")


@pytest.mark.parametrize("kind", sorted(NO_PICTURES))
def test_what_is_no_picture(tmp_path: Path, kind: str) -> None:
    assert "HEIC or AVIF" in refused(tmp_path, NO_PICTURES[kind])


def test_thirty_megabytes_are_too_many(tmp_path: Path) -> None:
    assert "25 MB" in refused(tmp_path, encoded(quarters(), "JPEG") + bytes(30_000_000))


@pytest.mark.parametrize("data", [jpeg_of_size(20000, 10000), png(20000, 10000)])
def test_a_bomb_of_200_megapixels_is_too_large(tmp_path: Path, data: bytes) -> None:
    assert "(20000 × 10000)" in refused(tmp_path, data)


def test_a_gif_that_promises_four_thousand_megapixels_is_too_large(tmp_path: Path) -> None:
    assert "(65535 × 65535)" in refused(tmp_path, gif_of_size(65535, 65535))


def test_nothing_of_the_original_but_its_pixels_is_in_any_file(tmp_path: Path) -> None:
    data = full_of_secrets()
    source = tmp_path / f"{SECRET}.jpg"
    source.write_bytes(data)
    folder = tmp_path / "out"
    folder.mkdir()
    made = imaging.ingest(source, folder)
    assert (made.width, made.height, made.sha256) == (96, 64, hashlib.sha256(data).hexdigest())
    assert sorted(made.files) == ["large", "master", "medium", "small"]
    for path in made.files.values():
        stored = path.read_bytes()
        assert not [
            mark for mark in (SECRET.encode(), b"Exif", b"GPS", b"<x>", b"PK\x03", b"ICC_") if mark in stored
        ]
        with Image.open(path) as image:
            assert near(corner_colours(image), [RED, GREEN, BLUE, YELLOW], 25)


def test_heic_becomes_jpeg_and_webp(tmp_path: Path) -> None:
    made = imaging.ingest(SAMPLES / "four-colours.heic", tmp_path)
    assert (made.width, made.height) == (96, 64)
    assert SECRET.split()[1].encode() not in b"".join(path.read_bytes() for path in made.files.values())
    with Image.open(made.files["master"]) as image:
        assert near(corner_colours(image), [RED, GREEN, BLUE, YELLOW], 20)


def test_the_event_loop_gets_its_turns_meanwhile(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(encoded(quarters(3000, 2000), "JPEG"))

    async def upload_and_count() -> tuple[imaging.Ingested, int]:
        upload = asyncio.create_task(imaging.ingest_async(tmp_path / "photo.jpg", tmp_path))
        turns = 0
        while not upload.done():
            await asyncio.sleep(0)
            turns += 1
        return upload.result(), turns

    made, turns = asyncio.run(upload_and_count())
    assert (made.width, made.height) == (2560, 1707)
    assert turns > 100


def test_async_refusals_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    with pytest.raises(PictureRefused, match="empty"):
        asyncio.run(imaging.ingest_async(tmp_path / "empty", tmp_path))


def test_a_child_that_dies_is_a_sentence_and_a_line_without_content(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The project's own logging keeps its lines from the root logger, which is where caplog listens.
    monkeypatch.setattr(logging.getLogger("places"), "propagate", True)
    data = encoded(quarters(), "JPEG")
    (tmp_path / "photo.jpg").write_bytes(data)
    imaging.ingest(tmp_path / "photo.jpg", tmp_path)
    (pool,) = ingesting._pools
    (pid,) = pool.children()[:1]
    os.kill(pid, signal.SIGSTOP)

    def kill_at_work() -> None:
        while len(pool._free) == pool.size:
            time.sleep(0.001)
        os.kill(pid, signal.SIGKILL)

    killer = threading.Thread(target=kill_at_work)
    killer.start()
    with pytest.raises(PictureRefused, match="too hard"):
        imaging.ingest(tmp_path / "photo.jpg", tmp_path)
    killer.join()
    assert hashlib.sha256(data).hexdigest() in caplog.text
    assert imaging.ingest(tmp_path / "photo.jpg", tmp_path).width == 96


@pytest.mark.parametrize(
    "told",
    [
        {"placeholder": "javascript:alert(1)"},
        {"placeholder": 'data:image/webp;base64,AA" onload="x'},
        {"width": 10**30},
        {"height": 0},
        {"height": "tall"},
    ],
)
def test_an_answer_that_is_not_ours_is_not_believed(tmp_path: Path, told: dict[str, object]) -> None:
    sound = {"width": 1, "height": 1, "colour": "#000000", "sha256": "0" * 64}
    sound["placeholder"] = "data:image/webp;base64,AA"
    assert ingesting._ingested(sound, tmp_path).width == 1
    for reply in (sound | told, [], {}, 7):
        with pytest.raises(PictureRefused, match="too hard"):
            ingesting._ingested(reply, tmp_path)


def test_stopping_ends_the_children_and_a_new_picture_starts_new_ones(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(encoded(quarters(), "JPEG"))
    imaging.ingest(tmp_path / "photo.jpg", tmp_path)
    pids = ingesting._pools[0].children()
    imaging.stop()
    assert pids
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    assert imaging.waiting() == 0
    assert imaging.ingest(tmp_path / "photo.jpg", tmp_path).width == 96
