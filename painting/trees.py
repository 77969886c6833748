"""Trees, leaves and reeds."""

import math
from random import Random

from painting.easel import Colour, Sheet
from painting.marks import Mark, oval, poly, stem


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
