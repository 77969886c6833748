"""The factory street of the matches and a workshop of today."""

import math
from collections.abc import Callable

from painting.easel import Sheet, mix
from painting.figures import person
from painting.houses import windows
from painting.marks import Mark, Point, blob, box, curve, line, oval, poly, pts, stem


def match_street(sheet: Sheet) -> None:
    """Cobbles between brick factory houses in slanting sun."""
    sheet.wash((0, "#7fa8c4"), (0.35, "#d9d6c0"), (0.6, "#f8dca6"), (1, "#d8b184"))
    sheet.cloud("#fff6e0", 2, 50, flat=2.6, cover=0.4, alpha=0.75)
    sheet.glow(52, 66, 50, "#ffe3a0", 0.7)
    sheet.fill(poly(*pts("45,74 46,26 50.6,26 51.6,74")), "#a4583f", to="#7d4335", upright=True)
    sheet.fill([box(45.4, 26, 51.2, 28.2), box(45.7, 31, 50.9, 31.9)], "#5c2f2a", dry=0)
    sheet.cloud("#f0e6d8", 8, 30, flat=1.4, cover=0.2, alpha=0.5)
    _brick_row(sheet, pts("0,-10 40,48 40,78 0,118"), "#a34c34", "#7c3a30", lit=0.0)
    _brick_row(sheet, pts("100,-4 58,50 58,78 100,116"), "#7a3b35", "#57303a", lit=0.25)
    sheet.fill(box(39.5, 62, 58.5, 78), "#b98468", to="#8f604f")
    windows(sheet, 41.5, 65, 5, 2, (1.7, 3.2), (3.3, 5.2), lit=0.2, glass="#5b4a55")
    sheet.fill(poly(*pts("40,77.6 58,77.6 112,134 -14,134")), "#c2a184", to="#6d5a57", dry=0.3)
    _cobbles(sheet)
    sheet.fill(poly(*pts("58,78 100,116 112,134 64,134 53,78")), "#33293c", alpha=0.55, soft=0.8, dry=0)
    sheet.fill(poly(*pts("40,78 46,78 20,134 -14,134")), "#ffe0a0", alpha=0.25, soft=1.2, dry=0)
    person(sheet, 49, 92, 11, "#3a2c35", "walk", coat=True)
    sheet.fill(poly(*pts("48.4,91.6 50,91.6 36,104 31,104")), "#2c2230", alpha=0.45, soft=0.4, dry=0)
    sheet.fill(line(pts("67,104 67,66 63.5,63"), 0.8), "#221c26", dry=0)
    sheet.fill(poly(*pts("61.6,62.4 65.2,62.4 64.4,67 62.4,67")), "#2c2530", dry=0)


def _brick_row(sheet: Sheet, corners: tuple[Point, ...], light: str, deep: str, *, lit: float) -> None:
    near, far, far_foot, near_foot = corners
    sheet.fill(poly(*corners), light, to=deep, dry=0.65)

    def at(across: float, down: float) -> Point:
        top = near[0] + (far[0] - near[0]) * across, near[1] + (far[1] - near[1]) * across
        low = near_foot[1] + (far_foot[1] - near_foot[1]) * across
        return top[0], top[1] + (low - top[1]) * down

    courses = [line([at(0, d / 22), at(1, d / 22)], 0.12) for d in range(1, 22)]
    sheet.fill(courses, mix(deep, "#1c1420", 0.3), alpha=0.5, dry=0)
    openings = [_opening(at, row, place) for row in (0.12, 0.38, 0.64) for place in range(5)]
    sheet.fill([arch for _, arches in openings for arch in arches], mix(light, "#ffe6c0", 0.35), dry=0)
    warm = [sheet.random.random() < lit for _ in openings]
    dark = [pane for (pane, _), shines in zip(openings, warm, strict=True) if not shines]
    sheet.fill(dark, "#2c3440", to="#4f5a66", dry=0.3)
    bright = [pane for (pane, _), shines in zip(openings, warm, strict=True) if shines]
    sheet.fill(bright, "#ffd588", to="#e99a4a", dry=0.2)
    cornice = poly(near, far, (far[0], far[1] + 1.2), (near[0], near[1] + 5))
    sheet.fill(cornice, mix(light, "#ffe6c0", 0.25), dry=0.4)


def _opening(at: Callable[[float, float], Point], row: float, place: int) -> tuple[Mark, list[Mark]]:
    """One window in the wall and the stone above and below it; closer together the farther away."""
    a, b = 1 - 0.82 ** (place * 2.1 + 0.35), 1 - 0.82 ** (place * 2.1 + 1.35)
    middle = (a + b) / 2
    crown = at(a, row + 0.02), at(middle, row), at(b, row + 0.02)
    pane = poly(*crown, at(b, row + 0.17), at(a, row + 0.17))
    arch = line([at(a, row + 0.012), at(middle, row - 0.012), at(b, row + 0.012)], 0.9 * (1 - a))
    return pane, [arch, line([at(a, row + 0.178), at(b, row + 0.178)], 0.9 * (1 - a))]


def _cobbles(sheet: Sheet) -> None:
    light, dark = [], []
    for row in range(26):
        y = 78.4 + 56 * (row / 26) ** 1.7
        half = 0.5 + 2.2 * (row / 26)
        left, right = 40 - (y - 78) * 0.97, 58 + (y - 78) * 0.97
        x = left + sheet.random.uniform(0, half)
        while x < right:
            if -3 < x < 103:
                stone = oval(x, y, half * sheet.random.uniform(0.75, 1.0), half * 0.42)
                (light if sheet.random.random() < 0.55 else dark).append(stone)
            x += half * 2.1
    sheet.fill(light, "#dcc0a0", alpha=0.6, dry=0.2)
    sheet.fill(dark, "#8b736a", alpha=0.7, dry=0.2)


