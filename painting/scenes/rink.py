"""Ice hockey."""

from painting.easel import Sheet, mix
from painting.figures import figure
from painting.marks import blob, box, line, oval, poly, pts, shifted, stem


def ice_hockey(sheet: Sheet) -> None:
    """A rink from the stands, scratched ice, bright lamps."""
    _ice_hockey_back(sheet)
    _ice_hockey_far(sheet)
    _ice_hockey_middle(sheet)
    _ice_hockey_near(sheet)


def _ice_hockey_back(sheet: Sheet) -> None:
    sheet.wash((0, "#141c33"), (1, "#1f2b4a"))
    for row in range(5):
        y = 6 + row * 4.4
        sheet.fill(box(-1, y, 101, y + 4.6), mix("#1b2340", "#2d3a62", row / 4), dry=0.3)
        heads = [
            (x + sheet.random.uniform(-0.6, 0.6), y + 2 + sheet.random.uniform(-0.5, 0.5))
            for x in range(-1, 102, 2)
        ]
        for share, colour in enumerate(("#c63f2d", "#e9d9b8", "#3f6fa6", "#c9a26a", "#5d6a86")):
            spots = heads[(share + row) % 5 :: 5]
            sheet.fill(
                [oval(x, v, 0.8) for x, v in spots]
                + [
                    blob((x - 1.1, v + 3), (x - 0.9, v + 1), (x + 0.9, v + 1), (x + 1.1, v + 3))
                    for x, v in spots
                ],
                colour,
                alpha=0.55 + 0.09 * row,
                dry=0,
            )


def _ice_hockey_far(sheet: Sheet) -> None:
    lamps = [(x, 2.2 + abs(x - 50) * 0.025) for x in range(8, 100, 12)]
    sheet.fill([box(x - 3, y - 0.5, x + 3, y + 0.5) for x, y in lamps], "#ffffff", dry=0)
    for x, y in lamps:
        sheet.glow(x, y, 9, "#dcebff", 0.7)
    sheet.fill(poly(*pts("-2,36 12,28 88,28 102,36 102,76 -2,76")), "#f4fbff", to="#bcd8ea", dry=0.3)


def _ice_hockey_middle(sheet: Sheet) -> None:
    sheet.fill(
        poly(*pts("-2,33.6 11.6,25.6 88.4,25.6 102,33.6 102,37.4 88,28.8 12,28.8 -2,37.4")),
        "#fdfdfb",
        to="#c9d6e0",
        dry=0.3,
    )
    sheet.fill([line(pts("-2,37 12,28.9 88,28.9 102,37"), 0.8)], "#e2b13c", dry=0)
    sheet.fill(
        [box(20, 26.4, 30, 28), box(44, 26.4, 52, 28), box(66, 26.4, 78, 28)], "#1e5b73", alpha=0.8, dry=0.2
    )
    sheet.fill([line([(50, 28.9), (50, 76)], 1.2)], "#c63f2d", alpha=0.85, dry=0.4)
    sheet.fill(
        [line([(30, 28.9), (19, 76)], 1.0), line([(70, 28.9), (81, 76)], 1.0)], "#2b62a8", alpha=0.85, dry=0.4
    )
    sheet.fill([line(oval(50, 50, 15, 7).points, 0.5)], "#2b62a8", alpha=0.8, dry=0)
    scratches = []
    for _ in range(130):
        x, y = sheet.random.uniform(0, 100), sheet.random.uniform(30, 75)
        bend, run = sheet.random.uniform(-2, 2), sheet.random.uniform(3, 13)
        scratches.append(stem([(x, y), (x + run / 2, y + bend * 0.4), (x + run, y + bend)], 0.04, 0.13))
    sheet.fill(scratches, "#8fb3cc", alpha=0.6, dry=0)


def _ice_hockey_near(sheet: Sheet) -> None:
    for x in range(8, 100, 14):
        sheet.fill(oval(x, 42 + abs(x - 50) * 0.1, 2.4, 9), "#ffffff", alpha=0.5, soft=1.1, dry=0)
    for x, foot, high, colour, flip in (
        (24, 46, 11, "#c63f2d", False),
        (43, 41, 9, "#1f4f96", True),
        (58, 56, 14, "#c63f2d", True),
        (36, 62, 16.5, "#1f4f96", False),
        (78, 50, 12, "#1f4f96", True),
        (70, 70, 20, "#c63f2d", True),
        (14, 68, 18, "#1f4f96", False),
    ):
        _skater(sheet, x, foot, high, colour, flip=flip)
    sheet.fill(oval(50.6, 63.4, 0.9, 0.45), "#14141a", dry=0)
    heads = [
        blob((x - 5, 78), (x - 4, 72.6), (x, 71.4), (x + 4, 72.6), (x + 5, 78)) for x in (1, 27, 41, 55, 92)
    ]
    sheet.fill([*heads, *(oval(x, 69.8, 2.5, 2.9) for x in (1, 27, 41, 55, 92))], "#10131f", dry=0.2)


def _skater(sheet: Sheet, x: float, foot: float, high: float, colour: str, *, flip: bool) -> None:
    _skater_far(sheet, x, foot, high, colour, flip=flip)
    _skater_near(sheet, x, foot, high, colour, flip=flip)


def _skater_far(sheet: Sheet, x: float, foot: float, high: float, colour: str, *, flip: bool) -> None:
    sheet.fill(oval(x, foot + 0.3, high * 0.42, high * 0.05), "#5a86a6", alpha=0.6, soft=0.3, dry=0)
    body = figure("skate")
    sheet.fill(shifted(body[:2], x, foot, size=high, flip=flip), "#20263a", dry=0)
    padded = [blob(*pts("-0.1,-0.44 0,-0.82 0.2,-0.9 0.34,-0.78 0.24,-0.5 0.1,-0.4"))]
    sheet.fill(
        shifted([*padded, *(stem(m.points, 0.13, 0.1) for m in body[3:5])], x, foot, size=high, flip=flip),
        colour,
        to=mix(colour, "#14182a", 0.3),
        dry=0.2,
    )


def _skater_near(sheet: Sheet, x: float, foot: float, high: float, colour: str, *, flip: bool) -> None:
    sheet.fill(
        shifted([oval(0.3, -0.93, 0.085, 0.08)], x, foot, size=high, flip=flip),
        mix(colour, "#ffffff", 0.75),
        dry=0,
    )
    sheet.fill(
        shifted([line(pts("0.34,-0.56 0.62,-0.02 0.78,-0.01"), 0.035)], x, foot, size=high, flip=flip),
        "#5a3d22",
        dry=0,
    )
    sheet.fill(
        shifted(
            [line([(0.06, 0.0), (0.24, 0.0)], 0.025), line([(-0.42, -0.03), (-0.28, 0.0)], 0.025)],
            x,
            foot,
            size=high,
            flip=flip,
        ),
        "#dfe8ee",
        dry=0,
    )
