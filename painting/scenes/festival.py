"""The forestry festival."""

from painting.easel import Sheet, mix
from painting.figures import person
from painting.marks import blob, box, curve, line, oval, poly, pts
from painting.trees import pines


def forestry_festival(sheet: Sheet) -> None:
    """A timber machine lifting logs beside flags and a crowd."""
    _forestry_festival_far(sheet)
    _forestry_festival_near(sheet)


def _forestry_festival_far(sheet: Sheet) -> None:
    sheet.wash((0, "#6fb2d6"), (0.4, "#cfe4e0"), (0.6, "#f5e6bd"), (1, "#b59a63"))
    sheet.cloud("#ffffff", 0, 34, flat=2.4, cover=0.42, alpha=0.9)
    sheet.fill(pines(sheet.random, 42, 8, 14, gap=2.6), "#7fa58e", dry=0.3)
    sheet.haze("#e7edd6", 30, 44, 0.7)
    sheet.fill(pines(sheet.random, 45, 9, 19, gap=3.4, rise=0.6), "#2f5a43", to="#1f4234", dry=0.4)
    sheet.fill(poly(*pts("-2,44 102,44 102,76 -2,76")), "#c7b277", to="#8c6b41", dry=0.6)
    for x, colour in ((7, "#b5401a"), (17, "#e2b13c"), (27, "#1e5b73"), (88, "#2f5d3a"), (96, "#b5401a")):
        sheet.fill(line([(x, 52), (x, 24)], 0.35), "#f3ead8", dry=0)
        sheet.fill(
            poly(
                *curve([(x, 24.4), (x + 3, 23.6), (x + 6, 25.2), (x + 8.4, 24.6)]),
                *curve([(x + 8.4, 29.2), (x + 6, 29.8), (x + 3, 28.4), (x, 29.2)]),
            ),
            colour,
            dry=0.4,
        )


def _forestry_festival_near(sheet: Sheet) -> None:
    tents = [poly(*pts("-3,51 -3,45 5,39 14,45 14,51")), poly(*pts("15,51 15,45.6 22,40.6 30,45.6 30,51"))]
    sheet.fill(tents, "#fbf3e2", to="#d9c3a0", dry=0.25)
    sheet.fill([poly(*pts("0,45 5,39 7,45")), poly(*pts("18,45.6 22,40.6 24,45.6"))], "#d9573a", dry=0.2)
    for _ in range(46):
        x = sheet.random.choice((sheet.random.uniform(0, 42), sheet.random.uniform(78, 100)))
        foot = sheet.random.uniform(51, 56)
        colour = sheet.random.choice(("#34424f", "#8a3a2c", "#c58a34", "#3d6a6b", "#5f4a5b", "#e3d6bd"))
        person(
            sheet,
            x,
            foot,
            4.4 + (foot - 51) * 0.25,
            colour,
            sheet.random.choice(("stand", "walk")),
            flip=sheet.random.random() < 0.5,
            coat=sheet.random.random() < 0.5,
        )
    _machine(sheet)
    _logs(sheet, 6, 73, 7, 3.0)
    for x, high in pts("3,9.5 11,7 44,10.5"):
        person(sheet, x, 75.5, high, "#2c2730", "stand", coat=True)


def _machine(sheet: Sheet) -> None:
    _machine_far(sheet)
    _machine_near(sheet)


def _machine_far(sheet: Sheet) -> None:
    sheet.fill(oval(66, 69, 27, 2.2), "#4b351f", alpha=0.5, soft=0.7, dry=0)
    sheet.fill(poly(*pts("44,61 90,61 92,55 46,55")), "#3f4a3f", dry=0.4)
    for row in range(3):
        sheet.fill(
            [oval(46.4 + c * 5, 53.2 - row * 4.2, 2.5) for c in range(4)],
            mix("#e0b26d", "#c89450", row / 3),
            dry=0.3,
        )
        sheet.fill([oval(46.4 + c * 5, 53.2 - row * 4.2, 1.3) for c in range(4)], "#b47b3e", dry=0)
    sheet.fill([line([(43, 56), (43, 40)], 0.8), line([(64, 56), (64, 40)], 0.8)], "#2d352e", dry=0)
    sheet.fill(blob(*pts("70,60 70,47 73,41 84,41 88,47 94,50 95,60")), "#2f7d4f", to="#1f5a3b", dry=0.35)


def _machine_near(sheet: Sheet) -> None:
    sheet.fill(poly(*pts("72,51 74,43 79,43 79,51")), "#bfe0e6", to="#7fb0bf", dry=0.2)
    sheet.fill(poly(*pts("80.4,51 80.4,43 83.4,43 86.6,50")), "#a9d2dc", to="#6da3b5", dry=0.2)
    sheet.fill([box(86, 51.5, 94, 53)], "#f2c14e", dry=0.2)
    sheet.fill([line(pts("67,56 64,33 49,22"), 2.1)], "#f2b632", dry=0.3)
    sheet.fill([line([(49, 22), (38, 26.4)], 1.6)], "#e7a526", dry=0.3)
    sheet.fill([oval(64, 33, 1.6), oval(49, 22, 1.4), oval(67, 55, 2)], "#3a3a34", dry=0)
    sheet.fill(
        [
            line([(38, 26.4), (38, 30)], 0.7),
            line(curve(pts("38,30 34.6,32 35,36")), 0.9),
            line(curve(pts("38,30 41.4,32 41,36")), 0.9),
        ],
        "#33332e",
        dry=0,
    )
    sheet.fill(poly(*pts("24,34.6 52,32.4 52,35.8 24,38")), "#a46f3c", to="#7a4d2a", dry=0.7)
    sheet.fill(oval(52, 34.1, 1.0, 1.8), "#edc98d", dry=0)
    for x in (50, 60, 76, 88):
        sheet.fill(oval(x, 63, 5.2), "#26252a", dry=0.4)
        sheet.fill(oval(x, 63, 2.4), "#f2c14e", dry=0.2)
        sheet.fill(oval(x, 63, 0.9), "#3a3a34", dry=0)


def _logs(sheet: Sheet, x: float, foot: float, count: int, size: float) -> None:
    for row in range(3):
        for place in range(count - row):
            at = x + 12 + place * size * 2 + row * size, foot - size - row * size * 1.76
            sheet.fill(oval(*at, size), "#7d5530", dry=0.4)
            sheet.fill(oval(*at, size * 0.84), mix("#f0cf93", "#d8a35c", sheet.random.random()), dry=0.3)
            sheet.fill([oval(*at, size * 0.3)], "#b67c42", dry=0)
