"""Those who wait outside: a bus stop in rain, a drawing of an empty playground."""

from painting.easel import Sheet
from painting.houses import windows
from painting.marks import box, curve, line, oval, poly, pts
from painting.trees import pines


def bus_stop_rain(sheet: Sheet) -> None:
    """An empty, lit bus stop at night in heavy rain, mirrored in the street."""
    _bus_stop_rain_far(sheet)
    _bus_stop_rain_middle(sheet)
    _bus_stop_rain_near(sheet)


def _bus_stop_rain_far(sheet: Sheet) -> None:
    sheet.wash((0, "#141d2e"), (0.5, "#2c3c4e"), (0.66, "#46525a"), (1, "#161d28"))
    sheet.cloud("#3d4d60", 0, 34, flat=2.6, cover=0.5, alpha=0.6)
    sheet.fill(pines(sheet.random, 47, 10, 20, gap=3.0, rise=1), "#141c28", dry=0.3)
    for x, high in ((4, 12), (15, 16)):
        sheet.fill(box(x, 48 - high, x + 9, 48), "#1d2635", dry=0.3)
        windows(
            sheet, x + 1.4, 50 - high, 3, int(high / 4.6), (1.3, 1.8), (2.6, 4), lit=0.28, glass="#151c29"
        )
    sheet.haze("#7d8c90", 34, 48, 0.35)
    sheet.fill(box(44, 22, 82, 46.6), "#e9e6c0", to="#b9b68c", alpha=0.85, dry=0.15)
    sheet.glow(63, 32, 40, "#fff0b0", 0.7, down=28)
    sheet.fill([box(47, 25, 56, 42), box(48, 26.2, 55, 36)], "#35586a", dry=0.3)
    sheet.fill([box(48.4, 26.6, 54.6, 35.6)], "#f08a3c", to="#c63f2d", dry=0.3)


def _bus_stop_rain_middle(sheet: Sheet) -> None:
    sheet.fill([oval(51.5, 31, 2)], "#fff0c0", dry=0)
    sheet.fill(
        [box(60, 39.4, 79, 40.8), line([(62, 40), (62, 46.6)], 0.6), line([(77, 40), (77, 46.6)], 0.6)],
        "#4a3a34",
        dry=0.3,
    )
    frame = [
        line([(44, 21), (44, 47.6)], 1),
        line([(82, 21), (82, 47.6)], 1),
        line([(58, 22), (58, 46.6)], 0.5),
        line([(70, 22), (70, 40)], 0.3),
    ]
    sheet.fill(frame, "#1b232e", dry=0)
    sheet.fill(poly(*pts("40,22 42,19 86,19 87,22")), "#27323f", to="#151d27", dry=0.3)
    sheet.fill(box(46, 22, 80, 22.9), "#fffbe0", dry=0)
    sheet.fill([line([(92, 47.6), (92, 15)], 0.9)], "#1b232e", dry=0)
    sheet.fill([box(88.6, 12, 95.6, 19)], "#1e6fa8", dry=0.2)
    sheet.fill([box(90, 13.6, 94.2, 16.4), oval(91, 17.2, 0.5), oval(93.2, 17.2, 0.5)], "#f4f7fd", dry=0)
    sheet.fill(box(-1, 46.6, 101, 49.6), "#3a434c", to="#232b35", dry=0.4)
    sheet.mirror(49.6, "#10161f", share=0.36, ripple=2.2)
    sheet.wash_over("#0a0e15", 60, 76, 0.6)


def _bus_stop_rain_near(sheet: Sheet) -> None:
    sheet.glints("#fff0b8", 50, 74, 90, x=63, spread=14, size=1.3)
    sheet.glints("#8fb0c4", 51, 75, 90, x=50, spread=50, size=1.0)
    rings = [
        line(oval(sheet.random.uniform(0, 100), y, (y - 44) * 0.09, (y - 44) * 0.025).points, 0.14)
        for y in (sheet.random.uniform(51, 75) for _ in range(60))
    ]
    sheet.fill(rings, "#c9dbe3", alpha=0.6, dry=0)
    for count, width, alpha in ((240, 0.1, 0.4), (90, 0.2, 0.45)):
        drops = []
        for _ in range(count):
            x, y, run = (
                sheet.random.uniform(-4, 104),
                sheet.random.uniform(-5, 70),
                sheet.random.uniform(3, 7),
            )
            drops.append(line([(x, y), (x - run * 0.2, y + run)], width))
        sheet.fill(drops, "#dbe8ee", alpha=alpha, dry=0)
    splash = [
        oval(sheet.random.uniform(40, 88), 18.6 - abs(sheet.random.gauss(0, 0.6)), 0.18) for _ in range(80)
    ]
    sheet.fill(splash, "#fffbe0", alpha=0.7, dry=0)


