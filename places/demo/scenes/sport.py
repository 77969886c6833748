"""Football under lights, the ice rink, runners by the lake."""

from places.demo.easel import Sheet, mix
from places.demo.marks import blob, box, curve, line, oval, poly, pts, ridge, shifted, stem
from places.demo.motifs import figure, leaves, person, pines


def football(sheet: Sheet) -> None:
    """An evening pitch under floodlights, long shadows."""
    sheet.wash((0, "#12254a"), (0.3, "#3b4f7c"), (0.44, "#c07a78"), (0.5, "#f0a86a"), (1, "#2c6b3a"))
    sheet.cloud("#e39a8a", 8, 36, flat=5, cover=0.4, alpha=0.5)
    sheet.fill(pines(sheet.random, 37, 4, 10, gap=1.8, rise=0.8), "#1d2b3f", dry=0.3)
    sheet.fill(box(-1, 34.6, 101, 39), "#2a3450", dry=0.3)
    crowd = [oval(sheet.random.uniform(0, 100), sheet.random.uniform(35.4, 38), 0.55) for _ in range(170)]
    for share, colour in enumerate(("#e9c9a0", "#c63f2d", "#6f86b6", "#e2a52e")):
        sheet.fill(crowd[share::4], colour, alpha=0.85, dry=0)
    sheet.fill(box(-1, 38.4, 101, 76), "#4f9c4c", to="#1f5c33", dry=0.4)
    for stripe in range(0, 9, 2):
        y = 38.6 + 37 * (stripe / 9) ** 1.6
        sheet.fill(box(-1, y, 101, 38.6 + 37 * ((stripe + 1) / 9) ** 1.6), "#6fb85a", alpha=0.38, dry=0.3)
    sheet.fill(
        [
            line([(-2, 41), (102, 41)], 0.3),
            line([(50, 41), (46, 76)], 0.45),
            line(oval(48.6, 55, 15, 5).points, 0.4),
            line(pts("76,41 80,53 102,53"), 0.35),
        ],
        "#f0f6e6",
        alpha=0.85,
        dry=0,
    )
    for x, top in pts("10,3 90,3 33,13 67,13"):
        _mast(sheet, x, top)
    _goal(sheet)
    players = (
        (25, 50, 8, "run", "#d5402f", False),
        (40, 46, 6.4, "run", "#f4efe0", True),
        (60, 58, 11, "kick", "#d5402f", False),
        (72, 57, 10.6, "run", "#f4efe0", True),
        (30, 68, 14, "run", "#f4efe0", False),
        (82, 47, 7, "run", "#d5402f", True),
        (15, 45, 6, "stand", "#f4efe0", False),
        (54, 44.4, 5.6, "walk", "#d5402f", False),
        (91, 52, 8, "stand", "#e2b13c", True),
    )
    for x, foot, high, pose, colour, flip in players:
        for lean in (-1, 1):
            sheet.fill(
                poly(
                    (x - high * 0.08, foot),
                    (x + high * 0.08, foot),
                    (x + lean * high * 0.75 + high * 0.06, foot + high * 0.32),
                    (x + lean * high * 0.75 - high * 0.1, foot + high * 0.32),
                ),
                "#0f3322",
                alpha=0.4,
                soft=0.25,
                dry=0,
            )
        body = shifted(figure(pose), x, foot, size=high, flip=flip)
        sheet.fill(body, "#f0cfa8" if int(x) % 3 else "#7a4a32", dry=0)
        sheet.fill(body[:2], "#24304a", dry=0)
        sheet.fill(body[2:4], colour, dry=0.15)
    sheet.fill(oval(66.6, 57, 0.85), "#ffffff", dry=0)
    sheet.haze("#e9f0ff", 28, 46, 0.12)


def _mast(sheet: Sheet, x: float, top: float) -> None:
    foot = 39.0
    sheet.fill(line([(x, foot), (x, top)], 0.6), "#1a2238", dry=0)
    sheet.fill([box(x - 3, top - 1.6, x + 3, top + 1.6)], "#222c46", dry=0)
    sheet.fill(
        [oval(x + u, top + v, 0.66) for u in (-2.2, -0.7, 0.8, 2.2) for v in (-0.75, 0.75)], "#fffdf0", dry=0
    )
    sheet.glow(x, top, 19, "#eaf2ff", 0.9, hard=2.6)
    turn = 1 if x < 50 else -1
    sheet.fill(
        poly((x - 2, top), (x + 2, top), (x + turn * 52, 74), (x + turn * 8, 74)),
        "#eaf2ff",
        alpha=0.09,
        soft=1.2,
        dry=0,
    )


