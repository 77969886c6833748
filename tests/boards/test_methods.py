"""Replay of moves and dealing of photos."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.boards.methods import (
    Move,
    deal,
    deal_in,
    deal_one_more,
    most_at_one,
    positions,
    tables_over_share,
)

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


@st.composite
def rooms(draw):
    """A room of 2 to 30 tables with 61 to 150 photos, of which one table may have brought nine in ten."""
    tables = list(range(draw(st.integers(2, 30))))
    number = draw(st.integers(61, 150))
    chance = draw(st.randoms(use_true_random=False))
    large = draw(st.sampled_from([0.0, 0.3, 0.6, 0.9]))
    owners = [0 if chance.random() < large else chance.choice([*tables, None]) for _photo in range(number)]
    return tables, dict(enumerate(owners)), draw(st.integers(0, 99))


def check(photos, hands):
    """What holds for every dealing, late photos and new tables or not."""
    seen = counts(hands)
    assert set(seen) == set(photos)
    assert max(seen.values()) - min(seen.values()) <= 1
    for table, hand in hands.items():
        assert len(set(hand)) == len(hand)
        assert len(hand) <= most_at_one(hands), table
    for table in tables_over_share(photos.values(), list(hands)):
        assert min(seen[photo] for photo, owner in photos.items() if owner == table) >= 2


@settings(max_examples=40, deadline=None)
@given(rooms())
def test_no_table_gets_too_many_and_every_photo_is_seen_as_often(room):
    tables, photos, seed = room
    hands = deal(photos, tables, seed=seed)
    check(photos, hands)
    over = tables_over_share(photos.values(), tables)
    for photo, owner in photos.items():
        assert owner is None or owner in over or photo in hands[owner]


@settings(max_examples=25, deadline=None)
@given(rooms(), st.integers(1, 30), st.randoms(use_true_random=False))
def test_late_photos_leave_it_so(room, late, chance):
    tables, photos, seed = room
    hands = deal(photos, tables, seed=seed)
    favourite = chance.choice(tables)
    for _photo in range(late):
        photo = len(photos)
        photos[photo] = favourite if chance.random() < 0.8 else chance.choice([*tables, None])
        dealt = deal_one_more(photo, photos, hands)
        assert counts(dealt)[photo] >= 1
        hands = {table: [*hand, *dealt[table]] for table, hand in hands.items()}
        check(photos, hands)


def test_a_table_that_brought_nine_in_ten_gets_a_sample_of_its_own():
    photos = {photo: 0 if photo < 90 else 1 + photo % 4 for photo in range(100)}
    # 90 are one and a half fair shares of sixty: still its own. One more is too many.
    assert tables_over_share(photos.values(), range(5)) == set()
    assert set(range(90)) <= set(deal(photos, range(5), seed=1)[0])
    photos[100] = 0
    assert tables_over_share(photos.values(), range(5)) == {0}
    hands = deal(photos, range(5), seed=1)
    assert [len(hand) for hand in hands.values()] == [60] * 5
    assert set(counts(hands).values()) == {2, 3}
    for photo in range(90, 100):
        assert photo in hands[photos[photo]]


def test_where_two_tables_have_to_share_all_both_get_all():
    photos = {photo: 0 if photo < 180 else 1 for photo in range(200)}
    hands = deal(photos, [0, 1], seed=1)
    assert [len(hand) for hand in hands.values()] == [200, 200]


def test_a_late_photo_of_a_full_table_lies_at_two_others():
    hands = {"A": list(range(80)), "B": list(range(40)), "C": list(range(40, 80)), "D": []}
    photos = dict.fromkeys(range(80), "A") | {80: "A"}
    assert deal_one_more(80, photos, hands) == {"A": [], "B": [80], "C": [], "D": [80]}


def test_what_a_table_brought_alone_is_dealt_again_when_it_becomes_too_many():
    # Five tables have sixty of their own each, and nobody else's; then one brings on.
    photos = {photo: photo // 60 for photo in range(300)}
    hands = deal(photos, range(5), seed=1)
    assert set(counts(hands).values()) == {1}
    for photo in range(300, 360):
        photos[photo] = 0
        dealt = deal_one_more(photo, photos, hands)
        hands = {table: [*hand, *dealt[table]] for table, hand in hands.items()}
        check(photos, hands)
    assert 0 in tables_over_share(photos.values(), range(5))
    seen = counts(hands)
    assert {seen[photo] for photo, owner in photos.items() if owner == 0} == {2}


@settings(max_examples=25, deadline=None)
@given(rooms())
def test_a_new_table_leaves_every_photo_seen_alike(room):
    tables, photos, seed = room
    hands = deal(photos, tables, seed=seed)
    for table in ("new", "another"):
        hands[table] = deal_in(hands, list(photos), seed=seed)
        assert len(hands[table]) == 60
        seen = counts(hands).values()
        assert max(seen) - min(seen) <= 1


def test_a_new_table_gets_what_the_fewest_have():
    photos = list(range(100))
    hands = {"A": photos[:60], "B": photos[40:]}
    new = deal_in(hands, photos, seed=2)
    assert len(new) == 60
    assert new == sorted(new)
    # Twenty photos are at both tables already, and enough are at one.
    assert not set(new) & set(range(40, 60))
    assert deal_in(hands, photos, seed=2) == new != deal_in(hands, photos, seed=3)
