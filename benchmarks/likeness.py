"""Whether two ways of making the same files made the same ones."""

from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import uniform_filter

WINDOW = 7  # pixels
BRIGHTEST = 255.0


def same_kind(one: Path, other: Path) -> bool:
    """Whether both are pictures of one format and one size."""
    with Image.open(one) as first, Image.open(other) as second:
        return (first.format, first.size) == (second.format, second.size)


def likeness(one: Path, other: Path) -> float:
    """Return the mean structural similarity of two pictures' brightness: 1 for the same (Wang et al. 2004)."""
    return ssim(_brightness(one), _brightness(other))


def ssim(one: np.ndarray, other: np.ndarray) -> float:
    """Return the mean SSIM of two arrays (0–255) of one shape, by squares of 7 pixels."""
    steady, contrast = (0.01 * BRIGHTEST) ** 2, (0.03 * BRIGHTEST) ** 2
    mean_one, mean_other = uniform_filter(one, WINDOW), uniform_filter(other, WINDOW)
    spread_one = uniform_filter(one * one, WINDOW) - mean_one**2
    spread_other = uniform_filter(other * other, WINDOW) - mean_other**2
    together = uniform_filter(one * other, WINDOW) - mean_one * mean_other
    light = (2 * mean_one * mean_other + steady) / (mean_one**2 + mean_other**2 + steady)
    shape = (2 * together + contrast) / (spread_one + spread_other + contrast)
    return float((light * shape).mean())


def _brightness(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("L"), dtype=np.float64)
