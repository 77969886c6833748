"""Pictures in rows that together are a rectangle: each in its own proportions, in order. Lengths are in any unit."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from places.mural.methods.partition import partition

FLATTEST, TALLEST = 3.0, 0.5  # width / height of a place; a picture beyond that stands in it whole


class SheetBox(NamedTuple):
    """A rectangle: its upper left corner, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def area(self) -> float:
        """Width times height."""
        return self.width * self.height


def proportion(width: float, height: float) -> float:
    """Return the width of a picture's place divided by its height; 4:3 where the picture's size is not known."""
    if width <= 0 or height <= 0:
        return 4 / 3
    return min(FLATTEST, max(TALLEST, width / height))


@dataclass(frozen=True)
class PictureRows:
    """Pictures in rows of one width: the width / height of each, how many are in each row, and the `sums` of those."""

    ratios: tuple[float, ...]
    counts: tuple[int, ...]
    sums: tuple[float, ...]

    @property
    def width_per_height(self) -> float:
        """How much wider the rectangle gets with each unit of height."""
        return 1 / sum(1 / each for each in self.sums)

    def extra_width(self, seam: float) -> float:
        """Return how much wider (or narrower) the rectangle is than by its height alone, for the seams in it."""
        within = sum(seam * (count - 1) / each for count, each in zip(self.counts, self.sums, strict=True))
        return (within - seam * (len(self.counts) - 1)) * self.width_per_height

    def areas(self, height: float, seam: float) -> Iterator[float]:
        """Yield the area of each picture in a rectangle of this height."""
        for ratio, tall in self._pictures(height, seam):
            yield ratio * tall * tall

    def boxes(self, height: float, seam: float) -> tuple[SheetBox, ...]:
        """Return the box of each picture in a rectangle of this height at (0, 0)."""
        boxes: list[SheetBox] = []
        top, pictures = 0.0, self._pictures(height, seam)
        for count in self.counts:
            left, tall = 0.0, 0.0
            for _ in range(count):
                ratio, tall = next(pictures)
                boxes.append(SheetBox(left, top, ratio * tall, tall))
                left += ratio * tall + seam
            top += tall + seam
        return tuple(boxes)

    def _pictures(self, height: float, seam: float) -> Iterator[tuple[float, float]]:
        """The ratio and height of each picture."""
        wide = self.width_per_height * height + self.extra_width(seam)
        start = 0
        for count, each in zip(self.counts, self.sums, strict=True):
            tall = max(wide - seam * (count - 1), wide / 20, 1e-6) / each
            for ratio in self.ratios[start : start + count]:
                yield ratio, tall
            start += count


@functools.lru_cache(maxsize=4096)
def rows_of(ratios: tuple[float, ...], number: int) -> PictureRows:
    """Return pictures (width / height each) in this number of rows, as even as can be."""
    counts, start, sums = partition(ratios, number), 0, []
    for count in counts:
        sums.append(sum(ratios[start : start + count]))
        start += count
    return PictureRows(ratios, tuple(counts), tuple(sums))


def flowing_rows(
    ratios: Sequence[float], width: float, row_height: float, seam: float, least: float = 0
) -> tuple[SheetBox, ...]:
    """Return a place for each picture in as many rows of about `row_height` as they need, below one another.

    No row is lower than `least`, unless each picture has its own. Together they are as wide as `width`, or narrower
    where a row would be more than half as high again.
    """
    if not ratios:
        return ()
    start = min(len(ratios), max(1, round(sum(ratios) * row_height / width)))
    tries = (_flowing(ratios, number, width, row_height, seam) for number in range(start, len(ratios)))
    found = next((boxes for boxes in tries if min(box.height for box in boxes) >= least), None)
    return found or _flowing(ratios, len(ratios), width, row_height, seam)


def _flowing(
    ratios: Sequence[float], number: int, width: float, row_height: float, seam: float
) -> tuple[SheetBox, ...]:
    rows = rows_of(tuple(ratios), number)
    height = (width - rows.extra_width(seam)) / rows.width_per_height
    return rows.boxes(min(height, row_height * 1.5 * number), seam)
