"""Pages of keeping and deleting: who sees them, what they say, and what those who belong there see after."""

import datetime
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from places.enums import Ground, Hold, Stage
from places.models import ErasureReport, FormerCode, Leader, Tablet, Workshop
from tests.builders.rooms import Room, browser, new
from tests.one_line import one_line

AT = {"Accept": "application/json"}


def url(room: Room, name: str) -> str:
    return reverse(name, args=[room.code])


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return one_line(answer.content.decode())


def delete(room: Room, name: str = "Jönköping-ness") -> Any:
    return room.leader_client().post(url(room, "desk-delete"), {"name": name})


def test_the_page_says_what_goes_and_deletes_only_by_the_right_name(room: Room) -> None:
    room.photo(room.people[0])
    said = page(room.leader_client(), url(room, "desk-delete"))
    assert "1 picture with its words" in said
    assert "the names of 4 people" in said
    assert "You can bring it back for 24 hours." in said
    wrong = delete(room, "Jönköping")
    assert wrong.status_code == 422
    assert "Write the name exactly as it stands above." in wrong.content.decode()
    assert Workshop.objects.filter(pk=room.workshop.pk).exists()
    answer = delete(room)
    assert (answer.status_code, answer.url) == (302, reverse("desk-home"))
    assert not Workshop.objects.filter(pk=room.workshop.pk).exists()


def test_those_who_belong_there_read_that_it_is_deleted_and_strangers_find_nothing(
    room: Room, other_room: Room
) -> None:
    FormerCode.objects.create(workshop=room.workshop, code="HT7K2M9P")
    token = new(Tablet(group=room.groups[0])).token
    tablet = browser(participants={str(room.workshop.pk): [0, token]})
    delete(room)
    for client in (room.client(room.people[0]), tablet):
        said = page(client, url(room, "home"), 410)
        assert "This workshop has been deleted." in said
        assert "<look-again>" in said
        assert "they can bring it back" in said
        assert "live-stream" not in said
    assert "bring it back from your desk" in page(room.leader_client(), url(room, "desk"), 410)
    assert 'data-theme="projector"' in page(room.leader_client(), url(room, "screen"), 410)
    assert page(room.client(room.people[0]), reverse("home", args=["HT7K-2M9P"]), 410)
    told = room.client(room.people[0]).post(url(room, "upload"), headers=AT)
    assert (told.status_code, told.json()["sentence"]) == (410, "This workshop has been deleted.")
    for stranger in (Client(), other_room.client(other_room.people[0]), other_room.leader_client()):
        for name in ("home", "desk", "screen", "join"):
            assert stranger.get(url(room, name)).status_code == 404
    assert Client().get(reverse("qr-door", args=[room.workshop.token])).status_code == 404
    back = {"code": room.code, "return_code": "whatever words here 1234"}
    assert Client().post(reverse("come-back"), back).status_code == 422


def test_the_second_leader_is_led_to_the_desk_where_both_see_the_same(room: Room) -> None:
    second = Leader.objects.create_user("second@example.org", first_name="Bo")
    room.workshop.place.leaders.add(second)
    delete(room)
    answer = delete(room)
    assert (answer.status_code, answer.url) == (302, reverse("desk-home"))
    home = page(room.leader_client(), reverse("desk-home"))
    assert "You deleted it on" in home
    undo = reverse("desk-bring-back", args=[room.workshop.pk])
    assert undo in home
    assert room.client(room.people[0]).post(url(room, "desk-delete"), {"name": "x"}).status_code == 410
    answer = room.leader_client().post(undo)
    assert (answer.status_code, answer.url) == (302, url(room, "desk"))
    assert page(room.client(room.people[0]), url(room, "me"))
    assert undo not in page(room.leader_client(), reverse("desk-home"))


def test_a_workshop_whose_day_is_over_cannot_be_brought_back(room: Room) -> None:
    Workshop.every.update(deleted_at=timezone.now(), deletion=Ground.DAY)
    said = page(room.client(room.people[0]), url(room, "home"), 410)
    assert "Its last day is over." in said
    undo = reverse("desk-bring-back", args=[room.workshop.pk])
    assert undo not in page(room.leader_client(), reverse("desk-home"))
    assert room.leader_client().post(undo).status_code == 409


def test_keeping_by_a_decision_is_read_by_leader_and_people(room: Room) -> None:
    client = room.leader_client()
    wrong = client.post(url(room, "desk-keeping"), {"hold": "held", "decision": ""})
    assert wrong.status_code == 422
    assert "Write the number of the decision." in wrong.content.decode()
    client.post(url(room, "desk-keeping"), {"hold": "held", "decision": "2026/123"})
    for who, name in ((client, "desk-keeping"), (room.client(room.people[0]), "me")):
        assert "kept because of a decision: 2026/123." in page(who, url(room, name))
    assert "End that first" in page(client, url(room, "desk-delete"))
    assert delete(room).status_code == 409
    assert room.client(room.people[0]).get(url(room, "desk-keeping")).status_code == 403


def test_the_desk_gives_notice_the_day_before(room: Room) -> None:
    today = timezone.localdate()
    for left, said in ((0, "is deleted tomorrow"), (3, "is deleted on"), (8, "")):
        Workshop.objects.update(keep_until=today + datetime.timedelta(days=left))
        desk = page(room.leader_client(), url(room, "desk"))
        assert (said in desk) if said else ("Everything here is deleted" not in desk)
        assert ("Keep it longer" in desk) == bool(said)
    Workshop.objects.update(keep_until=today, hold=Hold.HELD, decision="2026/1")
    assert "Everything here is deleted" not in page(room.leader_client(), url(room, "desk"))


def test_people_read_until_when_everything_is_kept(room: Room, settings: Any) -> None:
    me = url(room, "me")
    settings.DAYS_KEPT = 30
    assert "everything is kept for 30 more days. Then it is deleted for good." in page(
        room.client(room.people[0]), me
    )
    Workshop.objects.update(keep_until=datetime.date(2999, 5, 7))
    assert "kept until 7 May 2999. The day after, it is deleted for good." in page(
        room.client(room.people[0]), me
    )


def test_the_desk_lists_what_was_erased_by_counts(room: Room, other_room: Room) -> None:
    at = timezone.now()
    report = ErasureReport.objects.create(
        workshop=99,
        ground=Ground.DAY,
        opened_at=at,
        begun_at=at,
        counts={"photos": 38, "people": 21, "sentences": 1},
    )
    report.leaders.add(room.leader)
    home = page(room.leader_client(), reverse("desk-home"))
    assert "38 pictures" in home
    assert "Its last day had passed" in home
    assert "This is still going on." in home
    assert "38 pictures" not in page(other_room.leader_client(), reverse("desk-home"))


def test_a_room_at_work_takes_nothing_more_once_it_is_deleted(room: Room) -> None:
    room.at(Stage.SHARE)
    photo = room.photo(room.people[0])
    client = room.client(room.people[1])
    delete(room)
    answer = client.post(reverse("theme-add", args=[room.code, photo.pk]), {"word": "Water"}, headers=AT)
    assert (answer.status_code, answer.json()["reason"]) == (410, "room")
    assert photo.themes.count() == 0
