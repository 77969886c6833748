"""The page on which a leader compares two workshops of a place."""

from django.urls import reverse

from places.models import PromiseMark
from tests.builders.rooms import Room
from tests.builders.workshops_again import promised
from tests.one_line import one_line


def test_the_page_shows_the_promises_and_takes_an_answer(room: Room, again: Room) -> None:
    promise = promised(room, "I will open the hall on Sundays.")
    leader = room.leader_client()
    page = one_line(leader.get(reverse("compare", args=[again.code])).content.decode())
    assert "I will open the hall on Sundays." in page
    assert "Nobody has said what became of it." in page
    sent = {"with": room.workshop.pk, "sentence": promise.pk, "state": "not_yet"}
    answer = leader.post(reverse("compare-promise", args=[again.code]), sent)
    assert answer.headers["Location"] == f"{reverse('compare', args=[again.code])}?with={room.workshop.pk}"
    assert PromiseMark.objects.get().state == "not_yet"


def test_the_first_workshop_of_a_place_has_nothing_to_compare(room: Room) -> None:
    page = room.leader_client().get(reverse("compare", args=[room.code])).content.decode()
    assert "Nothing to compare yet" in page


def test_no_other_place_can_be_compared(room: Room, again: Room, other_room: Room) -> None:
    leader, address = room.leader_client(), reverse("compare", args=[again.code])
    for other in (other_room.workshop.pk, again.workshop.pk, "x", "99999999999999999999"):
        assert leader.get(f"{address}?with={other}").status_code == 404
    assert other_room.leader_client().get(address).status_code == 404
