"""Seven pictures of the lake."""

import math

from places.demo.easel import Sheet, mix
from places.demo.marks import Point, blob, box, curve, line, oval, poly, pts, ridge, shifted, stem
from places.demo.motifs import bird, figure, person, pines, reeds


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


def lake_storm(sheet: Sheet) -> None:
    """Green waves under heavy clouds, one ray of light."""
    sheet.wash((0, "#2f3a44"), (0.3, "#56636a"), (0.5, "#a9aa97"), (1, "#3d5a58"))
    rays = [
        poly(*pts("66,10 69,10 60,36 48,36")),
        poly(*pts("71,10 73,10 74,36 66,36")),
        poly(*pts("75,11 77,11 90,36 82,36")),
    ]
    sheet.fill(rays, "#ffeec2", alpha=0.3, soft=0.9, dry=0)
    sheet.cloud("#1f2830", -6, 26, flat=2.6, cover=0.75, alpha=0.9)
    sheet.cloud("#7d8788", 4, 30, flat=4, cover=0.4, alpha=0.6)
    sheet.cloud("#232c35", 10, 32, flat=6, cover=0.45, alpha=0.75)
    sheet.glow(70, 32, 34, "#ffe9b0", 0.75, down=8)
    sheet.fill(ridge(sheet.random, 34.6, 0.5, foot=37), "#4a5658")
    for index in range(7):
        _wave(sheet, index)
    spray = [
        oval(sheet.random.gauss(50, 26), sheet.random.gauss(48, 6), sheet.random.uniform(0.08, 0.34))
        for _ in range(240)
    ]
    sheet.fill(spray, "#f4f8f2", alpha=0.8, dry=0)


def _wave(sheet: Sheet, index: int) -> None:
    share = index / 6
    y, swing, length = 38 + 36 * share**1.2, 1.4 + 15 * share, 12 + 62 * share
    shift = (0.1, 0.55, 0.25, 0.8, 0.45, 0.02, 0.62)[index] * length

    def crest(x: float) -> float:
        place = ((x + shift) / length) % 1.0
        rise = (place / 0.7) ** 2.2 if place < 0.7 else ((1 - place) / 0.3) ** 1.7
        return y - swing * rise - 0.03 * swing * math.sin(x * 2.1 / (0.4 + share) + index)

    top = [(x / 2, crest(x / 2)) for x in range(-4, 206)]
    light, deep = mix("#a9c4b4", "#7cc4a6", share), mix("#4b6f70", "#08272f", share)
    sheet.fill(poly((-2, y + swing * 0.5 + 3), *top, (102, y + swing * 0.5 + 3)), light, to=deep, dry=0.4)
    streaks = []
    for _ in range(int(16 + 60 * share)):
        x, drop = sheet.random.uniform(-4, 100), sheet.random.uniform(0.1, 1.0)
        face = [x + step * length * 0.025 for step in range(5)]
        thin = 0.1 + 0.4 * share * sheet.random.random()
        streaks.append(stem([(u, crest(u) + drop * (y + swing * 0.3 - crest(u))) for u in face], 0.05, thin))
    sheet.fill(streaks, "#d5eadd", alpha=0.45, dry=0)
    _foam(sheet, [(x, v) for x, v in top if v < y - swing * 0.4], y, swing, share)


def _foam(sheet: Sheet, high: list[Point], y: float, swing: float, share: float) -> None:
    caps = [
        oval(x, v + 0.03 * swing, 0.25 + 0.7 * share, (0.1 + 0.5 * share) * sheet.random.uniform(0.5, 1.3))
        for x, v in high
    ]
    sheet.fill(caps, "#fbfdf6", alpha=0.96, dry=0.1)
    lace = [
        oval(
            x + sheet.random.uniform(0, 1 + 3 * share),
            v + swing * sheet.random.random() ** 2 * 0.6,
            (0.2 + 0.8 * share) * sheet.random.uniform(0.3, 1.2),
            (0.06 + 0.2 * share) * sheet.random.uniform(0.5, 1.2),
            30,
        )
        for x, v in high
        if v < y - swing * 0.55
        for _ in range(2)
    ]
    sheet.fill(lace, "#eaf5ec", alpha=0.8, dry=0)


