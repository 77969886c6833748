"""Coffee and buns."""

import math

from painting.easel import Colour, Sheet, mix
from painting.marks import box, curve, line, oval, poly, pts, shifted, stem, turned
from painting.scenes.tabletop import shadow


def fika(sheet: Sheet) -> None:
    """Coffee cups, cinnamon buns and wild flowers from above."""
    _fika_far(sheet)
    _fika_near(sheet)


def _fika_far(sheet: Sheet) -> None:
    sheet.wash((0, "#e9dcc4"), (1, "#d9c5a4"))
    for step in range(13):
        sheet.fill(
            [box(step * 8, -1, step * 8 + 4, 101), box(-1, step * 8, 101, step * 8 + 4)],
            "#b5401a",
            alpha=0.2,
            dry=0.3,
        )


def _fika_near(sheet: Sheet) -> None:
    sheet.fill(poly(*pts("62,-1 101,-1 101,60")), "#fff6d8", alpha=0.35, soft=3, dry=0)
    _plate(sheet, 50, 50, 24, "#fbf7ee", "#3f6f8c")
    for x, y in pts("42,43 57,41 62,55 49,60 37,56 50,50"):
        _cinnamon(sheet, x, y, 7.4)
    for x, y, colour, turn in (
        (17, 20, "#2f5d3a", 30),
        (84, 24, "#b5401a", 150),
        (15, 78, "#e2a52e", -20),
        (83, 82, "#1e5b73", 200),
    ):
        _cup(sheet, x, y, colour, turn)
    for x, y, turn in ((34, 88, 20), (45, 92, -15), (56, 89, 40)):
        biscuit = oval(x, y, 5, 4.6, turn)
        shadow(sheet, biscuit, 0.7)
        sheet.fill(biscuit, "#d9a35c", to="#b97c3a", dry=0.4)
        sheet.fill(oval(x, y, 1.7), "#a3201f", dry=0.2)
    _posy(sheet, 51, 12)
    for x, y, turn in ((29, 34, 60), (72, 70, 45)):
        spoon = shifted(turned([line([(0, 0), (11, 0)], 0.8), oval(-1.8, 0, 2.6, 1.6)], turn), x, y)
        sheet.fill(shifted(spoon, 0.5, 0.7), "#3a2618", alpha=0.5, soft=0.3, dry=0)
        sheet.fill(spoon, "#d5d3cc", to="#98979a", dry=0.2)


def _plate(sheet: Sheet, x: float, y: float, size: float, colour: Colour, rim: Colour) -> None:
    shadow(sheet, oval(x, y, size), 1.4)
    sheet.fill(oval(x, y, size), colour, to=mix(colour, "#9a8a78", 0.3), dry=0.15)
    sheet.fill(line(oval(x, y, size * 0.93).points, size * 0.03), rim, alpha=0.9, dry=0)
    sheet.fill(oval(x, y, size * 0.72), mix(colour, "#b7a890", 0.25), to=colour, dry=0.1)


def _posy(sheet: Sheet, x: float, y: float) -> None:
    _posy_far(sheet, x, y)
    _posy_near(sheet, x, y)


def _posy_far(sheet: Sheet, x: float, y: float) -> None:
    shadow(sheet, oval(x, y, 6), 1.4)
    sheet.fill(oval(x, y, 6), "#7fa9b5", to="#4b7886", dry=0.3)
    sheet.fill(
        [
            stem(
                [
                    (x, y),
                    (x + 6 * math.cos(a), y + 5 * math.sin(a)),
                    (x + 11 * math.cos(a + 0.3), y + 9 * math.sin(a + 0.3)),
                ],
                0.8,
                0.3,
            )
            for a in (math.tau * i / 9 for i in range(9))
        ],
        "#4f7d33",
        dry=0,
    )


def _posy_near(sheet: Sheet, x: float, y: float) -> None:
    for i in range(13):
        a, reach = math.tau * i / 13 * 2.4, 3 + 8 * sheet.random.random()
        u, v = x + reach * math.cos(a), y + reach * 0.85 * math.sin(a)
        colour = ("#fdf8ea", "#7d6fd0", "#f2c14e", "#e7657f")[i % 4]
        sheet.fill(
            [
                oval(u + 1.5 * math.cos(p), v + 1.5 * math.sin(p), 1.2, 0.62, math.degrees(p))
                for p in (math.tau * k / 7 for k in range(7))
            ],
            colour,
            dry=0.1,
        )
        sheet.fill(oval(u, v, 0.8), "#e0a02e" if i % 4 != 2 else "#8a4f1c", dry=0)


def _cinnamon(sheet: Sheet, x: float, y: float, size: float) -> None:
    body = oval(x, y, size, size * 0.95, sheet.random.uniform(0, 90))
    shadow(sheet, body, 0.8)
    sheet.fill(body, "#dd9a4c", to="#a9642a", dry=0.35)
    turn = sheet.random.uniform(0, math.tau)
    spiral = [
        (
            x + size * (0.92 - 0.075 * i) * math.cos(turn + i * 0.62),
            y + size * (0.92 - 0.075 * i) * math.sin(turn + i * 0.62),
        )
        for i in range(12)
    ]
    sheet.fill(line(curve(spiral), size * 0.13), "#6b3416", alpha=0.9, dry=0)
    sheet.fill(line(curve([(u - 0.4, v - 0.5) for u, v in spiral]), size * 0.06), "#f6cd8b", alpha=0.8, dry=0)
    sheet.fill(
        [
            oval(x + sheet.random.gauss(0, size * 0.4), y + sheet.random.gauss(0, size * 0.4), 0.42, 0.34)
            for _ in range(26)
        ],
        "#fffaf0",
        dry=0,
    )


def _cup(sheet: Sheet, x: float, y: float, colour: Colour, turn: float) -> None:
    _plate(sheet, x, y, 12.4, "#fbf5e8", colour)
    handle = shifted(turned([line(curve(pts("6,-2 10.5,-2.4 10.5,2.4 6,2")), 1.4)], turn), x, y)
    sheet.fill(handle, colour, dry=0.2)
    shadow(sheet, oval(x, y, 7.4), 0.8)
    sheet.fill(oval(x, y, 7.6), colour, to=mix(colour, "#20140f", 0.4), dry=0.3)
    sheet.fill(oval(x, y, 6.4), "#2b1710", to="#5b3520", dry=0.2)
    sheet.fill(line(oval(x, y, 5.9).points, 0.5), "#b0753f", alpha=0.8, dry=0)
    sheet.fill(oval(x - 2, y - 2.2, 1.7, 0.8, -35), "#f7e7cb", alpha=0.55, soft=0.2, dry=0)
