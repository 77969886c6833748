"""Where people come together: the square, the old charter, midsummer, the choir."""

import math

from places.demo.easel import Sheet, mix
from places.demo.marks import blob, box, curve, line, oval, poly, pts, ridge, shifted, stem
from places.demo.motifs import birch, figure, house, leaves, person, pines, windows


def market_square(sheet: Sheet) -> None:
    """Stalls with striped awnings in morning light."""
    sheet.wash((0, "#7db4d6"), (0.3, "#d5e4de"), (0.5, "#ffe7b8"), (1, "#c9a27a"))
    sheet.cloud("#ffffff", 0, 26, flat=2.4, cover=0.4, alpha=0.85)
    sheet.fill(poly(*pts("47,40 47,16 50,5 53,16 53,40")), "#d9c3a0", to="#b89a7c", dry=0.4)
    sheet.fill(poly(*pts("46.4,16.4 50,4 53.6,16.4")), "#4f7f73", dry=0.3)
    sheet.fill(oval(50, 21.4, 1.6), "#fdf6e2", dry=0)
    sheet.fill(
        [line([(50, 21.4), (50, 20.2)], 0.25), line([(50, 21.4), (50.9, 21.8)], 0.25)], "#3b2f30", dry=0
    )
    walls = (
        ("#e7b25c", 0, 13, 20),
        ("#c8694a", 13, 11, 23),
        ("#f0dcb6", 24, 13, 18),
        ("#9bb3a3", 37, 10, 21),
        ("#d98c6a", 53, 12, 20),
        ("#efe3c8", 65, 12, 24),
        ("#d8a24a", 77, 11, 19),
        ("#a8604e", 88, 13, 22),
    )
    for colour, left, wide, high in walls:
        sheet.fill(
            box(left, 43 - high, left + wide, 44),
            colour,
            to=mix(colour, "#6a4a4a", 0.35),
            upright=True,
            dry=0.4,
        )
        sheet.fill(
            poly(
                (left - 0.4, 43.2 - high),
                (left + 1.6, 39 - high),
                (left + wide - 1.6, 39 - high),
                (left + wide + 0.4, 43.2 - high),
            ),
            "#8a4a3c",
            to="#6a3a36",
            dry=0.4,
        )
        windows(
            sheet,
            left + 1.4,
            45.4 - high,
            int(wide / 3.2),
            3,
            (1.5, 2.6),
            (3.1, 5.6),
            lit=0.06,
            glass="#56677a",
            frame="#fff6e4",
        )
    sheet.fill(poly(*pts("-1,43 101,43 101,76 -1,76")), "#dcc09a", to="#a3836c", dry=0.4)
    shade = [
        oval(sheet.random.uniform(0, 100), sheet.random.uniform(52, 75), sheet.random.uniform(0.8, 1.8), 0.32)
        for _ in range(180)
    ]
    sheet.fill(shade, "#8f7264", alpha=0.35, dry=0)
    for x in range(2, 100, 5):
        person(
            sheet,
            x + sheet.random.uniform(-2, 2),
            50 + sheet.random.uniform(-1.5, 1),
            6,
            sheet.random.choice(("#5d5a66", "#8c5142", "#4d6a70", "#a98243", "#6e4a5a")),
            "walk",
            flip=x % 2 == 0,
            coat=x % 3 == 0,
        )
    for x, y, size, colour in (
        (1, 57, 0.72, "#d1492f"),
        (37, 56, 0.66, "#2f6f86"),
        (70, 57, 0.72, "#e0a52e"),
        (14, 72, 1.15, "#2f7d5a"),
        (59, 73, 1.2, "#c63f2d"),
    ):
        _stall(sheet, x, y, size, colour)
    person(sheet, 50, 73, 15, "#3a3038", "walk", coat=True)
    person(sheet, 45.4, 73.4, 10, "#7d3a34", "walk")
    sheet.glow(6, 10, 70, "#fff0c4", 0.45)