def lake_ice(sheet: Sheet) -> None:
    """Blue ice with cracks in low sun, two skaters far out."""
    _lake_ice_far(sheet)
    _lake_ice_near(sheet)


def _lake_ice_far(sheet: Sheet) -> None:
    sheet.wash((0, "#8fb7d8"), (0.25, "#dbe3e6"), (0.4, "#ffe3bd"), (1, "#9cc4d6"))
    sheet.cloud("#ffffff", 2, 24, flat=5, cover=0.45, alpha=0.6)
    sheet.glow(26, 27, 40, "#fff0cc", 0.9, down=20)
    sheet.fill(oval(26, 25.5, 1.9), "#fffdf2", dry=0)
    sheet.fill(ridge(sheet.random, 28, 1.1, foot=32), "#93a9bd", to="#b7c6d0")
    sheet.fill(pines(sheet.random, 31, 0.9, 2, gap=0.8), "#6a8296", dry=0)
    sheet.wash(
        (0, "#f7e7d2"), (0.14, "#bfd9e2"), (0.5, "#6fa9c6"), (1, "#23638c"), area=(0, 31, 100, sheet.tall)
    )
    sheet.cloud("#e8f5f8", 32, 78, flat=3.5, cover=0.45, alpha=0.45)
    sheet.cloud("#174e78", 46, 82, flat=3, cover=0.4, alpha=0.5)
    sheet.glow(28, 34, 30, "#fff1d0", 0.75, down=9)


def _lake_ice_near(sheet: Sheet) -> None:
    for start, angle in (
        ((-2, 52), 0.16),
        ((60, 76), -0.55),
        ((30, 76), -1.1),
        ((102, 47), 3.05),
        ((80, 76), -2.3),
    ):
        _crack(sheet, *start, angle, 1.0, 14)
    bubbles = [
        oval(
            sheet.random.uniform(0, 100),
            sheet.random.uniform(52, 75),
            sheet.random.uniform(0.15, 0.6),
            sheet.random.uniform(0.06, 0.22),
        )
        for _ in range(90)
    ]
    sheet.fill(bubbles, "#e9f6fa", alpha=0.55, dry=0)
    for x, foot, high, flip in ((62, 40, 6.2, False), (69.5, 38.6, 5.2, False)):
        sheet.fill(shifted(figure("skate"), x + 0.3, foot, size=high, flip=flip), "#26364a", dry=0)
        sheet.fill(oval(x + 2.6, foot + 0.5, 3.4, 0.28), "#386c8c", alpha=0.6, soft=0.15, dry=0)


def _crack(sheet: Sheet, x: float, y: float, angle: float, width: float, steps: int) -> None:
    points = [(x, y)]
    for _ in range(steps):
        depth = max((y - 31) / 44, 0.03)
        angle += sheet.random.gauss(0, 0.25)
        x, y = x + math.cos(angle) * 7 * (0.35 + depth), max(y + math.sin(angle) * 4.4 * depth, 31.4)
        points.append((x, y))
        if sheet.random.random() < 0.22 and width > 0.5 and y > 33:
            _crack(sheet, x, y, angle + sheet.random.choice((-1, 1)) * 0.8, width * 0.5, 5)
    sheet.fill(stem(points, 0.95 * width, 0.15), "#f6fcff", alpha=0.4, soft=0.35, dry=0)
    sheet.fill(
        stem([(u + 0.15, v + 0.12) for u, v in points], 0.5 * width, 0.08), "#ffffff", alpha=0.95, dry=0
    )


def pier(sheet: Sheet) -> None:
    """A wooden pier leading to a small light in evening sun."""
    _pier_far(sheet)
    _pier_middle(sheet)
    _pier_near(sheet)


