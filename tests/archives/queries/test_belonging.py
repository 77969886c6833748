"""What leaves of belonging: only what people share, and not whose it is."""

from places.archives.queries.belonging import belonging
from places.archives.queries.numbers import numbers
from tests.builders.belonging import promise
from tests.builders.rooms import Room


def test_private_promises_stay_in_the_room(room: Room) -> None:
    promise(room, room.people[0], "Whisper")
    promise(room, room.people[1], "Greet", is_shared=True)
    assert belonging(room.workshop.pk, numbers(room.workshop.pk))["promises"] == ["Greet"]
