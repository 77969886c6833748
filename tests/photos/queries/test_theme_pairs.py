"""How the wall's themes go together: of this room, of what the room sees, in two queries."""

from typing import Any

from places.enums import PhotoState
from places.models import Theme, ThemedPhoto
from places.photos.queries.theme_pairs import theme_pairs
from tests.builders.rooms import Room


def put_on(room: Room, photo: int, *words: str) -> None:
    for word in words:
        theme, _made = Theme.objects.get_or_create(
            workshop=room.workshop, key=word.casefold(), defaults={"name": word, "slug": word}
        )
        ThemedPhoto.objects.create(tag=theme, content_object=room.photos[photo])


def themed(room: Room) -> Room:
    """Three photos with words on them, and one that nobody sees."""
    for number in range(3):
        room.photo(room.people[number])
    room.photo(room.people[3], state=PhotoState.HIDDEN)
    put_on(room, 0, "Water", "Light")
    put_on(room, 1, "Water", "Light", "Care")
    put_on(room, 2, "Water")
    put_on(room, 3, "Care", "Light")
    return room


def test_pairs_with_their_counts(room: Room, other_room: Room, django_assert_num_queries: Any) -> None:
    themed(room)
    put_on(other_room, 0, "Water", "Care")
    with django_assert_num_queries(2):
        found = theme_pairs(room.workshop.pk)
    assert [(theme.name, theme.count) for theme in found.themes] == [("Water", 3), ("Light", 2), ("Care", 1)]
    assert [(pair.first.name, pair.second.name, pair.photos) for pair in found.pairs] == [
        ("Water", "Light", 2),
        ("Light", "Care", 1),
        ("Water", "Care", 1),
    ]


def test_an_empty_wall(room: Room) -> None:
    assert theme_pairs(room.workshop.pk).pairs == []
