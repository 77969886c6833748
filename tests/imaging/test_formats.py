import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image, ImageFile

from places.imaging.formats import Unreadable, heic_is_safe, looks_like, open_checked, scan_count
from tests.imaging.pictures import (
    NO_PICTURES,
    SAMPLES,
    encoded,
    full_of_secrets,
    gif_of_size,
    jpeg_of_scans,
    jpeg_of_size,
    png,
    quarters,
    webp_of_size,
)

pytestmark = pytest.mark.usefixtures("as_in_the_child")


def refused(tmp_path: Path, data: bytes, name: str = "photo.jpg") -> Unreadable:
    path = tmp_path / name
    path.write_bytes(data)
    with path.open("rb") as file, pytest.raises(Unreadable) as caught:
        open_checked(file)
    return caught.value


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_each_kind_is_known_by_its_bytes_whatever_its_name(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "letter.svg"
    path.write_bytes(encoded(quarters(), kind))
    with path.open("rb") as file, open_checked(file) as image:
        assert (image.format, image.size) == (kind, (96, 64))


def test_heic_is_opened() -> None:
    with (SAMPLES / "four-colours.heic").open("rb") as file, open_checked(file) as image:
        assert (image.format, image.size) == ("HEIF", (96, 64))


@pytest.mark.parametrize("kind", sorted(NO_PICTURES))
@pytest.mark.parametrize("ending", ["own", "jpg"])
def test_other_files_are_no_picture_even_when_named_one(tmp_path: Path, kind: str, ending: str) -> None:
    name = f"file.{kind if ending == 'own' else 'jpg'}"
    assert refused(tmp_path, NO_PICTURES[kind], name).reason == "kind"


def test_only_the_accepted_kinds_are_known() -> None:
    assert looks_like(b"\xff\xd8\xff\xe0") == "JPEG"
    assert looks_like(b"RIFF\x00\x00\x00\x00WEBPVP8 ") == "WEBP"
    assert looks_like(b"RIFF\x00\x00\x00\x00AVI LIST") is None
    assert looks_like(b"\x00\x00\x00\x20ftypheic") == "HEIF"
    assert looks_like(b"\x00\x00\x00\x20ftypavif") == "AVIF"
    assert looks_like(b"\x00\x00\x00\x20ftypqt  ") is None
    assert looks_like(b"") is None


def test_a_header_that_breaks_off_did_not_arrive_whole(tmp_path: Path) -> None:
    assert refused(tmp_path, encoded(quarters(), "JPEG")[:40]).reason == "whole"
    assert refused(tmp_path, (SAMPLES / "four-colours.heic").read_bytes()[:200]).reason == "whole"


@pytest.mark.parametrize(
    ("data", "width", "height"),
    [
        (jpeg_of_size(20000, 10000), 20000, 10000),
        (jpeg_of_size(65500, 65500), 65500, 65500),
        (png(20000, 10000), 20000, 10000),
        (png(10001, 10000), 10001, 10000),
        (webp_of_size(7100, 7100), 7100, 7100),
        (b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + (9999 | 5999 << 14).to_bytes(4, "little"), 10000, 6000),
        (b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\0\xff\xff\0", 65536, 65536),
        (gif_of_size(65535, 65535), 65535, 65535),
    ],
)
def test_bombs_are_known_by_their_header(tmp_path: Path, data: bytes, width: int, height: int) -> None:
    error = refused(tmp_path, data)
    assert (error.reason, error.figures) == ("pixels", {"width": width, "height": height})


@pytest.mark.parametrize("make", [jpeg_of_size, png, gif_of_size])
def test_a_hundred_megapixels_are_within_the_limit(tmp_path: Path, make: Callable[[int, int], bytes]) -> None:
    path = tmp_path / "large.jpg"
    path.write_bytes(make(10000, 10000))
    with path.open("rb") as file, open_checked(file) as image:
        assert image.size == (10000, 10000)


def test_too_many_scans_are_too_hard(tmp_path: Path) -> None:
    assert refused(tmp_path, jpeg_of_scans(2000, 400)).reason == "hard"


def test_text_and_profile_bombs_in_a_png_are_passed_over(tmp_path: Path) -> None:
    bomb = zlib.compress(bytes(80_000_000), 9)
    pixels = zlib.compress(bytes(9 * 8))
    chunks = [(b"iCCP", b"p\0\0" + bomb), (b"zTXt", b"k\0\0" + bomb), (b"iTXt", b"k\0\1\0\0\0" + bomb)]
    path = tmp_path / "bomb.png"
    path.write_bytes(png(8, 8, *chunks, data=pixels))
    with path.open("rb") as file, open_checked(file) as image:
        image.load()
        assert (image.size, image.info.get("icc_profile")) == ((8, 8), None)


def test_damaged_files_are_never_filled_up() -> None:
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
    assert Image.MAX_IMAGE_PIXELS is None  # our own limits are asked instead


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ("1.23.6", True),
        ("1.23.4", True),
        ("1.24.0", True),
        ("2.0", True),
        ("1.23.3", False),
        ("1.9.9", False),
    ],
)
def test_heic_needs_a_libheif_without_the_known_holes(version: str, safe: bool) -> None:
    assert heic_is_safe(version) is safe


def test_the_locked_libheif_is_safe() -> None:
    assert heic_is_safe(pillow_heif.libheif_version())


def test_with_an_old_libheif_heic_alone_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pillow_heif, "libheif_version", lambda: "1.23.0")
    assert refused(tmp_path, (SAMPLES / "four-colours.heic").read_bytes()).reason == "heic"
    assert refused(tmp_path, encoded(quarters(), "JPEG")[:40]).reason == "whole"
    (tmp_path / "photo").write_bytes(encoded(quarters(), "AVIF"))
    with (tmp_path / "photo").open("rb") as file, open_checked(file) as image:
        assert image.format == "AVIF"


@pytest.mark.parametrize("kind", ["HEIF", "AVIF"])
def test_a_picture_whose_bytes_are_not_all_there_is_refused_unseen(tmp_path: Path, kind: str) -> None:
    assert refused(tmp_path, encoded(quarters(), kind)[:-1]).reason == "whole"


def test_a_gif_frame_larger_than_its_sheet_counts(tmp_path: Path) -> None:
    data = bytearray(encoded(Image.new("P", (1, 1)), "GIF"))
    frame = data.index(b"\x2c")
    data[frame + 5 : frame + 9] = struct.pack("<HH", 60000, 60000)
    assert refused(tmp_path, bytes(data)).reason == "pixels"


def test_a_baseline_jpeg_has_one_scan() -> None:
    assert scan_count(encoded(quarters(), "JPEG")) == 1


def test_a_progressive_colour_jpeg_has_ten() -> None:
    assert scan_count(encoded(quarters(), "JPEG", progressive=True)) == 10


def test_repeated_scans_are_all_counted() -> None:
    assert scan_count(jpeg_of_scans(64, 500)) == 500


def test_nothing_behind_the_end_or_inside_metadata_is_counted() -> None:
    exif = Image.Exif()
    exif[0x010F] = "\xff\xda" * 50
    photo = encoded(quarters(), "JPEG", progressive=True, exif=exif, comment=b"\xff\xda" * 50)
    assert scan_count(photo + b"\xff\xda\x00\x02" * 90) == 10
    assert scan_count(full_of_secrets()) == 1


def test_bytes_that_end_early_or_are_nonsense_end_the_count() -> None:
    assert scan_count(b"") == 0
    assert scan_count(b"\xff\xd8\xff") == 0
    assert scan_count(b"\xff\xd8\xff\xda") == 1
