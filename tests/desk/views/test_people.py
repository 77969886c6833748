"""One person at the desk: a new code to write down, out of the room, and back."""

import re

from django.urls import reverse

from places.desk.actions import workshops
from places.models import Participant
from places.people.queries.return_codes import own_code
from tests.builders.rooms import Room
from tests.people.queries.test_return_codes import coded


def url(room: Room, name: str, *more: object) -> str:
    return reverse(name, args=[room.code, *more])


def test_a_lost_code_is_shown_anew_once_and_large(room: Room) -> None:
    (mira, host, *_others), old = room.people, coded(room, 0)
    Participant.objects.filter(pk=host.pk).update(is_host=True)
    client, where = room.client(host), url(room, "desk-person", mira.pk)
    assert where in client.get(url(room, "desk")).content.decode()
    before = client.get(where).content.decode()
    assert ("Show a new return code" in before, old in before) == (True, False)
    key = re.search(r'name="key" value="([0-9a-f]{32})"', before)
    assert key is not None
    shown = [client.post(where, {"key": key[1]}).content.decode() for _press in range(2)]
    new = own_code(room.workshop.pk, mira.pk)
    assert [(new in page, old in page) for page in shown] == [(True, False)] * 2
    assert new not in client.get(where).content.decode()
    assert "Take this person out" not in shown[0]  # hosts run the room, leaders decide who is in it


def test_out_of_the_room_and_back(room: Room) -> None:
    mira, leader = room.people[0], room.leader_client()
    room.photo(mira)
    phone = room.client(mira)
    assert phone.get(url(room, "me")).status_code == 200
    answer = leader.post(url(room, "desk-take-out", mira.pk), {"pictures": "stay"}, follow=True)
    desk = answer.content.decode()
    assert ("Mira is out of the room." in desk, "Out of the room" in desk) == (True, True)
    assert "3" in re.findall(r'class="big-figure">(\d+)<', desk)[0]
    said = phone.get(url(room, "home"))
    assert (said.status_code, "You are no longer in this room" in said.content.decode()) == (404, True)
    assert reverse("join", args=[room.code]) in said.content.decode()
    assert "Let them back in" in leader.get(url(room, "desk-person", mira.pk)).content.decode()
    assert leader.post(url(room, "desk-let-back", mira.pk)).status_code == 303
    assert phone.get(url(room, "me")).status_code == 200


def test_they_may_join_again_unless_the_door_is_closed(room: Room) -> None:
    mira, leader = room.people[0], room.leader_client()
    phone, join = room.client(mira), reverse("join", args=[room.code])
    leader.post(url(room, "desk-take-out", mira.pk), {"pictures": "stay"})
    workshops.move_door(actor=room.leading, is_open=False)
    assert phone.get(join).headers["Location"] == reverse("wait-outside", args=[room.code])
    assert join not in phone.get(url(room, "home")).content.decode()
    workshops.move_door(actor=room.leading, is_open=True)
    assert phone.post(join, {"first_name": "Mira", "symbol": "leaf"}).status_code == 302
    assert phone.get(url(room, "me")).status_code == 200
    assert Participant.objects.here().filter(workshop=room.workshop).count() == 4
