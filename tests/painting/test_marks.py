"""Shapes: where their points lie."""

import math
from random import Random

import pytest

from painting.marks import Mark, blob, box, curve, line, oval, poly, pts, ridge, shifted, stem, turned

SQUARE = ((0, 0), (10, 0), (10, 10), (0, 10))


def luck(seed: int = 1) -> Random:
    return Random(seed)  # noqa: S311 - the same shapes each time


def area(mark: Mark) -> float:
    """The area of a polygon (the shoelace formula)."""
    pairs = zip(mark.points, mark.points[1:] + mark.points[:1], strict=True)
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairs)) / 2


def test_points_written_short() -> None:
    assert pts("4,66 10,62.5") == ((4, 66), (10, 62.5))


def test_straight_shapes() -> None:
    assert poly(*SQUARE) == box(0, 0, 10, 10) == Mark(SQUARE)
    assert area(box(1, 2, 4, 7)) == 15
    assert line([(0, 0), (3, 4)], 2) == Mark(((0, 0), (3, 4)), 2)


@pytest.mark.parametrize("turn", [0, 30, 90])
def test_an_ellipse_has_its_axes_and_its_area(turn: float) -> None:
    mark = oval(5, 6, 3, 2, turn)
    reach = [math.hypot(x - 5, y - 6) for x, y in mark.points]
    assert (max(reach), min(reach)) == (pytest.approx(3), pytest.approx(2))
    assert area(mark) == pytest.approx(math.pi * 6, rel=0.01)
    far = mark.points[0]
    assert (far[0] - 5, far[1] - 6) == pytest.approx(
        (3 * math.cos(math.radians(turn)), 3 * math.sin(math.radians(turn)))
    )
    assert oval(0, 0, 2) == oval(0, 0, 2, 2)


def test_a_soft_line_goes_through_its_points() -> None:
    points = [(0.0, 0.0), (4.0, 3.0), (8.0, 0.0)]
    path = curve(points, steps=4)
    assert [path[0], path[4], path[8]] == points
    assert len(path) == 9
    closed = curve(points, closed=True, steps=4)
    assert [closed[0], closed[4], closed[8]] == points
    assert len(closed) == 12
    assert curve([(0, 0), (6, 6)], steps=3)[1] == (pytest.approx(2, abs=0.3), pytest.approx(2, abs=0.3))


def test_a_closed_soft_shape_holds_its_corners() -> None:
    assert set(SQUARE) <= set(blob(*SQUARE).points)
    assert 100 < area(blob(*SQUARE)) < math.pi * 50


def test_a_branch_tapers() -> None:
    points = stem([(0, 0), (10, 0)], 4, 2).points
    assert (points[0], points[-1]) == (pytest.approx((0, 2)), pytest.approx((0, -2)))
    middle = len(points) // 2
    assert (points[middle - 1], points[middle]) == (pytest.approx((10, 1)), pytest.approx((10, -1)))


def test_hills_reach_across_the_whole_picture() -> None:
    mark = ridge(luck(), 40, 3, foot=75)
    assert (mark.points[0], mark.points[-1]) == ((-2.0, 75), (102.0, 75))
    tops = [y for _x, y in mark.points[1:-1]]
    assert all(40 - 6 <= y <= 40 + 6 for y in tops)
    assert max(tops) - min(tops) > 1
    assert ridge(luck(), 40, 3, foot=75) == mark != ridge(luck(2), 40, 3, foot=75)


def test_shapes_are_moved_scaled_mirrored_and_turned() -> None:
    mark = line([(1, 2), (3, 4)], 0.5)
    assert shifted([mark], 10, 20, size=2) == [Mark(((12, 24), (16, 28)), 1.0)]
    assert shifted([mark], 10, 20, size=2, flip=True) == [Mark(((8, 24), (4, 28)), 1.0)]
    (quarter,) = turned([mark], 90)
    assert quarter.points == (pytest.approx((-2, 1)), pytest.approx((-4, 3)))
    assert quarter.width == 0.5
