"""What has been done under an idempotency key, by whom."""

from places.people.actions import joining
from places.workshops.queries.acknowledged import was_done
from tests.builders.rooms import Room

KEY = "c" * 32


def test_an_act_is_known_to_who_did_it_only(room: Room, other_room: Room) -> None:
    mira, sam = (room.actor(person) for person in room.people[:2])
    joining.change_table(actor=mira, group_id=room.groups[1].pk, key=KEY)
    assert was_done(mira, KEY)
    assert not was_done(sam, KEY)
    assert not was_done(room.leading, KEY)
    assert not was_done(mira, "d" * 32)
    assert not was_done(other_room.actor(other_room.people[0]), KEY)
