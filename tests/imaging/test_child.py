import hashlib
import json
import os
import socket
import subprocess
import sys
import zlib
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from places.imaging.child import answer
from places.imaging.files import FILES
from places.imaging.worker import Limits
from tests.imaging.pictures import NO_PICTURES, encoded, full_of_secrets, jpeg_of_size, png, quarters

ROOT = Path(__file__).resolve().parents[2]


def answered(tmp_path: Path, data: bytes, folder: Path | None = None) -> dict[str, Any]:
    """Answer one picture in this process."""
    (tmp_path / "source").write_bytes(data)
    (tmp_path / "out").mkdir(exist_ok=True)
    with ExitStack() as opened:
        files = {
            variant: opened.enter_context(((folder or tmp_path / "out") / name).open("wb"))
            for variant, name in FILES.items()
        }
        return answer(opened.enter_context((tmp_path / "source").open("rb")), files)


def asked(tmp_path: Path, *sources: Path, memory_bytes: int = 2**30) -> list[dict[str, Any]]:
    """Run a child of its own, as the server does, and return its answers."""
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-m", "places.imaging.child", "20", str(memory_bytes)]
    with ours, theirs, ExitStack() as opened:
        for source in sources:
            files = [source.open("rb"), *((tmp_path / name).open("wb") for name in FILES.values())]
            socket.send_fds(ours, [b"."], [opened.enter_context(file).fileno() for file in files])
        ours.shutdown(socket.SHUT_WR)
        done = subprocess.run(  # noqa: S603 - our own module
            command, stdin=theirs.fileno(), capture_output=True, text=True, cwd=ROOT, check=True
        )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.usefixtures("as_in_the_child")
def test_reasons_and_figures(tmp_path: Path) -> None:
    assert answered(tmp_path, NO_PICTURES["pdf"]) == {"reason": "kind"}
    assert answered(tmp_path, encoded(quarters(), "JPEG")[:-90]) == {"reason": "whole"}
    too_large = {"reason": "pixels", "width": 20000, "height": 10000}
    assert answered(tmp_path, jpeg_of_size(20000, 10000)) == too_large
    assert [path.stat().st_size for path in (tmp_path / "out").iterdir()] == [0] * 4


@pytest.mark.usefixtures("as_in_the_child")
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("variant", list(FILES))
def test_a_full_disk_is_told_apart(tmp_path: Path, variant: str) -> None:
    (tmp_path / FILES[variant]).symlink_to("/dev/full")
    assert answered(tmp_path, encoded(quarters(), "JPEG"), tmp_path) == {"reason": "room"}


def test_a_real_child_answers_line_by_line_and_ends_with_its_input(tmp_path: Path) -> None:
    data = full_of_secrets()
    (tmp_path / "source").write_bytes(data)
    made, refused = asked(tmp_path, tmp_path / "source", ROOT / "pyproject.toml")
    assert (made["width"], made["height"]) == (96, 64)
    assert made["sha256"] == hashlib.sha256(data).hexdigest()
    assert refused == {"reason": "kind"}


def test_a_child_out_of_memory_tells_the_pictures_size(tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_bytes(png(7000, 7000, data=zlib.compress(bytes(7000 * 7001), 1)))
    assert asked(tmp_path, large, memory_bytes=100 * 2**20) == [
        {"reason": "pixels", "width": 7000, "height": 7000}
    ]
    assert asked(tmp_path, large, memory_bytes=Limits().memory_bytes)[0]["width"] == 2560


def everything_it_opens() -> dict[str, bytes]:
    """A picture of each kind, with what makes readers import more of Pillow."""
    exif, later = Image.Exif(), [Image.new("RGB", (96, 64))]
    exif[0x0112] = 6
    profile = (
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes().replace(b"s\0R\0G", b"t\0R\0G")
    )
    kinds = {
        kind: encoded(quarters(), kind, exif=exif, icc_profile=profile)
        for kind in ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
    }
    return kinds | {
        "GIF": encoded(quarters(), "GIF", save_all=True, append_images=later),
        "MPO": encoded(quarters(), "MPO", save_all=True, append_images=later),
        "CMYK": encoded(quarters().convert("CMYK"), "JPEG"),
        "progressive": encoded(quarters(), "JPEG", progressive=True),
        "layers": encoded(quarters().convert("RGBA"), "WEBP"),
        "moving": encoded(quarters(), "AVIF", save_all=True, append_images=later),
        "palette": encoded(quarters().quantize(4), "PNG", transparency=1),
        "tiles": encoded(quarters(200, 150), "HEIF", tile_size=64),
    }


@pytest.mark.usefixtures("as_in_the_child")
def test_the_enclosed_child_has_all_that_it_needs_for_every_kind(tmp_path: Path) -> None:
    sources = [tmp_path / name for name in everything_it_opens()]
    for source, data in zip(sources, everything_it_opens().values(), strict=True):
        source.write_bytes(data)
    answers = zip(sources, asked(tmp_path, *sources), strict=True)
    assert [source.name for source, found in answers if "reason" in found] == []


def test_the_child_holds_no_django_and_no_numpy() -> None:
    unwanted = "('django', 'numpy', 'asyncio')"
    code = f"import sys, places.imaging.child; print([m for m in {unwanted} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)  # noqa: S603 - our own module
    assert done.stdout.strip() == "[]"
