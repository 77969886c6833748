import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from places import imaging
from places.imaging.areas import Area, pixels_of
from places.imaging.covering import cover
from places.imaging.files import FILES
from tests.imaging.pictures import roughness, speckled

FACE = Area(0.5, 0.25, 0.25, 0.5)


def test_of_an_area_nothing_is_left_but_a_few_mean_colours() -> None:
    one, other = speckled(256, 256), speckled(256, 256)
    box = pixels_of(FACE, 256, 256)
    for left in range(box[0], box[2], 32):  # each cell turned upside down: the same means, another face
        for top in range(box[1], box[3], 32):
            cell = (left, top, left + 32, top + 32)
            other.paste(other.crop(cell).transpose(Image.Transpose.ROTATE_180), cell)
    assert one.tobytes() != other.tobytes()
    cover(one, [FACE])
    cover(other, [FACE])
    assert one.tobytes() == other.tobytes()


def test_nothing_else_changes() -> None:
    before, after = speckled(64, 64), speckled(64, 64)
    cover(after, [FACE])
    assert ImageChops.difference(before, after).getbbox() == pixels_of(FACE, 64, 64)
    cover(before, [])
    assert before.tobytes() == speckled(64, 64).tobytes()


def test_a_small_area_keeps_one_colour_only() -> None:
    picture = speckled(64, 64)
    cover(picture, [Area(0, 0, 0.2, 0.2)])
    assert picture.crop((0, 0, 13, 13)).getcolors() is not None
    assert len(picture.crop((0, 0, 13, 13)).getcolors()) == 1


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_no_size_of_a_stored_picture_shows_what_was_hidden(tmp_path: Path, orientation: int) -> None:
    upright = speckled(1800, 1200)
    turn = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    taken = upright.transpose(turn[orientation]) if orientation in turn else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    buffer = io.BytesIO()
    taken.save(buffer, "JPEG", quality=95, exif=exif)
    (tmp_path / "photo").write_bytes(buffer.getvalue())
    made = imaging.ingest(tmp_path / "photo", tmp_path, areas=[FACE, Area(0, 0, 0.1, 0.1)])
    imaging.stop()
    assert sorted(made.files) == sorted(FILES)
    for path in made.files.values():
        with Image.open(path) as picture:
            shown = picture.convert("RGB")
        left, top, right, bottom = pixels_of(FACE, *shown.size)
        hidden = shown.crop((left + 8, top + 8, right - 8, bottom - 8))
        beside = shown.crop((right + 8, top + 8, shown.width - 8, bottom - 8))
        assert roughness(hidden) < 2, path.name
        assert roughness(beside) > 10, path.name
        before = upright.resize(shown.size).crop((left + 8, top + 8, right - 8, bottom - 8))
        there = ImageChops.difference(hidden, before)
        assert ImageStat.Stat(there).mean[0] > 30, path.name
        assert roughness(shown.crop((0, 0, shown.width // 10 - 4, shown.height // 10 - 4))) < 2, path.name
