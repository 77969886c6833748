"""What stands on our tables: bread, coffee, a shared meal, knitting."""

import math

from places.demo.easel import Colour, Sheet, mix
from places.demo.marks import Mark, blob, box, curve, line, oval, poly, pts, shifted, stem, turned


def _boards(sheet: Sheet, light: Colour, deep: Colour, gap: Colour, *, wide: float = 16) -> None:
    """A table top of planks seen from above."""
    sheet.wash((0, gap), (1, gap))
    y = -3.0
    while y < sheet.tall:
        tone = mix(light, deep, sheet.random.random())
        sheet.fill(box(-1, y, 101, y + wide - 0.5), tone, to=mix(tone, deep, 0.3), dry=0.7)
        y += wide


def _shadow(sheet: Sheet, mark: Mark, by: float = 1.2) -> None:
    sheet.fill(shifted([mark], by, by * 1.3), "#1f120c", alpha=0.5, soft=0.8, dry=0)


def bread(sheet: Sheet) -> None:
    """Loaves, buns and flatbread on a floury table."""
    _boards(sheet, "#8a5d3b", "#6b432b", "#2f1c14", wide=21)
    cloth = poly(*curve(pts("-4,44 14,36 34,44 52,34 60,52")), (66, 104), (-4, 104))
    _shadow(sheet, cloth)
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


def _loaf(sheet: Sheet, x: float, y: float, across: float, down: float, turn: float) -> None:
    _loaf_far(sheet, x, y, across, down, turn)
    _loaf_middle(sheet, x, y, across, down, turn)
    _loaf_near(sheet, x, y, across, down, turn)


def _loaf_far(sheet: Sheet, x: float, y: float, across: float, down: float, turn: float) -> None:
    body = oval(x, y, across, down, turn)
    _shadow(sheet, body, 2)
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
    _shadow(sheet, body)
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


def _flatbread(sheet: Sheet, x: float, y: float, size: float) -> None:
    for lift in (3, 1.5, 0):
        rim = [
            (
                x + (size + sheet.random.uniform(-1, 1)) * math.cos(a),
                y + lift + (size + sheet.random.uniform(-1, 1)) * 0.94 * math.sin(a),
            )
            for a in (math.tau * i / 14 for i in range(14))
        ]
        _shadow(sheet, blob(*rim), 0.7)
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
        _shadow(sheet, biscuit, 0.7)
        sheet.fill(biscuit, "#d9a35c", to="#b97c3a", dry=0.4)
        sheet.fill(oval(x, y, 1.7), "#a3201f", dry=0.2)
    _posy(sheet, 51, 12)
    for x, y, turn in ((29, 34, 60), (72, 70, 45)):
        spoon = shifted(turned([line([(0, 0), (11, 0)], 0.8), oval(-1.8, 0, 2.6, 1.6)], turn), x, y)
        sheet.fill(shifted(spoon, 0.5, 0.7), "#3a2618", alpha=0.5, soft=0.3, dry=0)
        sheet.fill(spoon, "#d5d3cc", to="#98979a", dry=0.2)


def _plate(sheet: Sheet, x: float, y: float, size: float, colour: Colour, rim: Colour) -> None:
    _shadow(sheet, oval(x, y, size), 1.4)
    sheet.fill(oval(x, y, size), colour, to=mix(colour, "#9a8a78", 0.3), dry=0.15)
    sheet.fill(line(oval(x, y, size * 0.93).points, size * 0.03), rim, alpha=0.9, dry=0)
    sheet.fill(oval(x, y, size * 0.72), mix(colour, "#b7a890", 0.25), to=colour, dry=0.1)


def _cinnamon(sheet: Sheet, x: float, y: float, size: float) -> None:
    body = oval(x, y, size, size * 0.95, sheet.random.uniform(0, 90))
    _shadow(sheet, body, 0.8)
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
    _shadow(sheet, oval(x, y, 7.4), 0.8)
    sheet.fill(oval(x, y, 7.6), colour, to=mix(colour, "#20140f", 0.4), dry=0.3)
    sheet.fill(oval(x, y, 6.4), "#2b1710", to="#5b3520", dry=0.2)
    sheet.fill(line(oval(x, y, 5.9).points, 0.5), "#b0753f", alpha=0.8, dry=0)
    sheet.fill(oval(x - 2, y - 2.2, 1.7, 0.8, -35), "#f7e7cb", alpha=0.55, soft=0.2, dry=0)


def _posy(sheet: Sheet, x: float, y: float) -> None:
    _posy_far(sheet, x, y)
    _posy_near(sheet, x, y)


def _posy_far(sheet: Sheet, x: float, y: float) -> None:
    _shadow(sheet, oval(x, y, 6), 1.4)
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


def shared_table(sheet: Sheet) -> None:
    """A long table from above, many dishes, hands from both sides."""
    _shared_table_far(sheet)
    _shared_table_middle(sheet)
    _shared_table_near(sheet)


