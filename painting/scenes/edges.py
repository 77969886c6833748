"""Those who wait outside: a bus stop in rain, an empty playground."""

from painting.easel import Sheet
from painting.houses import windows
from painting.marks import blob, box, curve, line, oval, poly, pts, stem
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
    """An empty playground at dusk: two swings, a slide, long shadows."""
    _playground_back(sheet)
    _playground_far(sheet)
    _playground_middle(sheet)
    _playground_near(sheet)


def _playground_back(sheet: Sheet) -> None:
    sheet.wash((0, "#3b2f66"), (0.3, "#8a5a94"), (0.5, "#e88d86"), (0.6, "#ffc07c"), (1, "#6a4a52"))
    sheet.cloud("#f5a78c", 4, 44, flat=4, cover=0.4, alpha=0.6)
    sheet.cloud("#5a4080", 8, 40, flat=6, cover=0.35, alpha=0.55)
    sheet.glow(20, 45, 46, "#ffd58c", 0.85, down=24)
    sheet.fill(oval(20, 42.6, 3.2), "#fff0c4", dry=0)
    for left, wide, high in ((-2, 13, 17), (12, 10, 10), (66, 15, 20), (82, 12, 26), (95, 9, 18)):
        sheet.fill(box(left, 49 - high, left + wide, 49), "#5a4270", to="#6f4a6a", dry=0.4)
        windows(
            sheet,
            left + 1.4,
            51 - high,
            int((wide - 1.5) / 2.6),
            int((high - 2) / 4),
            (1.2, 1.9),
            (2.6, 4),
            lit=0.3,
            glass="#46356a",
        )


def _playground_far(sheet: Sheet) -> None:
    sheet.fill(pines(sheet.random, 50, 2, 7, gap=2.4, rise=0.6), "#4a3560", dry=0.3)
    sheet.fill(box(-1, 48.6, 101, 76), "#a87468", to="#3f2f44", dry=0.55)
    shadows = [
        line([(30, 62), (46, 75)], 0.9),
        line([(38, 54), (72, 68)], 0.7),
        line([(64, 54), (98, 68)], 0.7),
        line([(58, 62), (78, 76)], 0.9),
        poly(*pts("76,66 84,64 104,72 104,78 92,78")),
    ]
    sheet.fill(shadows, "#2a1c38", alpha=0.5, soft=0.5, dry=0)
    sheet.fill(
        [
            line([(33, 27), (61, 27)], 1.1),
            line([(33, 27), (29, 62)], 1.0),
            line([(33, 27), (38, 54)], 0.8),
            line([(61, 27), (57.6, 62)], 1.0),
            line([(61, 27), (65, 54)], 0.8),
        ],
        "#2b2040",
        dry=0,
    )


def _playground_middle(sheet: Sheet) -> None:
    for top, seat, lift in ((39.4, 38.4, 51.4), (51, 54.4, 50.4)):
        sheet.fill(
            [
                line([(top, 27), (seat - 1.8, lift)], 0.22),
                line([(top + 3.4, 27), (seat + 2.6, lift - 0.4)], 0.22),
            ],
            "#241a36",
            dry=0,
        )
        sheet.fill(line([(seat - 2.2, lift), (seat + 3, lift - 0.4)], 0.9), "#c63f2d", dry=0)
    sheet.fill(
        [
            line([(76, 65), (77, 33)], 1),
            line([(82.6, 64), (83, 33)], 1),
            *(line([(76.3, y), (82.8, y)], 0.5) for y in (38, 43, 48, 53, 58)),
        ],
        "#2b2040",
        dry=0,
    )


def _playground_near(sheet: Sheet) -> None:
    sheet.fill(poly(*pts("75,33.6 80,26.6 85,33.6")), "#b5401a", dry=0.3)
    slide = [*curve(pts("83,37 89,45 94,58 101,63")), *curve(pts("101,66 92.6,62 87,50 83,41"))]
    sheet.fill(poly(*slide), "#e2b13c", to="#a8722c", dry=0.3)
    sheet.fill(blob(*pts("4,66 10,62 22,62 27,66 21,70 9,70")), "#d9a57c", to="#a8775c", dry=0.4)
    sheet.fill(
        line([*curve(pts("4,66 10,62 22,62 27,66 21,70 9,70"), closed=True), (4, 66)], 0.9), "#4a3040", dry=0
    )
    sheet.fill([poly(*pts("14,65 18,65 17.4,68.4 14.6,68.4"))], "#1e6f86", dry=0.2)
    sheet.fill(line(curve(pts("14,65 16,62.6 18,65")), 0.3), "#1e6f86", dry=0)
    tufts = [
        stem([(x, y), (x + 0.3, y - 1), (x + sheet.random.uniform(-0.8, 0.8), y - 2.2)], 0.35, 0.08)
        for x, y in ((sheet.random.uniform(0, 100), sheet.random.uniform(70, 76)) for _ in range(170))
    ]
    sheet.fill(tufts, "#33243f", dry=0)
    sheet.glow(22, 52, 50, "#ffb070", 0.3, down=16)
