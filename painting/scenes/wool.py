"""Knitting."""

import math

from painting.easel import Colour, Sheet, mix
from painting.marks import Mark, box, curve, line, oval, pts, shifted, stem, turned
from painting.scenes.tabletop import boards, shadow

STAR = (
    "..#.....#..",
    ".###...###.",
    "#####.#####",
    ".####.####.",
    "..###.###..",
    ".....#.....",
    "..###.###..",
    ".####.####.",
    "#####.#####",
    ".###...###.",
    "..#.....#..",
)


def knitting(sheet: Sheet) -> None:
    """A half-finished sweater with stars, balls of wool, two needles."""
    boards(sheet, "#c79a67", "#a97a4a", "#5a3a24", wide=25)
    shape = box(13, 5, 77, 64)
    shadow(sheet, shape, 2)
    sheet.fill(shape, "#8f2a22", dry=0.2)
    _stitches(sheet)
    sheet.fill([line([(8, 66.2), (86, 62.4)], 1.5)], "#5a3a24", alpha=0.6, soft=0.4, dry=0)
    sheet.fill(line([(6, 65), (88, 62)], 1.5), "#e3c48a", to="#b98d52", dry=0.4)
    sheet.fill([oval(6, 65, 1.8), oval(88.6, 62, 0.7)], "#7a3f2a", dry=0)
    sheet.fill(line([(58, 97), (94, 42)], 1.5), "#e3c48a", to="#b98d52", dry=0.4)
    sheet.fill(oval(58, 97, 1.8), "#7a3f2a", dry=0)
    sheet.fill(line(curve(pts("74,63 84,70 78,78 68,76")), 0.7), "#f3ead8", dry=0)
    for x, y, size, colour in (
        (21, 84, 14, "#b5301f"),
        (48, 85, 12, "#2b567c"),
        (74, 83, 13, "#f3ead8"),
        (92, 92, 9, "#e2a52e"),
    ):
        _ball(sheet, x, y, size, colour)
    sheet.glow(14, 8, 70, "#ffe6b8", 0.4)


def _stitches(sheet: Sheet) -> None:
    coats: dict[str, list[Mark]] = {"#c0392b": [], "#f6eeda": [], "#2b4f76": [], "#a83024": []}
    across, down = 48, 42
    for row in range(down):
        for column in range(across):
            x, y = 13.4 + column * 63.4 / across, 6 + row * 57.4 / down
            tone = _stitch_colour(row, column)
            for side in (-1, 1):
                coats[tone].append(
                    stem(
                        [
                            (x + 0.66 + side * 0.5, y - 0.6),
                            (x + 0.66 + side * 0.3, y + 0.2),
                            (x + 0.66, y + 1.0),
                        ],
                        0.62,
                        0.5,
                    )
                )
    for tone, marks in coats.items():
        sheet.fill(marks, tone, dry=0.15)


def _stitch_colour(row: int, column: int) -> str:
    if row in (3, 4, 20, 21, 37, 38):
        return "#f6eeda" if (column + row) % 2 else "#2b4f76"
    if row in (2, 5, 19, 22, 36, 39):
        return "#2b4f76"
    band = row - 7 if row < 19 else row - 24
    if 0 <= band < 11:
        spot = (column - 1) % 16
        return "#f6eeda" if spot < 11 and STAR[band][spot] == "#" else "#c0392b"
    return "#a83024" if column % 2 else "#c0392b"


def _ball(sheet: Sheet, x: float, y: float, size: float, colour: Colour) -> None:
    shadow(sheet, oval(x, y, size), 1.8)
    sheet.fill(oval(x, y, size), mix(colour, "#20140f", 0.3), to=mix(colour, "#20140f", 0.55), dry=0.2)
    for bundle in range(7):
        turn, bend = bundle * 51 + sheet.random.uniform(-10, 10), sheet.random.uniform(-0.3, 0.3)
        threads = []
        for step in range(-3, 4):
            lift = step * 0.09 + bend
            half = math.sqrt(max(1 - lift * lift, 0.05)) * 0.97
            threads.append(
                line(
                    curve(
                        [
                            (-half * size, lift * size),
                            (0, (lift * 1.5 - 0.1) * size),
                            (half * size, lift * size),
                        ]
                    ),
                    size * 0.05,
                )
            )
        tone = mix(colour, "#fff6e0", 0.28 if bundle % 2 else 0.05)
        sheet.fill(shifted(turned(threads, turn), x, y), tone, alpha=0.9, dry=0)
