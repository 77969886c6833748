"""One's own page: everything of mine, changing tables, leaving, taking along, erasing all of it."""

import io
import json
import re
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from places.codes import show_code
from places.desk.actions import workshops
from places.enums import Kind, Role, Stage
from places.models import Activity, Headline, Participant, Photo
from places.people.actions import joining
from places.people.actions.joining import Joining
from places.people.queries.return_codes import own_code
from places.rules import Actor
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room
from tests.one_line import one_line

BAR = re.compile(r'<nav class="bar".*?</nav>', re.DOTALL)


def joined(room: Room, first_name: str = "Edith") -> Participant:
    newcomer = Actor(room.workshop.pk, Role.NEWCOMER)
    return joining.join(actor=newcomer, joining=Joining(first_name)).participant


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


def test_everything_of_mine_is_in_one_place(db: None) -> None:
    room = open_room(Stage.WRITE)
    mira = room.people[0]
    photo = room.photo(mira, "Only the lake", see="A lake", belonging="When I swam", audience="report")
    Headline.objects.create(workshop=room.workshop, participant=mira, text="Light on water")
    Headline.objects.create(workshop=room.workshop, participant=room.people[1], text="Sam's own")
    page = room.client(mira).get(reverse("me", args=[room.code])).content.decode()
    for words in ("Only the lake", "A lake", "When I swam", "Also readers of our report", "Light on water"):
        assert words in page
    assert show_code(photo.reference) in page
    assert "Sam's own" not in page
    assert "You gave your dots." not in page


def test_a_picture_that_is_looked_at_shows_no_picture_to_its_owner(room: Room) -> None:
    photo = room.photo(room.people[0], "Only the lake", key=stored_picture(8, 6), width=8, height=6)
    client, where = room.client(room.people[0]), reverse("me", args=[room.code])
    for state, sentence in (
        ("reported", "Somebody asked about this picture."),
        ("sealed", "keep this picture locked"),
    ):
        Photo.objects.filter(pk=photo.pk).update(state=state)
        page = client.get(where).content.decode()
        assert sentence in page
        assert photo.key not in page
        assert (reverse("photo-withdraw", args=[room.code, photo.pk]) in page) is (state == "reported")


def test_my_things_as_a_zip(room: Room) -> None:
    mira = room.people[0]
    room.photo(mira, "=1+1 العربية 👩🏽‍🚀", key=stored_picture(64, 48), width=64, height=48)
    room.photo(mira, "Words only")
    gone = room.photo(mira, "Its file is gone", key="f" * 32)
    room.photo(room.people[1], "Sam's words")
    answer = room.client(mira).get(reverse("my-things", args=[room.code]))
    assert (answer.streaming, answer.headers["Content-Type"]) == (True, "application/zip")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as file:
        assert file.testzip() is None
        assert file.namelist() == ["my-things.txt", "my-things.json", "picture-1.jpg"]
        text, data = file.read("my-things.txt").decode(), json.loads(file.read("my-things.json"))
        with file.open("picture-1.jpg") as stored, Image.open(stored) as picture:
            assert (picture.format, picture.size, dict(picture.getexif())) == ("JPEG", (64, 48), {})
    assert [each["essence"] for each in data["photos"]] == ["=1+1 العربية 👩🏽‍🚀", "Words only", gone.essence]
    assert "=1+1 العربية 👩🏽‍🚀" in text
    assert "Sam" not in text + json.dumps(data)


def test_erasing_asks_first_and_is_said_kindly_on_every_device(room: Room) -> None:
    mira = room.people[0]
    photo = room.photo(mira, "Only the lake")
    client, other_phone = room.client(mira), room.client(mira)
    where = reverse("erase-mine", args=[room.code])
    assert "This is erased for good" in client.get(where).content.decode()
    unsure = client.post(where, {"key": "a" * 32})
    assert (unsure.status_code, "Tick the box first." in unsure.content.decode()) == (422, True)
    done = client.post(where, {"sure": "yes", "key": "a" * 32}, follow=True)
    assert "Everything of yours has been erased." in done.content.decode()
    photo.refresh_from_db()
    assert (photo.state, photo.essence) == ("withdrawn", "")
    for again in (
        other_phone.post(where, {"sure": "yes", "key": "a" * 32}),
        other_phone.get(reverse("me", args=[room.code])),
    ):
        assert again.status_code == 404
        assert "What you brought to this room has been erased" in one_line(again.content.decode())
    assert client.get(reverse("me", args=[room.code])).status_code == 404


def test_my_things_are_reached_after_close_by_return_code(room: Room) -> None:
    person = joined(room)
    room.photo(person, "Edith's words")
    room.at(Stage.CLOSE)
    code = own_code(room.workshop.pk, person.pk)
    phone = Client()
    phone.post(reverse("come-back"), {"code": room.code, "return_code": code})
    assert "Edith&#x27;s words" in phone.get(reverse("me", args=[room.code])).content.decode()


@pytest.mark.parametrize("who", ["host", "leader who joined"])
def test_who_runs_the_room_keeps_their_own_page_at_every_stage(room: Room, who: str) -> None:
    for person in room.people:
        room.photo(person)
    host = room.people[0]
    if who == "host":
        Participant.objects.filter(pk=host.pk).update(is_host=True)
        client = room.client(host)
    else:
        client = room.leader_client()
        client.post(reverse("join", args=[room.code]), {"first_name": "Edith", "table": "1"})
    own, desk = reverse("me", args=[room.code]), reverse("desk", args=[room.code])
    for stage in Stage:
        workshops.move_stage(actor=room.leading, stage=stage)
        for address in (own, desk, reverse("home", args=[room.code])):
            page = client.get(address, follow=True)
            assert page.status_code == 200, (stage, address)
            bar = BAR.search(page.content.decode())
            assert bar is not None, (stage, address)
            linked = re.findall(r'href="(/w/[^"]+)"', bar[0])
            assert own in linked, (stage, address)
            assert {client.get(each, follow=True).status_code for each in linked} == {200}, (stage, linked)
    assert client.get(own).status_code == 200
