"""Every picture of the demo is painted, is the same each time, and arrives as a camera would send it."""

from functools import cache
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageOps

from places.demo import pictures, texts

RATIOS = {"lake_dawn": 0.42, "pier": 4 / 3, "matchbox": 1.0, "lake_storm": 0.75}


@cache
def small(name: str) -> Image.Image:
    return pictures.draw(name, width=160)


def test_there_is_a_scene_for_each_picture_of_the_texts():
    assert [photo.scene for photo in texts.photos("en") if photo.scene] != []
    assert {photo.scene for photo in texts.photos("en") if photo.scene} == set(pictures.NAMES)
    assert len(pictures.NAMES) == 36


def test_each_scene_is_the_same_each_time_not_empty_and_like_no_other():
    """In one test: a scene takes some time to paint, and each is painted twice for all of this."""
    seen = {}
    for name in pictures.NAMES:
        first, second = small(name), pictures.draw(name, width=160)
        assert (name, first.mode, first.tobytes() == second.tobytes()) == (name, "RGB", True)
        assert np.asarray(first.convert("L")).std() > 12, name
        assert len(first.resize((60, 60)).getcolors(maxcolors=3600)) > 900, name
        seen[first.tobytes()] = name
    assert sorted(seen.values()) == sorted(pictures.NAMES)


@pytest.mark.parametrize(
    ("name", "width"), [*((name, width) for name in RATIOS for width in (97, 300)), ("lake_dawn", 1601)]
)
def test_the_size_is_exact(name, width):
    assert pictures.draw(name, width=width).size == (width, round(width * RATIOS[name]))


def test_an_unknown_scene_is_refused():
    with pytest.raises(KeyError):
        pictures.draw("moose")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_reader_that_obeys_the_orientation_sees_the_scene_upright(orientation):
    data = pictures.photo_file(
        "matchbox", orientation=orientation, gps=(57.78, 14.16), taken="2024:06:21 21:04:00", width=160
    )
    stored = Image.open(BytesIO(data))
    assert stored.format == "JPEG"
    assert stored.getexif()[0x0112] == orientation
    upright = np.asarray(ImageOps.exif_transpose(stored), dtype=float)
    painted = np.asarray(small("matchbox"), dtype=float)
    assert upright.shape == painted.shape
    assert abs(upright - painted).mean() < 8
    turned = np.asarray(stored, dtype=float)
    assert orientation == 1 or abs(turned - painted).mean() > 20


def test_a_tall_picture_is_stored_lying_down_when_turned_by_a_quarter():
    data = pictures.photo_file(
        "pier", orientation=6, gps=(57.78, 14.16), taken="2024:06:21 21:04:00", width=240
    )
    assert Image.open(BytesIO(data)).size == (320, 240)


def test_the_file_carries_what_a_camera_writes():
    data = pictures.photo_file(
        "lake_ice", orientation=3, gps=(57.7826, -14.1618), taken="2024:02:11 09:30:00", width=240
    )
    picture = Image.open(BytesIO(data))
    exif = picture.getexif()
    assert exif[0x010F] == "Placeness"
    assert exif[0x0110] == "Paintbox 36"
    assert exif.get_ifd(0x8769)[0x9003] == "2024:02:11 09:30:00"
    position = exif.get_ifd(0x8825)
    assert (position[1], position[3]) == ("N", "W")
    assert [float(part) for part in position[2]] == pytest.approx([57, 46, 57.36])
    assert [float(part) for part in position[4]] == pytest.approx([14, 9, 42.48])
    assert picture.info["comment"] == b"Painted for the demo: lake_ice"


def test_the_snapshots_use_all_eight_orientations():
    first = [Image.open(BytesIO(pictures.snapshot(name, width=64))) for name in pictures.NAMES[:8]]
    assert [picture.getexif()[0x0112] for picture in first] == [1, 2, 3, 4, 5, 6, 7, 8]
