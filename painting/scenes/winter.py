"""A street in snow."""

import math

from painting.easel import Sheet, mix
from painting.figures import person
from painting.houses import house, windows
from painting.marks import blob, line, oval, poly, pts


def snow_street(sheet: Sheet) -> None:
    """Deep snow, one line of footprints, yellow windows, blue early light."""
    _snow_street_back(sheet)
    _snow_street_far(sheet)
    _snow_street_middle(sheet)
    _snow_street_near(sheet)
    _snow_street_front(sheet)


def _snow_street_back(sheet: Sheet) -> None:
    sheet.wash((0, "#33497c"), (0.35, "#6f86b8"), (0.5, "#d6b9c0"), (0.56, "#f3d2b8"), (1, "#8fa6d0"))
    sheet.cloud("#a9b8d8", 2, 50, flat=3, cover=0.4, alpha=0.45)
    sheet.glow(50, 66, 40, "#ffd9b0", 0.6)
    for left, foot, wide, high, wall in (
        (35, 74, 9, 10, "#7d6a80"),
        (45, 73, 8, 8, "#8a6a6c"),
        (54, 74, 10, 11, "#6c6e8c"),
    ):
        house(sheet, left, foot, wide, high, wall, "#e9eef8", pitch=0.6)
        windows(sheet, left + 1.6, foot - high + 2, 2, 1, (1.5, 2.2), (3.4, 4), lit=0.7)


def _snow_street_far(sheet: Sheet) -> None:
    for left, foot, wide, high, wall in (
        (22, 79, 17, 24, "#96543f"),
        (62, 79, 17, 22, "#c4a25a"),
        (-8, 92, 32, 42, "#4f6f80"),
        (77, 92, 33, 46, "#8f3f38"),
    ):
        _snowy_house(sheet, left, foot, (wide, high), wall)


def _snowy_house(sheet: Sheet, left: float, foot: float, size: tuple[float, float], wall: str) -> None:
    wide, high = size
    tone = mix(wall, "#33497c", 0.35)
    house(sheet, left, foot, wide, high, tone, "#eef3fb", pitch=0.55, shade=0.3)
    eave, middle, right = foot - high + 1, left + wide / 2, left + wide
    outer = (left - wide * 0.09, eave), (middle, eave - 1 - wide * 0.58), (right + wide * 0.09, eave)
    low = eave + 0.6
    inner = (right + wide * 0.02, low), (middle, eave - 1 - wide * 0.44), (left - wide * 0.02, low)
    sheet.fill(poly(*outer, *inner), "#f4f7fd", to="#b9c8e4", dry=0.2)
    step = wide / 3.4
    windows(
        sheet,
        left + wide * 0.14,
        foot - high * 0.88,
        3,
        3,
        (step * 0.46, step * 0.72),
        (step * 0.92, high * 0.3),
        lit=0.5,
        glass="#2a3352",
        frame="#f0ead9",
    )
    sheet.glow(left + wide / 2, foot - high * 0.5, wide * 0.7, "#ffbf6a", 0.3)


def _snow_street_middle(sheet: Sheet) -> None:
    sheet.fill(blob(*pts("-6,140 -6,90 20,80 50,74 80,80 106,90 106,140")), "#dfe6f6", to="#8ea6d6", dry=0.3)
    sheet.fill(blob(*pts("-6,140 -6,95 14,92 30,100 20,140")), "#c3d0ec", to="#6f88c0", soft=0.8, dry=0.3)
    sheet.fill(blob(*pts("106,140 106,95 84,91 74,100 84,140")), "#c3d0ec", to="#6f88c0", soft=0.8, dry=0.3)
    sheet.glow(24, 100, 26, "#ffcf8a", 0.35, down=8)
    sheet.glow(80, 100, 26, "#ffcf8a", 0.35, down=8)
    for step in range(26):
        share = (step / 25) ** 1.7
        y = 78 + 54 * share
        x = 49 + 6 * math.sin(step * 0.33) * share + (1 if step % 2 else -1) * (0.5 + 2.3 * share)
        size = 0.3 + 1.7 * share
        sheet.fill(oval(x, y, size * 0.75, size * 0.95), "#5f7ab8", to="#49639f", dry=0)
        sheet.fill(
            oval(x - size * 0.18, y - size * 0.62, size * 0.6, size * 0.3), "#f6f9ff", alpha=0.8, dry=0
        )


def _snow_street_near(sheet: Sheet) -> None:
    person(sheet, 48.6, 78.4, 8, "#2b3350", "walk", coat=True)
    for x, foot, high in ((18, 98, 44), (84, 100, 47)):
        sheet.fill(line([(x, foot), (x, foot - high)], 0.9), "#232a45", dry=0)
        sheet.fill(
            [
                poly(
                    (x - 2, foot - high),
                    (x + 2, foot - high),
                    (x + 1.3, foot - high + 4.4),
                    (x - 1.3, foot - high + 4.4),
                )
            ],
            "#fff3c8",
            dry=0,
        )
        sheet.fill(
            blob((x - 2.8, foot - high + 0.2), (x, foot - high - 2.4), (x + 2.8, foot - high + 0.2)),
            "#f4f7fd",
            dry=0,
        )
        sheet.glow(x, foot - high + 2, 16, "#ffdc98", 0.8)


def _snow_street_front(sheet: Sheet) -> None:
    flakes = [
        oval(sheet.random.uniform(0, 100), sheet.random.uniform(0, 133), sheet.random.uniform(0.12, 0.6))
        for _ in range(210)
    ]
    sheet.fill(flakes, "#ffffff", alpha=0.8, dry=0)