def _shared_table_far(sheet: Sheet) -> None:
    _boards(sheet, "#5f7f84", "#47666e", "#28383f", wide=12)
    cloth = box(-2, 15, 102, 60)
    _shadow(sheet, cloth, 1)
    sheet.fill(cloth, "#f7ecd4", to="#e5d0a8", dry=0.3)
    sheet.fill([box(-2, 17, 102, 18.2), box(-2, 56.8, 102, 58)], "#c63f2d", alpha=0.8, dry=0.3)
    sheet.fill(
        poly(
            (-2, 34),
            *curve(pts("-2,34 30,36 70,33 102,36")),
            (102, 41),
            *curve(pts("102,41 70,39 30,42 -2,40")),
        ),
        "#5f9238",
        alpha=0.35,
        soft=0.6,
        dry=0.4,
    )


def _shared_table_middle(sheet: Sheet) -> None:
    dishes = (
        (11, 30, 9, "#c63f2d", "#f2b44a"),
        (31, 41, 10.5, "#1e5b73", "#e9d9a0"),
        (52, 29, 9.5, "#e2a52e", "#a8321f"),
        (71, 42, 10.5, "#2f5d3a", "#f6e6c0"),
        (90, 30, 9, "#7a3f63", "#7fa83f"),
        (12, 47, 6, "#e2a52e", "#5f9238"),
        (50, 49, 6.4, "#fbf5e8", "#d9573a"),
        (90, 49, 6, "#fbf5e8", "#d99a3c"),
        (31, 24.6, 5, "#fbf5e8", "#e7c14e"),
        (71, 25, 5.4, "#c63f2d", "#fbf5e8"),
    )
    for index, dish in enumerate(dishes):
        _dish(sheet, index, *dish)


def _shared_table_near(sheet: Sheet) -> None:
    for x, y in pts("21.4,34.5 41.4,33.4 61.4,35.6 80.6,36"):
        sheet.fill(oval(x, y, 1.9), "#cfe3e6", to="#8fb5bf", dry=0.1)
        sheet.fill(oval(x, y, 1.4), "#c0392f", alpha=0.7, dry=0)
    skins = ("#f0c8a2", "#8a5636", "#d9a072", "#5d3a28", "#c4875a")
    sleeves = ("#2f6f86", "#e2a52e", "#7a3f63", "#b5401a", "#3f6b45")
    for index, (x, reach) in enumerate(pts("9,14 29,16 49,13 70,16 92,15")):
        _reach(sheet, x, -3, reach + 6, skins[index], sleeves[index], turn=180 + (index % 3 - 1) * 10)
    for index, (x, reach) in enumerate(pts("17,12 39,13 61,14 82,12")):
        _reach(
            sheet,
            x,
            78,
            reach + 6,
            skins[(index + 2) % 5],
            sleeves[(index + 3) % 5],
            turn=(index % 3 - 1) * 11,
        )


def _dish(sheet: Sheet, index: int, x: float, y: float, size: float, bowl: Colour, food: Colour) -> None:
    _shadow(sheet, oval(x, y, size), 0.9)
    sheet.fill(oval(x, y, size), bowl, to=mix(bowl, "#20140f", 0.3), dry=0.25)
    sheet.fill(oval(x, y, size * 0.84), mix(bowl, "#fff3da", 0.35), dry=0.1)
    sheet.fill(oval(x, y, size * 0.76), food, to=mix(food, "#5a2a14", 0.35), dry=0.4)
    tops = ("#fff6dc", "#5f9238", "#e0452f", "#8a4a20", "#f2c14e", "#3f6b2c")
    for coat in range(3):
        bits = []
        for _ in range(int(size * 2.2)):
            a, r = sheet.random.uniform(0, math.tau), size * 0.66 * math.sqrt(sheet.random.random())
            bits.append(
                oval(
                    x + r * math.cos(a),
                    y + r * math.sin(a),
                    sheet.random.uniform(0.4, 1.0),
                    sheet.random.uniform(0.25, 0.7),
                    sheet.random.uniform(0, 180),
                )
            )
        sheet.fill(bits, tops[(index + coat * 2) % 6], dry=0)


def _reach(
    sheet: Sheet, x: float, y: float, length: float, skin: Colour, sleeve: Colour, *, turn: float
) -> None:
    arm = [stem([(0, 6), (0, -length * 0.5)], 6.4, 5.2)]
    wrist = -length * 0.5
    hand = [
        stem([(0, wrist + 1), (0, wrist - 4)], 3.4, 3.4),
        blob((-2.2, wrist - 3), (-2.4, wrist - 6.4), (0, wrist - 7.6), (2.4, wrist - 6.4), (2.2, wrist - 3)),
    ]
    fingers = [
        stem([(u, wrist - 6), (u * 1.25, wrist - 8.8), (u * 1.3, wrist - 11 + abs(u) * 0.5)], 1.35, 1.0)
        for u in (-1.7, -0.55, 0.6, 1.75)
    ]
    thumb = [stem([(2, wrist - 3.6), (4, wrist - 6), (4.2, wrist - 8)], 1.5, 1.1)]
    whole = [shifted(turned(part, turn), x, y) for part in (arm, [*hand, *fingers, *thumb])]
    sheet.fill(shifted(whole[0] + whole[1], 0.9, 1.2), "#2a1a12", alpha=0.4, soft=0.6, dry=0)
    sheet.fill(whole[1], mix(skin, "#3a1c12", 0.35), dry=0)
    sheet.fill(shifted(whole[1], -0.2, -0.15), skin, dry=0.2)
    sheet.fill(whole[0], sleeve, to=mix(sleeve, "#20140f", 0.25), upright=True, dry=0.4)
    cuff = shifted(turned([line([(-2.8, wrist + 0.6), (2.8, wrist + 0.6)], 1.1)], turn), x, y)
    sheet.fill(cuff, mix(sleeve, "#fff3da", 0.35), dry=0.2)


