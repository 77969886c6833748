"""The lake in storm and under ice."""

import math

from painting.easel import Sheet, mix
from painting.figures import figure
from painting.marks import Point, oval, poly, pts, ridge, shifted, stem
from painting.trees import pines


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
