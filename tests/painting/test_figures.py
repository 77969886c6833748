"""People seen from afar, and birds."""

import numpy as np
import pytest

from painting.easel import Sheet
from painting.figures import bird, figure, person
from painting.marks import Mark


def reach(marks: list[Mark]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all points."""
    across = [x for mark in marks for x, _y in mark.points]
    down = [y for mark in marks for _x, y in mark.points]
    return min(across), min(down), max(across), max(down)


@pytest.mark.parametrize("pose", ["stand", "walk", "run", "kick", "skate"])
def test_a_person_is_one_unit_tall_with_the_feet_on_the_ground(pose: str) -> None:
    marks = figure(pose)
    left, top, right, bottom = reach(marks)
    assert (top, bottom) == (pytest.approx(-1, abs=0.01), pytest.approx(0, abs=0.03))
    assert (left, right) == (pytest.approx(-0.22, abs=0.25), pytest.approx(0.25, abs=0.25))
    assert len(marks) == 6
    assert len(figure(pose, coat=True)) == 7


def test_an_unknown_pose_is_refused() -> None:
    with pytest.raises(KeyError):
        figure("fly")


@pytest.mark.parametrize("flip", [False, True])
def test_a_person_is_painted_where_they_stand(flip: bool) -> None:
    sheet = Sheet("person", 200, 1.0)
    person(sheet, 50, 90, 60, "#ffffff", "run", flip=flip)
    rows, columns = np.nonzero(np.asarray(sheet.image.convert("L")))
    assert (rows.min(), rows.max()) == (pytest.approx(60, abs=4), pytest.approx(180, abs=6))
    assert columns.min() > 40
    assert columns.max() < 160
    head = columns[rows < 80]
    assert bool(head.mean() < 100) is flip


@pytest.mark.parametrize("lift", [-2, 0, 2])
def test_a_bird_spans_its_wings(lift: float) -> None:
    left, _top, right, _bottom = reach([bird(30, 20, 10, lift)])
    assert (left, right) == (25, 35)
    assert (30, 20) in bird(30, 20, 10, lift).points
