"""“I'm done” on phones and on a table's device: said, taken back, and gone with the stage."""

from typing import Any

from django.test import Client
from django.urls import reverse

from places.enums import Stage
from places.models import Group, Participant
from tests.builders.boards import board_of, lay_out
from tests.builders.rooms import Room
from tests.every_address import tablet
from tests.one_line import one_line

JSON = {"Accept": "application/json"}
DONE, NOT_YET = 'name="ready" value="yes"', 'name="ready" value="no"'


def say(room: Room, client: Client, **fields: Any) -> Any:
    return client.post(reverse("ready", args=[room.code]), fields, headers=JSON)


def shown(client: Client, room: Room, name: str, *args: Any) -> str:
    return one_line(client.get(reverse(name, args=[room.code, *args])).content.decode())


def test_a_person_says_it_and_sees_it_at_once_and_later(room: Room) -> None:
    mira, sam = room.client(room.people[0]), room.client(room.people[1])
    assert DONE in shown(mira, room, "bring")
    answer = say(room, mira, ready="yes", stage="gather").json()
    (put,) = answer["operations"]
    assert (put["op"], put["id"], NOT_YET in one_line(put["html"])) == ("put", "room-ready", True)
    assert (DONE in shown(mira, room, "bring"), DONE in shown(sam, room, "bring")) == (False, True)
    assert "You are done." in shown(mira, room, "bring")
    back = say(room, mira, ready="no", stage="gather").json()
    assert DONE in one_line(back["operations"][0]["html"])
    assert not Participant.objects.filter(is_ready=True).exists()


def test_without_scripts_it_leads_back_to_where_people_work(room: Room) -> None:
    answer = room.client(room.people[0]).post(
        reverse("ready", args=[room.code]), {"ready": "yes", "stage": "gather"}
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, reverse("bring", args=[room.code]))


def test_it_is_offered_where_people_work_and_nowhere_else(room: Room) -> None:
    for _ in range(2):
        room.photo(room.people[0])
    lay_out(room)
    mira, board = room.client(room.people[0]), board_of(room).pk
    places = [
        (Stage.GATHER, "bring", ()), (Stage.CLUSTER, "board", ()), (Stage.CLUSTER, "board-of", (board,)),
        (Stage.WEIGH, "weigh", ()),
        (Stage.WRITE, "vision", ()), (Stage.WRITE, "rounds", ()),
    ]  # fmt: skip
    for stage, name, args in places:
        assert DONE in shown(mira, room.at(stage), name, *args), name
    elsewhere = [
        (Stage.GATHER, "me"),
        (Stage.SHARE, "wall"),
        (Stage.COMBINE, "combine"),
        (Stage.CLOSE, "vision"),
    ]
    for stage, name in elsewhere:
        assert DONE not in shown(mira, room.at(stage), name), name
    assert "Ready for the result" in shown(mira, room.at(Stage.WEIGH), "weigh")
    assert DONE not in shown(room.leader_client(), room.at(Stage.WRITE), "vision")


def test_a_tables_device_says_it_for_the_table(room: Room) -> None:
    room.photo(room.people[0])
    lay_out(room.at(Stage.CLUSTER))
    device, board = tablet(room), board_of(room).pk
    assert "Our table is done" in shown(device, room, "board-of", board)
    assert say(room, device, ready="yes", stage="cluster").status_code == 200
    assert Group.objects.get(is_ready=True) == room.groups[0]
    assert "Your table is done." in shown(device, room, "board-of", board)
    assert DONE in shown(room.client(room.people[0]), room, "board-of", board)


def test_who_is_at_another_stage_is_told_so(room: Room) -> None:
    answer = say(room, room.client(room.people[0]), ready="yes", stage="cluster")
    assert (answer.status_code, answer.json()["sentence"]) == (409, "The room has moved on.")
