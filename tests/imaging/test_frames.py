import re
from pathlib import Path

import pytest
from PIL import Image

from places.imaging.decode import MASTER, fitted
from places.imaging.frames import SHORT_SIDE, is_long, scale_to

SHRINK = Path(__file__).parents[2] / "static" / "photos" / "shrink.js"


@pytest.mark.parametrize(
    ("size", "longest", "kept"),
    [
        ((4000, 3000), 2560, (2560, 1920)),  # as phones take them: by the longest side
        ((4000, 1500), 2560, (2560, 960)),  # the shape up to which that is enough
        ((6000, 1500), 2560, (3840, 960)),  # the short side gets its floor
        ((20000, 1500), 2560, (9348, 701)),  # as far as the pixels go
        ((1080, 20000), 2560, (595, 11016)),
        ((6000, 800), 2560, (6000, 800)),  # never above its own size
        ((20000, 1500), 960, (3505, 263)),  # smaller renditions in proportion
        ((20000, 1500), 320, (1168, 88)),
        ((60000, 10), 2560, (16383, 3)),  # WebP knows no longer side
    ],
)
def test_long_pictures_keep_a_side_that_can_be_read(
    size: tuple[int, int], longest: int, kept: tuple[int, int]
) -> None:
    image = fitted(Image.new("L", size), longest)
    assert image.size == kept
    assert image.width * image.height <= longest**2 * 1.01


def test_what_is_long() -> None:
    assert [is_long(2560, 960), is_long(2560, 959), is_long(1080, 20000)] == [False, True, True]


def test_the_factor_grows_in_proportion_when_the_picture_is_halved() -> None:
    for width, height in ((4000, 3000), (6000, 1500), (20000, 1500), (60000, 40)):
        assert scale_to(2560, width // 2, height // 2) == pytest.approx(2 * scale_to(2560, width, height))


def test_phones_shrink_to_the_same_figures() -> None:
    figures = dict(
        re.findall(r"^const (\w+_SIDE) = (\d+);", SHRINK.read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert figures == {"LONGEST_SIDE": str(MASTER), "SHORTEST_SIDE": str(int(MASTER * SHORT_SIDE))}
