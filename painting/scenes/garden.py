"""An allotment garden."""

import math

from painting.easel import Sheet
from painting.marks import Mark, blob, box, curve, line, oval, poly, pts, stem
from painting.trees import leaves


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
    """A row of plants: 0 leeks, 1 pumpkins, 2 cabbages."""
    x, right = 1.0, 63 - (y - 47) * 0.3
    sheet.fill(oval(30, y + size * 1.7, 36, size), "#3a2517", alpha=0.6, soft=0.4, dry=0)
    turns = (-70, -35, 0, 35, 70) if kind == 2 else (-50, -20, 10, 35, 60)
    while x < right:
        sheet.fill([_leaf(x, y - size * 0.6, size, t, 0.9, 1.15) for t in turns], deep, dry=0.2)
        sheet.fill([_leaf(x, y - size * 0.7, size, t, 0.7, 0.9) for t in turns[1:4]], light, dry=0)
        if kind == 1:
            fruit = oval(x + size * 0.4, y + size * 0.9, size * 1.1, size * 0.86)
            sheet.fill(fruit, "#f08a2c", to="#c85a18", dry=0.3)
        x += size * (3.8 if kind == 1 else 2.6)


def _leaf(x: float, y: float, size: float, turn: float, reach: float, long: float) -> Mark:
    slim = 0.34 if long > 1 else 0.22
    return oval(x + size * math.sin(math.radians(turn)) * reach, y, size * slim, size * long, turn * 0.7)


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
