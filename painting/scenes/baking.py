"""Bread on a floury table."""

import math

from painting.easel import Sheet
from painting.marks import blob, curve, line, oval, poly, pts, shifted, stem, turned
from painting.scenes.tabletop import boards, shadow


def bread(sheet: Sheet) -> None:
    """Loaves, buns and flatbread on a floury table."""
    boards(sheet, "#8a5d3b", "#6b432b", "#2f1c14", wide=21)
    cloth = poly(*curve(pts("-4,44 14,36 34,44 52,34 60,52")), (66, 104), (-4, 104))
    shadow(sheet, cloth)
    sheet.fill(cloth, "#f3ead8", to="#d3c4ab", dry=0.3)
    stripes = [
        line(curve([(-4 + x, 50 + x * 0.4), (10 + x, 70), (16 + x, 104)]), 0.7) for x in (2, 5, 44, 47)
    ]
    sheet.fill(stripes, "#3f6f8c", alpha=0.75, dry=0.3)
    dust = [
        oval(sheet.random.gauss(66, 20), sheet.random.gauss(40, 24), sheet.random.uniform(0.06, 0.4))
        for _ in range(420)
    ]
    sheet.fill(dust, "#fff6e6", alpha=0.7, dry=0)
    sheet.fill(blob(*pts("60,26 84,22 94,44 80,58 62,48")), "#fff4e0", alpha=0.3, soft=2.4, dry=0)
    _flatbread(sheet, 76, 26, 21)
    _loaf(sheet, 30, 30, 25, 15, -14)
    _loaf(sheet, 34, 66, 27, 14, 12)
    for x, y in pts("72,62 86,68 76,78 91,84"):
        _bun(sheet, x, y, 8)
    for x, y, lean in ((8, 92, -62), (14, 95, -50), (21, 97, -40)):
        _wheat(sheet, x, y, lean)
    sheet.glow(20, 6, 80, "#ffe0a8", 0.4)


def _flatbread(sheet: Sheet, x: float, y: float, size: float) -> None:
    for lift in (3, 1.5, 0):
        rim = [
            (
                x + (size + sheet.random.uniform(-1, 1)) * math.cos(a),
                y + lift + (size + sheet.random.uniform(-1, 1)) * 0.94 * math.sin(a),
            )
            for a in (math.tau * i / 14 for i in range(14))
        ]
        shadow(sheet, blob(*rim), 0.7)
        sheet.fill(blob(*rim), "#f0d8a5", to="#d9b070", dry=0.3)
    spots = [
        oval(
            x + sheet.random.gauss(0, size * 0.42),
            y + sheet.random.gauss(0, size * 0.4),
            sheet.random.uniform(0.4, 1.9),
            sheet.random.uniform(0.3, 1.3),
        )
        for _ in range(46)
    ]
    sheet.fill(spots, "#9a5c28", alpha=0.6, soft=0.15, dry=0)


def _loaf(sheet: Sheet, x: float, y: float, across: float, down: float, turn: float) -> None:
    _loaf_far(sheet, x, y, across, down, turn)
    _loaf_middle(sheet, x, y, across, down, turn)
    _loaf_near(sheet, x, y, across, down, turn)


def _loaf_far(sheet: Sheet, x: float, y: float, across: float, down: float, turn: float) -> None:
    body = oval(x, y, across, down, turn)
    shadow(sheet, body, 2)
    sheet.fill(body, "#b56a2c", to="#6d3516", dry=0.5)
    sheet.fill(
        oval(x - across * 0.04, y - down * 0.16, across * 0.88, down * 0.72, turn),
        "#d68d45",
        to="#a65c26",
        soft=1.4,
        dry=0.3,
    )


def _loaf_middle(sheet: Sheet, x: float, y: float, across: float, down: float, turn: float) -> None:
    for step in (-0.56, -0.2, 0.16, 0.52):
        cut = turned(
            [
                stem(
                    [
                        (step * across - 1, -down * 0.74),
                        (step * across + 3.6, -down * 0.1),
                        (step * across + 3, down * 0.62),
                    ],
                    3.4,
                    1.2,
                )
            ],
            turn,
        )
        sheet.fill(shifted(cut, x, y), "#f1cd92", to="#d89d58", dry=0.5)


def _loaf_near(sheet: Sheet, x: float, y: float, across: float, down: float, turn: float) -> None:
    flour = turned(
        [
            oval(sheet.random.gauss(0, across * 0.35), sheet.random.gauss(-down * 0.15, down * 0.3), 0.3)
            for _ in range(90)
        ],
        turn,
    )
    sheet.fill(shifted(flour, x, y), "#fff6e6", alpha=0.75, dry=0)


def _bun(sheet: Sheet, x: float, y: float, size: float) -> None:
    body = oval(x, y, size, size * 0.92)
    shadow(sheet, body)
    sheet.fill(body, "#d98d3e", to="#8f4d1c", dry=0.4)
    sheet.fill(oval(x - size * 0.14, y - size * 0.2, size * 0.68, size * 0.56), "#f0b565", soft=1.2, dry=0)
    sheet.fill(
        [
            oval(
                x + sheet.random.gauss(0, size * 0.34),
                y + sheet.random.gauss(-1, size * 0.3),
                0.55,
                0.32,
                sheet.random.uniform(0, 180),
            )
            for _ in range(24)
        ],
        "#fff0cf",
        dry=0,
    )


def _wheat(sheet: Sheet, x: float, y: float, lean: float) -> None:
    ear = [
        line([(0, 0), (0, -24)], 0.4),
        *(oval(side * 0.9, -24 - step * 1.7, 0.6, 1.4, side * 22) for step in range(7) for side in (-1, 1)),
        oval(0, -36.6, 0.6, 1.5),
    ]
    hairs = [
        line([(side * 0.9, -26 - step * 1.7), (side * 2.6, -30 - step * 1.8)], 0.12)
        for step in range(7)
        for side in (-1, 1)
    ]
    sheet.fill(shifted(turned([*ear, *hairs], lean + 90), x, y), "#e3b04a", to="#b9822c", dry=0.2)