def _pier_far(sheet: Sheet) -> None:
    sheet.wash((0, "#3d5b8c"), (0.28, "#b98ba5"), (0.42, "#ffb37a"), (0.5, "#ffd58f"), (1, "#ee9d6b"))
    sheet.cloud("#ffdcb0", 6, 52, flat=4, cover=0.45, alpha=0.7)
    sheet.cloud("#a25f84", 14, 58, flat=6, cover=0.35, alpha=0.6)
    sheet.glow(22, 62, 46, "#ffd27d", 0.9, down=26)
    sheet.fill(oval(22, 61, 3.4), "#fff5cf", dry=0)
    sheet.fill(ridge(sheet.random, 64, 1.0, foot=66), "#8a6a86", to="#a97c84")
    sheet.mirror(65.5, "#d08466", share=0.2, ripple=1.3)
    sheet.wash_over("#1f3f66", 74, sheet.tall, 0.78)
    sheet.glints("#ffe8ae", 66.5, 118, 130, x=22, spread=15, size=1.6)
    sheet.fill(
        [
            line([(x, y), (x, y + 3 + (y - 68) * 0.22)], 0.4 + (y - 68) * 0.035)
            for y, left, right in (
                (y, 62 - (y - 68) * 0.78, 66 + (y - 68) * 0.62) for y in (70, 73, 77.5, 84, 94, 110)
            )
            for x in (left, right)
        ],
        "#2b2430",
        dry=0,
    )


def _pier_middle(sheet: Sheet) -> None:
    sheet.fill(poly(*pts("62,68 66,68 112,134 8,134")), "#8d6a5e", to="#5a4044", upright=True)
    seams = []
    for step in range(34):
        y = 68 + 66 * (step / 34) ** 2.1
        seams.append(
            poly(
                (62 - (y - 68) * 0.82, y),
                (66 + (y - 68) * 0.7, y),
                (66 + (y - 68) * 0.7, y + 0.1 + (y - 68) * 0.012),
                (62 - (y - 68) * 0.82, y + 0.1 + (y - 68) * 0.012),
            )
        )
    sheet.fill(seams, "#3a2a33", dry=0)


def _pier_near(sheet: Sheet) -> None:
    sheet.fill(poly(*pts("62,68 63,68 34,134 20,134")), "#ffc98c", alpha=0.3, soft=0.6, dry=0)
    sheet.fill(poly(*pts("61.6,68 62.6,52 66.4,52 67.4,68")), "#f6ead9", to="#c4a59b", upright=True)
    sheet.fill(
        [poly(*pts("61.85,64 62.1,60 66.9,60 67.15,64")), poly(*pts("62.4,56.5 62.6,53 66.4,53 66.6,56.5"))],
        "#b5342a",
        dry=0.3,
    )
    sheet.fill([box(62, 51.2, 67, 52.2), poly(*pts("62.6,47.6 64.5,45 66.4,47.6"))], "#3c2c34", dry=0)
    sheet.fill(box(63, 47.6, 66, 51.2), "#fff0b5", dry=0)
    sheet.glow(64.5, 49.4, 11, "#ffdf93", 0.85)
    person(sheet, 70.5, 80.5, 8.4, "#2b2230", "stand", flip=True, coat=True)
    sheet.fill(line(curve(pts("71.5,76 77,71.5 83,70")), 0.16), "#2b2230", dry=0)
    sheet.fill(
        [bird(x, y, s, 0.5) for x, y, s in ((42, 34, 4), (50, 30, 3), (34, 40, 2.4), (80, 26, 3.4))],
        "#4b3a52",
        dry=0,
    )


def sailing(sheet: Sheet) -> None:
    """Boats with white and orange sails leaning in fresh wind."""
    sheet.wash((0, "#2f79b5"), (0.3, "#86c0df"), (0.46, "#e7f0e4"), (1, "#1c6fa0"))
    sheet.cloud("#ffffff", 2, 48, flat=2.2, cover=0.42, alpha=0.92)
    sheet.cloud("#b7cfe0", 16, 56, flat=4, cover=0.3, alpha=0.6)
    sheet.fill(ridge(sheet.random, 58.5, 2.2, foot=62), "#6d94a6", to="#8fb0b0")
    sheet.fill(ridge(sheet.random, 60.2, 1.0, foot=62), "#4d7f80")
    sheet.wash(
        (0, "#7fbcd0"), (0.2, "#3c92bd"), (0.6, "#1b6497"), (1, "#0e3f6c"), area=(0, 61.5, 100, sheet.tall)
    )
    for x, y, size, sail in ((14, 65, 0.34, "#fffaf0"), (86, 66, 0.42, "#fffaf0"), (30, 73, 0.62, "#f0803c")):
        _boat(sheet, x, y, size, sail)
    sheet.glints("#d9f3fb", 64, 132, 210, x=50, spread=46, size=1.6)
    _boat(sheet, 60, 99, 1.45, "#fff8ea")
    sheet.glints("#ffffff", 96, 132, 60, x=54, spread=34, size=2.1)
    sheet.fill(
        [bird(x, y, s, 0.6) for x, y, s in ((20, 30, 5), (29, 25, 3.6), (12, 40, 3))], "#2c567c", dry=0
    )


