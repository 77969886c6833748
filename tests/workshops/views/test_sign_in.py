"""Leaders come in by password or once by a link, choose a password, and sign out."""

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from places.models import Leader
from places.workshops.queries.sign_in_links import sign_in_link
from places.workshops.views import rate_limits
from tests.builders.rooms import Room

PASSWORD, BETTER = "a good long password", "an even better password"
WRONG = "This e-mail address and password do not fit together. Please try again."


@pytest.fixture(autouse=True)
def _from_nothing(db: None) -> None:
    caches["windows"].clear()


def sign_in(room: Room, password: str = PASSWORD, client: Client | None = None, **more: str) -> object:
    fields = {"username": room.leader.email, "password": password, **more}
    return (client or Client()).post(reverse("sign-in"), fields)


def test_the_right_password_leads_to_the_desk(room: Room) -> None:
    client = Client()
    assert sign_in(room, client=client).headers["Location"] == reverse("desk-home")
    assert client.get(reverse("desk", args=[room.code])).status_code == 200
    assert client.get(reverse("sign-in")).headers["Location"] == reverse("desk-home")
    assert sign_in(room, username=room.leader.email.upper()).status_code == 302


def test_wrong_password_unknown_address_and_sleeping_account_answer_alike(
    room: Room, other_room: Room
) -> None:
    other_room.leader.is_active = False
    other_room.leader.save()
    answers = [
        sign_in(room, "wrong"),
        sign_in(room, username="nobody@example.org"),
        sign_in(other_room),
    ]
    assert [(answer.status_code, WRONG in answer.content.decode()) for answer in answers] == [(422, True)] * 3


def test_what_was_typed_stays_but_never_the_password(room: Room) -> None:
    page = sign_in(room, "wrong but secret").content.decode()
    assert f'value="{room.leader.email}"' in page
    assert "wrong but secret" not in page


@pytest.mark.parametrize(
    ("wanted", "leads"),
    [
        ("/desk/open/", "/desk/open/"),
        ("https://evil.example/", "/desk/"),
        ("//evil.example/", "/desk/"),
        ("javascript:alert(1)", "/desk/"),
        ("\x00/desk/", "/desk/"),
        ("foo", "/desk/"),
        ("password", "/desk/"),
        ("/nothing-here/", "/desk/"),
    ],
)
def test_it_leads_on_within_this_server_only(room: Room, wanted: str, leads: str) -> None:
    assert sign_in(room, next=wanted).headers["Location"] == leads


def test_who_is_signed_in_already_is_led_on_too(room: Room) -> None:
    leader = room.leader_client()
    for wanted, leads in [("foo", "/desk/"), ("/desk/open/", "/desk/open/")]:
        answer = leader.get(reverse("sign-in"), {"next": wanted})
        assert (answer.status_code, answer.headers["Location"]) == (302, leads)
    assert Client().get(reverse("sign-in"), {"next": "foo"}).status_code == 200


def test_after_ten_wrong_passwords_one_waits_and_the_right_one_opens(room: Room) -> None:
    client = Client()
    answers = [sign_in(room, "wrong", client) for _ in range(12)]
    assert [answer.status_code for answer in answers] == [422] * 10 + [429] * 2
    assert [answer.headers.get("Retry-After") for answer in answers[9:]] == [None, "5", "10"]
    assert "That was a lot of tries." in answers[-1].content.decode()
    assert sign_in(room, client=client).status_code == 302


def test_who_guesses_one_leaders_password_does_not_lock_the_leader_out(
    room: Room, other_room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limits, "BY_AIM", "3/10m")
    assert [sign_in(room, "wrong").status_code for _ in range(5)] == [422] * 3 + [429] * 2
    assert sign_in(room, "wrong", username=room.leader.email.upper()).status_code == 429
    assert sign_in(other_room, "wrong").status_code == 422
    assert sign_in(room).status_code == 302


def test_a_link_shows_a_button_and_signs_in_once(room: Room) -> None:
    path = "/sign-in/" + sign_in_link(room.leader.pk).rpartition("/sign-in/")[2]
    client = Client()
    for _ in range(2):  # mail programs look at links first
        assert (client.get(path).status_code, "_auth_user_id" in client.session) == (200, False)
    assert client.post(path).headers["Location"] == reverse("desk-home")
    assert client.get(reverse("desk-home")).status_code == 200
    used = Client().post(path)
    assert used.status_code == 404
    assert "This link has been used, or it is too old." in used.content.decode()


@pytest.mark.parametrize("token", ["x", "W10:1:x", ".eJw:1:x", "å", "%00", "a" * 500])
def test_a_made_up_link_is_no_link(db: None, token: str) -> None:
    for answer in (Client().get(f"/sign-in/{token}/"), Client().post(f"/sign-in/{token}/")):
        assert answer.status_code == 404


def test_without_a_password_one_is_chosen_first(db: None) -> None:
    leader = Leader.objects.create_user("new@example.org")
    client = Client()
    path = "/sign-in/" + sign_in_link(leader.pk).rpartition("/sign-in/")[2]
    assert client.post(path).headers["Location"] == reverse("password")
    refused = client.post(reverse("password"), {"new_password1": "short", "new_password2": "short"})
    assert refused.status_code == 422
    chosen = client.post(reverse("password"), {"new_password1": BETTER, "new_password2": BETTER})
    assert chosen.headers["Location"] == reverse("desk-home")
    leader.refresh_from_db()
    assert leader.check_password(BETTER)


def test_a_new_password_ends_every_other_session(room: Room) -> None:
    here, there = Client(), Client()
    sign_in(room, client=here)
    sign_in(room, client=there)
    fields = {"old_password": PASSWORD, "new_password1": BETTER, "new_password2": BETTER}
    assert here.post(reverse("password"), {**fields, "old_password": "wrong"}).status_code == 422
    assert here.post(reverse("password"), fields).status_code == 302
    assert here.get(reverse("desk-home")).status_code == 200
    assert there.get(reverse("desk-home")).status_code == 302
    assert there.get(reverse("desk", args=[room.code])).status_code == 404


def test_signing_out_leaves_the_participant_in(room: Room) -> None:
    client = room.client(room.people[0])
    sign_in(room, client=client)
    assert client.post(reverse("sign-out")).headers["Location"] == "/"
    assert client.get(reverse("desk-home")).status_code == 302
    assert client.get(reverse("me", args=[room.code])).status_code == 200
