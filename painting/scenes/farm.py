"""Fields, and cows on a slope."""

from painting.easel import Colour, Sheet, mix
from painting.houses import house
from painting.marks import Mark, blob, box, curve, line, oval, poly, pts, ridge, shifted, stem
from painting.trees import birch, leaves, pines

COW = {
    "far legs": [stem(pts("7,2 7.4,5 7,8.6"), 2.2, 1.3), stem(pts("-7.4,1 -8,5 -7.4,8.6"), 2.4, 1.3)],
    "body": [blob(*pts("-10.5,-5 -4,-6 4,-5.6 9,-6.2 11,-3 9.6,2 4,3.6 -4,3.8 -9.4,2.4 -11,-1"))],
    "near legs": [
        stem(pts("8.8,1 9.2,5 8.9,9"), 2.6, 1.4),
        stem(pts("-9.4,0 -9.8,5 -9.4,9"), 2.9, 1.4),
        blob(*pts("-6,3 -3,3 -3,5 -6,5")),
    ],
    "patches": [blob(*pts("-5,-5.6 0,-5.4 1.6,-2 -1,1.2 -4.6,0")), blob(*pts("4.6,-1 7.4,0 7,2.8 4.4,2.4"))],
    "neck": [stem(pts("9.4,-4.6 13,-2 15.4,2.6"), 5.4, 3)],
    "head": [blob(*pts("13.4,-0.6 16.6,0 18.6,4.2 18.4,6.4 16.6,6.6 14.4,3.6"))],
    "muzzle": [oval(18, 5.8, 1.3, 1)],
    "ears and tail": [
        oval(12.6, -0.4, 1.8, 0.8, 24),
        line([(14.6, -0.8), (15.2, -2.4)], 0.5),
        stem(pts("-10.6,-4 -12.4,-1 -12,4"), 0.7, 0.4),
        oval(-12, 4.6, 0.6, 1.2),
    ],
}


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
    coats: tuple[tuple[list[Mark], Colour, Colour | None], ...] = (
        (COW["far legs"], dark, None),
        (COW["body"], coat, dark),
        (COW["near legs"], mix(coat, dark, 0.4), None),
        (COW["patches"], patch, None),
        (COW["neck"], coat, None),
        (COW["head"], mix(coat, dark, 0.25), None),
        (COW["muzzle"], "#e3b9a4", None),
        (COW["ears and tail"], dark, None),
    )
    for marks, colour, to in coats:
        sheet.fill(shifted(marks, x, y, size=size, flip=flip), colour, to=to, dry=0.3)
