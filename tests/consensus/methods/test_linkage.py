from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.consensus.methods.linkage import average_linkage
from places.consensus.methods.similarity import similarity

# Few different distances, so that ties are the rule.
tied_distances = st.integers(1, 12).flatmap(
    lambda size: st.lists(st.integers(0, 4), min_size=size * size, max_size=size * size).map(
        lambda values: np.array(values).reshape(size, size)
    )
)


def test_the_worked_example(mini):
    distances = 1 - similarity(mini).values
    tree = average_linkage(distances)
    assert tree.heights == pytest.approx([0, 0.25, 0.5, 2 / 3, 0.935185], abs=1e-6)
    assert tree.merges.tolist() == [[0, 1], [4, 5], [0, 2], [3, 4], [0, 3]]
    assert tree.fit(distances) == pytest.approx(0.949957, abs=1e-6)
    assert tree.labels(3).tolist() == [0, 0, 0, 1, 2, 2]


def test_the_kinship_sort(published_sorts):
    distances = 1 - similarity(published_sorts("kinship82/sorts_15terms_x_85sorters.csv")).values
    assert average_linkage(distances).fit(distances) == pytest.approx(0.9798753904, abs=1e-10)


@given(tied_distances)
def test_ties_fall_to_the_lowest_pair_as_in_exact_fractions(values):
    whole = np.triu(values, 1) + np.triu(values, 1).T
    tree = average_linkage(whole / 5)
    merges, heights = _exact(whole.tolist())
    assert tree.merges.tolist() == merges
    assert tree.heights == pytest.approx([float(height / 5) for height in heights], abs=1e-12)


def test_a_tree_in_other_names_is_the_same_tree(mini):
    distances = 1 - similarity(mini).values
    order = np.array([4, 1, 5, 0, 3, 2])
    renamed = average_linkage(distances[np.ix_(order, order)]).renamed(order)
    assert (renamed.merges[:, 0] < renamed.merges[:, 1]).all()
    assert renamed.heights == pytest.approx(average_linkage(distances).heights, abs=1e-12)
    for clusters in (3, 4, 5):
        assert renamed.labels(clusters).tolist() == average_linkage(distances).labels(clusters).tolist()


def test_joined_clusters_stand_side_by_side(mini):
    tree = average_linkage(1 - similarity(mini).values)
    assert tree.order.tolist() == [0, 1, 2, 3, 4, 5]
    apart = np.array([[0, 9, 1, 9], [9, 0, 9, 2], [1, 9, 0, 9], [9, 2, 9, 0]])
    assert average_linkage(apart).order.tolist() == [0, 2, 1, 3]
    assert average_linkage(np.zeros((0, 0))).order.tolist() == []


@given(st.integers(3, 40), st.integers(0, 999))
def test_without_ties_the_tree_is_that_of_scipy(size, seed):
    from scipy.cluster.hierarchy import cophenet, linkage  # noqa: PLC0415 - only here, and half a second to load
    from scipy.spatial.distance import squareform  # noqa: PLC0415

    values = np.random.default_rng(seed).random((size, size))
    distances = np.triu(values, 1) + np.triu(values, 1).T
    theirs = linkage(squareform(distances), "average")
    ours = average_linkage(distances)
    assert ours.heights == pytest.approx(theirs[:, 2], abs=1e-12)
    assert squareform(ours.cophenetic) == pytest.approx(cophenet(theirs), abs=1e-12)


def test_the_given_matrix_is_not_changed(mini):
    distances = 1 - similarity(mini).values
    before = distances.copy()
    average_linkage(distances)
    assert np.array_equal(distances, before)


def test_no_card_and_one_card():
    assert average_linkage(np.zeros((0, 0))).labels(0).tolist() == []
    assert average_linkage(np.zeros((1, 1))).labels(1).tolist() == [0]
    assert average_linkage(np.zeros((1, 1))).fit(np.zeros((1, 1))) == 1.0


@pytest.mark.parametrize("clusters", [0, 7, -1])
def test_a_tree_cannot_be_cut_into_more_clusters_than_cards_or_none(mini, clusters):
    with pytest.raises(ValueError, match="cannot make"):
        average_linkage(1 - similarity(mini).values).labels(clusters)


def _exact(distances: list[list[int]]) -> tuple[list[list[int]], list[Fraction]]:
    """Average linkage in fractions, pair by pair, the lowest pair first among equals."""
    clusters = {card: [card] for card in range(len(distances))}
    merges, heights = [], []
    while len(clusters) > 1:
        apart = {
            (low, high): Fraction(
                sum(distances[i][j] for i in clusters[low] for j in clusters[high]),
                len(clusters[low]) * len(clusters[high]),
            )
            for low in clusters
            for high in clusters
            if low < high
        }
        low, high = min(apart, key=lambda pair: (apart[pair], pair))
        merges.append([low, high])
        heights.append(apart[low, high])
        clusters[low] += clusters.pop(high)
    return merges, heights