def _boat(sheet: Sheet, x: float, y: float, size: float, sail: str) -> None:
    def at(*points: tuple[float, float]) -> list[tuple[float, float]]:
        turn = math.radians(11)
        return [
            (
                x + size * (u * math.cos(turn) - v * math.sin(turn)),
                y + size * (u * math.sin(turn) + v * math.cos(turn)),
            )
            for u, v in points
        ]

    shade = mix(sail, "#3d6d94", 0.42)
    sheet.fill(poly(*at(*pts("-11,-1 13,-3 9,3 -9,3.2"))), "#fdf3df", to="#7d5a45")
    sheet.fill(line(at((1, 0), (0, -46)), 0.5 * size), "#4a382f", dry=0)
    main = curve(at(*pts("0.3,-45 -7,-26 -12,-5")), steps=10)
    sheet.fill(poly(*main, *at((0.6, -4))), sail, to=shade, upright=True)
    jib = curve(at(*pts("1,-39 7,-20 12,-4.5")), steps=10)
    sheet.fill(poly(*jib, *at((2, -5))), mix(sail, "#ffffff", 0.4), to=mix(shade, sail, 0.5), upright=True)
    sheet.fill(
        [line(at((-3.5, -17), (0.4, -17)), 0.25 * size), line(at((-7, -28 + 14), (0.5, -12)), 0.2 * size)],
        shade,
        dry=0,
    )
    crew = [oval(*at((-5, -4.6))[0], 1.1 * size), line(at((-5, -3.4), (-5.6, -0.4)), 2.1 * size)]
    crew += [oval(*at((-1.6, -5.0))[0], 1.1 * size), line(at((-1.7, -3.8), (-2, -0.5)), 2.1 * size)]
    sheet.fill(crew, "#d5452f", dry=0)
    wake = [
        oval(x - size * step, y + size * (2.6 + 0.1 * step), size * 2.6, size * 0.5)
        for step in range(-8, 20, 3)
    ]
    sheet.fill(wake, "#e9fbff", alpha=0.75, soft=0.2 * size, dry=0)


def birds_reeds(sheet: Sheet) -> None:
    """A flock lifting over reeds in a misty orange sky."""
    sheet.wash((0, "#7a6a80"), (0.3, "#d98f74"), (0.55, "#ffc486"), (0.66, "#ffe0ae"), (1, "#c98d68"))
    sheet.cloud("#ffe3bd", 2, 40, flat=5, cover=0.5, alpha=0.55)
    sheet.glow(58, 42, 42, "#ffe2a0", 0.85, down=30)
    sheet.fill(oval(58, 40, 4.4), "#fff6d9", dry=0)
    sheet.fill(pines(sheet.random, 50, 3, 7, gap=2.2, rise=0.8), "#b07a6c", dry=0)
    sheet.haze("#ffd9a6", 40, 51, 0.85)
    sheet.mirror(50.5, "#c88a68", share=0.2, ripple=0.9)
    sheet.glints("#fff0c4", 51.5, 72, 70, x=58, spread=12, size=1.4)
    sheet.haze("#ffdcae", 48, 58, 0.4, rising=False)
    flock = []
    for _ in range(34):
        t = sheet.random.random()
        x, y = 8 + 76 * t + sheet.random.gauss(0, 4), 34 - 24 * t + sheet.random.gauss(0, 3.4)
        flock.append(
            bird(x, y, 2.0 + 3.6 * t * sheet.random.uniform(0.6, 1.1), sheet.random.uniform(-0.7, 1.1))
        )
    sheet.fill(flock, "#3f2c36", dry=0)
    sheet.fill(reeds(sheet.random, -2, 102, 78, 24, 210), "#8a5a44", dry=0)
    sheet.fill(reeds(sheet.random, -2, 40, 80, 38, 170), "#3c2830", dry=0)
    sheet.fill(reeds(sheet.random, 74, 103, 80, 34, 120), "#33222b", dry=0)
