"""The page that opens a new workshop like an earlier one."""

from django.urls import reverse

from places.codes import show_code
from places.models import Workshop
from tests.builders.rooms import Room


def test_a_leader_opens_another_one_like_it(room: Room) -> None:
    leader, url = room.leader_client(), reverse("desk-copy", args=[room.code])
    assert url in leader.get(reverse("desk", args=[room.code])).content.decode()
    assert 'value="Jönköping"' in leader.get(url).content.decode()
    refused = leader.post(url, {"name": " "})
    assert (refused.status_code, "Write the name of the place." in refused.content.decode()) == (422, True)
    answer = leader.post(url, {"name": "Jönköping", "key": "c" * 32})
    opened = Workshop.objects.exclude(pk=room.workshop.pk).get()
    assert answer.headers["Location"] == reverse("desk", args=[show_code(opened.code)])
    assert opened.place_id == room.workshop.place_id
    assert (
        leader.post(url, {"name": "Jönköping", "key": "c" * 32}).headers["Location"]
        == answer.headers["Location"]
    )
    assert Workshop.objects.count() == 2
