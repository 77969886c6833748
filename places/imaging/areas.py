"""Areas of a picture that its people want hidden: faces and signs. Imported without Pillow and without Django."""

import math
import struct
from collections.abc import Sequence
from typing import NamedTuple

MOST_AREAS = 20
_STEPS = 65535  # a fraction travels to the child as a whole number of this many steps
_AREA = struct.Struct("!4H")
LONGEST_MESSAGE = MOST_AREAS * _AREA.size
NOTHING_HIDDEN = b"."  # a job needs one byte at least


class Area(NamedTuple):
    """A rectangle of the upright picture: its left and upper edge, width and height, as fractions of the picture."""

    left: float
    top: float
    width: float
    height: float


WHOLE = Area(0.0, 0.0, 1.0, 1.0)


def read_areas(text: str) -> tuple[Area, ...]:
    """Return the areas that `text` writes as "left,top,width,height;…"; what lies outside the picture is cut off.

    An empty text has none. Raises ValueError for anything else, and for more than `MOST_AREAS`.
    """
    written = [part for part in text.split(";") if part.strip()] if len(text) <= 4000 else [""] * 100
    if len(written) > MOST_AREAS:
        raise ValueError("too many areas")
    found = (_inside(Area(*_numbers(part))) for part in written)
    return tuple(area for area in found if area.width > 0 and area.height > 0)


def packed(areas: Sequence[Area]) -> bytes:
    """Return `areas` as the message of a job; rounded so that none becomes smaller."""
    if not areas:
        return NOTHING_HIDDEN
    return b"".join(_AREA.pack(*_steps(area)) for area in areas)


def unpacked(message: bytes) -> list[Area]:
    """Return the areas of a job's message."""
    if message == NOTHING_HIDDEN:
        return []
    return [Area(*(number / _STEPS for number in numbers)) for numbers in _AREA.iter_unpack(message)]


def pixels_of(area: Area, width: int, height: int) -> tuple[int, int, int, int]:
    """Return left, upper, right and lower edge of an area in whole pixels: every pixel that it touches is inside."""
    left = min(width - 1, math.floor(area.left * width))
    top = min(height - 1, math.floor(area.top * height))
    right = min(width, max(left + 1, math.ceil((area.left + area.width) * width)))
    bottom = min(height, max(top + 1, math.ceil((area.top + area.height) * height)))
    return left, top, right, bottom


def _numbers(part: str) -> list[float]:
    numbers = [float(number) for number in part.split(",")]
    if len(numbers) != len(Area._fields) or not all(math.isfinite(number) for number in numbers):
        raise ValueError("not an area")
    return numbers


def _inside(area: Area) -> Area:
    left, top = _within(area.left), _within(area.top)
    right, bottom = _within(area.left + area.width), _within(area.top + area.height)
    return Area(left, top, right - left, bottom - top)


def _within(fraction: float) -> float:
    return min(1.0, max(0.0, fraction))


def _steps(area: Area) -> tuple[int, int, int, int]:
    left, top = math.floor(area.left * _STEPS), math.floor(area.top * _STEPS)
    right = min(_STEPS, math.ceil((area.left + area.width) * _STEPS))
    bottom = min(_STEPS, math.ceil((area.top + area.height) * _STEPS))
    return left, top, right - left, bottom - top
