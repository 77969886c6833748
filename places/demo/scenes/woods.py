"""Forest, fields, cows and gardens."""

import math

from places.demo.easel import Sheet, mix
from places.demo.marks import blob, box, curve, line, oval, poly, pts, ridge, shifted, stem
from places.demo.motifs import birch, house, leaves, person, pines


def forest_light(sheet: Sheet) -> None:
    """Sunbeams through tall pines onto a path of moss."""
    _forest_light_far(sheet)
    _forest_light_middle(sheet)
    _forest_light_near(sheet)


def _forest_light_far(sheet: Sheet) -> None:
    sheet.wash((0, "#dfe8a8"), (0.35, "#f4eec0"), (0.62, "#b7cf8a"), (1, "#2d4a2c"))
    sheet.glow(62, 34, 60, "#fffbe0", 0.9, down=60)


def _forest_light_middle(sheet: Sheet) -> None:
    for depth in range(5):
        share = depth / 4
        colour = mix("#c7d6a0", "#1d2f24", share**0.8)
        trunks = []
        for _ in range(13 - depth * 2):
            x = sheet.random.uniform(-4, 104)
            if depth > 2 and 34 < x < 74:
                continue
            wide = 0.8 + 4.6 * share**1.5
            trunks.append(
                stem(
                    [
                        (x, 84 + 36 * share),
                        (x + sheet.random.uniform(-1, 1), 40),
                        (x + sheet.random.uniform(-2, 2), -6),
                    ],
                    wide * 1.25,
                    wide * 0.7,
                )
            )
        sheet.fill(trunks, colour, to=mix(colour, "#10180f", 0.25), upright=True, dry=0.5)
        boughs = [
            oval(
                sheet.random.uniform(-5, 105),
                sheet.random.uniform(-4, 30 - depth * 3),
                5 + 3 * share,
                1.6 + share,
                sheet.random.uniform(-14, 14),
            )
            for _ in range(16)
        ]
        sheet.fill(boughs, mix(colour, "#3f6a35", 0.5), alpha=0.8, dry=0.5)
        ground = ridge(sheet.random, 82 + 13 * share, 1.1, foot=sheet.tall)
        sheet.fill(ground, mix("#a9bf72", "#23401f", share), to=mix("#6f8c46", "#142713", share), dry=0.5)
        if depth < 4:
            sheet.haze("#f6f2c4", 40, 86 + 8 * share, 0.5 - 0.1 * depth)


def _forest_light_near(sheet: Sheet) -> None:
    path = curve(pts("60,84 56,92 63,102 50,116 30,136")) + curve(pts("84,136 76,116 74,102 62,92 62,84"))
    sheet.fill(poly(*path), "#c9cf7e", to="#5e7a35", dry=0.5)
    beams = [
        poly((64 + x, 6), (66.5 + x, 6), (x * 2.3 + 44 + w, 118), (x * 2.3 + 34, 118))
        for x, w in pts("-16,4 -7,9 3,5 12,10 20,3")
    ]
    sheet.fill(beams, "#fffbd0", alpha=0.26, soft=1.1, dry=0)
    motes = [
        oval(sheet.random.uniform(16, 86), sheet.random.uniform(40, 112), sheet.random.uniform(0.12, 0.35))
        for _ in range(110)
    ]
    sheet.fill(motes, "#fffde0", alpha=0.75, dry=0)
    ferns = []
    for _ in range(30):
        x = sheet.random.choice((sheet.random.uniform(-2, 34), sheet.random.uniform(76, 102)))
        foot = sheet.random.uniform(112, 134)
        ferns += [
            stem([(x, foot), (x + turn * 3, foot - 5), (x + turn * 7, foot - 4.6)], 0.9, 0.1)
            for turn in (-1, -0.5, 0.1, 0.6, 1)
        ]
    sheet.fill(ferns, "#3f6b2c", dry=0.3)


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


def log_pile(sheet: Sheet) -> None:
    """The sawn ends of stacked logs with their growth rings."""
    sheet.wash((0, "#3b2a20"), (1, "#1f1612"))
    spots: list[tuple[float, float, float]] = []
    for row in range(-1, 9):
        for place in range(-1, 8):
            x = place * 16.4 + (row % 2) * 8.2 + sheet.random.uniform(-1, 1)
            spots.append((x, row * 14.2 + sheet.random.uniform(-1, 1), sheet.random.uniform(6.6, 9.2)))
    for size in (3.4, 2.4, 1.7):
        for _ in range(400):
            x, y = sheet.random.uniform(-4, 104), sheet.random.uniform(-4, 104)
            if all(math.hypot(x - u, y - v) > (size + r) * 0.95 for u, v, r in spots):
                spots.append((x, y, size))
    for x, y, size in spots:
        _log_end(sheet, x, y, size)
    sheet.glow(18, 12, 80, "#ffd79a", 0.4)
    sheet.fill(poly(*pts("60,104 104,40 104,104")), "#1a1218", alpha=0.4, soft=8, dry=0)


