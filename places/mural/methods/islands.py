"""Piles as islands on one sheet: in order, as many pictures as large as can be, all of about one size.

Consecutive islands share a strip, as in a strip treemap (Bederson, Shneiderman, Wattenberg: *Ordered and Quantum
Treemaps*, ACM Transactions on Graphics 21(4), 2002), so that the order stays readable. Their widths are not given by
areas but solved: in a strip, pictures in a chosen number of rows fill their islands, and the islands fill the strip.
Of many numbers of strips and rows the one with the largest pictures is taken. Lengths are in any one unit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import log

from places.mural.methods.partition import partition
from places.mural.methods.rows import PictureRows, SheetBox, rows_of

MOST_STRIPS, MOST_ROWS, SIZES, ROUNDS = 9, 16, 14, 6
TALLER = 1.3  # how many times higher than others in its strip the pictures of a small pile may be
NAME_WEIGHT = 0.4  # of the width of a square picture: room that an island needs beside its pictures


@dataclass(frozen=True)
class Spacing:
    """Lengths of a mural: between islands, between pictures (and around them in their island), height of a name."""

    gap: float
    seam: float
    name: float


@dataclass(frozen=True)
class Island:
    """A pile on the sheet: its own box, that of its name, and one for each of its pictures, in order."""

    box: SheetBox
    name: SheetBox
    pictures: tuple[SheetBox, ...]


@dataclass(frozen=True)
class _Strip:
    """Islands side by side with at most `number` rows of pictures.

    `rows` are those of each island, `tall` is the height at which their pictures fill the strip's width; those of a
    small pile are only a part of it (`shares`).
    """

    number: int
    rows: tuple[PictureRows, ...]
    shares: tuple[float, ...]
    tall: float
    row_height: float


def islands(
    piles: Sequence[Sequence[float]], width: float, height: float, spacing: Spacing
) -> tuple[Island, ...]:
    """Return an island for each pile (the width / height of each of its pictures; at least one) on a sheet.

    Everything lies inside the sheet, nothing upon another, islands from left to right and strip by strip. The same for
    the same values.
    """
    if not piles:
        return ()
    ratios = [tuple(pile) for pile in piles]
    spacing = _that_fits(spacing, len(piles), width, height)
    tries = []
    for number in range(1, min(MOST_STRIPS, len(piles)) + 1):
        options = _options(ratios, number, width, spacing)
        chosen = max(_choices(options), key=lambda strips: _size(strips, height, spacing))
        tries.append(_bettered(chosen, options, height, spacing))
    best = max(tries, key=lambda strips: _size(strips, height, spacing))
    return tuple(_placed(best, width, height, spacing))


def _that_fits(spacing: Spacing, piles: int, width: float, height: float) -> Spacing:
    """Make the lengths smaller where so many islands would have no room for pictures beside them."""
    most = min(width, height) / 60 if piles > MOST_STRIPS else min(width, height) / 20
    return Spacing(min(spacing.gap, most), min(spacing.seam, most / 2), min(spacing.name, height / 12))


def _room(strips: Sequence[_Strip], height: float, spacing: Spacing) -> float:
    """How much of their height the pictures of these strips can have on a sheet: 1 at most."""
    spare = height - spacing.gap * (len(strips) - 1) - _beside(spacing) * len(strips)
    return min(1.0, max(spare, height * 0.05) / sum(strip.tall for strip in strips))


def _beside(spacing: Spacing) -> float:
    """The height of an island beside its pictures: its name, and the space around them."""
    return spacing.name + spacing.seam * 2.5


def _options(
    ratios: Sequence[tuple[float, ...]], number: int, width: float, spacing: Spacing
) -> list[list[_Strip]]:
    """Cut the piles into so many strips, and return each of them with one row of pictures, with two, and so on."""
    ends = [0, *accumulate(partition([sum(each) + NAME_WEIGHT for each in ratios], number))]
    return [
        [
            _strip(ratios[start:end], rows, width, spacing)
            for rows in range(1, min(MOST_ROWS, max(map(len, ratios[start:end]))) + 1)
        ]
        for start, end in pairwise(ends)
    ]


def _choices(options: Sequence[Sequence[_Strip]]) -> Iterator[tuple[_Strip, ...]]:
    """For some sizes of row, each strip with the number of rows that comes nearest to it."""
    sizes = [log(strip.row_height) for strips in options for strip in strips]
    low, high = min(sizes), max(sizes)
    for step in range(SIZES):
        wanted = low + (high - low) * step / (SIZES - 1)
        yield tuple(min(strips, key=lambda one: abs(log(one.row_height) - wanted)) for strips in options)


def _bettered(
    strips: tuple[_Strip, ...], options: Sequence[Sequence[_Strip]], height: float, spacing: Spacing
) -> tuple[_Strip, ...]:
    """Give single strips one row more or less, as long as that makes the pictures larger."""
    for _ in range(ROUNDS):
        near = [
            (*strips[:at], options[at][rows], *strips[at + 1 :])
            for at, strip in enumerate(strips)
            for rows in (strip.number - 2, strip.number)
            if 0 <= rows < len(options[at])
        ]
        best = max([strips, *near], key=lambda each: _size(each, height, spacing))
        if best is strips:
            break
        strips = best
    return strips


def _strip(ratios: Sequence[tuple[float, ...]], number: int, width: float, spacing: Spacing) -> _Strip:
    rows = tuple(rows_of(each, min(number, len(each))) for each in ratios)
    shares = tuple(min(1.0, TALLER * len(each.counts) / number) for each in rows)
    room = width - spacing.gap * (len(rows) - 1) - 2 * spacing.seam * len(rows)
    room -= sum(each.extra_width(spacing.seam) for each in rows)
    slope = sum(each.width_per_height * share for each, share in zip(rows, shares, strict=True))
    tall = max(room, width * 0.05) / slope
    return _Strip(number, rows, shares, tall, tall / number)


def _size(strips: Sequence[_Strip], height: float, spacing: Spacing) -> float:
    """How large and even the pictures are: by the mean, the least and the largest logarithm of their areas."""
    room = _room(strips, height, spacing)
    logs = [
        log(max(area, 1e-9))
        for strip in strips
        for rows, share in zip(strip.rows, strip.shares, strict=True)
        for area in rows.areas(strip.tall * share * room, spacing.seam)
    ]
    return 2 * sum(logs) / len(logs) + min(logs) - max(logs) / 2


def _placed(strips: Sequence[_Strip], width: float, height: float, spacing: Spacing) -> Iterator[Island]:
    """The islands tile the sheet: what pictures leave of it is shared out among them."""
    room, beside = _room(strips, height, spacing), _beside(spacing)
    heights = [strip.tall * room + beside for strip in strips]
    spare = (height - spacing.gap * (len(strips) - 1)) / sum(heights)
    top = 0.0
    for strip, tall in zip(strips, heights, strict=True):
        yield from _side_by_side(strip, room, SheetBox(0, top, width, tall * spare), spacing)
        top += tall * spare + spacing.gap


def _side_by_side(strip: _Strip, room: float, box: SheetBox, spacing: Spacing) -> Iterator[Island]:
    seam = spacing.seam
    blocks = [
        rows.boxes(strip.tall * share * room, seam)
        for rows, share in zip(strip.rows, strip.shares, strict=True)
    ]
    widths = [max(each.x + each.width for each in block) + 2 * seam for block in blocks]
    spare = (box.width - spacing.gap * (len(blocks) - 1)) / sum(widths)
    left = 0.0
    for block, wide in zip(blocks, widths, strict=True):
        yield _island(block, SheetBox(left, box.y, wide * spare, box.height), spacing)
        left += wide * spare + spacing.gap


def _island(block: Sequence[SheetBox], box: SheetBox, spacing: Spacing) -> Island:
    """An island with its pictures in the middle of what its name leaves; smaller where that is too little."""
    seam = min(spacing.seam, box.width / 10, box.height / 10)
    name = SheetBox(box.x + seam, box.y + seam, box.width - 2 * seam, min(spacing.name, box.height * 0.4))
    top = name.y + name.height + seam / 2
    low = box.y + box.height - seam - top
    wide, tall = max(each.x + each.width for each in block), max(each.y + each.height for each in block)
    shrunk = min(1.0, name.width / wide, low / tall)
    left, above = name.x + (name.width - wide * shrunk) / 2, top + (low - tall * shrunk) / 2
    places = (SheetBox(left + x * shrunk, above + y * shrunk, w * shrunk, h * shrunk) for x, y, w, h in block)
    return Island(box, name, tuple(places))