def tech_lab(sheet: Sheet) -> None:
    """A workshop by a window: robot arm, screen, model of a wind mill."""
    _tech_lab_far(sheet)
    _tech_lab_middle(sheet)
    _tech_lab_near(sheet)


def _tech_lab_far(sheet: Sheet) -> None:
    sheet.wash((0, "#e9e2d3"), (1, "#cfc3b2"))


def _tech_lab_middle(sheet: Sheet) -> None:
    sheet.wash((0, "#8cc3dd"), (0.6, "#dcebe4"), (1, "#b9d3b4"), area=(8, 6, 70, 46))
    sheet.cloud_in("#ffffff", (8, 6, 70, 34))
    hills = [poly(*pts("8,46 8,38 22,34.5 40,38 56,33 70,37 70,46"))]
    sheet.fill(hills, "#7fa98b", to="#5c8d77")
    for x, y, size in ((20, 35, 0.55), (31, 36, 0.4), (58, 34, 0.6)):
        _mill(sheet, x, y, size, "#ffffff")
    sheet.fill(
        [
            line(pts("8,6 70,6 70,46 8,46 8,6"), 1.4),
            line([(28.6, 6), (28.6, 46)], 0.9),
            line([(49.4, 6), (49.4, 46)], 0.9),
            line([(8, 19), (70, 19)], 0.6),
        ],
        "#4a4f58",
        dry=0,
    )
    sheet.fill(poly(*pts("8,46 70,46 84,75 22,75")), "#fff4d0", alpha=0.35, soft=2, dry=0)
    sheet.fill(box(-1, 52, 101, 57), "#d79b5c", to="#b87842")
    sheet.fill(box(-1, 57, 101, 76), "#5b4a48", to="#3b3236")
    sheet.fill(box(74, 24, 96, 41), "#2b3038", dry=0.2)
    sheet.wash((0, "#123b4d"), (1, "#1d6a6e"), area=(75.2, 25.2, 94.8, 39.8))


def _mill(sheet: Sheet, x: float, foot: float, size: float, colour: str) -> None:
    hub = (x, foot - 17 * size)
    marks = [
        poly(
            (x - 0.6 * size, foot),
            (x - 0.25 * size, hub[1]),
            (x + 0.25 * size, hub[1]),
            (x + 0.6 * size, foot),
        )
    ]
    for turn in (-80, 40, 160):
        far = (
            hub[0] + 9 * size * math.cos(math.radians(turn)),
            hub[1] + 9 * size * math.sin(math.radians(turn)),
        )
        marks.append(
            stem([hub, ((hub[0] + far[0]) / 2, (hub[1] + far[1]) / 2), far], 1.0 * size, 0.15 * size)
        )
    sheet.fill([*marks, oval(*hub, 0.7 * size)], colour, dry=0.1)


def _tech_lab_near(sheet: Sheet) -> None:
    graph = curve(pts("76,37 79,35 82,36 85,31 88,32 91,28.5 94,27"))
    sheet.fill([line(graph, 0.5)], "#ffd36b", dry=0)
    sheet.fill([line([(76, y), (94, y)], 0.1) for y in (28, 31, 34, 37)], "#7fd0c4", alpha=0.6, dry=0)
    sheet.fill([box(84, 41, 86, 50), box(80, 50.4, 90, 52)], "#2b3038", dry=0)
    _arm(sheet)
    _mill(sheet, 64, 52, 1.25, "#fffaf0")
    sheet.fill([box(60.5, 51, 67.5, 52.4)], "#b5401a", dry=0.2)
    for x, colour in ((8, "#b5401a"), (11.4, "#e2b13c"), (14.8, "#2f6f86")):
        sheet.fill(box(x, 45.4, x + 2.6, 52), colour, to=mix(colour, "#201820", 0.4))
    sheet.fill(
        [
            line([(9, 45.5), (8, 40)], 0.4),
            line([(12.4, 45.5), (13.4, 39)], 0.4),
            line([(16, 45.5), (16, 38.6)], 0.5),
        ],
        "#3a3336",
        dry=0,
    )
    sheet.fill(blob(*pts("88,75 87,60 90,54 95,52 101,54 104,62 104,76")), "#2f3d52", to="#202a3a")
    sheet.fill(oval(95, 46, 4.4, 5), "#3a2a26", dry=0.3)
    sheet.fill(stem(pts("90,58 82,58 76,52.6"), 4, 2.4), "#34455c", dry=0.3)


def _arm(sheet: Sheet) -> None:
    sheet.fill(poly(*pts("32,52 34,47 42,47 44,52")), "#3c434c", dry=0.3)
    sheet.fill(line([(38, 47), (33, 33)], 4), "#f0872f", dry=0.4)
    sheet.fill(line([(33, 33), (48, 26)], 3.2), "#f59a3f", dry=0.4)
    sheet.fill(line([(48, 26), (52, 37)], 2.2), "#f0872f", dry=0.4)
    sheet.fill(
        [oval(38, 47, 2.6), oval(33, 33, 2.5), oval(48, 26, 2.1), oval(52, 37, 1.4)], "#3c434c", dry=0.2
    )
    sheet.fill([oval(38, 47, 1), oval(33, 33, 1), oval(48, 26, 0.8)], "#c9ced4", dry=0)
    sheet.fill(
        [line(pts("52,38 50.4,42 51.4,44.4"), 0.8), line(pts("52,38 54,42 53,44.4"), 0.8)], "#2c3138", dry=0
    )
    sheet.fill(box(50.6, 44, 53.8, 47.4), "#8b1f2a", dry=0.2)
    sheet.fill(box(47, 49.4, 58, 52), "#7c8a90", dry=0.3)
