"""A meal that many share."""

import math

from painting.easel import Colour, Sheet, mix
from painting.marks import blob, box, curve, line, oval, poly, pts, shifted, stem, turned
from painting.scenes.tabletop import boards, shadow


def shared_table(sheet: Sheet) -> None:
    """A long table from above, many dishes, hands from both sides."""
    _shared_table_far(sheet)
    _shared_table_middle(sheet)
    _shared_table_near(sheet)


def _shared_table_far(sheet: Sheet) -> None:
    boards(sheet, "#5f7f84", "#47666e", "#28383f", wide=12)
    cloth = box(-2, 15, 102, 60)
    shadow(sheet, cloth, 1)
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


def _dish(sheet: Sheet, index: int, x: float, y: float, size: float, bowl: Colour, food: Colour) -> None:
    shadow(sheet, oval(x, y, size), 0.9)
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
