"""A burning match and an old matchbox."""

import math

from painting.easel import Sheet, mix
from painting.marks import blob, box, curve, line, oval, poly, pts, stem


def match_flame(sheet: Sheet) -> None:
    """One burning match against the dark."""
    _match_flame_far(sheet)
    _match_flame_near(sheet)


def _match_flame_far(sheet: Sheet) -> None:
    sheet.wash((0, "#160d12"), (0.5, "#3a1a14"), (1, "#120a0e"))
    sheet.glow(50, 54, 78, "#c4561c", 0.75, down=80)
    sheet.glow(50, 52, 44, "#ff9a35", 0.8, down=56)
    sheet.cloud("#5a2a1c", 10, 120, flat=0.7, cover=0.4, alpha=0.3)


def _match_flame_near(sheet: Sheet) -> None:
    smoke = [
        stem([(50, 16), (54 + drift, 8), (47 + drift, 0), (52 + drift, -8)], 1.5, 4) for drift in (-4, 2, 6)
    ]
    sheet.fill(smoke, "#d9b39a", alpha=0.16, soft=1.4, dry=0)
    sheet.fill(stem(pts("41,136 45,104 49.5,72"), 5.6, 4.6), "#d9a35f", to="#5b3320", dry=0.5, upright=True)
    sheet.fill(stem(pts("43.4,136 46.9,104 50.8,72"), 1.3, 1.0), "#ffdf9d", to="#8a5530", alpha=0.75, dry=0)
    sheet.fill(stem(pts("47.4,90 48.6,80 49.6,71"), 4.7, 4.9), "#2a1713", alpha=0.8, soft=0.4, dry=0.4)
    _flame(sheet, 50, 68, 1.0, "#ff7a1c", "#e0440f", soft=1.2)
    _flame(sheet, 50, 69, 0.84, "#ffb02e", "#ff7d17", soft=0.8)
    _flame(sheet, 50, 70, 0.64, "#ffe27a", "#ffbf3d", soft=0.7)
    _flame(sheet, 50.2, 70, 0.42, "#fffbe0", "#ffeb9c", soft=0.6)
    sheet.fill(
        blob(*pts("46.4,70 47,64.8 50,62.6 53.2,65 53.6,70 50,73.4")), "#7a2415", to="#2a100c", dry=0.6
    )
    sheet.fill(oval(49.9, 74.4, 3.6, 3), "#4d6cff", alpha=0.35, soft=0.9, dry=0)
    sparks = [
        oval(50 + sheet.random.gauss(0, 12), 40 + sheet.random.gauss(0, 22), sheet.random.uniform(0.12, 0.4))
        for _ in range(46)
    ]
    sheet.fill(sparks, "#ffcf70", alpha=0.85, dry=0)
    sheet.glow(50, 50, 30, "#ffb350", 0.45, down=40)


def _flame(sheet: Sheet, x: float, foot: float, size: float, top: str, low: str, *, soft: float) -> None:
    shape = pts("0,6 -10,0 -12.5,-12 -7.5,-25 -2.5,-37 1.4,-52 4.4,-38 9.6,-25 12.6,-11 9.4,1")
    sheet.fill(blob(*((x + u * size, foot + v * size) for u, v in shape)), top, to=low, soft=soft, dry=0)


def matchbox(sheet: Sheet) -> None:
    """An old matchbox with a rising sun on its label."""
    _matchbox_far(sheet)
    _matchbox_middle(sheet)
    _matchbox_near(sheet)


