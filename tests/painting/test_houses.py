"""Houses and their windows."""

import numpy as np
import pytest

from painting.easel import Sheet
from painting.houses import house, windows


def painted(sheet: Sheet) -> np.ndarray:
    return np.asarray(sheet.image, dtype=int).any(axis=2)


@pytest.mark.parametrize(("lit", "shining"), [(0.0, 0), (1.0, 6)])
def test_a_grid_of_windows_of_which_a_share_shines(lit: float, shining: int) -> None:
    sheet = Sheet("windows", 200, 1.0)
    windows(sheet, 10, 20, 3, 2, (10, 15), (20, 30), lit=lit)
    pixels = np.asarray(sheet.image, dtype=int)
    middles = [
        pixels[int((20 + row * 30 + 7) * 2), int((10 + column * 20 + 5) * 2)]
        for row in (0, 1)
        for column in (0, 1, 2)
    ]
    assert sum(int(red) > 200 for red, _green, _blue in middles) == shining
    assert painted(sheet).mean() == pytest.approx(6 * 150 / 10_000, rel=0.1)


def test_a_frame_stands_around_and_across_each_pane() -> None:
    bare, framed = (Sheet("windows", 200, 1.0) for _ in range(2))
    windows(bare, 30, 30, 1, 1, (30, 40), (0, 0), lit=0)
    windows(framed, 30, 30, 1, 1, (30, 40), (0, 0), lit=0, frame="#ffffff")
    assert painted(framed).sum() > painted(bare).sum() * 1.3
    pixels = np.asarray(framed.image.convert("L"), dtype=int)
    assert pixels[70, 90] > 200
    assert pixels[96, 70] > 200


def test_a_house_stands_on_its_foot_under_a_roof() -> None:
    sheet = Sheet("house", 200, 1.0)
    house(sheet, 20, 90, 40, 30, "#c0a080", "#303030", pitch=0.5)
    rows, columns = np.nonzero(painted(sheet))
    assert rows.max() == pytest.approx(180, abs=2)
    assert rows.min() == pytest.approx(80, abs=8)
    assert (columns.min(), columns.max()) == (pytest.approx(34, abs=5), pytest.approx(126, abs=5))
    walls = np.asarray(sheet.image.convert("L"), dtype=int)
    assert walls[175, 80] < walls[125, 80]
