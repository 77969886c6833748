"""Pictures for paper: cut to their box, small enough, and nothing of the file but its pixels."""

import pytest
from PIL import Image

from places.errors import PicturesAway
from places.exports.documents.print_pictures import DOTS_PER_CM, cut_picture, jpeg, mosaic, print_jpeg
from places.storage import forget
from places.vision.queries.evidence_photos import Voice
from tests.builders.buckets import Bucket, storage_at
from tests.builders.pictures import stored_picture


def voice(width: int = 1600, height: int = 1200) -> Voice:
    words = dict.fromkeys(("see", "essence", "belonging", "first_name", "symbol", "table"), "")
    return Voice(
        photo_id=1,
        key=stored_picture(width, height),
        width=width,
        height=height,
        participant_id=1,
        group_id=None,
        shareable=True,
        gone=False,
        **words,
    )


def test_a_picture_at_print_size() -> None:
    shown = voice()
    with Image.open(print_jpeg(shown, 5, 3)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (round(5 * DOTS_PER_CM), round(3 * DOTS_PER_CM)))
        assert not picture.getexif()
        assert "icc_profile" not in picture.info
    forget(shown.key)
    assert print_jpeg(shown, 5, 3) is None


@pytest.mark.parametrize("size", [(100, 100), (700, 500), (1500, 900), (2000, 1500)])
def test_every_size_is_exact_also_where_the_picture_is_smaller(size: tuple[int, int]) -> None:
    assert cut_picture(voice(), *size).size == size


def test_a_mosaic_has_a_place_for_each() -> None:
    whole = mosaic([voice(), voice()], 8, 4, gap=0.5)
    middle = whole.width // 2
    assert whole.size == (round(8 * DOTS_PER_CM), round(4 * DOTS_PER_CM))
    assert whole.getpixel((middle - 5, 50)) == (255, 255, 255)
    assert whole.getpixel((middle + 5, 50)) != (255, 255, 255)
    assert mosaic([], 8, 4) is None


def test_a_picture_that_is_gone_leaves_its_place_empty() -> None:
    gone = voice()
    forget(gone.key)
    assert mosaic([gone], 4, 3).getpixel((50, 50)) == (255, 255, 255)


def test_jpeg_is_read_from_its_beginning() -> None:
    assert jpeg(Image.new("RGB", (2, 2))).tell() == 0


def test_every_odd_size_can_be_cut() -> None:
    """Neither edge of what is cut lies outside the picture, however the division is rounded."""
    shown = voice(1200, 900)
    sizes = [(width, height) for width in range(401, 1300, 97) for height in (311, 530, 971)]
    assert [cut_picture(shown, *size).size for size in sizes] == sizes


def test_a_picture_comes_from_the_bucket(bucket: Bucket) -> None:
    shown = voice(600, 400)
    picture = cut_picture(shown, 300, 200)
    assert picture is not None
    assert picture.size == (300, 200)
    forget(shown.key)
    assert cut_picture(shown, 300, 200) is None


def test_a_document_without_its_pictures_is_refused_rather_than_made(bucket: Bucket) -> None:
    shown = voice(600, 400)
    with storage_at(bucket.url.replace(bucket.name, "no-such-bucket")), pytest.raises(PicturesAway):
        mosaic([shown, shown], 10, 5)
