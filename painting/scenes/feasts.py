"""Midsummer, and a choir."""

import math

from painting.easel import Sheet, mix
from painting.figures import figure
from painting.houses import house, windows
from painting.marks import blob, box, curve, line, oval, poly, pts, ridge, shifted, stem
from painting.trees import birch, leaves, pines


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
        _tall_window(sheet, x)
    for row, (foot, high, colour) in enumerate(
        ((58, 17, "#4a2c36"), (63, 19, "#36202b"), (69, 21, "#231520"))
    ):
        sheet.fill(box(-1, foot - 1, 101, 76), mix(colour, "#7a4a42", 0.3), to=colour, dry=0.4)
        for place in range(9 - row % 2):
            x = 12 + place * 9.4 + (row % 2) * 4.7 + sheet.random.uniform(-0.8, 0.8)
            _singer(
                sheet, x, foot, high * sheet.random.uniform(0.9, 1.05), colour, book=(place + row) % 2 == 1
            )
    body = [
        blob(*pts("-0.13,0.1 -0.16,-0.45 -0.15,-0.72 0,-0.84 0.15,-0.72 0.16,-0.45 0.13,0.1")),
        oval(0, -0.94, 0.08, 0.095),
        stem(pts("-0.12,-0.74 -0.34,-0.84 -0.42,-1.1"), 0.1, 0.06),
        stem(pts("0.12,-0.74 0.36,-0.8 0.5,-1.04"), 0.1, 0.06),
        line([(0.5, -1.04), (0.62, -1.22)], 0.015),
    ]
    sheet.fill(shifted(body, 50, 78, size=30), "#120a10", dry=0.2)


def _tall_window(sheet: Sheet, x: float) -> None:
    arch = curve([(x, 22), (x + 1.4, 12), (x + 7.5, 5), (x + 13.6, 12), (x + 15, 22)])
    sheet.fill(poly(*arch, (x + 15, 52), (x, 52)), "#ffd98a", to="#ff9c4e", dry=0.3)
    rows = (18, 26, 34, 42)
    bars = [line([(x + 5, 9), (x + 5, 52)], 0.5), line([(x + 10, 9), (x + 10, 52)], 0.5)]
    sheet.fill([*bars, *(line([(x, y), (x + 15, y)], 0.4) for y in rows)], "#7a3f33", dry=0)
    panes = [box(x + 0.4 + 5 * c, y + 0.4, x + 4.6 + 5 * c, y + 7.4) for c in range(3) for y in rows]
    for colour, share in (("#e8604a", 0.3), ("#4f86b0", 0.2)):
        sheet.fill([pane for pane in panes if sheet.random.random() < share], colour, alpha=0.5, dry=0)
    sheet.glow(x + 7.5, 30, 22, "#ffc37a", 0.5, down=36)
    beam = poly((x, 52), (x + 15, 52), (x + 18, 76), (x - 3, 76))
    sheet.fill(beam, "#ffcf8a", alpha=0.16, soft=1.5, dry=0)


def _singer(sheet: Sheet, x: float, foot: float, high: float, colour: str, *, book: bool) -> None:
    shoulders = poly(*pts("-0.16,-0.62 0.16,-0.62 0.17,-0.5 -0.17,-0.5"))
    sheet.fill(shifted([*figure("stand", coat=True)[2:], shoulders], x, foot, size=high), colour, dry=0.2)
    rim = line(pts("-0.12,-0.82 -0.05,-0.99 0.05,-0.99"), 0.02)
    sheet.fill(shifted([rim], x, foot, size=high), "#ffc98a", alpha=0.7, dry=0)
    if book:
        pages = poly(*pts("-0.13,-0.66 0,-0.62 0.13,-0.66 0.13,-0.54 0,-0.5 -0.13,-0.54"))
        sheet.fill(shifted([pages], x, foot, size=high), "#f6e3c0", dry=0.2)
