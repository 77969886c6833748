"""The page of the audit log."""

import re
from datetime import UTC, datetime

from django.urls import reverse

from places.desk.actions import workshops
from places.enums import Kind, PhotoState, Stage
from places.models import Activity
from places.people.actions import joining
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room
from tests.one_line import one_line


def test_opening_a_hidden_picture_is_told_to_leaders_once_an_hour_with_or_without_scripts(room: Room) -> None:
    sam = room.people[1]
    hidden = room.photo(sam, "Ice", state=PhotoState.HIDDEN, key=stored_picture(), width=1200, height=900)
    addresses = [reverse("photo", args=[room.code, hidden.pk]), reverse("media", args=[hidden.key, "large"])]
    small = reverse("media", args=[hidden.key, "small"])
    room.at("share")
    for client in (room.client(sam), room.client(room.people[0])):
        for address in (*addresses, small):
            client.get(address)
    leader = room.leader_client()
    assert leader.get(small).status_code == 200
    assert leader.get(reverse("media", args=[hidden.key, "none"])).status_code == 404
    lines = Activity.objects.filter(kind=Kind.HIDDEN_PHOTO_OPENED).values_list("leader", "data")
    assert not lines.exists()
    assert [leader.get(address).status_code for address in (*addresses, *addresses)] == [200] * 4
    assert list(lines.all()) == [(room.leader.pk, {"photo": hidden.pk})]
    page = one_line(leader.get(reverse("desk-log", args=[room.code])).content.decode())
    assert "looked at a hidden picture" in page
    people = leader.get(reverse("desk-log", args=[room.code]) + "?part=people").content.decode()
    assert "Nothing of this has been done here." in people


def test_the_file_alone_is_a_look_too(room: Room) -> None:
    hidden = room.photo(room.people[1], state=PhotoState.HIDDEN, key=stored_picture(), width=1200, height=900)
    room.at("share").leader_client().get(reverse("media", args=[hidden.key, "medium"]))
    assert Activity.objects.filter(kind=Kind.HIDDEN_PHOTO_OPENED).count() == 1


def test_unknown_parts_are_not_there(room: Room) -> None:
    address = reverse("desk-log", args=[room.code])
    for query in ("part=x", "before=x", "before=99999999999999999999"):
        assert room.leader_client().get(f"{address}?{query}").status_code == 404


def test_lines_stand_under_their_day(room: Room) -> None:
    joining.set_host(actor=room.leading, participant_id=room.people[0].pk, on=True)
    Activity.objects.update(at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    workshops.move_stage(actor=room.leading, stage=Stage.WRITE)
    page = one_line(room.leader_client().get(reverse("desk-log", args=[room.code])).content.decode())
    days = re.findall('class="audit-day">([^<]*)<', page)
    assert (len(days), days[-1]) == (2, "1 March 2026")
    assert page.count('<ol class="lines audit-lines"') == 2
