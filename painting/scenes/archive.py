"""The old charter."""

import math

from painting.easel import Sheet
from painting.marks import Mark, blob, box, curve, line, oval, poly, pts, shifted, stem


def charter(sheet: Sheet) -> None:
    """An old parchment with a wax seal in candle light."""
    _charter_far(sheet)
    _charter_near(sheet)


def _charter_far(sheet: Sheet) -> None:
    sheet.wash((0, "#2c1c16"), (1, "#1b110f"))
    for y in range(0, 134, 19):
        sheet.fill(box(-1, y, 101, y + 18.4), "#4a2f20", to="#38221a", dry=0.8)
    sheet.glow(86, 18, 80, "#ff9d45", 0.6)
    sheet.fill(box(15, 19, 85, 100), "#0f0806", alpha=0.6, soft=2, dry=0)
    left = [(12 + math.sin(y * 0.5) * 0.5 + sheet.random.uniform(-0.4, 0.4), y) for y in range(15, 97, 3)]
    right = [(83 + math.sin(y * 0.4) * 0.6 + sheet.random.uniform(-0.4, 0.4), y) for y in range(96, 13, -3)]
    sheet.fill(poly(*left, *right), "#f1dcac", to="#d3ac6c", dry=0.35)


def _charter_near(sheet: Sheet) -> None:
    sheet.cloud("#b98647", 14, 98, flat=1, cover=0.3, alpha=0.22)
    sheet.wash((0, "#3d2416"), (0.05, "#4d2f1e"), (1, "#38221a"), area=(0, 14, 11, 15))
    _handwriting(sheet)
    sheet.fill(blob(*pts("17,21 29,20.6 29.4,34 17.4,34.6")), "#8e2a1d", dry=0.5)
    sheet.fill(
        [line(curve(pts("20,32 19.4,25 23,22.4 27,25 26.6,32")), 1.5), line([(19.4, 28), (26.8, 28)], 1.1)],
        "#f4d27c",
        dry=0.2,
    )
    sheet.fill(line(curve(pts("29,22 40,20 50,21.4 60,19.6 76,21")), 0.5), "#8e2a1d", dry=0)
    sheet.fill(
        [poly(*pts("43,92 46,92 44,116 40.6,116")), poly(*pts("48,92 51,92 53.6,116 50,116"))],
        "#a3332a",
        to="#6d1c1a",
        dry=0.5,
    )
    sheet.fill(poly(*pts("12,91 83,91 83,97 12,97")), "#e2c389", to="#b98e52", dry=0.3)
    _seal(sheet, 47, 114)
    _candle(sheet, 91, 72)


def _handwriting(sheet: Sheet) -> None:
    rows = [38 + row * 4.7 for row in range(11)]
    ruled = [line([(18, y + 1), (78, y + 1)], 0.06) for y in rows]
    sheet.fill(ruled, "#a8793f", alpha=0.5, dry=0)
    strokes: list[Mark] = []
    for y in rows:
        x, end = 18.0, (52 if y == rows[-1] else 78)
        while x < end:
            for _ in range(sheet.random.randrange(3, 9)):
                tall = sheet.random.choice((1.2, 1.2, 1.3, 2.6, -1.9))
                foot, rise = y + (0.9 if tall > 0 else 2.0), abs(tall)
                strokes.append(
                    stem([(x, foot), (x + 0.25, foot - rise * 0.6), (x + 0.65, foot - rise)], 0.16, 0.42)
                )
                strokes.append(line([(x + 0.1, foot - 0.15), (x + 0.85, foot - 0.35)], 0.15))
                x += 0.92
            x += 1.3
    sheet.fill(strokes, "#3b2115", alpha=0.9, dry=0)


def _seal(sheet: Sheet, x: float, y: float) -> None:
    sheet.fill(oval(x + 1.2, y + 1.6, 13), "#0a0504", alpha=0.6, soft=1, dry=0)
    rim = [
        (
            x + (12.5 + sheet.random.uniform(-0.7, 0.9)) * math.cos(a),
            y + (12.5 + sheet.random.uniform(-0.7, 0.9)) * math.sin(a),
        )
        for a in (math.tau * i / 18 for i in range(18))
    ]
    sheet.fill(blob(*rim), "#a3261e", to="#6b1416", dry=0.4)
    sheet.fill(line(oval(x, y, 9.6).points, 0.7), "#5a0f12", alpha=0.8, dry=0)
    sheet.fill(line(oval(x - 0.3, y - 0.3, 9.6).points, 0.3), "#df6a52", alpha=0.8, dry=0)
    tower = [
        poly(
            *pts(
                "-5,5 -5,-2 -3.6,-2 -3.6,-3.6 -2,-3.6 -2,-2 -1.4,-2 -1.4,-6.4 1.4,-6.4 1.4,-2 "
                "2,-2 2,-3.6 3.6,-3.6 3.6,-2 5,-2 5,5"
            )
        )
    ]
    sheet.fill(shifted(tower, x + 0.3, y + 0.4), "#570d10", dry=0)
    sheet.fill(shifted(tower, x, y), "#c2453a", to="#93221f", dry=0.3)
    sheet.fill([box(x - 1, y + 1.6, x + 1, y + 5)], "#570d10", dry=0)
    sheet.glow(x - 5, y - 6, 7, "#ff9f80", 0.5)


def _candle(sheet: Sheet, x: float, foot: float) -> None:
    sheet.fill(box(x - 4, 34, x + 4, foot), "#fff0cd", to="#c79a63", upright=True, dry=0.3)
    sheet.fill(
        blob((x - 8, foot), (x + 8, foot), (x + 7, foot + 4), (x - 7, foot + 4)),
        "#8a6a38",
        to="#4f3820",
        dry=0.4,
    )
    sheet.fill([stem([(x - 3.4, 34), (x - 3.6, 40), (x - 3.2, 46)], 1.2, 1.6)], "#fff6df", dry=0)
    sheet.fill(line([(x, 34.5), (x + 0.3, 31)], 0.5), "#2a1a12", dry=0)
    sheet.fill(
        blob((x, 32.6), (x - 2, 29), (x - 0.2, 22), (x + 0.6, 19), (x + 1.6, 24), (x + 2.2, 29)),
        "#ffb53a",
        soft=0.3,
        dry=0,
    )
    sheet.fill(blob((x, 32), (x - 1, 29), (x + 0.2, 24.6), (x + 1.2, 29)), "#fffbe0", soft=0.2, dry=0)
    sheet.glow(x, 27, 26, "#ffc25c", 0.85)
