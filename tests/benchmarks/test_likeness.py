from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from benchmarks.likeness import likeness, same_kind, ssim


def test_a_picture_is_wholly_like_itself_and_less_so_when_changed() -> None:
    random = np.random.default_rng(3)
    picture = random.uniform(0, 255, (40, 60))
    assert ssim(picture, picture) == pytest.approx(1.0)
    assert ssim(picture, picture + 20) < 1.0
    assert ssim(picture, random.uniform(0, 255, (40, 60))) < 0.1


def test_two_even_pictures_are_compared_by_their_light() -> None:
    dark, light = np.full((20, 20), 50.0), np.full((20, 20), 200.0)
    steady = (0.01 * 255) ** 2
    assert ssim(dark, light) == pytest.approx((2 * 50 * 200 + steady) / (50**2 + 200**2 + steady))


def test_files_are_of_one_kind_by_format_and_size(tmp_path: Path) -> None:
    for name, size in (("a.png", (40, 30)), ("b.png", (40, 30)), ("c.png", (30, 40)), ("d.webp", (40, 30))):
        Image.new("RGB", size, "teal").save(tmp_path / name, lossless=True)
    assert same_kind(tmp_path / "a.png", tmp_path / "b.png")
    assert not same_kind(tmp_path / "a.png", tmp_path / "c.png")
    assert not same_kind(tmp_path / "a.png", tmp_path / "d.webp")
    assert likeness(tmp_path / "a.png", tmp_path / "d.webp") == pytest.approx(1.0, abs=1e-3)
