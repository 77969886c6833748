"""One's own page, where the stage says to be, changing tables and leaving."""

import re

import pytest
from django.urls import reverse

from places.desk.actions import workshops
from places.enums import Kind, Role, Stage
from places.models import Activity, Participant, Photo
from places.people.actions import joining
from places.people.actions.joining import Joining
from places.people.queries.return_codes import own_code
from places.rules import Actor
from tests.builders.rooms import Room
from tests.doors import tablet

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
