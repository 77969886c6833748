"""Those who wait outside: counted on the desk, and let in."""

from django.test import Client
from django.urls import reverse

from places.enums import Stage
from places.models import Participant, Workshop
from tests.builders.rooms import Room
from tests.one_line import one_line


def test_two_wait_and_are_let_in(room: Room) -> None:
    room.at(Stage.WEIGH)
    Workshop.objects.filter(pk=room.workshop.pk).update(door_open=False, door_waits=True)
    phones = [Client(), Client()]
    join = reverse("join", args=[room.code])
    for phone, name in zip(phones, ("Nils", "Edith"), strict=True):
        phone.post(join, {"first_name": name, "table": "1"})
    leader, desk = room.leader_client(), reverse("desk", args=[room.code])
    page = one_line(leader.get(desk).content.decode())
    assert ("2 people wait outside." in page, "Nils" in page) == (True, False)
    assert "Then they can give dots, too." in page
    assert leader.post(reverse("desk-let-in", args=[room.code])).status_code == 303
    assert "wait outside." not in leader.get(desk).content.decode()
    assert Client().post(join, {"first_name": "Late", "table": "1"}).headers["Location"] == reverse(
        "wait-outside", args=[room.code]
    )
    for phone, name in zip(phones, ("Nils", "Edith"), strict=True):
        answer = phone.post(join, {"first_name": name, "table": "1"})
        assert answer.headers["Location"] == reverse("me", args=[room.code]) + "?new=1"
    assert Participant.objects.filter(workshop=room.workshop).count() == 6