def _log_end(sheet: Sheet, x: float, y: float, size: float) -> None:
    _log_end_far(sheet, x, y, size)
    _log_end_near(sheet, x, y, size)


def _log_end_far(sheet: Sheet, x: float, y: float, size: float) -> None:
    def rim(reach: float) -> list[tuple[float, float]]:
        return [
            (
                x + reach * bumps[i] * math.cos(i * math.tau / 12),
                y + reach * bumps[i] * math.sin(i * math.tau / 12),
            )
            for i in range(12)
        ]

    bumps = [sheet.random.uniform(0.95, 1.04) for _ in range(12)]
    wood = mix(mix("#f6d79c", "#dd9c55", sheet.random.random()), "#c9704a", sheet.random.random() * 0.25)
    sheet.fill(blob(*rim(size)), "#6a452b", to="#3a251b", dry=0.5)
    sheet.fill(blob(*rim(size * 0.9)), mix(wood, "#fff2d0", 0.25), to=wood, dry=0.3)
    rings, reach = [], 0.84
    while reach > 0.08:
        shape = curve(
            [(u + size * 0.05 * (1 - reach), v) for u, v in rim(size * reach)], closed=True, steps=4
        )
        rings.append(line([*shape, shape[0]], size * sheet.random.uniform(0.012, 0.034)))
        reach -= sheet.random.uniform(0.07, 0.13)
    sheet.fill(rings, mix(wood, "#5a2f18", 0.55), alpha=0.75, dry=0)
    sheet.fill(oval(x + size * 0.05, y, size * 0.07), mix(wood, "#4a2413", 0.7), dry=0)


def _log_end_near(sheet: Sheet, x: float, y: float, size: float) -> None:
    if size > 5:
        angle = sheet.random.uniform(0, math.tau)
        far = (x + size * 0.8 * math.cos(angle), y + size * 0.8 * math.sin(angle))
        sheet.fill(
            stem([(x, y), ((x + far[0]) / 2 + 0.2, (y + far[1]) / 2), far], size * 0.02, size * 0.08),
            "#5a371f",
            dry=0,
        )


def farm_fields(sheet: Sheet) -> None:
    """Rolling fields, a red barn, hay bales and a gravel road."""
    _farm_fields_far(sheet)
    _farm_fields_middle(sheet)
    _farm_fields_near(sheet)


def _farm_fields_far(sheet: Sheet) -> None:
    sheet.wash((0, "#4d9bcf"), (0.32, "#bfe0e4"), (0.42, "#fbeecb"), (1, "#d9b95a"))
    sheet.cloud("#ffffff", -2, 30, flat=1.8, cover=0.45, alpha=0.95)
    sheet.fill(ridge(sheet.random, 30, 1.6, foot=36), "#7fa7ad", to="#93b79c")
    sheet.fill(pines(sheet.random, 34, 1.6, 3.6, gap=1.4, rise=0.8), "#4f7d62", dry=0.3)
    for y, light, deep in (
        (34, "#b9c45f", "#93a846"),
        (38.5, "#f0cf5c", "#dfae3d"),
        (44, "#86a944", "#638a37"),
        (52, "#f4d469", "#d29b36"),
    ):
        sheet.fill(ridge(sheet.random, y, 1.9, foot=77, rough=0.3), light, to=deep, dry=0.5)
    rows = [
        stem([(54 + x * 0.18, 53), (50 + x * 0.7, 62), (44 + x * 1.6, 78)], 0.15, 0.8)
        for x in range(-46, 60, 5)
    ]
    sheet.fill(rows, "#b9852d", alpha=0.5, dry=0.3)