def playground(sheet: Sheet) -> None:
    """An empty playground, drawn with felt pens on white paper as on the page where people draw."""
    sheet.wash((0, "#ffffff"), (1, "#f6f5f2"))
    _playground_far(sheet)
    _playground_swings(sheet)
    _playground_slide(sheet)


def _pen(sheet: Sheet, colour: str, width: float, *strokes: str) -> None:
    """Draw strokes by a hand that is not quite steady."""
    shaken = [
        [(x + sheet.random.uniform(-0.5, 0.5), y + sheet.random.uniform(-0.5, 0.5)) for x, y in pts(stroke)]
        for stroke in strokes
    ]
    sheet.fill([line(curve(points), width) for points in shaken], colour, dry=0)


def _playground_far(sheet: Sheet) -> None:
    sun = tuple(oval(17, 13, 6).points)
    sheet.fill([line([*sun, sun[0]], 1.1)], "#e2b13c", dry=0)
    _pen(
        sheet, "#e2b13c", 1.0, "17,4 17,1", "26,13 30,13", "23,7 26,4", "23,19 26,22", "8,13 4,13", "10,7 8,4"
    )
    _pen(sheet, "#1e6fa8", 1.0, "36,9 40,6 45,8 50,5 55,9", "62,14 67,11 72,14 77,11 82,14")
    houses = ("66,50 66,24 80,24 80,50", "80,50 80,18 94,18 94,50", "3,50 3,30 15,30 15,50")
    _pen(sheet, "#5a4270", 1.2, *houses)
    panes = [f"{x},{y} {x + 2.4},{y} {x + 2.4},{y + 3} {x},{y + 3} {x},{y}" for x, y in _PANES]
    _pen(sheet, "#5a4270", 0.6, *panes)
    _pen(sheet, "#2e7d4f", 1.4, "0,51 20,50 45,51 70,50 100,51")
    grass = [f"{x},{y} {x + 1},{y - 3} {x + 2},{y}" for x, y in _TUFTS]
    _pen(sheet, "#2e7d4f", 0.8, *grass)


_PANES = [
    (68.5, 28),
    (74, 28),
    (68.5, 36),
    (74, 36),
    (83, 23),
    (88.5, 23),
    (83, 31),
    (88.5, 31),
    (6, 34),
    (10, 40),
]
_TUFTS = [(5, 70), (12, 64), (24, 71), (47, 68), (55, 72), (70, 70), (92, 72), (88, 58), (20, 58)]


def _playground_swings(sheet: Sheet) -> None:
    _pen(sheet, "#1f1a24", 1.5, "30,27 61,26", "31,27 26,62", "32,27 38,58", "60,26 55,62", "60,26 67,58")
    _pen(sheet, "#1f1a24", 0.7, "38,27 37,48", "43,27 43,48", "50,27 51,47", "55,26 56,47")
    _pen(sheet, "#c63f2d", 1.8, "36,48.5 44,48.5", "50,47.5 57,47.5")


def _playground_slide(sheet: Sheet) -> None:
    _pen(sheet, "#1f1a24", 1.3, "74,66 75,38", "80,66 81,38", "74,44 80,44", "74,51 80,51", "74,58 80,58")
    slide = ("81,38 86,44 90,56 98,64", "82,43 86,49 88,60 97,68", "98,64 97,68")
    _pen(sheet, "#e2b13c", 1.8, *slide)
    _pen(sheet, "#c63f2d", 1.4, "72,38 78,30 84,38 72,38")
    sand = tuple(oval(15, 67, 11, 3.6).points)
    sheet.fill([line([*sand, sand[0]], 1.2)], "#b5803c", dry=0)
    _pen(sheet, "#1e6fa8", 1.2, "12,64 13,68 17,68 18,64 12,64", "12,64 15,60 18,64")
