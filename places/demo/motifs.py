"""Things that come back in several pictures: trees, reeds, houses, people seen from afar, birds, boats."""

import math
from random import Random

from places.demo.easel import Colour, Sheet, mix
from places.demo.marks import Mark, blob, box, curve, line, oval, poly, shifted, stem


def pine(random: Random, x: float, foot: float, high: float) -> Mark:
    """A spruce as one ragged outline."""
    tiers = max(int(5 + high / 4), 5)
    left, right = [], []
    for tier in range(tiers):
        share = tier / tiers
        reach = high * (0.04 + 0.19 * share) * random.uniform(0.8, 1.15)
        drop = high * (share + 0.6 / tiers)
        left += [(x - reach, foot - high + drop), (x - reach * 0.45, foot - high + drop - high * 0.01)]
        right += [
            (x + reach * random.uniform(0.85, 1.1), foot - high + drop),
            (x + reach * 0.45, foot - high + drop),
        ]
    trunk = high * 0.018
    return poly((x, foot - high), *right, (x + trunk, foot), (x - trunk, foot), *left[::-1])


def pines(random: Random, y: float, low: float, high: float, *, gap: float, rise: float = 0.0) -> list[Mark]:
    """A row of spruces across the picture, standing on `y`, which may swing by `rise`."""
    x, trees = -3.0, []
    while x < 103:
        foot = y + math.sin(x / 11) * rise + random.uniform(-0.3, 0.3)
        trees.append(pine(random, x, foot + 1, random.uniform(low, high)))
        x += gap * random.uniform(0.5, 1.4)
    return trees


def leaves(
    sheet: Sheet, x: float, y: float, across: float, down: float, colours: list[Colour], *, size: float = 1.0
) -> None:
    """A crown of dabs, painted from the first (shade) colour to the last (light)."""
    random = sheet.random
    for coat, colour in enumerate(colours):
        lift = down * 0.22 * coat / max(len(colours) - 1, 1)
        dabs = []
        for _ in range(int(34 * across / 10) + 10):
            angle, reach = random.uniform(0, math.tau), math.sqrt(random.random()) * (1 - 0.12 * coat)
            at = x + math.cos(angle) * across * reach - lift * 0.6, y + math.sin(angle) * down * reach - lift
            dabs.append(
                oval(
                    *at,
                    size * random.uniform(0.5, 1.3),
                    size * random.uniform(0.35, 0.8),
                    random.uniform(-40, 40),
                )
            )
        sheet.fill(dabs, colour, dry=0.2)


def birch(sheet: Sheet, x: float, foot: float, high: float, colours: list[Colour]) -> None:
    """A birch with a marked white trunk and a light crown."""
    lean = sheet.random.uniform(-0.05, 0.05) * high
    leaves(sheet, x + lean, foot - high * 0.66, high * 0.2, high * 0.34, colours[:1], size=high / 30)
    trunk = [(x, foot), (x + lean * 0.4, foot - high * 0.45), (x + lean, foot - high * 0.92)]
    sheet.fill(stem(trunk, high * 0.036, high * 0.012), "#efe8da", to="#c9bfae", upright=True)
    bark = []
    for _ in range(9):
        share = sheet.random.uniform(0.03, 0.6)
        at = x + lean * share * 0.9 + sheet.random.uniform(-0.008, 0.008) * high
        bark.append(oval(at, foot - high * share, high * 0.011, high * 0.004))
    sheet.fill(bark, "#3b332e", dry=0)
    leaves(sheet, x + lean, foot - high * 0.66, high * 0.19, high * 0.33, colours[1:], size=high / 34)


def reeds(random: Random, left: float, right: float, foot: float, high: float, count: int) -> list[Mark]:
    """Blades and bulrushes in a dark, swaying mass."""
    marks = []
    for _ in range(count):
        x, tall = random.uniform(left, right), high * random.uniform(0.45, 1.0)
        sway = random.gauss(0.08, 0.1) * tall
        marks.append(
            stem([(x, foot), (x + sway * 0.3, foot - tall * 0.5), (x + sway, foot - tall)], 0.4, 0.08)
        )
        if random.random() < 0.22:
            marks.append(oval(x + sway, foot - tall, 0.36, 1.5, 8))
    return marks


