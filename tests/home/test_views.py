"""One's own page, where the stage says to be, changing tables and leaving."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from places.desk.actions import workshops
from places.enums import Kind, Role, Stage
from places.models import Activity, Participant, Photo, Tablet
from places.people.actions import joining
from places.people.actions.joining import Joining
from places.people.queries.return_codes import own_code
from places.rules import Actor
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


def joined(room: Room, first_name: str = "Edith") -> Participant:
    newcomer = Actor(room.workshop.pk, Role.NEWCOMER)
    return joining.join(actor=newcomer, joining=Joining(first_name)).participant


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


def test_right_after_joining_the_return_code_is_shown(room: Room) -> None:
    person = joined(room)
    page = room.client(person).get(reverse("me", args=[room.code]) + "?new=1").content.decode()
    assert "Welcome, Edith." in page
    assert own_code(room.workshop.pk, person.pk) in page


def test_my_page_shows_what_is_mine_and_nothing_of_others(room: Room, other_room: Room) -> None:
    person = joined(room)
    mine = room.photo(person, "My words")
    words = room.photo(person, "Begun in words", state="started")
    picture = room.photo(person, "Begun with a picture", state="started", key="a" * 32)
    room.photo(room.people[0], "Somebody else's")
    page = room.client(person).get(reverse("me", args=[room.code])).content.decode()
    assert own_code(room.workshop.pk, person.pk) in page
    assert "Somebody else" not in page
    for address in (
        reverse("photo", args=[room.code, mine.pk]),
        reverse("bring-step", args=[room.code, words.pk, "essence"]),
        reverse("bring-step", args=[room.code, picture.pk, "see"]),
    ):
        assert f'href="{address}"' in page
        assert room.client(person).get(address).status_code == 200


def test_every_link_of_my_page_leads_somewhere(room: Room) -> None:
    room.photo(room.people[0], "Begun", state="started")
    client = room.client(room.people[0])
    page = client.get(reverse("me", args=[room.code])).content.decode()
    for address in set(re.findall(rf'href="(/w/{room.code}/[^"]*)"', page)):
        assert (address, client.get(address).status_code in (200, 302)) == (address, True)


def test_changing_tables_keeps_what_was_brought(room: Room) -> None:
    room.photo(room.people[0], "Goes along")
    where = reverse("me", args=[room.code])
    answer = room.client(room.people[0]).post(where, {"table": room.groups[1].pk, "key": "a" * 32})
    assert (answer.status_code, answer.headers["Location"]) == (303, where)
    room.people[0].refresh_from_db()
    assert (room.people[0].group, room.people[0].photos.count()) == (room.groups[1], 1)
    assert Activity.objects.get().kind == Kind.PERSON_CHANGED


@pytest.mark.parametrize("table", ["", "x", "0", "-1", "9" * 40, "٣"])
def test_another_table_than_ours_is_not_there(room: Room, other_room: Room, table: str) -> None:
    client, where = room.client(room.people[0]), reverse("me", args=[room.code])
    assert client.post(where, {"table": table}).status_code == 404
    assert client.post(where, {"table": other_room.groups[0].pk}).status_code == 404
    room.people[0].refresh_from_db()
    assert room.people[0].group == room.groups[0]


def test_leaving_forgets_this_device_and_nothing_else(room: Room, other_room: Room) -> None:
    client = room.client(room.people[0])
    session = client.session
    session["participants"][str(other_room.workshop.pk)] = [
        other_room.people[0].pk,
        other_room.people[0].token,
    ]
    session.save()
    answer = client.post(reverse("leave", args=[room.code]))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert client.get(reverse("me", args=[room.code])).status_code == 404
    assert client.get(reverse("me", args=[other_room.code])).status_code == 200
    assert Participant.objects.filter(workshop=room.workshop).count() == 4


def test_what_has_no_words_yet_is_called_what_it_is(room: Room) -> None:
    words = room.photo(room.people[0], state="started")
    Photo.objects.filter(pk=words.pk).update(essence="")
    text = room.client(room.people[0]).get(reverse("me", args=[room.code])).content.decode()
    assert "Words that are not written yet" in text
    assert "A picture without words yet" not in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            ["nobody new can come in, and return codes stop working.", "Nothing here is deleted by itself."],
        ),
        (
            "sv",
            ["kan ingen ny komma in, och återkomstkoderna slutar gälla.", "Inget här raderas av sig självt."],
        ),
    ],
)
def test_no_page_promises_a_deletion_that_does_not_happen(room: Room, language: str, said: list[str]) -> None:
    client = room.client(room.people[0])
    pages = [(client, "me"), (client, "vision"), (room.leader_client(), "desk")]
    for stage, told in ((Stage.GATHER, said[1:]), (Stage.CLOSE, said)):
        workshops.move_stage(actor=room.leading, stage=stage)
        for asks, name in pages if stage == Stage.CLOSE else pages[:1]:
            page = asks.get(reverse(name, args=[room.code]), headers={"Accept-Language": language})
            assert [words for words in told if words not in page.content.decode()] == []
            assert "kept until" not in page.content.decode()


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


def test_it_can_stop(room: Room) -> None:
    client = device(room)
    answer = client.post(reverse("tablet-stop", args=[room.code]))
    assert (answer.status_code, answer.url) == (303, reverse("landing"))
    assert client.get(reverse("tablet", args=[room.code])).status_code == 404
    assert not Tablet.objects.exists()
