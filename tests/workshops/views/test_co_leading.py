"""The link by which somebody comes to lead: with an account, or with a new one."""

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from places.codes import new_token
from places.models import CoLeader, Leader
from places.workshops.actions import co_leading
from tests.builders.rooms import Room
from tests.one_line import one_line

WORDS = {
    "first_name": "Edith",
    "email": "Edith@Example.org",
    "new_password1": "several words in a row",
    "new_password2": "several words in a row",
}


def url(room: Room) -> str:
    token = new_token()
    co_leading.invite(actor=room.leading, token=token)
    return reverse("lead-with", args=[token])


def text(answer: HttpResponse) -> str:
    return one_line(answer.content.decode())


def test_a_new_leader_makes_an_account_and_is_at_the_desk(room: Room) -> None:
    client, where = Client(), url(room)
    page = text(client.get(where))
    assert f"{room.leader.email} asks you to lead this workshop together." in page.replace("<wbr>", "")
    assert CoLeader.objects.get().leader is None
    answer = client.post(where, WORDS)
    assert answer.headers["Location"] == reverse("desk", args=[room.code])
    made = Leader.objects.get(email="edith@example.org")
    assert (made.first_name, made.check_password("several words in a row")) == ("Edith", True)
    assert client.get(reverse("desk", args=[room.code])).status_code == 200
    assert room.code in text(client.get(reverse("desk-home")))
    assert Client().get(where).status_code == 404


def test_passwords_are_checked_as_everywhere(room: Room) -> None:
    client, where = Client(), url(room)
    for wrong in (
        {"new_password1": "short", "new_password2": "short"},
        {"new_password2": "other words in a row"},
        {"email": "no address"},
        {"first_name": ""},
        {"email": room.leader.email},
    ):
        answer = client.post(where, WORDS | wrong)
        assert (answer.status_code, 'class="error"' in text(answer)) == (422, True)
    assert not Leader.objects.filter(email="edith@example.org").exists()
    assert CoLeader.objects.get().leader is None


def test_who_is_signed_in_takes_it_with_one_button(room: Room, other_room: Room) -> None:
    client, where = other_room.leader_client(), url(room)
    assert "new_password1" not in text(client.get(where))
    assert client.get(reverse("desk", args=[room.code])).status_code == 404
    assert client.post(where).headers["Location"] == reverse("desk", args=[room.code])
    assert client.get(reverse("desk", args=[room.code])).status_code == 200
    assert client.get(reverse("desk-keeping", args=[room.code])).status_code == 200
    assert client.get(reverse("desk-delete", args=[room.code])).status_code == 403
    assert client.post(reverse("desk-leaders", args=[room.code])).status_code == 403


def test_a_leader_of_the_place_leaves_it_for_others(room: Room) -> None:
    where = url(room)
    said = text(room.leader_client().post(where, follow=True))
    assert "You lead this workshop already." in said
    assert Client().get(where).status_code == 200


def test_an_account_signs_in_first_and_comes_back_to_it(room: Room, other_room: Room) -> None:
    client, where = Client(), url(room)
    assert f"{reverse('sign-in')}?next={where}" in text(client.get(where))
    words = {"username": other_room.leader.email, "password": "a good long password", "next": where}
    assert client.post(reverse("sign-in"), words).headers["Location"] == where
    assert client.post(where).headers["Location"] == reverse("desk", args=[room.code])


def test_an_ended_link_says_so_kindly(room: Room) -> None:
    where = url(room)
    co_leading.end_invitation(actor=room.leading, invitation_id=CoLeader.objects.get().pk)
    for answer in (Client().get(where), Client().post(where, WORDS)):
        assert answer.status_code == 404
        assert "This link has been used, or it is too old." in text(answer)