def figure(pose: str = "stand", *, coat: bool = False) -> list[Mark]:
    """A person seen from afar, one unit tall, feet at the origin, facing right."""
    poses = {
        "stand": (
            ((0.02, -0.48), (0.05, -0.25), (0.05, 0.0)),
            ((-0.02, -0.48), (-0.05, -0.25), (-0.06, 0.0)),
            0.0,
            0.06,
        ),
        "walk": (
            ((0.01, -0.48), (0.1, -0.26), (0.13, 0.0)),
            ((-0.01, -0.48), (-0.04, -0.25), (-0.16, -0.01)),
            0.03,
            0.13,
        ),
        "run": (
            ((0.02, -0.5), (0.19, -0.3), (0.17, 0.0)),
            ((-0.02, -0.5), (-0.14, -0.27), (-0.4, -0.26)),
            0.1,
            0.2,
        ),
        "kick": (
            ((0.02, -0.5), (0.17, -0.3), (0.34, -0.12)),
            ((-0.02, -0.5), (-0.07, -0.25), (-0.1, 0.0)),
            -0.06,
            0.2,
        ),
        "skate": (
            ((0.02, -0.46), (0.2, -0.3), (0.14, -0.02)),
            ((-0.02, -0.46), (-0.12, -0.24), (-0.34, -0.06)),
            0.2,
            0.2,
        ),
    }
    front, back, lean, swing = poses[pose]
    neck = (lean, -0.82)
    marks = [line(front, 0.085), line(back, 0.085)]
    marks.append(
        blob(
            (lean * 0.2 - 0.09, -0.46),
            (lean - 0.115, -0.74),
            (lean, -0.84),
            (lean + 0.115, -0.74),
            (lean * 0.2 + 0.09, -0.46),
        )
    )
    hands = (-0.66, -0.5) if pose == "run" else (-0.47, -0.48)
    marks.append(
        line(
            [(lean + 0.06, -0.76), (lean * 0.6 + swing * 0.7 + 0.03, -0.58), (lean + swing * 1.3, hands[0])],
            0.06,
        )
    )
    marks.append(
        line([(lean - 0.06, -0.76), (lean * 0.6 - swing, -0.62), (lean - swing * 0.9, hands[1])], 0.06)
    )
    marks.append(oval(neck[0] + lean * 0.25, -0.92, 0.068, 0.082))
    if coat:
        marks.append(poly((-0.1, -0.6), (0.1, -0.6), (0.15, -0.28), (-0.15, -0.28)))
    return marks


def person(
    sheet: Sheet,
    x: float,
    foot: float,
    high: float,
    colour: Colour,
    pose: str = "stand",
    *,
    flip: bool = False,
    coat: bool = False,
) -> None:
    """Paint one figure in one colour."""
    sheet.fill(shifted(figure(pose, coat=coat), x, foot, size=high, flip=flip), colour, dry=0.15)


def bird(x: float, y: float, span: float, lift: float) -> Mark:
    """A bird in flight as two bent wings; `lift` bends them up (positive) or down."""
    half = span / 2
    top = curve(
        [
            (x - half, y - lift),
            (x - half * 0.45, y - lift * 1.1 - span * 0.07),
            (x, y),
            (x + half * 0.45, y - lift * 1.1 - span * 0.07),
            (x + half, y - lift),
        ],
        steps=5,
    )
    under = [
        (x + half * 0.4, y - lift * 0.7),
        (x + span * 0.05, y + span * 0.07),
        (x - span * 0.05, y + span * 0.07),
        (x - half * 0.4, y - lift * 0.7),
    ]
    return Mark((*top, *under))


def windows(
    sheet: Sheet,
    left: float,
    top: float,
    across: int,
    down: int,
    size: tuple[float, float],
    step: tuple[float, float],
    *,
    lit: float,
    glass: Colour = "#20283a",
    frame: Colour | None = None,
) -> None:
    """Rows of windows, of which the share `lit` shines."""
    warm, cold = [], []
    for row in range(down):
        for column in range(across):
            x, y = left + column * step[0], top + row * step[1]
            pane = box(x, y, x + size[0], y + size[1])
            (warm if sheet.random.random() < lit else cold).append(pane)
            if frame:
                sheet.fill(
                    box(x - size[0] * 0.14, y - size[1] * 0.1, x + size[0] * 1.14, y + size[1] * 1.1),
                    frame,
                    dry=0,
                )
    sheet.fill(cold, glass, dry=0.2)
    sheet.fill(warm, "#ffd98a", to="#ff9d3f", dry=0.15)
    if frame:
        bars = [
            line(
                [
                    (p.points[0][0] + size[0] / 2, p.points[0][1]),
                    (p.points[0][0] + size[0] / 2, p.points[2][1]),
                ],
                size[0] * 0.1,
            )
            for p in warm + cold
        ]
        bars += [
            line(
                [
                    (p.points[0][0], p.points[0][1] + size[1] * 0.45),
                    (p.points[1][0], p.points[0][1] + size[1] * 0.45),
                ],
                size[0] * 0.1,
            )
            for p in warm + cold
        ]
        sheet.fill(bars, frame, dry=0)


def house(
    sheet: Sheet,
    left: float,
    foot: float,
    wide: float,
    high: float,
    wall: Colour,
    roof: Colour,
    *,
    pitch: float = 0.5,
    shade: float = 0.25,
) -> None:
    """A house front with a pitched roof seen from the long side's gable."""
    eave = foot - high
    sheet.fill(box(left, eave, left + wide, foot), wall, to=mix(wall, "#1c1626", shade), upright=True)
    peak = (left + wide / 2, eave - wide * pitch)
    sheet.fill(poly((left, eave + 0.1), peak, (left + wide, eave + 0.1)), wall, upright=True)
    over, thick = wide * 0.07, wide * 0.07
    edge = [(left - over, eave + over * pitch * 2), peak, (left + wide + over, eave + over * pitch * 2)]
    sheet.fill([Mark(tuple(edge), thick)], roof, dry=0.2)
