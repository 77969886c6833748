"""The log as the live stream reads it."""

from places.enums import Kind
from places.models import Activity
from places.people.actions import joining
from places.workshops.queries.activity import LogLine, head, heads, since, was_done
from tests.builders.rooms import Room


def recorded(room: Room, number: int) -> None:
    for photo in range(number):
        Activity.record(room.leading, Kind.PHOTO_BROUGHT, photo=photo)


def test_lines_after_a_revision_oldest_first(
    room: Room, other_room: Room, django_assert_num_queries: object
) -> None:
    recorded(room, 5)
    recorded(other_room, 3)
    Activity.record(room.actor(room.people[0]), Kind.VOTED)
    room_id = room.workshop.pk
    with django_assert_num_queries(1):  # type: ignore[operator]
        lines = since(room_id, 4)
    assert lines == [
        LogLine(room_id, 5, Kind.PHOTO_BROUGHT, None, room.leader.pk, {"photo": 4}),
        LogLine(room_id, 6, Kind.VOTED, room.people[0].pk, None, {}),
    ]
    assert [line.revision for line in since(room_id, 0, until=3)] == [1, 2, 3]
    assert [line.revision for line in since(room_id, 1, most=2)] == [2, 3]
    assert since(room_id, 6) == since(room_id, 3, until=3) == []


def test_at_most_two_hundred(room: Room) -> None:
    Activity.objects.bulk_create(
        Activity(workshop=room.workshop, revision=number, kind=Kind.VOTED) for number in range(1, 203)
    )
    lines = since(room.workshop.pk, 0)
    assert (len(lines), lines[0].revision, lines[-1].revision) == (200, 1, 200)


def test_where_the_log_stands(room: Room, other_room: Room, django_assert_num_queries: object) -> None:
    recorded(room, 2)
    one, other = room.workshop, other_room.workshop
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert head(one.code) == (one.pk, one.epoch, 2)
    assert head("ZZZZZZZZ") is None
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = heads([one.pk, other.pk, 10**9])
    assert found == {one.pk: (one.epoch, 2), other.pk: (other.epoch, 0)}
    assert heads([]) == {}


KEY = "c" * 32


def test_an_act_is_known_to_who_did_it_only(room: Room, other_room: Room) -> None:
    mira, sam = (room.actor(person) for person in room.people[:2])
    joining.change_table(actor=mira, group_id=room.groups[1].pk, key=KEY)
    assert was_done(mira, KEY)
    assert not was_done(sam, KEY)
    assert not was_done(room.leading, KEY)
    assert not was_done(mira, "d" * 32)
    assert not was_done(other_room.actor(other_room.people[0]), KEY)
