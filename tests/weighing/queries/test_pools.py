"""Tables as results may show them."""

from places.weighing.queries.pools import WHOLE_ROOM, pools
from tests.builders.rooms import Room
from tests.builders.weighing import crowded


def test_small_tables_stand_together_by_name(other_room: Room, django_assert_num_queries) -> None:
    room = crowded(1, 1, 1, 1)
    one, two, three, four = (group.pk for group in room.groups)
    with django_assert_num_queries(1):
        found = pools(room.workshop.pk, {three: 2, two: 3, one: 6, None: 1, four: 0})
    assert found.each == ((one,), (two, three, None))
    assert [found.name(pool) for pool in found.each] == ["Table 1", "Table 2, Table 3 and No table"]
    assert found.sizes == {(one,): 6, (two, three, None): 6}
    assert (found.of(three), found.of(four)) == ((two, three, None), WHOLE_ROOM)
    assert found.is_divided
    assert found.joined == ((two, three, None),)
    assert list(found.tables.values()) == ["Table 1", "Table 2", "Table 3", "Table 4"]


def test_a_room_of_four_is_one_pool(db: None) -> None:
    room = crowded(2, 2)
    found = pools(room.workshop.pk, {room.groups[0].pk: 2, room.groups[1].pk: 2})
    assert (found.each, found.sizes) == ((WHOLE_ROOM,), {WHOLE_ROOM: 4})
    assert (found.name(WHOLE_ROOM), found.is_divided) == ("The whole room", False)
    assert found.of(room.groups[1].pk) == WHOLE_ROOM
    assert pools(room.workshop.pk, {}).sizes == {WHOLE_ROOM: 0}
