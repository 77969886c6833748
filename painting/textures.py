"""Grain, dry brush and cloud: the surfaces that make flat shapes look painted. Made once per process."""

from functools import cache

import numpy as np
from PIL import Image, ImageOps

SIDE = 2048


@cache
def dry_brush(upright: bool = False) -> Image.Image:
    """Long uneven strokes, 8-bit grey, as a mask for a second, darker or lighter, coat."""
    random = np.random.default_rng(11)
    streaks = _stretch(random.random((SIDE // 3, 24)), 0.60)
    patches = _stretch(random.random((40, 40)), 0.55)
    speck = random.random((SIDE, SIDE), dtype=np.float32)
    coat = np.clip((streaks * 1.1 + patches * 0.8 + speck * 0.5 - 1.0) * 1.7, 0, 1)
    image = Image.fromarray((coat * 255).astype(np.uint8))
    return image.transpose(Image.Transpose.ROTATE_90) if upright else image


@cache
def grain() -> Image.Image:
    """Fine paper grain around middle grey, as colour, for a soft light over the finished picture."""
    random = np.random.default_rng(13)
    fine = random.normal(0, 1, (SIDE, SIDE)).astype(np.float32)
    fibre = np.asarray(_sized(random.normal(0, 1, (SIDE // 2, SIDE // 3))))
    grey = np.clip(128 + fine * 13 + fibre * 11, 0, 255).astype(np.uint8)
    return Image.merge("RGB", [Image.fromarray(grey)] * 3)


@cache
def wobble(width: int, height: int) -> np.ndarray:
    """For each pixel of a picture the index of a pixel close by: edges come out drawn by hand."""
    random = np.random.default_rng(14)
    scale = width / 1400

    def sway() -> np.ndarray:
        slow = np.asarray(_sized(random.normal(0, 1, (height // 24, width // 24)), width, height))
        quick = np.asarray(_sized(random.normal(0, 1, (height // 4, width // 4)), width, height))
        return (slow * 1.5 + quick * 0.8) * scale

    rows = np.clip(np.arange(height)[:, None] + sway().round(), 0, height - 1).astype(np.int32)
    columns = np.clip(np.arange(width)[None, :] + sway().round(), 0, width - 1).astype(np.int32)
    return rows * width + columns


def clouds(random: np.random.Generator, width: int, height: int, *, flat: float, cover: float) -> Image.Image:
    """A cloud mask of the size: `flat` draws them out sideways, `cover` (0-1) says how much sky they take."""
    total = np.zeros((200, 200), dtype=np.float32)
    for octave in range(5):
        cells = 3 * 2**octave
        field = random.random((max(int(cells * flat), 2), cells))
        total += np.asarray(_sized(field, 200, 200)) * 0.55**octave
    order = np.quantile(total, [1 - cover, 1.0])
    mask = np.clip((total - order[0]) / (order[1] - order[0]) * 1.5, 0, 1) ** 0.8
    return Image.fromarray((mask * 255).astype(np.uint8)).resize((width, height), Image.Resampling.BICUBIC)


def falloff(width: int, height: int, strength: float, hardness: float) -> Image.Image:
    """A round light, 8-bit grey: `strength` (0-1) at its middle, nothing at its rim."""
    levels = [round(255 * strength * (1 - level / 255) ** hardness) for level in range(256)]
    disc = Image.radial_gradient("L").point([levels[min(round(v * 1.4142), 255)] for v in range(256)])
    return disc.resize((max(width, 1), max(height, 1)), Image.Resampling.BICUBIC)


def _sized(field: np.ndarray, width: int = SIDE, height: int = SIDE) -> Image.Image:
    image = Image.fromarray(field.astype(np.float32))
    return image.resize((width, height), Image.Resampling.BICUBIC)


def _stretch(field: np.ndarray, middle: float) -> np.ndarray:
    grey = Image.fromarray((field * 255).astype(np.uint8)).resize((SIDE, SIDE), Image.Resampling.BICUBIC)
    return np.asarray(ImageOps.autocontrast(grey), dtype=np.float32) / 255 + (middle - 0.5)
