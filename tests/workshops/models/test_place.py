"""A place has leaders."""

from tests.builders.rooms import Room


def test_leaders_of_a_place(room: Room) -> None:
    place = room.workshop.place
    assert str(place) == "Jönköping"
    assert list(place.leaders.all()) == [room.leader]
