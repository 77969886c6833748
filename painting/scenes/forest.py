"""Light in the forest, and logs in a pile."""

import math

from painting.easel import Colour, Sheet, mix
from painting.marks import Point, blob, curve, line, oval, poly, pts, ridge, stem


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
        _trunks(sheet, depth, colour)
        high = 30 - depth * 3
        boughs = [
            oval(
                *_spot(sheet, (-5, 105), (-4, high)),
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


def _trunks(sheet: Sheet, depth: int, colour: Colour) -> None:
    """One row of trunks; the nearest rows leave the path open."""
    share, trunks = depth / 4, []
    wide = 0.8 + 4.6 * share**1.5
    for _ in range(13 - depth * 2):
        x = sheet.random.uniform(-4, 104)
        if depth > 2 and 34 < x < 74:
            continue
        bend, top = sheet.random.uniform(-1, 1), sheet.random.uniform(-2, 2)
        trunk = [(x, 84 + 36 * share), (x + bend, 40), (x + top, -6)]
        trunks.append(stem(trunk, wide * 1.25, wide * 0.7))
    sheet.fill(trunks, colour, to=mix(colour, "#10180f", 0.25), upright=True, dry=0.5)


def _spot(sheet: Sheet, across: Point, down: Point) -> Point:
    return sheet.random.uniform(*across), sheet.random.uniform(*down)


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
