"""Files of data as people download them: for runners, named, told in the log."""

from django.urls import reverse

from places.enums import Kind, Stage
from places.models import Activity
from tests.builders.archived import full_room
from tests.builders.rooms import Room


def test_a_file_of_each_kind(db: None, other_room: Room) -> None:
    room = full_room(4)
    client = room.leader_client()
    answer = client.get(reverse("data-photos-csv", args=[room.code]))
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="jonkoping-ness-photos.csv"'
    assert client.get(reverse("data-votes-json", args=[room.code])).json()
    told = Activity.objects.filter(workshop=room.workshop, kind=Kind.EXPORTED).order_by("revision")
    assert [line.data["file"] for line in told] == ["photos.csv", "votes.json"]
    assert told[0].data["photos"]
    assert told[1].data["photos"] == []
    assert other_room.leader_client().get(reverse("data-photos-csv", args=[room.code])).status_code == 404
    room.at(Stage.WEIGH)
    assert client.get(reverse("data-photos-csv", args=[room.code])).status_code == 409
