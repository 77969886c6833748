"""Co-occurrence of themes: counts, cosine, and the layout of the map."""

from itertools import combinations

import numpy as np

from places.photos.methods import nearness, spread, theme_layout, together

PHOTOS = [{1, 2}, {1, 2, 3}, {3}, {4, 9}, {2, 1}, set()]


def test_counts_of_pairs_and_of_each() -> None:
    assert together(PHOTOS, [1, 2, 3, 4]).tolist() == [
        [3, 3, 1, 0],
        [3, 3, 1, 0],
        [1, 1, 2, 0],
        [0, 0, 0, 1],
    ]


def test_nearness_is_the_cosine() -> None:
    near = nearness(together(PHOTOS, [1, 2, 3, 4]))
    assert abs(near[0, 1] - 1.0) < 1e-12
    assert abs(near[0, 2] - 1 / 6**0.5) < 1e-12
    assert near[0, 3] == 0.0
    assert nearness(np.zeros((2, 2), dtype=np.int64)).tolist() == [[1, 0], [0, 1]]


def test_those_that_share_photos_lie_near() -> None:
    points = theme_layout(together(PHOTOS, [1, 2, 3, 4]))
    assert points.min() >= 0.0
    assert points.max() <= 1.0
    apart = [np.linalg.norm(points[0] - points[row]) for row in (1, 2, 3)]
    assert apart[0] < 1e-6 < apart[1] < apart[2]
    assert (theme_layout(together(PHOTOS, [1, 2, 3, 4])) == points).all()


def test_one_theme_or_none() -> None:
    assert theme_layout(np.array([[3]])).tolist() == [[0.5, 0.5]]
    assert theme_layout(np.zeros((0, 0), dtype=np.int64)).shape == (0, 2)


def test_no_two_labels_overlap_and_all_are_inside() -> None:
    sizes = np.array([[90.0 + 10 * (n % 5), 40.0] for n in range(24)])
    points = np.random.default_rng(7).random((24, 2)) * 0.2
    placed = spread(points, sizes, 960, 560)
    assert (placed >= sizes / 2 - 1e-6).all()
    assert (placed <= np.array([960, 560]) - sizes / 2 + 1e-6).all()
    for a, b in combinations(range(24), 2):
        shared = (sizes[a] + sizes[b]) / 2 - np.abs(placed[a] - placed[b])
        assert (shared <= 1e-3).any()


def test_a_box_too_small_is_no_trap() -> None:
    placed = spread(np.full((5, 2), 0.5), np.full((5, 2), 80.0), 60, 60)
    assert np.isfinite(placed).all()
