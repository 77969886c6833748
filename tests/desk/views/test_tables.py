"""The tables' names, and one table more."""

import re

from django.http import HttpResponse
from django.urls import reverse

from places.desk.actions import workshops
from places.enums import Stage
from places.models import Board, Group
from tests.builders.rooms import Room


def send(room: Room, **fields: str) -> HttpResponse:
    return room.leader_client().post(reverse("desk-tables", args=[room.code]), fields)


def names(room: Room) -> list[str]:
    return list(Group.objects.filter(workshop=room.workshop).values_list("name", flat=True))


def field(room: Room, number: int) -> str:
    return f"table-{room.groups[number].pk}"


def test_names_are_shown_and_saved(room: Room, other_room: Room) -> None:
    page = room.leader_client().get(reverse("desk-tables", args=[room.code])).content.decode()
    assert 'value="Table 1"' in page
    answer = send(room, **{field(room, 0): " The  harbour ", field(other_room, 0): "Not ours"})
    assert answer.headers["Location"] == reverse("desk", args=[room.code])
    assert names(room) == ["The harbour", "Table 2"]
    assert names(other_room) == ["Table 1", "Table 2"]


def test_an_empty_name_leaves_the_old_one(room: Room) -> None:
    send(room, **{field(room, 0): "", field(room, 1): "\u200b"})
    assert names(room) == ["Table 1", "Table 2"]


def test_too_long_a_name_is_said_and_kept_in_its_field(room: Room) -> None:
    answer = send(room, **{field(room, 0): "x" * 82, field(room, 1): "Fine"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This is 2 letters too long." in page
    assert 'value="Fine"' in page
    assert names(room) == ["Table 1", "Table 2"]


def test_one_more_saves_the_names_first(room: Room) -> None:
    answer = send(room, add="", **{field(room, 0): "Harbour"})
    assert answer.headers["Location"] == reverse("desk-tables", args=[room.code])
    assert names(room) == ["Harbour", "Table 2", "Table 3"]


def test_one_more_while_sorting_has_its_board(room: Room) -> None:
    workshops.move_stage(actor=room.leading, stage=Stage.CLUSTER)
    send(room, add="")
    assert Board.objects.filter(group__number=3).count() == 1


def test_thirty_are_as_many_as_there_may_be(room: Room) -> None:
    Group.objects.bulk_create(
        Group(workshop=room.workshop, number=number, name=str(number), symbol="leaf")
        for number in range(3, 31)
    )
    answer = send(room, add="")
    assert (answer.status_code, "A room has at most 30 tables." in answer.content.decode()) == (422, True)
    assert len(names(room)) == 30


def test_a_form_that_is_sent_twice_adds_one_table(room: Room) -> None:
    page = room.leader_client().get(reverse("desk-tables", args=[room.code])).content.decode()
    (key,) = re.findall(r'name="key" value="([0-9a-f]{32})"', page)
    for _ in range(2):
        answer = send(room, add="", key=key, **{field(room, 0): "Harbour"})
        assert answer.headers["Location"] == reverse("desk-tables", args=[room.code])
    assert names(room) == ["Harbour", "Table 2", "Table 3"]
