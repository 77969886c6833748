"""Whose picture a file is."""

import pytest

from places.enums import PhotoState, Stage
from places.photos.queries.media import FileFacts, by_key
from tests.builders.rooms import Room


@pytest.mark.parametrize("state", PhotoState)
def test_what_is_known_before_a_byte_is_sent(
    room: Room, other_room: Room, django_assert_num_queries: object, state: PhotoState
) -> None:
    room.at(Stage.SHARE).photo(room.people[1], key="a" * 32, state=state)
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = by_key("a" * 32)
    assert found == FileFacts(room.workshop.pk, "share", room.people[1].pk, state)


@pytest.mark.parametrize("key", ["", "b" * 32, "a" * 31, "A" * 32, "../a"])
def test_no_other_name_is_a_file(room: Room, other_room: Room, key: str) -> None:
    room.photo(room.people[0], key="a" * 32)
    room.photo(room.people[0])
    assert by_key(key) is None
