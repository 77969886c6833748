"""The demo's pictures are all there, small enough for the repository, and arrive as a camera would send them."""

from io import BytesIO
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageOps

from places.demo import pictures, texts

HELD: dict[str, Any] = {"gps": (57.78, 14.16), "taken": "2024:06:21 21:04:00"}


def test_there_is_a_picture_for_each_scene_of_the_texts() -> None:
    assert {photo.scene for photo in texts.photos("en") if photo.scene} == set(pictures.NAMES)
    assert len(pictures.NAMES) == 36


def test_all_pictures_together_are_small_and_know_nothing_of_a_camera() -> None:
    files = sorted(pictures.PAINTED.iterdir())
    assert [file.name for file in files] == [f"{name}.webp" for name in pictures.NAMES]
    assert sum(file.stat().st_size for file in files) <= 3_000_000
    for file in files:
        with Image.open(file) as picture:
            assert (picture.format, max(picture.size), dict(picture.getexif())) == ("WEBP", 1200, {})


def test_a_picture_is_upright_and_bounded_where_asked() -> None:
    assert (pictures.upright("pier").mode, pictures.upright("pier").size) == ("RGB", (900, 1200))
    assert pictures.upright("lake_dawn", longest=100).size == (100, 42)


@pytest.mark.parametrize("name", ["moose", "../painted/pier", ""])
def test_an_unknown_scene_is_refused(name: str) -> None:
    with pytest.raises(KeyError):
        pictures.upright(name)


@pytest.mark.parametrize("image_format", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_reader_that_obeys_the_orientation_sees_the_scene_upright(
    orientation: int, image_format: str
) -> None:
    matchbox = pictures.upright("matchbox", longest=160)
    data = pictures.photo_file(matchbox, orientation=orientation, image_format=image_format, **HELD)
    stored = Image.open(BytesIO(data))
    assert (stored.format, stored.getexif()[0x0112]) == (image_format, orientation)
    seen = np.asarray(ImageOps.exif_transpose(stored), dtype=float)
    original = np.asarray(matchbox, dtype=float)
    assert seen.shape == original.shape
    assert abs(seen - original).mean() < 8
    assert orientation == 1 or abs(np.asarray(stored, dtype=float) - original).mean() > 20


def test_a_tall_picture_is_stored_lying_down_when_turned_by_a_quarter() -> None:
    data = pictures.photo_file(pictures.upright("pier", longest=320), orientation=6, **HELD)
    assert Image.open(BytesIO(data)).size == (320, 240)


def test_the_file_carries_what_a_camera_writes() -> None:
    data = pictures.photo_file(
        pictures.upright("lake_ice", longest=240),
        orientation=3,
        gps=(57.7826, -14.1618),
        taken="2024:02:11 09:30:00",
        comment="Painted for the demo: lake_ice",
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


def test_the_snapshots_use_all_eight_orientations_and_two_formats_and_say_where_they_were_taken() -> None:
    sent = [Image.open(BytesIO(pictures.snapshot(name, longest=64))) for name in pictures.NAMES[:16]]
    assert [picture.getexif()[0x0112] for picture in sent] == [1, 2, 3, 4, 5, 6, 7, 8] * 2
    assert [picture.format for picture in sent] == ["JPEG"] * 11 + ["PNG"] + ["JPEG"] * 4
    assert all(picture.getexif().get_ifd(0x8825)[1] == "N" for picture in sent)
    assert {max(picture.size) for picture in sent} == {64}