def _farm_fields_middle(sheet: Sheet) -> None:
    sheet.fill(
        poly(*curve(pts("43,41 40,45 46,52 36,62 10,78")), *curve(pts("30,78 46,62 51,52 43,45 44.4,41"))),
        "#efe0bd",
        to="#cfb387",
        dry=0.4,
    )
    sheet.fill(oval(70, 46, 17, 1.5), "#4c6a2d", alpha=0.6, soft=0.5, dry=0)
    sheet.fill(box(60, 33, 82, 45.6), "#b0301f", to="#8a2119", upright=True, dry=0.5)
    sheet.fill(poly(*pts("57.6,34 63,25 80,25 84.4,34")), "#5b4a4a", to="#43363c", dry=0.5)
    sheet.fill([box(68, 37.4, 74.4, 45.6)], "#f5ead6", dry=0.2)
    sheet.fill([box(68.8, 38.2, 73.6, 45.6)], "#7a1d17", dry=0.4)
    sheet.fill(
        [
            line([(68.8, 38.2), (73.6, 45.6)], 0.4),
            line([(73.6, 38.2), (68.8, 45.6)], 0.4),
            line([(60, 33), (60, 45.6)], 0.6),
            line([(82, 33), (82, 45.6)], 0.6),
        ],
        "#f5ead6",
        dry=0,
    )


def _farm_fields_near(sheet: Sheet) -> None:
    house(sheet, 49, 44.6, 7, 5, "#f6ead0", "#8a3d2c")
    leaves(sheet, 88, 38.6, 5.4, 6, ["#3e6a35", "#5d8c3f", "#8fb355"])
    sheet.fill(line([(88, 46), (88, 41)], 0.9), "#4b3527", dry=0)
    for x, y, size in (
        (20, 58, 3.0),
        (32, 52.6, 2.1),
        (62, 60, 3.3),
        (79, 66, 4.4),
        (52, 70, 4.8),
        (90, 55, 2.3),
    ):
        _bale(sheet, x, y, size)
    sheet.glow(12, 6, 40, "#fff0c0", 0.5)


def _bale(sheet: Sheet, x: float, y: float, size: float) -> None:
    sheet.fill(
        oval(x - size * 0.9, y + size * 0.85, size * 2.1, size * 0.4), "#7a5a22", alpha=0.5, soft=0.3, dry=0
    )
    sheet.fill(
        blob(
            (x - size * 1.2, y - size),
            (x + size * 0.2, y - size),
            (x + size * 0.2, y + size),
            (x - size * 1.2, y + size),
            (x - size * 1.6, y),
        ),
        "#e9c25c",
        to="#a9772c",
        dry=0.5,
    )
    sheet.fill(oval(x + size * 0.2, y, size * 0.75, size), "#f7dc86", to="#d3a045", dry=0.3)
    sheet.fill(
        [line(oval(x + size * 0.2, y, size * 0.75 * r, size * r).points, 0.16) for r in (0.3, 0.55, 0.8)],
        "#b17f30",
        dry=0,
    )


def cows(sheet: Sheet) -> None:
    """Cows on a green slope above the lake."""
    _cows_far(sheet)
    _cows_near(sheet)


def _cows_far(sheet: Sheet) -> None:
    sheet.wash((0, "#7fbfe0"), (0.25, "#d6ecea"), (0.36, "#fdf3d6"), (1, "#8dbb4c"))
    sheet.cloud("#ffffff", 0, 22, flat=2.6, cover=0.4, alpha=0.9)
    sheet.fill(ridge(sheet.random, 23.4, 1.3, foot=27), "#86a9bd", to="#9dbcc4")
    sheet.wash((0, "#a9d3e0"), (1, "#4a93b8"), area=(0, 26, 100, 36))
    sheet.glints("#f3fcff", 26.6, 35, 60, x=60, spread=36, size=0.9)
    sheet.fill(
        poly((-2, 34), *curve(pts("-2,33 20,36 46,34.4 74,30 102,25")), (102, 76), (-2, 76)),
        "#a8cc58",
        to="#5f9438",
        dry=0.4,
    )


def _cows_near(sheet: Sheet) -> None:
    sheet.fill(pines(sheet.random, 35, 2.4, 4.6, gap=2.0, rise=0.6)[:16], "#4c8052", dry=0.3)
    sheet.fill(
        poly((-2, 48), *curve(pts("-2,47 30,50 60,45 102,41")), (102, 76), (-2, 76)),
        "#93c04a",
        to="#3f7a30",
        dry=0.45,
    )
    for x, foot, high in ((86, 45, 36), (95, 49, 40), (77, 42, 27)):
        birch(sheet, x, foot, high, ["#5d9440", "#86b84c", "#bddd72"])
    blooms = [oval(sheet.random.uniform(0, 100), sheet.random.uniform(56, 75), 0.28) for _ in range(130)]
    sheet.fill(blooms[:70], "#fff6d0", dry=0)
    sheet.fill(blooms[70:110], "#ffd23f", dry=0)
    sheet.fill(blooms[110:], "#e7657f", dry=0)
    for x, y, size, flip, coat in (
        (22, 46, 0.42, False, "#8a4f2c"),
        (45, 44, 0.36, True, "#f3ead9"),
        (63, 47.4, 0.46, True, "#7a4226"),
        (26, 58, 1.0, False, "#9a5a30"),
        (68, 62, 1.1, True, "#f6eddd"),
    ):
        _cow(sheet, x, y, size, coat, flip=flip)


