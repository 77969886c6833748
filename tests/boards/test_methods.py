"""Replay of moves and dealing of photos."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.boards.methods import Move, deal, positions

MOMENTS = [
    [Move("p1", 7, 1.0), Move("p2", 7, 2.0)],
    [Move("p1", 8, 1.0)],
    [Move("p2", None, 0.0), Move("p1.1", 7, 3.0)],
]


def test_where_cards_lie_after_each_moment() -> None:
    told = [{card: move.pile for card, move in positions(MOMENTS, upto).items()} for upto in range(4)]
    assert told == [{}, {"p1": 7, "p2": 7}, {"p1": 8, "p2": 7}, {"p1": 8, "p1.1": 7}]


def test_more_than_there_is_is_all() -> None:
    assert positions(MOMENTS, 99) == positions(MOMENTS, 3)


def counts(hands):
    return Counter(photo for hand in hands.values() for photo in hand)


def test_up_to_sixty_photos_lie_at_every_table():
    photos = dict.fromkeys(range(60), "T1")
    assert deal(photos, ["T1", "T2"], seed=1) == {"T1": list(range(60)), "T2": list(range(60))}


@pytest.mark.parametrize("number", [61, 100, 300])
def test_each_table_has_its_own_and_every_photo_is_seen_alike(number):
    photos = {photo: f"T{photo % 5}" for photo in range(number)}
    hands = deal(photos, [f"T{n}" for n in range(5)], seed=3)
    for photo, owner in photos.items():
        assert photo in hands[owner]
    seen = counts(hands).values()
    assert max(seen) - min(seen) <= 1
    assert min(len(hand) for hand in hands.values()) >= 60


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(["A", "B", "C", None]), min_size=5, max_size=30),
    st.integers(0, 99),
    st.integers(1, 6),
)
def test_counts_never_differ_by_more_than_one(owners, seed, most):
    hands = deal(dict(enumerate(owners)), ["A", "B", "C"], seed=seed, most=most)
    seen = counts(hands)
    assert set(seen) == set(range(len(owners)))
    if len(owners) > most:
        assert max(seen.values()) - min(seen.values()) <= 1
    for hand in hands.values():
        assert hand == sorted(set(hand))


def test_the_same_seed_deals_the_same():
    photos = {photo: f"T{photo % 4}" for photo in range(150)}
    tables = ["T0", "T1", "T2", "T3"]
    assert deal(photos, tables, seed=5) == deal(photos, tables, seed=5)
    assert deal(photos, tables, seed=5) != deal(photos, tables, seed=6)


def test_one_table_and_none():
    photos = dict.fromkeys(range(70))
    assert deal(photos, ["T1"], seed=1) == {"T1": list(range(70))}
    assert deal(photos, [], seed=1) == {}
    assert deal({}, ["T1", "T2"], seed=1) == {"T1": [], "T2": []}
