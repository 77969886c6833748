"""Tables side by side: their piles without names, on as many slides as they need."""

from typing import Any

import pytest

from places.boards.actions import cards as card_actions
from places.enums import Stage
from places.models import Board, Group
from places.screen.queries.tables import cluster
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.boards import board_of, lay_out, seen, sorting_room
from tests.builders.rooms import Room, open_room


def facts(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("tables", "on_each", "columns"),
    [(1, [1], [1]), (2, [2], [2]), (4, [4], [2]), (7, [4, 3], [2, 3]), (30, [6] * 5, [3] * 5)],
)
def test_about_as_many_on_each_slide(db: None, tables: int, on_each: list[int], columns: list[int]) -> None:
    room = open_room(Stage.CLUSTER, photos=9)
    Group.objects.filter(workshop=room.workshop, number__gt=tables).delete()
    more = [Group(workshop=room.workshop, number=n, name=f"Table {n}") for n in range(3, tables + 1)]
    Group.objects.bulk_create(more)
    groups = Group.objects.filter(workshop=room.workshop)
    Board.objects.bulk_create(Board(workshop=room.workshop, group=group) for group in groups)
    slides = cluster(facts(room)).slides
    assert [len(slide.about.tables) for slide in slides] == on_each
    assert [slide.about.columns for slide in slides] == columns


def test_piles_grow_and_what_waits_is_beside_them(db: None, django_assert_num_queries: Any) -> None:
    room = sorting_room(8)
    lay_out(room)
    board = board_of(room)
    card_actions.put_together(
        actor=room.actor(room.people[0]), board_id=board.pk, cards=seen(board, *room.photos[:3]), name="Water"
    )
    workshop = facts(room)
    with django_assert_num_queries(4):
        (slide,) = cluster(workshop).slides
    table = next(each for each in slide.about.tables if each.board == board.pk)
    assert (table.placed, table.photos, table.waiting) == (3, 8, 1)
    assert [picture.pile for picture in table.sheet.pictures] == [0] * 3 + [1] * 5
    assert "Water" not in str(slide)


def test_before_there_is_a_board(db: None) -> None:
    assert cluster(facts(open_room(Stage.CLUSTER))).slides == ()
