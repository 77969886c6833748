"""Blobs on a map moved apart, as little as may be, so that none hides another."""

from collections.abc import Sequence

import numpy as np

TURN = np.pi * (3 - np.sqrt(5))  # the golden angle: a spiral that fills the plane evenly
RINGS = 900


def spread(
    points: Sequence[tuple[float, float]], *, apart: float, low: float, high: float
) -> list[tuple[float, float]]:
    """Each point's place between `low` and `high` in both directions, at least `apart` from all others.

    In the order given: a point stays where it is when that is free, else it takes the nearest free place on a
    spiral around it. Where there is no room left it stays (and overlaps).
    """
    steps = np.arange(RINGS)
    reach = apart * 0.3 * np.sqrt(steps)
    around = np.column_stack([reach * np.cos(steps * TURN), reach * np.sin(steps * TURN)])
    taken = np.empty((0, 2))
    for point in points:
        home = np.clip(np.asarray(point, dtype=float), low, high)
        places = home + around
        inside = ((places >= low) & (places <= high)).all(axis=1)
        gaps = np.linalg.norm(places[:, None, :] - taken[None, :, :], axis=2)
        free = inside & (gaps >= apart).all(axis=1)
        chosen = places[int(np.argmax(free))] if free.any() else home
        taken = np.vstack([taken, chosen])
    return [(float(x), float(y)) for x, y in taken]
