"""Tables' boards side by side on one slide, and where each picture lies on them."""

from itertools import combinations

import pytest

from places.boards.queries.board import table_boards
from places.screen.queries.origins import PileGround, TablesSheet, tables_sheet
from places.screen.queries.packing import HEIGHT, WIDTH
from tests.builders.rooms import Room, open_room
from tests.builders.tables import add_tables, mini, sort_all


def sheet(room: Room) -> TablesSheet:
    return tables_sheet(table_boards(room.workshop.pk))


def apart(one: PileGround, other: PileGround) -> bool:
    is_beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return is_beside or one.y + one.height <= other.y or other.y + other.height <= one.y


@pytest.mark.parametrize("tables", [1, 2, 5, 30])
def test_boards_lie_side_by_side_and_hold_all_their_pictures(db: None, tables: int) -> None:
    room = open_room(photos=6)
    add_tables(room, tables)
    sort_all(room, {number: {"A": [0, 1, 2], "B": [3, 4]} for number in range(1, tables + 1)})
    found = sheet(room)
    assert len(found.boards) == tables
    grounds = [board.ground for board in found.boards]
    assert all(ground.x + ground.width <= WIDTH and ground.y + ground.height <= HEIGHT for ground in grounds)
    assert all(apart(one, other) for one, other in combinations(grounds, 2))
    for board in found.boards:
        assert len(board.pictures) == 6  # the last of them waits to be placed
        for picture in board.pictures:
            assert board.ground.x <= picture.x
            assert picture.x + picture.width <= board.ground.x + board.ground.width
            assert board.ground.y + found.head <= picture.y
            assert picture.y + picture.height <= board.ground.y + board.ground.height


def test_a_picture_comes_from_each_table_that_has_it_in_turn(db: None) -> None:
    room = open_room(photos=7)
    mini(room)
    found, photo = sheet(room), room.photos[0].pk
    starts = [found.origin(photo, turn) for turn in range(5)]
    assert starts[4] == starts[0]
    assert len(set(starts)) == 4
    (first, *_), ground = found.places[photo], found.boards[0].ground
    assert starts[0] == f"{first.x} {first.y} {first.width} {first.height}"
    assert ground.x < first.x < ground.x + ground.width
    assert found.origin(0, 0) == ""


def test_tables_that_have_not_sorted_are_left_out(db: None) -> None:
    room = open_room(photos=3)
    assert sheet(room) == TablesSheet()
    sort_all(room, {2: {"A": [0]}})
    assert [board.group.number for board in sheet(room).boards] == [2]


def test_colours_stand_for_very_many_pictures(db: None) -> None:
    room = open_room(photos=60)
    add_tables(room, 8)
    everything = {"A": range(60)}
    sort_all(room, dict.fromkeys(range(1, 7), everything))
    assert sheet(room).has_pictures
    sort_all(room, dict.fromkeys(range(7, 9), everything))
    assert not sheet(room).has_pictures
