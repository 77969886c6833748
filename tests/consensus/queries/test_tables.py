"""The agreement between tables."""

import pytest

from places.consensus.queries.tables import MOST_IN_MAP, sentence, tables_agreement
from places.enums import Stage
from tests.builders.rooms import Room, open_room
from tests.builders.tables import add_tables, mini, sort


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    return room


def test_the_worked_example(combining: Room, django_assert_num_queries) -> None:
    with django_assert_num_queries(7):
        found = tables_agreement(combining.workshop.pk)
    assert [table.number for table in found.tables] == [1, 3, 2, 4]
    cells = {
        (cell.one.number, cell.other.number): (cell.index, cell.word) for row in found.rows for cell in row
    }
    assert cells[1, 3] == cells[3, 1] == (0.705882, "near the same")
    assert cells[1, 2] == (0.242424, "some in common")
    assert cells[2, 4] == (0.375, "clearly in common")
    assert cells[1, 4] == (0.090909, "each saw its own")
    assert found.sentence == "There is clear common ground."
    assert [(cell.one.number, cell.other.number) for cell in found.nearest] == [
        (1, 3),
        (2, 3),
        (4, 2),
    ]  # the most alike first, and each two once
    assert found.is_drawn


def test_tables_that_share_no_two_photos_have_nothing_to_compare(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=4)
    sort(room, 1, {"Water": [0, 1]})
    sort(room, 2, {"Match": [2, 3]})
    found = tables_agreement(room.workshop.pk)
    assert (found.rows[0][1].index, found.rows[0][1].word, found.rows[0][1].level) == (
        None,
        "nothing to compare",
        0,
    )
    assert (found.nearest, found.mean, found.sentence) == ((), None, "")


def test_one_table_and_none(db: None, other_room: Room) -> None:
    mini(other_room)
    room = open_room(Stage.COMBINE, photos=2)
    assert tables_agreement(room.workshop.pk).tables == ()
    sort(room, 1, {"Water": [0, 1]})
    found = tables_agreement(room.workshop.pk)
    assert (len(found.tables), found.is_drawn, found.nearest) == (1, False, ())


def test_very_many_tables_are_told_and_not_drawn(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=3)
    add_tables(room, MOST_IN_MAP + 1)
    for table in range(1, MOST_IN_MAP + 2):
        sort(room, table, {"Water": [0, 1], "Match": [2]})
    found = tables_agreement(room.workshop.pk)
    assert (found.is_drawn, len(found.nearest)) == (False, MOST_IN_MAP)  # the first with each of the others


@pytest.mark.parametrize("word", ["own", "some", "clear", "near"])
def test_every_word_has_its_sentence(word: str) -> None:
    assert sentence(word)