def _matchbox_far(sheet: Sheet) -> None:
    sheet.wash((0, "#4b6a6b"), (1, "#2e4b52"))
    for y in range(0, 100, 17):
        sheet.fill(box(-1, y, 101, y + 16.5), mix("#55777a", "#3b5b62", (y % 34) / 34), to="#35555c", dry=0.7)
    sheet.fill(box(16, 24, 90, 84), "#122128", alpha=0.55, soft=2.2, dry=0)
    sheet.fill(box(12, 18, 86, 78), "#d7a765", to="#a87440")
    sheet.fill(box(12, 73, 86, 78), "#3a2521", dry=0.9)
    sheet.fill(box(14, 20, 84, 72), "#f4d992", to="#e9b95c", dry=0.25)
    sheet.fill(box(15.6, 21.6, 82.4, 70.4), "#b7301f", to="#8f1f18", dry=0.35)
    sheet.fill(box(17.4, 23.4, 80.6, 68.6), "#f7cf64", to="#f3a63a", dry=0.25)
    rays = []
    for ray in range(15):
        angle = math.pi + math.pi * (ray + 0.25) / 15
        after = angle + math.pi / 30
        rays.append(poly((49, 58), *((49 + 60 * math.cos(a), 58 + 60 * math.sin(a)) for a in (angle, after))))
    sheet.cut(rays, "#c23a22", (17.4, 23.4, 80.6, 58))


def _matchbox_middle(sheet: Sheet) -> None:
    sheet.cut([oval(49, 56, 14.5)], "#ffe08a", (17.4, 23.4, 80.6, 58))
    sheet.fill([box(17.4, 56, 80.6, 68.6)], "#1f4f6d", to="#16364f", dry=0.3)
    waves = [
        line(curve([(x, y + (0.9 if (x // 4) % 2 else -0.4)) for x in range(18, 82, 4)]), 0.55)
        for y in (58.6, 61.6, 64.8)
    ]
    sheet.fill(waves, "#ffe2a0", alpha=0.9, dry=0)
    pines = [
        poly(
            (x - 3.2, 57),
            (x - 1.6, 51),
            (x - 2.4, 51),
            (x, 43 - h),
            (x + 2.4, 51),
            (x + 1.6, 51),
            (x + 3.2, 57),
        )
        for x, h in pts("22,2 27,-2 72,-1 76.6,3")
    ]
    sheet.fill(pines, "#24452f", dry=0.3)


def _matchbox_near(sheet: Sheet) -> None:
    frame = [line(pts("17.4,23.4 80.6,23.4 80.6,68.6 17.4,68.6 17.4,23.4"), 0.7)]
    sheet.fill(frame, "#7b1a14", dry=0)
    stars = [oval(x, y, 1.1) for x, y in ((20.6, 26.6), (77.4, 26.6))]
    sheet.fill(stars, "#1f4f6d", dry=0)
    for x, y, turn, length in ((64, 92, -7, 40), (72, 88.4, 5, 38), (58, 97, 2, 42)):
        _match(sheet, x, y, turn, length)
    wear = [
        stem(
            [
                (sheet.random.uniform(14, 84), sheet.random.uniform(20, 72)),
                (sheet.random.uniform(14, 84), sheet.random.uniform(20, 72)),
            ],
            0.18,
            0.05,
        )
        for _ in range(9)
    ]
    sheet.fill(wear, "#fff3d0", alpha=0.3, dry=0)
    sheet.glow(22, 18, 60, "#ffe7b8", 0.35)


def _match(sheet: Sheet, x: float, y: float, turn: float, length: float) -> None:
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    far = (x - length * cos, y - length * sin)
    sheet.fill(line([(x, y + 1.1), (far[0], far[1] + 1.1)], 1.9), "#0f1c22", alpha=0.5, soft=0.5, dry=0)
    sheet.fill(line([(x, y), far], 1.7), "#edc98d", dry=0.4)
    sheet.fill(line([(x, y - 0.45), (far[0], far[1] - 0.45)], 0.4), "#fff0cd", alpha=0.8, dry=0)
    sheet.fill(oval(far[0], far[1], 2.4, 1.6, turn), "#c0331f", dry=0.4)
    sheet.fill(oval(far[0] - 0.4, far[1] - 0.5, 0.9, 0.4, turn), "#f08a6a", dry=0)
