"""Where the stage says to be, and the first page of a table's device."""

import pytest
from django.test import Client
from django.urls import reverse

from places.desk.actions import workshops
from places.enums import Kind, Stage
from places.models import Activity, Tablet
from tests.builders.boards import lay_out
from tests.builders.rooms import Room, open_room
from tests.every_address import tablet
from tests.one_line import one_line

WHERE = {
    Stage.GATHER: "bring",
    Stage.SHARE: "wall",
    Stage.CLUSTER: "board",
    Stage.COMBINE: "combine",
    Stage.WEIGH: "weigh",
    Stage.WRITE: "vision",
    Stage.CLOSE: "vision",
}


@pytest.mark.parametrize("stage", list(Stage))
def test_home_leads_to_where_the_room_is(room: Room, stage: Stage) -> None:
    room.at(stage)
    home = reverse("home", args=[room.code])
    answer = room.client(room.people[0]).get(home)
    if stage == Stage.WELCOME:
        assert "4 people are here." in answer.content.decode()
        assert room.workshop.question in answer.content.decode()
    else:
        assert answer.headers["Location"] == reverse(WHERE[stage], args=[room.code])
    assert room.leader_client().get(home).headers["Location"] == reverse("desk", args=[room.code])
    device = tablet(room).get(home).headers["Location"]
    early = stage in (Stage.WELCOME, Stage.GATHER)
    assert device == reverse("tablet" if early else WHERE[stage], args=[room.code])


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "everything is kept for 90 more days.", "The day after, it is deleted for good."),
        ("sv", "sparas allt i 90 dagar till.", "Dagen efter raderas det för alltid."),
    ],
)
def test_every_page_says_until_when_everything_is_kept(
    room: Room, language: str, before: str, after: str
) -> None:
    client = room.client(room.people[0])
    pages = [(client, "me"), (client, "vision"), (room.leader_client(), "desk")]
    for stage, told in ((Stage.GATHER, before), (Stage.CLOSE, after)):
        workshops.move_stage(actor=room.leading, stage=stage)
        for asks, name in pages if stage == Stage.CLOSE else pages[:1]:
            page = asks.get(reverse(name, args=[room.code]), headers={"Accept-Language": language})
            assert told in page.content.decode()


def device(room: Room, table: int = 1) -> Client:
    client = Client()
    answer = client.post(reverse("join-table", args=[room.code]), {"table": str(table)})
    assert (answer.status_code, answer.url) == (302, reverse("home", args=[room.code]))
    return client


def test_before_the_wall_it_waits_and_says_whose_it_is(room: Room) -> None:
    client = device(room, 2)
    answer = client.get(reverse("home", args=[room.code]), follow=True)
    assert answer.request["PATH_INFO"] == reverse("tablet", args=[room.code])
    assert "This device is for Table 2." in answer.content.decode()


def test_looking_at_the_door_makes_nothing(room: Room) -> None:
    answer = Client().get(reverse("join-table", args=[room.code]) + "?table=2")
    assert 'value="2" required checked' in one_line(answer.content.decode())
    assert (Tablet.objects.count(), Activity.objects.count()) == (0, 0)


def test_a_retry_is_the_same_device_and_another_browser_with_its_key_is_not(room: Room) -> None:
    address = reverse("join-table", args=[room.code])
    first, again, other = Client(), Client(), Client()
    first.get(address)
    again.cookies["csrf"] = first.cookies["csrf"].value
    other.get(address)
    for client in (first, again, other):
        assert client.post(address, {"table": "1", "key": "a" * 32}).status_code == 302
    assert Tablet.objects.count() == 2


def test_a_table_that_is_not_there_is_refused_kindly(room: Room) -> None:
    for sent in ("9", "x", "", "9" * 40):
        answer = Client().post(reverse("join-table", args=[room.code]), {"table": sent})
        assert answer.status_code == 422
        assert "That table is not here." in answer.content.decode()
    assert Client().get(reverse("join-table", args=["2222-2222"])).status_code == 404


def test_it_sorts_its_own_board_only(db: None) -> None:
    room = open_room(Stage.CLUSTER, photos=4)
    lay_out(room)
    client = device(room)
    page = client.get(reverse("home", args=[room.code]), follow=True)
    assert page.status_code == 200
    own, others = (group.board for group in room.groups)
    sent = {"card": [f"p{room.photos[0].pk}:0"], "name": "Water"}
    assert client.post(reverse("board-together", args=[room.code, own.pk]), sent).status_code == 303
    assert client.post(reverse("board-together", args=[room.code, others.pk]), sent).status_code == 404
    made = Activity.objects.get(workshop=room.workshop, kind=Kind.CLUSTER_MADE)
    assert (made.participant_id, made.leader_id) == (None, None)


def test_it_can_stop(room: Room) -> None:
    client = device(room)
    answer = client.post(reverse("tablet-stop", args=[room.code]))
    assert (answer.status_code, answer.url) == (303, reverse("landing"))
    assert client.get(reverse("tablet", args=[room.code])).status_code == 404
    assert not Tablet.objects.exists()


def test_nothing_of_a_person_is_its_to_do(db: None, other_room: Room) -> None:
    room = open_room(Stage.GATHER, photos=2)
    client = device(room)
    assert client.get(reverse("me", args=[room.code])).status_code == 404
    assert client.post(reverse("upload", args=[room.code]), {}).status_code == 403
    assert client.get(reverse("desk", args=[room.code])).status_code == 403
    assert client.get(reverse("tablet", args=[other_room.code])).status_code == 404
    room.at(Stage.WEIGH)
    assert client.post(reverse("vote", args=[room.code]), {}).status_code in (403, 422)
    assert room.client(room.people[0]).get(reverse("tablet", args=[room.code])).status_code == 404
