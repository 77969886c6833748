"""The pages for somebody without a phone: let in, acted for, their slip of paper, and back."""

import pytest
from django.test import Client
from django.urls import reverse

from places.enums import Stage
from places.models import Participant, Photo
from places.people.queries.return_codes import own_code
from tests.builders.rooms import Room


@pytest.fixture
def sam(room: Room) -> Client:
    return room.client(room.people[1])


def url(room: Room, name: str, *more: int) -> str:
    return reverse(name, args=[room.code, *more])


def let_in(room: Room, sam: Client, name: str = "Edith") -> Participant:
    answer = sam.post(url(room, "with-me"), {"first_name": name, "agreed": "on"})
    edith = Participant.objects.get(workshop=room.workshop, first_name=name)
    assert (answer.status_code, answer.url) == (302, url(room, "with-me-slip", edith.pk))  # type: ignore[attr-defined]
    return edith


def test_they_get_a_slip_of_paper_with_their_codes(room: Room, sam: Client) -> None:
    edith = let_in(room, sam)
    text = sam.get(url(room, "with-me-slip", edith.pk)).content.decode()
    code = own_code(room.workshop.pk, edith.pk)
    assert code in text
    assert room.code in text
    answer = Client().post(reverse("come-back"), {"code": room.code, "return_code": code})
    assert answer.status_code == 302
    assert room.client(room.people[0]).get(url(room, "with-me-slip", edith.pk)).status_code == 404
    assert room.leader_client().get(url(room, "with-me-slip", edith.pk)).status_code == 403


def test_no_button_lies_on_the_field_for_one_more_person(room: Room, sam: Client) -> None:
    assert 'class="thumb"' in sam.get(url(room, "with-me")).content.decode()
    let_in(room, sam)
    assert 'class="thumb"' not in sam.get(url(room, "with-me")).content.decode()


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"first_name": "Edith"}, "Please ask them first."),
        ({"first_name": " ", "agreed": "on"}, "Please write their first name."),
        ({"first_name": "Mira", "agreed": "on"}, "Choose a sign"),
    ],
)
def test_what_is_missing_is_asked_for(room: Room, sam: Client, sent: dict[str, str], told: str) -> None:
    answer = sam.post(url(room, "with-me"), sent)
    assert (answer.status_code, told in answer.content.decode()) == (422, True)
    assert room.log == []


def test_their_helper_acts_for_them_until_they_go_back(room: Room, sam: Client) -> None:
    edith = let_in(room, sam)
    page = url(room, "bring")
    assert "You type for" not in sam.get(page).content.decode()
    answer = sam.post(url(room, "with-me-act", edith.pk))
    assert (answer.status_code, answer.url) == (303, url(room, "home"))  # type: ignore[attr-defined]
    assert "You type for Edith." in sam.get(page).content.decode()
    sam.post(page, {"key": "a" * 32})
    assert Photo.objects.get().participant == edith
    assert "You type for Edith." in sam.get(url(room, "me")).content.decode()
    assert sam.post(url(room, "with-me-act", edith.pk)).status_code == 404
    assert sam.post(url(room, "with-me-back")).url == url(room, "with-me")  # type: ignore[attr-defined]
    assert "You type for Edith." not in sam.get(url(room, "me")).content.decode()
    assert sam.post(url(room, "with-me-back")).status_code == 404


def test_to_leave_while_acting_for_another_is_to_be_oneself_again(room: Room, sam: Client) -> None:
    edith = let_in(room, sam)
    sam.post(url(room, "with-me-act", edith.pk))
    sam.post(url(room, "leave"))
    assert room.people[1].first_name in sam.get(url(room, "me")).content.decode()


def test_acting_ends_with_the_right_to_it(room: Room, sam: Client) -> None:
    edith = let_in(room, sam)
    own = room.client(edith)
    assert f"{room.people[1].first_name} types for you." in own.get(url(room, "me")).content.decode()
    sam.post(url(room, "with-me-act", edith.pk))
    assert sam.post(url(room, "go-on-alone")).status_code == 404  # the helper does not end it in their name
    assert own.post(url(room, "go-on-alone")).status_code == 303
    assert "You type for" not in sam.get(url(room, "me")).content.decode()
    assert sam.post(url(room, "with-me-act", edith.pk)).status_code == 404
    assert "They go on by themselves now." in sam.get(url(room, "with-me")).content.decode()


def test_one_who_is_taken_out_or_erased_lets_their_helper_go(room: Room, sam: Client) -> None:
    edith = let_in(room, sam)
    sam.post(url(room, "with-me-act", edith.pk))
    Participant.objects.filter(pk=edith.pk).update(taken_out_at=room.workshop.opened_at)
    answer = sam.get(url(room, "me"))
    assert (answer.status_code, room.people[1].first_name in answer.content.decode()) == (200, True)


def test_a_picture_says_who_told_and_who_typed(room: Room, sam: Client) -> None:
    edith = let_in(room, sam)
    photo = room.photo(edith, "The choir")
    room.at(Stage.SHARE)
    text = sam.get(url(room, "photo", photo.pk)).content.decode()
    assert f"Told by Edith, typed by {room.people[1].first_name}" in text
    assert f"typed by {room.people[1].first_name}" in sam.get(url(room, "wall")).content.decode()
    assert (
        f"typed by {room.people[1].first_name}"
        in room.leader_client().get(url(room, "desk")).content.decode()
    )
