"""Table by table: only from five ballots on, and nothing that can be worked out."""

import pytest

from places.enums import Lens
from places.errors import NotNow
from places.weighing.actions import ballots
from places.weighing.queries.by_table import by_table
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room
from tests.builders.weighing import clusters, crowded, give


def filled(*sizes: int) -> Room:
    room = crowded(*sizes)
    for person in room.people:
        give(person, clusters(room)[0], "unique", 1 + person.group.number % 2)
    return room


def test_large_tables_stand_alone_and_small_ones_together(db: None) -> None:
    room = filled(6, 3, 2)
    with pytest.raises(NotNow):
        by_table(by_id(room.workshop.pk), Lens.UNIQUE)
    ballots.reveal(actor=room.leading)
    found = by_table(by_id(room.workshop.pk), Lens.UNIQUE)
    assert [(column.name, column.ballots) for column in found.columns] == [
        ("Table 1", 6),
        ("Table 2 and Table 3", 5),
    ]
    assert (found.rows[0].dots, found.rows[0].all) == ((12, 7), 19)


def test_a_lone_small_table_hides_with_the_next_smallest(db: None) -> None:
    room = filled(6, 3, 9)
    ballots.reveal(actor=room.leading)
    found = by_table(by_id(room.workshop.pk), Lens.UNIQUE)
    assert [column.name for column in found.columns] == ["Table 3", "Table 1 and Table 2"]


@pytest.mark.parametrize("sizes", [(6,), (2, 2), (5, 4)])
def test_where_tables_cannot_be_told_apart_there_are_no_columns(db: None, sizes: tuple[int, ...]) -> None:
    room = filled(*sizes)
    ballots.reveal(actor=room.leading)
    found = by_table(by_id(room.workshop.pk), Lens.UNIQUE)
    assert (found.columns, found.rows[0].dots) == ((), ())
