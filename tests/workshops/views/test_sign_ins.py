"""A leader's sign-in ends by itself; the participant in the same browser stays."""

from django.test import Client
from django.urls import reverse

from places.enums import Stage
from places.workshops.sign_in_times import IDLE, LONGEST, SEEN, SINCE
from tests.builders.rooms import Room

SIGNED_OUT = "You were signed out:"


def both(room: Room) -> Client:
    """A browser in which Mira has joined and the leader has signed in."""
    client = room.client(room.people[0])
    fields = {"username": room.leader.email, "password": "a good long password"}
    assert client.post(reverse("sign-in"), fields).status_code == 302
    return client


def let_pass(client: Client, name: str, seconds: int) -> None:
    """Let so many seconds pass since the leader signed in, or was last seen."""
    session = client.session
    session[name] -= seconds
    session.save()


def test_after_half_an_hour_without_a_sign_of_life_the_leader_signs_in_again(room: Room) -> None:
    client, desk = both(room), reverse("desk", args=[room.code])
    let_pass(client, SEEN, IDLE - 60)
    assert client.get(desk).status_code == 200  # and this was a sign of life
    let_pass(client, SEEN, IDLE - 60)
    assert client.get(desk).status_code == 200
    let_pass(client, SEEN, IDLE)
    away = client.get(f"{desk}?x=1")
    assert away.headers["Location"] == f"{reverse('sign-in')}?next=%2Fw%2F{room.code}%2Fdesk%2F%3Fx%3D1"
    assert SIGNED_OUT in client.get(away.headers["Location"]).content.decode()
    fields = {"username": room.leader.email, "password": "a good long password", "next": desk}
    assert client.post(reverse("sign-in"), fields).headers["Location"] == desk
    assert client.get(desk).status_code == 200


def test_after_twelve_hours_whatever_is_done(room: Room) -> None:
    client = both(room)
    let_pass(client, SINCE, LONGEST)
    assert client.get(reverse("desk-home")).headers["Location"].startswith(reverse("sign-in"))
    resting = client.get(
        reverse("screen", args=[room.code])
    )  # a big screen stays where it is, before the room
    assert (resting.status_code, "location" in resting.headers) == (403, False)


def test_the_participant_in_the_same_browser_stays(room: Room) -> None:
    client = both(room)
    let_pass(client, SEEN, IDLE)
    page = client.get(reverse("me", args=[room.code]))
    assert (page.status_code, "Mira" in page.content.decode()) == (200, True)
    assert client.get(reverse("photo", args=[room.code, 10**6])).status_code == 404
    client.post(reverse("sign-out"))
    assert client.get(reverse("me", args=[room.code])).status_code == 200


def test_a_leader_who_signs_in_over_another_one_leaves_the_participant_here(
    room: Room, other_room: Room
) -> None:
    client = both(room)
    let_pass(client, SEEN, 0)
    client.post(reverse("sign-out"))
    fields = {"username": other_room.leader.email, "password": "a good long password"}
    assert client.post(reverse("sign-in"), fields).status_code == 302
    assert client.get(reverse("me", args=[room.code])).status_code == 200
    assert client.get(reverse("desk", args=[other_room.code])).status_code == 200


def test_another_password_ends_the_sign_in_and_not_the_participant(room: Room) -> None:
    client = both(room)
    room.leader.set_password("an even better password")
    room.leader.save()
    assert client.get(reverse("desk-home")).status_code == 302
    assert client.get(reverse("me", args=[room.code])).status_code == 200


def test_an_act_after_the_end_is_not_done_and_says_so(room: Room) -> None:
    client, stage = room.leader_client(), reverse("desk-stage", args=[room.code])
    let_pass(client, SEEN, IDLE)
    refused = client.post(stage, {"stage": "share"})
    page = refused.content.decode()
    assert (refused.status_code, "You are signed out, so this was not done." in page) == (403, True)
    assert f'href="{reverse("sign-in")}"' in page
    told = client.post(stage, {"stage": "share"}, headers={"Accept": "application/json"})
    assert (told.status_code, told.json()["door"]) == (403, reverse("sign-in"))
    room.workshop.refresh_from_db()
    assert room.workshop.stage == Stage.GATHER


def test_strangers_and_people_of_the_room_are_never_asked_to_sign_in(room: Room, other_room: Room) -> None:
    desk = reverse("desk", args=[room.code])
    assert room.client(room.people[0]).get(desk).status_code == 403
    assert other_room.leader_client().get(desk).status_code == 404
    assert Client().get(desk).status_code == 404
