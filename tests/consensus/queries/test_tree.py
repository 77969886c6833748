"""The tree of pictures."""

import pytest

from places.consensus.queries import tree as queries
from places.consensus.queries.tree import tree
from places.enums import Stage
from tests.builders.rooms import Room, open_room
from tests.builders.tables import mini


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    return room


def test_the_worked_example(combining: Room, django_assert_num_queries) -> None:
    with django_assert_num_queries(8):
        found = tree(combining.workshop.pk)
    assert [leaf.words for leaf in found.leaves] == [f"Essence {n}" for n in range(1, 7)]
    assert [(join.top, join.bottom, join.percent, join.photos) for join in found.joins] == [
        (0, 1, 100, (1, 1)),
        (4, 5, 75, (1, 1)),
        (0.5, 2, 50, (2, 1)),
        (3, 4.5, 33, (1, 2)),
        (1.25, 3.75, 6, (3, 3)),
    ]
    assert found.joins[2].starts == (1, 1)
    assert found.joins[4].starts == pytest.approx((0.5, 1 / 3))
    assert found.joins[4].others == (2, 2)


def test_the_nearest_share_a_leaf_where_there_are_too_many(
    combining: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST_LEAVES", 3)
    found = tree(combining.workshop.pk)
    assert [(leaf.words, leaf.others) for leaf in found.leaves] == [
        ("Essence 1", 2),
        ("Essence 4", 0),
        ("Essence 5", 1),
    ]
    assert len(found.joins) == 2


def test_no_picture_placed(db: None, other_room: Room) -> None:
    mini(other_room)
    found = tree(open_room(Stage.COMBINE, photos=2).workshop.pk)
    assert (found.leaves, found.joins) == ((), ())
