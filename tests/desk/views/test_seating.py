"""Who sits where, as the desk shows and changes it."""

import re
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from places.enums import Stage
from places.models import Group, Participant
from tests.builders.rooms import Room


def url(room: Room, name: str, *more: object) -> str:
    return reverse(name, args=[room.code, *more])


def post(room: Room, name: str, *more: object, **fields: Any) -> HttpResponse:
    return room.leader_client().post(url(room, name, *more), fields, follow=True)


def tables(room: Room) -> list[int | None]:
    rows = Participant.objects.filter(workshop=room.workshop).order_by("pk")
    return list(rows.values_list("group__number", flat=True))


def test_tables_are_evened_out_with_one_tap_and_back(room: Room) -> None:
    Participant.objects.filter(workshop=room.workshop).update(group=room.groups[0])
    desk = room.leader_client().get(url(room, "desk")).content.decode()
    assert "Anna: from Table 1 to Table 2" in desk
    stamp = re.search(r'name="stamp" value="(\w+)"', desk)
    assert stamp is not None
    said = post(room, "desk-even", stamp=stamp[1]).content.decode()
    assert "The tables are even now." in said
    assert tables(room) == [1, 1, 2, 2]
    undoes = re.search(r'name="undoes" value="(\d+)"', said)
    assert undoes is not None
    assert (
        "Everybody sits where they sat before."
        in post(room, "desk-seating-undo", undoes=undoes[1]).content.decode()
    )
    assert tables(room) == [1, 1, 1, 1]


def test_even_tables_offer_nothing(room: Room) -> None:
    assert "Even out the tables" not in room.leader_client().get(url(room, "desk")).content.decode()


def test_a_host_moves_one_person(room: Room) -> None:
    mira, host = room.people[0], room.people[1]
    Participant.objects.filter(pk=host.pk).update(is_host=True)
    client = room.client(host)
    page = client.get(url(room, "desk-person", mira.pk)).content.decode()
    assert "At which table?" in page
    answer = client.post(url(room, "desk-move", mira.pk), {"table": room.groups[1].pk})
    assert answer.headers["Location"] == url(room, "desk") + "?open=people#desk-people"
    assert tables(room) == [2, 1, 2, 2]
    assert client.post(url(room, "desk-move", mira.pk), {"table": "x"}).status_code == 404


def test_a_table_gets_a_name_and_a_sign(room: Room) -> None:
    where = url(room, "desk-table", room.groups[0].pk)
    page = room.leader_client().get(where).content.decode()
    assert page.count('name="symbol"') == 12
    answer = room.leader_client().post(where, {"name": "Quay", "symbol": "boat"})
    assert answer.headers["Location"] == url(room, "desk-tables")
    rows = Group.objects.filter(workshop=room.workshop).values_list("name", "symbol")
    assert list(rows) == [("Quay", "boat"), ("Table 2", "leaf")]
    wrong = room.leader_client().post(where, {"name": "x" * 82, "symbol": "boat"})
    assert (wrong.status_code, "This is 2 letters too long." in wrong.content.decode()) == (422, True)
    assert room.leader_client().get(url(room, "desk-table", 10**6)).status_code == 404


def test_two_tables_are_put_together(room: Room, other_room: Room) -> None:
    one, two = room.groups
    page = room.leader_client().get(url(room, "desk-table", one.pk)).content.decode()
    assert "It has made no piles, so nothing is lost." in page
    said = post(room, "desk-table-join", one.pk, into=two.pk).content.decode()
    assert "The two tables are together now." in said
    assert tables(room) == [2, 2, 2, 2]
    assert room.leader_client().get(url(room, "desk-table", one.pk)).status_code == 404
    names = room.leader_client().get(url(room, "desk-tables")).content.decode()
    assert ('value="Table 1"' in names, 'value="Table 2"' in names) == (False, True)
    assert (
        "Put this table together"
        not in room.at(Stage.WEIGH).leader_client().get(url(room, "desk-table", two.pk)).content.decode()
    )