def _cow(sheet: Sheet, x: float, y: float, size: float, coat: str, *, flip: bool) -> None:
    dark = mix(coat, "#241812", 0.4)
    patch = "#f8f1e4" if coat[1] in "789" else "#7d4526"
    sheet.fill(oval(x, y + 8.4 * size, 13 * size, 1.3 * size), "#2f5a22", alpha=0.55, soft=0.35 * size, dry=0)

    def put(marks: list, colour, to=None) -> None:  # noqa: ANN001
        sheet.fill(shifted(marks, x, y, size=size, flip=flip), colour, to=to, dry=0.3)

    put([stem(pts("7,2 7.4,5 7,8.6"), 2.2, 1.3), stem(pts("-7.4,1 -8,5 -7.4,8.6"), 2.4, 1.3)], dark)
    put([blob(*pts("-10.5,-5 -4,-6 4,-5.6 9,-6.2 11,-3 9.6,2 4,3.6 -4,3.8 -9.4,2.4 -11,-1"))], coat, dark)
    put(
        [
            stem(pts("8.8,1 9.2,5 8.9,9"), 2.6, 1.4),
            stem(pts("-9.4,0 -9.8,5 -9.4,9"), 2.9, 1.4),
            blob(*pts("-6,3 -3,3 -3,5 -6,5")),
        ],
        mix(coat, dark, 0.4),
    )
    put([blob(*pts("-5,-5.6 0,-5.4 1.6,-2 -1,1.2 -4.6,0")), blob(*pts("4.6,-1 7.4,0 7,2.8 4.4,2.4"))], patch)
    put([stem(pts("9.4,-4.6 13,-2 15.4,2.6"), 5.4, 3)], coat)
    put([blob(*pts("13.4,-0.6 16.6,0 18.6,4.2 18.4,6.4 16.6,6.6 14.4,3.6"))], mix(coat, dark, 0.25))
    put([oval(18, 5.8, 1.3, 1)], "#e3b9a4")
    put(
        [
            oval(12.6, -0.4, 1.8, 0.8, 24),
            line([(14.6, -0.8), (15.2, -2.4)], 0.5),
            stem(pts("-10.6,-4 -12.4,-1 -12,4"), 0.7, 0.4),
            oval(-12, 4.6, 0.6, 1.2),
        ],
        dark,
    )


def allotment(sheet: Sheet) -> None:
    """Rows of vegetables, sunflowers, a small red cottage."""
    _allotment_far(sheet)
    _allotment_near(sheet)


def _allotment_far(sheet: Sheet) -> None:
    sheet.wash((0, "#8ec8e3"), (0.3, "#e4f0dc"), (0.42, "#ffeec4"), (1, "#7a5a38"))
    sheet.cloud("#ffffff", 0, 24, flat=2.2, cover=0.42, alpha=0.9)
    for x in range(-4, 110, 9):
        leaves(sheet, x, 30 + sheet.random.uniform(-2, 2), 7.4, 7, ["#4f8250", "#71a35a", "#a3c873"])
    sheet.fill(box(-1, 35, 101, 42), "#6f9a4a", to="#557f3c", dry=0.5)
    sheet.fill(box(58, 20, 84, 41), "#b23a26", to="#8f2a1e", upright=True, dry=0.5)
    sheet.fill(poly(*pts("54.4,21.4 71,8.6 87.6,21.4")), "#b23a26", dry=0.4)
    sheet.fill([line(pts("54,22 71,9 88,22"), 1.8)], "#4b4148", dry=0.3)
    sheet.fill([line([(58, 22), (58, 41)], 0.9), line([(84, 22), (84, 41)], 0.9)], "#fbf3e2", dry=0)
    sheet.fill([box(61.4, 25.6, 69, 34)], "#fbf3e2", dry=0)
    sheet.fill([box(62.2, 26.4, 65, 33.2), box(65.5, 26.4, 68.2, 33.2)], "#a9d2da", to="#5d90a5", dry=0.2)
    sheet.fill([box(73, 26, 80, 41)], "#2f6f63", dry=0.4)
    sheet.fill([oval(78.6, 34, 0.5)], "#f2c14e", dry=0)
    pickets = [
        poly((x, 45), (x, 37.6), (x + 0.9, 36.4), (x + 1.8, 37.6), (x + 1.8, 45)) for x in range(-1, 58, 3)
    ]
    sheet.fill([*pickets, box(-1, 39, 57, 39.9), box(-1, 42.6, 57, 43.5)], "#fdf8ea", dry=0.25)


