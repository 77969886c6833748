"""The pictures that wait, in their order, and those that are hidden."""

from places.enums import PhotoState
from places.photos.queries import waiting
from tests.builders.rooms import Room


def test_the_one_that_waited_longest_comes_first(room: Room, other_room: Room) -> None:
    other_room.photo(other_room.people[0], state=PhotoState.WAITING)
    assert (waiting.count(room.workshop.pk), waiting.next_one(room.workshop.pk)) == (0, None)
    room.photo(room.people[0])
    first, second = (
        room.photo(room.people[number], f"Words {number}", key=letter * 32, state=PhotoState.WAITING)
        for number, letter in enumerate("de")
    )
    found = waiting.next_one(room.workshop.pk)
    assert waiting.count(room.workshop.pk) == 2
    assert found is not None
    assert (found.id, found.essence, found.first_name, found.is_waiting) == (
        first.pk,
        "Words 0",
        "Mira",
        True,
    )
    assert waiting.following(room.workshop.pk, first.pk) == second.key
    assert waiting.following(room.workshop.pk, second.pk) == first.key


def test_those_that_are_hidden_are_listed_newest_first(room: Room) -> None:
    hidden = [room.photo(room.people[number], state=PhotoState.HIDDEN) for number in range(2)]
    room.photo(room.people[2], state=PhotoState.WAITING)
    found = waiting.kept_back(room.workshop.pk)
    assert [(card.id, card.first_name) for card in found] == [(hidden[1].pk, "Sam"), (hidden[0].pk, "Mira")]