def knitting(sheet: Sheet) -> None:
    """A half-finished sweater with stars, balls of wool, two needles."""
    _boards(sheet, "#c79a67", "#a97a4a", "#5a3a24", wide=25)
    shape = box(13, 5, 77, 64)
    _shadow(sheet, shape, 2)
    sheet.fill(shape, "#8f2a22", dry=0.2)
    _stitches(sheet)
    sheet.fill([line([(8, 66.2), (86, 62.4)], 1.5)], "#5a3a24", alpha=0.6, soft=0.4, dry=0)
    sheet.fill(line([(6, 65), (88, 62)], 1.5), "#e3c48a", to="#b98d52", dry=0.4)
    sheet.fill([oval(6, 65, 1.8), oval(88.6, 62, 0.7)], "#7a3f2a", dry=0)
    sheet.fill(line([(58, 97), (94, 42)], 1.5), "#e3c48a", to="#b98d52", dry=0.4)
    sheet.fill(oval(58, 97, 1.8), "#7a3f2a", dry=0)
    sheet.fill(line(curve(pts("74,63 84,70 78,78 68,76")), 0.7), "#f3ead8", dry=0)
    for x, y, size, colour in (
        (21, 84, 14, "#b5301f"),
        (48, 85, 12, "#2b567c"),
        (74, 83, 13, "#f3ead8"),
        (92, 92, 9, "#e2a52e"),
    ):
        _ball(sheet, x, y, size, colour)
    sheet.glow(14, 8, 70, "#ffe6b8", 0.4)


STAR = (
    "..#.....#..",
    ".###...###.",
    "#####.#####",
    ".####.####.",
    "..###.###..",
    ".....#.....",
    "..###.###..",
    ".####.####.",
    "#####.#####",
    ".###...###.",
    "..#.....#..",
)


def _stitches(sheet: Sheet) -> None:
    coats: dict[str, list[Mark]] = {"#c0392b": [], "#f6eeda": [], "#2b4f76": [], "#a83024": []}
    across, down = 48, 42
    for row in range(down):
        for column in range(across):
            x, y = 13.4 + column * 63.4 / across, 6 + row * 57.4 / down
            tone = _stitch_colour(row, column)
            for side in (-1, 1):
                coats[tone].append(
                    stem(
                        [
                            (x + 0.66 + side * 0.5, y - 0.6),
                            (x + 0.66 + side * 0.3, y + 0.2),
                            (x + 0.66, y + 1.0),
                        ],
                        0.62,
                        0.5,
                    )
                )
    for tone, marks in coats.items():
        sheet.fill(marks, tone, dry=0.15)


def _stitch_colour(row: int, column: int) -> str:
    if row in (3, 4, 20, 21, 37, 38):
        return "#f6eeda" if (column + row) % 2 else "#2b4f76"
    if row in (2, 5, 19, 22, 36, 39):
        return "#2b4f76"
    band = row - 7 if row < 19 else row - 24
    if 0 <= band < 11:
        spot = (column - 1) % 16
        return "#f6eeda" if spot < 11 and STAR[band][spot] == "#" else "#c0392b"
    return "#a83024" if column % 2 else "#c0392b"


def _ball(sheet: Sheet, x: float, y: float, size: float, colour: Colour) -> None:
    _shadow(sheet, oval(x, y, size), 1.8)
    sheet.fill(oval(x, y, size), mix(colour, "#20140f", 0.3), to=mix(colour, "#20140f", 0.55), dry=0.2)
    for bundle in range(7):
        turn, bend = bundle * 51 + sheet.random.uniform(-10, 10), sheet.random.uniform(-0.3, 0.3)
        threads = []
        for step in range(-3, 4):
            lift = step * 0.09 + bend
            half = math.sqrt(max(1 - lift * lift, 0.05)) * 0.97
            threads.append(
                line(
                    curve(
                        [
                            (-half * size, lift * size),
                            (0, (lift * 1.5 - 0.1) * size),
                            (half * size, lift * size),
                        ]
                    ),
                    size * 0.05,
                )
            )
        tone = mix(colour, "#fff6e0", 0.28 if bundle % 2 else 0.05)
        sheet.fill(shifted(turned(threads, turn), x, y), tone, alpha=0.9, dry=0)