def _stall(sheet: Sheet, x: float, foot: float, size: float, colour: str) -> None:
    def at(u: float, v: float) -> tuple[float, float]:
        return x + u * size, foot + v * size

    sheet.fill(oval(*at(13, 0.5), 16 * size, 1.6 * size), "#4a3530", alpha=0.45, soft=0.5, dry=0)
    sheet.fill(
        [line([at(1, 0), at(1, -17)], 0.5 * size), line([at(25, 0), at(25, -17)], 0.5 * size)],
        "#5b4234",
        dry=0,
    )
    sheet.fill(poly(at(1, -13), at(25, -13), at(25, -6), at(1, -6)), "#4a342e", alpha=0.75, dry=0.3)
    sheet.fill(shifted(figure("stand", coat=True), *at(15, -4), size=12 * size), "#e9dcc6", dry=0.2)
    sheet.fill(poly(at(0, -7.4), at(26, -7.4), at(26, 0), at(0, 0)), "#b98a5a", to="#8a5f3c", dry=0.6)
    goods = ("#d8402f", "#f2a52c", "#6f9f3c", "#e8d36a", "#8a3f5f", "#f3e7cf")
    for tray in range(5):
        colours = goods[(tray + int(x)) % 6], goods[(tray + 2) % 6]
        heap = [
            oval(
                *at(2.6 + tray * 5.1 + sheet.random.uniform(-1.7, 1.7), -7.8 - sheet.random.random() * 1.9),
                0.95 * size,
            )
            for _ in range(16)
        ]
        sheet.fill(heap, colours[0], dry=0.2)
        sheet.fill(heap[::3], mix(colours[0], "#fff2cc", 0.35), dry=0)
    for stripe in range(8):
        tint = colour if stripe % 2 == 0 else "#fdf4e0"
        left, right = -1.5 + stripe * 3.62, -1.5 + (stripe + 1) * 3.62
        sheet.fill(
            poly(
                at(13 + (left - 13) * 0.8, -22),
                at(13 + (right - 13) * 0.8, -22),
                at(right, -15.4),
                at(left, -15.4),
            ),
            tint,
            to=mix(tint, "#5a3a3a", 0.18),
            dry=0.25,
        )
        sheet.fill(
            oval(*at((left + right) / 2, -15.4), 1.8 * size, 1.5 * size), mix(tint, "#5a3a3a", 0.15), dry=0
        )


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
    strokes, y = [], 38.0
    sheet.fill(
        [line([(18, y + row * 4.7 + 1), (78, y + row * 4.7 + 1)], 0.06) for row in range(11)],
        "#a8793f",
        alpha=0.5,
        dry=0,
    )
    for row in range(11):
        x = 34.0 if row < 0 else 18.0
        end = 78 if row < 10 else 52
        while x < end:
            for _ in range(sheet.random.randrange(3, 9)):
                tall = sheet.random.choice((1.2, 1.2, 1.3, 2.6, -1.9))
                foot = y + row * 4.7 + (0.9 if tall > 0 else 2.0)
                strokes.append(
                    stem(
                        [(x, foot), (x + 0.25, foot - abs(tall) * 0.6), (x + 0.65, foot - abs(tall))],
                        0.16,
                        0.42,
                    )
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


def midsummer(sheet: Sheet) -> None:
    """A maypole and a ring of dancers on a light evening."""
    sheet.wash((0, "#6f9fc8"), (0.35, "#c9d3d3"), (0.55, "#ffd9a0"), (0.62, "#ffe9bd"), (1, "#6f9a3f"))
    sheet.cloud("#fff3dc", 6, 66, flat=3, cover=0.45, alpha=0.75)
    sheet.glow(20, 76, 60, "#ffe2a0", 0.8, down=34)
    sheet.fill(ridge(sheet.random, 78, 1.4, foot=84), "#7a9a94", to="#8fae88")
    sheet.fill(pines(sheet.random, 84, 4, 9, gap=2.6, rise=1), "#47724f", dry=0.3)
    house(sheet, 72, 87, 12, 7, "#b03a28", "#4a3b40")
    windows(sheet, 74, 82, 3, 1, (1.6, 2.4), (3.2, 3), lit=0.7, frame="#fbf3e2")
    sheet.fill(ridge(sheet.random, 87, 0.9, foot=sheet.tall), "#a9c45c", to="#3f6f2c", dry=0.45)
    for x, foot, high in ((6, 92, 48), (95, 94, 54)):
        birch(sheet, x, foot, high, ["#4f8440", "#7aad4a", "#b4d56c"])
    for step in range(11):
        _dancer(sheet, math.pi * (1.06 + 0.88 * step / 10), step)
    _maypole(sheet)
    for step in range(13):
        _dancer(sheet, math.pi * (0.02 + 0.96 * step / 12), step + 3)
    blooms = [(sheet.random.uniform(0, 100), sheet.random.uniform(112, 133)) for _ in range(190)]
    for share, colour in enumerate(("#fff8e0", "#ffd23f", "#7d6fd0", "#e7657f")):
        sheet.fill([oval(x, y, 0.3 + (y - 110) * 0.02) for x, y in blooms[share::4]], colour, dry=0)


def _maypole(sheet: Sheet) -> None:
    sheet.fill(line([(50, 101), (50, 20)], 1.7), "#4f7d33", dry=0.4)
    sheet.fill(line([(32, 42), (68, 42)], 1.5), "#4f7d33", dry=0.4)
    for x, y in [(50, y) for y in range(20, 102, 2)] + [(x, 42) for x in range(32, 69, 2)]:
        leaves(sheet, x, y, 1.5, 1.5, ["#5f9238", "#8fbf4c"], size=0.7)
    for x in (35, 65):
        ring = [(x + 7 * math.cos(a), 53 + 7 * math.sin(a)) for a in (math.tau * i / 26 for i in range(26))]
        sheet.fill(line([*ring, ring[0]], 1.8), "#5f9238", dry=0.4)
        sheet.fill(line([(x, 42), (x, 46)], 0.4), "#4f7d33", dry=0)
        for share, colour in enumerate(("#fff8e0", "#e7657f", "#ffd23f", "#6f86d6")):
            sheet.fill([oval(u, v, 0.85) for u, v in ring[share::4]], colour, dry=0)
    for y, colour in (
        (26, "#e7657f"),
        (33, "#ffd23f"),
        (42, "#fff8e0"),
        (56, "#6f86d6"),
        (68, "#e7657f"),
        (80, "#ffd23f"),
    ):
        sheet.fill([oval(50 + u, y + v, 0.95) for u, v in pts("-1.2,0 0,-0.8 1.2,0.2 0,0.9")], colour, dry=0)
    sheet.fill(
        [poly(*pts("50,22 56,19 60,21 55,23.4")), poly(*pts("50,22 56,25 58,28 53,26"))], "#2f6fb0", dry=0.2
    )


def _dancer(sheet: Sheet, angle: float, step: int) -> None:
    x, y = 50 + 37 * math.cos(angle), 103 + 10 * math.sin(angle)
    high = 11 + 4.4 * math.sin(angle)
    colour = ("#c63f2d", "#2f5f86", "#f4ead2", "#3f6b45", "#e0a52e", "#7a3f63", "#fdf8ea")[step % 7]
    sheet.fill(oval(x, y + 0.2, high * 0.22, high * 0.05), "#2c4a20", alpha=0.5, soft=0.2, dry=0)
    arms = [line([(-0.3, -0.58), (-0.08, -0.72)], 0.06), line([(0.3, -0.58), (0.08, -0.72)], 0.06)]
    sheet.fill(
        shifted(
            [*figure("walk", coat=step % 2 == 0)[:-1], *arms]
            if step % 2
            else [*figure("walk", coat=True), *arms],
            x,
            y,
            size=high,
            flip=step % 3 == 0,
        ),
        colour,
        dry=0.2,
    )
    sheet.fill(
        shifted([oval(0.03, -0.93, 0.07, 0.08)], x, y, size=high, flip=step % 3 == 0), "#6b4a36", dry=0
    )


def choir(sheet: Sheet) -> None:
    """A choir as silhouettes in front of tall glowing windows."""
    sheet.wash((0, "#3a2533"), (0.5, "#6a3b3c"), (1, "#2a1a24"))
    for x in (8, 31, 54, 77):
        arch = (
            *curve([(x, 22), (x + 1.4, 12), (x + 7.5, 5), (x + 13.6, 12), (x + 15, 22)]),
            (x + 15, 52),
            (x, 52),
        )
        sheet.fill(poly(*arch), "#ffd98a", to="#ff9c4e", dry=0.3)
        panes = [
            line([(x + 5, 9), (x + 5, 52)], 0.5),
            line([(x + 10, 9), (x + 10, 52)], 0.5),
            *(line([(x, y), (x + 15, y)], 0.4) for y in (18, 26, 34, 42)),
        ]
        sheet.fill(panes, "#7a3f33", dry=0)
        sheet.fill(
            [
                box(x + 0.4 + 5 * c, y + 0.4, x + 4.6 + 5 * c, y + 7.4)
                for c in range(3)
                for y in (18, 26, 34, 42)
                if sheet.random.random() < 0.3
            ],
            "#e8604a",
            alpha=0.5,
            dry=0,
        )
        sheet.fill(
            [
                box(x + 0.4 + 5 * c, y + 0.4, x + 4.6 + 5 * c, y + 7.4)
                for c in range(3)
                for y in (18, 26, 34, 42)
                if sheet.random.random() < 0.2
            ],
            "#4f86b0",
            alpha=0.5,
            dry=0,
        )
        sheet.glow(x + 7.5, 30, 22, "#ffc37a", 0.5, down=36)
        sheet.fill(
            poly((x, 52), (x + 15, 52), (x + 18, 76), (x - 3, 76)), "#ffcf8a", alpha=0.16, soft=1.5, dry=0
        )
    for row, (foot, high, colour) in enumerate(
        ((58, 17, "#4a2c36"), (63, 19, "#36202b"), (69, 21, "#231520"))
    ):
        sheet.fill(box(-1, foot - 1, 101, 76), mix(colour, "#7a4a42", 0.3), to=colour, dry=0.4)
        for place in range(9 - row % 2):
            x = 12 + place * 9.4 + (row % 2) * 4.7 + sheet.random.uniform(-0.8, 0.8)
            tall = high * sheet.random.uniform(0.9, 1.05)
            marks = [
                *figure("stand", coat=True)[2:],
                poly(*pts("-0.16,-0.62 0.16,-0.62 0.17,-0.5 -0.17,-0.5")),
            ]
            sheet.fill(shifted(marks, x, foot, size=tall), colour, dry=0.2)
            sheet.fill(
                shifted([line(pts("-0.12,-0.82 -0.05,-0.99 0.05,-0.99"), 0.02)], x, foot, size=tall),
                "#ffc98a",
                alpha=0.7,
                dry=0,
            )
            if (place + row) % 2:
                sheet.fill(
                    shifted(
                        [poly(*pts("-0.13,-0.66 0,-0.62 0.13,-0.66 0.13,-0.54 0,-0.5 -0.13,-0.54"))],
                        x,
                        foot,
                        size=tall,
                    ),
                    "#f6e3c0",
                    dry=0.2,
                )
    body = [
        blob(*pts("-0.13,0.1 -0.16,-0.45 -0.15,-0.72 0,-0.84 0.15,-0.72 0.16,-0.45 0.13,0.1")),
        oval(0, -0.94, 0.08, 0.095),
        stem(pts("-0.12,-0.74 -0.34,-0.84 -0.42,-1.1"), 0.1, 0.06),
        stem(pts("0.12,-0.74 0.36,-0.8 0.5,-1.04"), 0.1, 0.06),
        line([(0.5, -1.04), (0.62, -1.22)], 0.015),
    ]
    sheet.fill(shifted(body, 50, 78, size=30), "#120a10", dry=0.2)
