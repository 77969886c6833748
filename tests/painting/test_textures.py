"""Grain, dry brush and cloud: made once, the same each time."""

import numpy as np
import pytest
from PIL import Image

from painting import textures


@pytest.mark.parametrize("make", [textures.dry_brush, textures.grain])
def test_surfaces_are_whole_uneven_and_made_once(make: object) -> None:
    surface = make()  # type: ignore[operator]
    assert surface is make()  # type: ignore[operator]
    assert surface.size == (textures.SIDE, textures.SIDE)
    small = np.asarray(surface.convert("L").reduce(8), dtype=int)
    assert 20 < small.mean() < 200
    assert np.asarray(surface.convert("L").crop((0, 0, 256, 256)), dtype=int).std() > 8


def test_strokes_run_along_or_upright() -> None:
    lying = np.asarray(textures.dry_brush().crop((0, 0, 600, 600)), dtype=float)
    upright = np.asarray(textures.dry_brush(upright=True), dtype=float)
    assert lying.mean(axis=1).std() > 2 * lying.mean(axis=0).std()
    assert (np.rot90(np.asarray(textures.dry_brush(), dtype=float)) == upright).all()


def test_grain_is_middle_grey() -> None:
    colours = np.asarray(textures.grain().reduce(16), dtype=int)
    assert colours.mean() == pytest.approx(128, abs=2)
    assert (colours[:, :, 0] == colours[:, :, 2]).all()


def test_wobble_names_pixels_close_by() -> None:
    where = textures.wobble(140, 105)
    assert where.shape == (105, 140)
    assert where.min() >= 0
    assert where.max() < 105 * 140
    rows, columns = np.divmod(where, 140)
    assert abs(rows - np.arange(105)[:, None]).max() <= 2
    assert abs(columns - np.arange(140)[None, :]).max() <= 2


@pytest.mark.parametrize("cover", [0.2, 0.6])
def test_clouds_take_their_share_of_the_sky(cover: float) -> None:
    mask = textures.clouds(np.random.default_rng(1), 120, 80, flat=2.0, cover=cover)
    assert (mask.mode, mask.size) == ("L", (120, 80))
    assert (np.asarray(mask) > 0).mean() == pytest.approx(cover, abs=0.08)
    again = textures.clouds(np.random.default_rng(1), 120, 80, flat=2.0, cover=cover)
    assert mask.tobytes() == again.tobytes()


def test_a_round_light_fades_to_nothing() -> None:
    light = np.asarray(textures.falloff(101, 51, 0.8, 2.0), dtype=int)
    assert light.shape == (51, 101)
    assert light[25, 50] == light.max() == pytest.approx(202, abs=3)
    assert light[25, 0] <= 1
    assert light[0, 50] <= 1
    assert textures.falloff(0, 0, 0.5, 1).size == (1, 1)
    assert isinstance(textures.falloff(3, 3, 0.5, 1), Image.Image)
