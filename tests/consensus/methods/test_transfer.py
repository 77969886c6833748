import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.consensus.methods.rand_index import adjusted_rand
from places.consensus.methods.sorts import Sorts
from places.consensus.methods.transfer import mean_index, numbered, transfer

rooms = st.lists(st.lists(st.integers(-1, 2), min_size=6, max_size=6), min_size=1, max_size=4)


def sorts_of(tables):
    rows = [(t, c, pile) for t, piles in enumerate(tables) for c, pile in enumerate(piles) if pile >= 0]
    return Sorts.from_rows(rows, cards=range(6), tables=range(len(tables)))


def direct(labels, tables):
    parts = []
    for piles in tables:
        seen = [card for card, pile in enumerate(piles) if pile >= 0]
        if seen:
            parts.append(adjusted_rand([labels[c] for c in seen], [piles[c] for c in seen]))
    return sum(parts) / len(parts) if parts else float("nan")


def test_the_worked_example_needs_no_move(mini):
    labels = np.array([0, 0, 0, 1, 2, 2])
    assert transfer(labels, mini).tolist() == labels.tolist()
    assert mean_index(labels, mini) == pytest.approx(0.560309, abs=1e-6)


def test_a_misplaced_card_goes_home(mini):
    assert transfer(np.array([0, 0, 2, 1, 2, 2]), mini).tolist() == [0, 0, 0, 1, 2, 2]


@given(rooms, st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_the_mean_index_equals_the_direct_computation(tables, labels):
    found = numbered(np.array(labels))
    assert mean_index(found, sorts_of(tables)) == pytest.approx(direct(labels, tables), abs=1e-9, nan_ok=True)


@settings(max_examples=60)
@given(rooms, st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_after_it_no_single_move_is_better(tables, labels):
    sorts, start = sorts_of(tables), numbered(np.array(labels))
    end = transfer(start, sorts)
    if not sorts.sorting_tables.any():
        assert end.tolist() == start.tolist()
        return
    reached = direct(end.tolist(), tables)
    assert reached >= direct(start.tolist(), tables) - 1e-9
    assert end.max() == start.max()
    for card in range(6):
        if (end == end[card]).sum() > 1:
            for cluster in range(int(end.max()) + 1):
                moved = end.copy()
                moved[card] = cluster
                assert direct(moved.tolist(), tables) <= reached + 1e-9


@settings(max_examples=40)
@given(rooms, st.lists(st.integers(0, 2), min_size=6, max_size=6), st.permutations(range(6)))
def test_by_an_order_of_their_own_cards_go_the_same_way_whoever_came_first(tables, labels, arrival):
    arrival, own = np.array(arrival), np.array([2, 5, 0, 3, 1, 4])
    turned = [[piles[card] for card in arrival] for piles in tables]
    place = np.argsort(arrival)  # where each card is now
    one = transfer(numbered(np.array(labels)), sorts_of(tables), order=own)
    other = transfer(numbered(np.array(labels)[arrival]), sorts_of(turned), order=place[own])
    assert numbered(other[place]).tolist() == one.tolist()


def test_above_the_limit_nothing_moves(mini):
    labels = np.array([0, 0, 2, 1, 2, 2])
    assert transfer(labels, mini, most_cards=5).tolist() == labels.tolist()


def test_the_given_labels_are_not_changed(mini):
    labels = np.array([0, 0, 2, 1, 2, 2])
    transfer(labels, mini)
    assert labels.tolist() == [0, 0, 2, 1, 2, 2]


def test_clusters_are_numbered_by_their_first_card():
    assert numbered(np.array([2, 0, 2, 1])).tolist() == [0, 1, 0, 2]
    assert numbered(np.array([2, 0, 2, 1]), np.array([3, 1, 0, 2])).tolist() == [2, 1, 2, 0]