def _goal(sheet: Sheet) -> None:
    net = [line([(85 + u, 42.2), (86.4 + u * 0.94, 50.4)], 0.1) for u in range(0, 15, 1)]
    net += [line([(85, 42.4 + v), (100, 42.4 + v)], 0.1) for v in range(0, 9)]
    sheet.fill(net, "#f0f4f0", alpha=0.55, dry=0)
    sheet.fill([line(pts("85,51 85,41.6 101,41.6"), 0.6)], "#ffffff", dry=0)


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


def runners(sheet: Sheet) -> None:
    """Three runners between autumn trees, low sun over the lake."""
    _runners_back(sheet)
    _runners_far(sheet)
    _runners_middle(sheet)
    _runners_near(sheet)
    _runners_front(sheet)
    _runners_last(sheet)


def _runners_back(sheet: Sheet) -> None:
    sheet.wash((0, "#f2b56a"), (0.3, "#ffd890"), (0.46, "#fff0c2"), (1, "#b5672f"))
    sheet.cloud("#fff4d6", 2, 30, flat=4, cover=0.45, alpha=0.6)
    sheet.glow(56, 33, 54, "#fff3c4", 0.9, down=34)


def _runners_far(sheet: Sheet) -> None:
    sheet.fill(oval(56, 30.6, 3.4), "#fffdf0", dry=0)
    sheet.fill(ridge(sheet.random, 36, 1.3, foot=40), "#d9a06c", to="#e6b884")
    sheet.mirror(38.5, "#e9a765", share=0.25, ripple=0.9, foot=56)
    sheet.glints("#fffbe2", 39.2, 54, 90, x=56, spread=12, size=1.2)
    sheet.fill(
        poly((-2, 76), (-2, 56), *curve(pts("-2,56 24,53.4 60,55 102,51")), (102, 76)),
        "#b5722f",
        to="#5a2f1e",
        dry=0.5,
    )
    sheet.fill(
        poly(
            (-2, 66),
            *curve(pts("-2,66 30,61 70,61 102,57")),
            (102, 65),
            *curve(pts("102,65 70,69 30,70 -2,76")),
        ),
        "#e8c48a",
        to="#b98657",
        dry=0.4,
    )


def _runners_middle(sheet: Sheet) -> None:
    for x, foot, wide in ((7, 60, 2.4), (90, 58, 2.8), (22, 57, 1.4), (76, 56, 1.3)):
        sheet.fill(
            stem(
                [(x, foot + 1), (x + 0.6, foot - 22), (x + sheet.random.uniform(-3, 3), foot - 44)],
                wide,
                wide * 0.5,
            ),
            "#5a3320",
            to="#3a2018",
            upright=True,
            dry=0.5,
        )
        sheet.fill(
            [
                stem(
                    [(x + 0.4, foot - at), (x + side * 4, foot - at - 5), (x + side * 9, foot - at - 9)],
                    wide * 0.4,
                    0.2,
                )
                for side, at in pts("1,16 -1,21 1,27 -1,32")
            ],
            "#4a2a1c",
            dry=0,
        )


def _runners_near(sheet: Sheet) -> None:
    for x, y, across, down in ((5, 17, 17, 15), (92, 15, 18, 15), (22, 20, 8, 8), (77, 20, 8, 7.6)):
        leaves(sheet, x, y, across, down, ["#a8401c", "#d9641f", "#f29a2e", "#ffc94e"], size=1.15)
    for x, foot, high, lift in ((35, 67.6, 17, 0.2), (52, 66, 16, 0.8), (70, 65, 17.4, 0.1)):
        sheet.fill(
            poly((x - 2, foot + lift), (x + 2, foot + lift), (x - 6, 76), (x - 14, 76)),
            "#4a2416",
            alpha=0.45,
            soft=0.5,
            dry=0,
        )
        person(sheet, x, foot - lift, high, "#35201c", "run")
        sheet.fill(
            shifted([line(pts("0.08,-1 0.17,-0.99 0.2,-0.92"), 0.018)], x, foot - lift, size=high),
            "#ffe3a0",
            alpha=0.8,
            dry=0,
        )


def _runners_front(sheet: Sheet) -> None:
    fallen = [
        oval(
            sheet.random.uniform(0, 100),
            sheet.random.uniform(56, 75),
            sheet.random.uniform(0.3, 0.8),
            0.26,
            sheet.random.uniform(-30, 30),
        )
        for _ in range(210)
    ]
    for share, colour in enumerate(("#f2a52e", "#d9541f", "#ffcf5c")):
        sheet.fill(fallen[share::3], colour, alpha=0.9, dry=0)


def _runners_last(sheet: Sheet) -> None:
    air = [
        oval(
            sheet.random.uniform(0, 100),
            sheet.random.uniform(18, 60),
            sheet.random.uniform(0.25, 0.6),
            0.24,
            sheet.random.uniform(0, 180),
        )
        for _ in range(40)
    ]
    sheet.fill(air, "#f5a83a", dry=0)
