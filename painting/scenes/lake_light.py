"""The lake at sunrise and at night."""

from painting.easel import Sheet, mix
from painting.figures import bird, person
from painting.marks import blob, box, line, oval, poly, pts, ridge
from painting.trees import reeds


def lake_dawn(sheet: Sheet) -> None:
    """A panorama: sunrise over still water, a jetty, two people on the shore."""
    sheet.wash((0, "#5b7fa6"), (0.22, "#a9a9c4"), (0.38, "#f3b9a8"), (0.5, "#ffd79a"), (1, "#f6c38c"))
    sheet.cloud("#fff0d8", 0, 17, flat=5, cover=0.5, alpha=0.55)
    sheet.cloud("#e58f86", 6, 19, flat=8, cover=0.35, alpha=0.55)
    sheet.glow(64, 20.5, 34, "#ffcf7a", 0.9, down=17)
    sheet.glow(64, 20.5, 7, "#fff6d8", 1.0, hard=1.4)
    sheet.fill(oval(64, 20.2, 1.7), "#fffbe6", dry=0)
    sheet.fill(ridge(sheet.random, 20.6, 0.9, foot=22.5), "#b998a8", to="#c9a2a0")
    sheet.fill(ridge(sheet.random, 21.4, 0.6, foot=22.5), "#8f7c93")
    sheet.haze("#ffd9ae", 19, 22.4, 0.55)
    sheet.mirror(22, "#e8b49a", share=0.18, ripple=0.5)
    sheet.wash_over("#3d5d80", 30, sheet.tall, 0.55)
    sheet.glints("#fff2c8", 22.6, 40, 90, x=64, spread=9, size=1.1)
    sheet.fill(blob(*pts("-4,44 -4,31 8,30.2 19,32 26,36.5 31,44")), "#4c4a4e", to="#2d2a30")
    sheet.fill(reeds(sheet.random, -1, 11, 40, 13, 110), "#2b2930", dry=0)
    planks = [poly(*pts("24,33.9 51,30.4 52,30.9 25,35.2"))]
    sheet.fill(planks, "#6b5148", to="#4b3a38")
    posts = [line([(x, 34.5 - (x - 24) * 0.135), (x, 37.4 - (x - 24) * 0.16)], 0.5) for x in range(26, 52, 5)]
    sheet.fill(posts, "#40322f", dry=0)
    person(sheet, 15.0, 32.1, 5.2, "#2a2731", "walk", coat=True)
    person(sheet, 18.4, 32.9, 4.9, "#332a31", "walk")
    sheet.fill([bird(x, y, 1.6, 0.25) for x, y in pts("44,9 47,8 49.5,9.4 53,7.4")], "#57526a", dry=0)


def lake_night(sheet: Sheet) -> None:
    """The town's lights doubled in dark water."""
    _lake_night_far(sheet)
    _lake_night_near(sheet)


def _lake_night_far(sheet: Sheet) -> None:
    sheet.wash((0, "#0b1330"), (0.35, "#1d2b55"), (0.52, "#4a4468"), (1, "#10182f"))
    stars = [
        oval(sheet.random.uniform(0, 100), sheet.random.uniform(0, 26), sheet.random.uniform(0.05, 0.15))
        for _ in range(120)
    ]
    sheet.fill(stars, "#dfe6ff", alpha=0.8, dry=0)
    sheet.cloud("#3a4270", 4, 30, flat=5, cover=0.4, alpha=0.5)
    sheet.glow(48, 36, 60, "#ff9a52", 0.42, down=16)
    sheet.fill(ridge(sheet.random, 31, 2.2, foot=40), "#1c2240", to="#2b2a48")


def _lake_night_near(sheet: Sheet) -> None:
    _skyline(sheet, 37.6)
    sheet.mirror(38, "#0a1026", share=0.34, ripple=1.3)
    streaks = []
    for _ in range(46):
        x = sheet.random.gauss(50, 24)
        streaks += [
            oval(
                x + sheet.random.gauss(0, 0.4),
                38.4 + step * 0.9 + sheet.random.uniform(-0.4, 0.4),
                sheet.random.uniform(0.2, 0.6) + 0.07 * step,
                0.13,
            )
            for step in range(sheet.random.randrange(6, 26))
        ]
    sheet.fill(streaks, "#ffbd66", alpha=0.55, soft=0.12, dry=0)
    sheet.wash_over("#050914", 50, sheet.tall, 0.75)
    sheet.fill([poly(*pts("0,75 0,66.5 38,69.2 44,75"))], "#0c0f1c", dry=0.2)
    sheet.fill(line([(33, 69), (33, 56)], 0.5), "#0c0f1c", dry=0)
    sheet.fill(oval(33, 55.6, 0.9, 0.7), "#ffe6b0", dry=0)
    sheet.glow(33, 55.8, 9, "#ffc777", 0.8, hard=2.6)
    person(sheet, 27, 68.4, 7.6, "#070912", "stand", coat=True)


def _skyline(sheet: Sheet, foot: float) -> None:
    _roofs(sheet, foot)
    _tower(sheet, foot)


def _roofs(sheet: Sheet, foot: float) -> None:
    x = -1.0
    while x < 101:
        wide, high = sheet.random.uniform(3, 6.5), sheet.random.uniform(2.4, 6.2)
        wall = mix("#272b47", "#3b3550", sheet.random.random())
        sheet.fill(
            poly(
                (x, foot + 0.5),
                (x, foot - high),
                (x + wide / 2, foot - high - sheet.random.uniform(0.4, 2)),
                (x + wide, foot - high),
                (x + wide, foot + 0.5),
            ),
            wall,
            dry=0.2,
        )
        lit = [
            box(x + 0.5 + c * 1.1, foot - high + 0.7 + r * 1.2, x + 1 + c * 1.1, foot - high + 1.35 + r * 1.2)
            for c in range(int(wide / 1.1) - 1)
            for r in range(int(high / 1.2))
            if sheet.random.random() < 0.5
        ]
        sheet.fill(lit, "#ffce7d", dry=0)
        x += wide * 0.93


def _tower(sheet: Sheet, foot: float) -> None:
    sheet.fill(poly((67, foot + 0.5), *pts("67,27 68.6,20 70.2,27"), (70.2, foot + 0.5)), "#242743", dry=0.2)
    sheet.fill([oval(68.6, 28.6, 0.7)], "#ffe0a0", dry=0)
    for _ in range(16):
        at = sheet.random.uniform(2, 98)
        sheet.glow(at, foot - 0.3, sheet.random.uniform(1.4, 3.2), "#ffb65c", 0.8)
