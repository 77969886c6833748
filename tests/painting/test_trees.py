"""Trees, leaves and reeds."""

from itertools import pairwise
from random import Random

import numpy as np
import pytest

from painting.easel import Sheet
from painting.trees import birch, leaves, pine, pines, reeds


def luck(seed: int = 1) -> Random:
    return Random(seed)  # noqa: S311 - the same shapes each time


def test_a_spruce_stands_on_its_foot() -> None:
    mark = pine(luck(), 50, 90, 30)
    assert mark.points[0] == (50, 60)
    down = [y for _x, y in mark.points]
    assert (min(down), max(down)) == (60, pytest.approx(90, abs=2))
    across = [x - 50 for x, _y in mark.points]
    assert max(across) == pytest.approx(-min(across), rel=0.3)
    assert 3 < max(across) < 10


def test_a_row_of_spruces_crosses_the_picture() -> None:
    row = pines(luck(), 70, 10, 20, gap=6, rise=2)
    feet = [mark.points[0][0] for mark in row]
    assert feet == sorted(feet)
    assert feet[0] < 0
    assert feet[-1] > 90
    assert all(0 < after - before < 10 for before, after in pairwise(feet))
    tops = [mark.points[0][1] for mark in row]
    assert all(46 <= top <= 64 for top in tops)
    assert pines(luck(), 70, 10, 20, gap=6, rise=2) == row


def test_a_crown_is_light_where_the_sun_comes_from() -> None:
    sheet = Sheet("leaves", 200, 1.0)
    leaves(sheet, 50, 50, 20, 20, ["#203020", "#80c060"])
    rows, columns = np.nonzero(np.asarray(sheet.image.convert("L")))
    assert 40 < columns.min() < columns.max() < 160
    assert 40 < rows.min() < rows.max() < 160
    light = np.asarray(sheet.image, dtype=int)[:, :, 1] > 150
    lit_rows, lit_columns = np.nonzero(light)
    assert lit_rows.mean() < rows.mean()
    assert lit_columns.mean() < columns.mean()


def test_a_birch_has_a_white_trunk_with_marks() -> None:
    sheet = Sheet("birch", 200, 1.0)
    birch(sheet, 50, 95, 80, ["#405030", "#90b060"])
    trunk = np.asarray(sheet.image.convert("L"), dtype=int)[110:185, 90:112]
    assert (trunk > 170).mean() > 0.1
    assert (np.asarray(sheet.image, dtype=int)[30:100].any(axis=2)).mean() > 0.1


def test_reeds_stand_in_their_bed() -> None:
    marks = reeds(luck(), 10, 40, 90, 20, 50)
    blades = [mark for mark in marks if len(mark.points) != 40]
    heads = [mark for mark in marks if len(mark.points) == 40]
    assert len(blades) == 50
    assert 3 < len(heads) < 25
    for mark in blades:
        feet = [x for x, y in mark.points if y > 89]
        assert 9 < min(feet) <= max(feet) < 41.5
        assert min(y for _x, y in mark.points) >= 69
