from PIL import Image

from places.imaging.scans import scan_count
from tests.imaging.pictures import encoded, full_of_secrets, jpeg_of_scans, quarters


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