def _allotment_near(sheet: Sheet) -> None:
    sheet.fill(box(-1, 44, 101, 76), "#8a6440", to="#4f3422", dry=0.6)
    sheet.fill(poly(*pts("66,41 76,41 90,76 56,76")), "#e2cfa4", to="#b89a6c", dry=0.4)
    for row, (light, deep, kind) in enumerate(
        (
            ("#8fc04d", "#4d8a34", 0),
            ("#c7d96b", "#7fa53d", 1),
            ("#5f9f55", "#2f6b3d", 2),
            ("#9ccb54", "#4f8a2f", 0),
        )
    ):
        _bed(sheet, 47.5 + row * 7.4, 1.3 + row * 0.42, light, deep, kind)
    for x, foot, high in ((4, 56, 34), (12, 58, 40), (20, 55, 31), (93, 58, 38), (99, 62, 44)):
        _sunflower(sheet, x, foot, high)
    sheet.fill(blob(*pts("73,70 73.4,62 82,62 82.6,70 78,71.4")), "#6f9aa0", to="#3f6a74", dry=0.4)
    sheet.fill(
        [stem(pts("73.6,68 69,65 66.4,60"), 1.5, 0.9), oval(66, 59.4, 1.7, 0.8, 40)], "#5d8a92", dry=0.3
    )
    sheet.fill(line(curve(pts("81.6,63 86,62 86.4,67 82.6,69.6")), 0.8), "#4b7680", dry=0)


def _bed(sheet: Sheet, y: float, size: float, light: str, deep: str, kind: int) -> None:
    x = 1.0
    right = 63 - (y - 47) * 0.3
    sheet.fill(oval(30, y + size * 1.7, 36, size * 1.0), "#3a2517", alpha=0.6, soft=0.4, dry=0)
    while x < right:
        turns = (-50, -20, 10, 35, 60) if kind != 2 else (-70, -35, 0, 35, 70)
        sheet.fill(
            [
                oval(
                    x + size * math.sin(math.radians(t)) * 0.9,
                    y - size * 0.6,
                    size * 0.34,
                    size * 1.15,
                    t * 0.7,
                )
                for t in turns
            ],
            deep,
            dry=0.2,
        )
        sheet.fill(
            [
                oval(
                    x + size * math.sin(math.radians(t)) * 0.7,
                    y - size * 0.7,
                    size * 0.22,
                    size * 0.9,
                    t * 0.7,
                )
                for t in turns[1:4]
            ],
            light,
            dry=0,
        )
        if kind == 1:
            sheet.fill(
                oval(x + size * 0.4, y + size * 0.9, size * 1.1, size * 0.86),
                "#f08a2c",
                to="#c85a18",
                dry=0.3,
            )
        x += size * (2.6 if kind != 1 else 3.8)


def _sunflower(sheet: Sheet, x: float, foot: float, high: float) -> None:
    head = (x + sheet.random.uniform(-1.5, 1.5), foot - high)
    size = high * 0.1
    sheet.fill(stem([(x, foot + 8), (x + 0.6, foot - high * 0.5), head], 1.1, 0.7), "#4f7d2f", dry=0.3)
    sheet.fill(
        [
            oval(x + side * 2.6, foot - high * share, 2.6, 1.1, side * -28)
            for side, share in pts("1,0.2 -1,0.4 1,0.6")
        ],
        "#5f9238",
        dry=0.3,
    )
    petals = [
        oval(
            head[0] + size * math.cos(a),
            head[1] + size * math.sin(a),
            size * 0.62,
            size * 0.24,
            math.degrees(a),
        )
        for a in (math.tau * i / 16 for i in range(16))
    ]
    sheet.fill(petals, "#ffc928", to="#f09a1a", dry=0.2)
    sheet.fill(oval(*head, size * 0.66), "#6a3d1c", dry=0.4)
    sheet.fill(oval(*head, size * 0.36), "#3f2413", dry=0.4)
