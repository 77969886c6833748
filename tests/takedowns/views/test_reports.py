"""The desk's list of reports: what was said, what is decided, and looking a picture up."""

import pytest
from django.urls import reverse

from places.codes import show_code
from places.enums import PhotoState, Reporter, Role, Stage
from places.models import Photo
from places.rules import Actor
from places.takedowns import actions
from places.takedowns.actions import Reported
from tests.builders.rooms import Room


@pytest.fixture
def photo(room: Room) -> Photo:
    made = room.at(Stage.SHARE).photo(room.people[0], "Only the lake")
    said = Reported(Reporter.CHILD, "<b>She</b> is in the middle", "edith@example.org")
    actions.report(actor=Actor(room.workshop.pk, Role.NEWCOMER), photo_id=made.pk, said=said)
    return made


def test_what_was_said_stands_beside_the_picture(room: Room, photo: Photo) -> None:
    page = room.leader_client().get(reverse("reports", args=[room.code])).content.decode()
    for words in (
        "This is my child",
        "&lt;b&gt;She&lt;/b&gt; is in the middle",
        "edith@example.org",
        "Only the lake",
        show_code(photo.reference),
        "Yes, erase it",
    ):
        assert words in page
    assert "Many pictures were reported" not in page


@pytest.mark.parametrize(
    ("decision", "state", "said"),
    [
        ("show", PhotoState.BROUGHT, "The picture is shown again."),
        ("seal", PhotoState.SEALED, "The picture is locked."),
        ("erase", PhotoState.WITHDRAWN, "It is gone"),
    ],
)
def test_a_decision(room: Room, photo: Photo, decision: str, state: PhotoState, said: str) -> None:
    where = reverse("report-settle", args=[room.code, photo.pk])
    answer = room.leader_client().post(where, {"decision": decision, "key": "a" * 32}, follow=True)
    assert said in answer.content.decode()
    photo.refresh_from_db()
    assert photo.state == state
    again = room.leader_client().post(where, {"decision": decision, "key": "a" * 32})
    assert again.status_code == 303


def test_the_desk_says_that_something_waits(room: Room, photo: Photo) -> None:
    desk, where = reverse("desk", args=[room.code]), reverse("reports", args=[room.code])
    assert "1 picture was reported. Please look at it." in room.leader_client().get(desk).content.decode()
    room.leader_client().post(reverse("reports-show-all", args=[room.code]))
    page = room.leader_client().get(desk).content.decode()
    assert ("was reported" in page, where in page) == (False, True)


def test_a_picture_is_looked_up_by_its_code(room: Room, other_room: Room) -> None:
    mine, theirs = room.photo(room.people[0], "Looked up"), other_room.photos[0]
    client, where = room.leader_client(), reverse("reports", args=[room.code])
    assert "Looked up" in client.get(where, {"picture": mine.reference.lower()}).content.decode()
    for typed in (theirs.reference, "nonsense"):
        page = client.get(where, {"picture": typed}).content.decode()
        assert "There is no picture with this code in this room." in page


def test_hosts_see_no_button_to_erase(room: Room, photo: Photo) -> None:
    host = room.people[1]
    host.is_host = True
    host.save()
    page = room.client(host).get(reverse("reports", args=[room.code])).content.decode()
    assert "Only a leader can erase it for good." in page
    assert "Yes, erase it" not in page
