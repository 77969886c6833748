"""Pictures for paper: cut to their box, small enough, and nothing of the file but its pixels."""

import io
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from places.errors import PicturesAway
from places.exports.documents.print_pictures import (
    DOTS_PER_CM,
    cut_picture,
    jpeg,
    mosaic,
    print_jpeg,
    whole_jpeg,
)
from places.imaging.renditions import write_renditions
from places.storage import VARIANTS, forget, keep, variant_path
from places.vision.queries.evidence_photos import Voice
from tests.builders.buckets import Bucket, storage_at
from tests.builders.pictures import jpeg as jpeg_file
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


def ingested() -> Voice:
    """A picture of 1600 by 1200 pixels, in the sizes in which ingest stores it."""
    made = voice(1, 1)
    forget(made.key)
    with TemporaryDirectory() as name:
        files = {variant: Path(name) / variant for variant in VARIANTS}
        with ExitStack() as opened:
            write_renditions(
                Image.open(io.BytesIO(jpeg_file(1600, 1200))).convert("RGB"),
                {variant: opened.enter_context(path.open("w+b")) for variant, path in files.items()},
            )
        keep(files, made.key)
    return replace(made, width=1600, height=1200)


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


@pytest.mark.parametrize(
    ("longest", "size"),
    [(300, (320, 240)), (425, (320, 240)), (600, (800, 600)), (800, (800, 600)), (1300, (1600, 1200))],
)
def test_a_whole_picture_is_taken_from_the_smallest_that_is_large_enough(
    longest: int, size: tuple[int, int]
) -> None:
    shown = ingested()
    content, told = whole_jpeg(shown, longest)
    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.format, picture.size, told) == ("JPEG", size, size)


def test_a_whole_large_picture_is_given_as_it_is_stored() -> None:
    shown = ingested()
    with default_storage.open(variant_path(shown.key, "large")) as stored:
        assert whole_jpeg(shown, 1300)[0] == stored.read()
    forget(shown.key)
    assert whole_jpeg(shown, 1300) is None


def test_one_cut_for_a_document_is_not_made_larger_or_only_a_little_smaller() -> None:
    """The shape is what is asked for; the pixels are those that are there."""
    shown = ingested()
    sizes = {}
    for width, height in ((4, 3), (16, 12), (4, 4), (12, 9)):
        with Image.open(print_jpeg(shown, width, height)) as picture:
            sizes[width, height] = picture.size
    assert sizes == {(4, 3): (320, 240), (16, 12): (1600, 1200), (4, 4): (240, 240), (12, 9): (945, 709)}
