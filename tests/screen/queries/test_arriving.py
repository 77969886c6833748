"""People come in: no names unless the room likes; tiles that cannot be read while pictures come."""

from itertools import pairwise

import pytest

from places.enums import PhotoState
from places.screen import actions
from places.screen.queries.arriving import TILES, TILES_HEIGHT, gather, welcome
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.rooms import Room


def facts(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


def test_first_names_come_in_only_where_the_leader_has_said_so(room: Room) -> None:
    assert welcome(facts(room)).facts["names"] == ()
    actions.set_screen(actor=room.leading, names=True, least_heard=False)
    assert welcome(facts(room)).facts["names"] == ("Göran", "Anna", "Sam", "Mira")
    actions.set_screen(actor=room.leading, names=False, least_heard=False)
    assert welcome(facts(room)).facts["names"] == ()


@pytest.mark.parametrize("number", [0, 1, 7, 38, 200])
def test_tiles_have_nothing_of_the_pictures(room: Room, number: int) -> None:
    for n in range(number):
        room.photo(room.people[n % 4], f"Secret {n}", colour="#aabbcc")
    room.photo(room.people[0], "Not yet brought", state=PhotoState.STARTED, brought_at=None)
    tiles = gather(facts(room)).facts["tiles"]
    assert {tile.tone for tile in tiles} <= set(range(6))
    assert "#aabbcc" not in str(tiles)
    assert len(tiles) == number
    assert len({(tile.x, tile.y) for tile in tiles}) == number
    assert all(tile.x + tile.side <= TILES and tile.y + tile.side <= TILES_HEIGHT for tile in tiles)
    assert all(one.side == other.side for one, other in pairwise(tiles))


def test_the_question_is_read_in_large_letters(room: Room) -> None:
    scene = gather(facts(room))
    assert scene.facts["question"].text == "What is it that only we have?"
    assert scene.facts["question"].type == 120
    assert scene.facts["brought"].sentence() == "0 of 4 have brought theirs."
