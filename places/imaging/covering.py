"""Hiding areas of a picture for good: of what was there, a few mean colours are left.

A mosaic of many cells can be recognised, by people and by programs (McPherson, Shokri and Shmatikov, "Defeating Image
Obfuscation with Deep Learning", 2016, read faces out of mosaics and blurs). So an area is reduced to at most four
cells on its longer side, each the mean of its pixels, and these are drawn smoothly: nothing finer is kept.
"""

from collections.abc import Iterable

from PIL import Image
from PIL.Image import Resampling

from places.imaging.areas import Area, pixels_of

MOST_CELLS = 4  # along the longer side of an area
LEAST_CELL = 16  # pixels: small areas get fewer cells


def cover(picture: Image.Image, areas: Iterable[Area]) -> None:
    """Replace these areas of `picture` (RGB, upright) by a few smooth colours, in place.

    Areas that overlap are all taken from the picture as it was hidden so far.
    """
    for area in areas:
        box = pixels_of(area, *picture.size)
        width, height = box[2] - box[0], box[3] - box[1]
        few = picture.crop(box).resize(_cells(width, height), Resampling.BOX)
        picture.paste(few.resize((width, height), Resampling.BICUBIC), box)


def _cells(width: int, height: int) -> tuple[int, int]:
    cell = max(LEAST_CELL, max(width, height) / MOST_CELLS)
    return max(1, round(width / cell)), max(1, round(height / cell))
