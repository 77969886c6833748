"""The print kit on the desk: each sheet a direct download, in the workshop's language."""

import pytest
from django.urls import reverse

from places.enums import Kind, PhotoAudience, Stage
from places.models import Photo, Workshop
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room
from tests.builders.shared_boards import share
from tests.desk.documents.test_poster import opened

SHEETS = {
    "table-cards": "tables",
    "picture-cards": "picture-cards-a5",
    "paper-ballot": "ballot",
    "run-sheet": "run-sheet",
}


@pytest.mark.parametrize(("name", "file"), SHEETS.items())
def test_a_sheet_is_a_download_linked_from_the_desk(room: Room, name: str, file: str) -> None:
    Workshop.objects.filter(pk=room.workshop.pk).update(language="sv")
    leader, address = room.leader_client(), reverse(name, args=[room.code])
    assert address in leader.get(reverse("desk", args=[room.code])).content.decode()
    answer = leader.get(address)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'inline; filename="placeness-{room.code}-{file}.pdf"'
    assert opened(answer.content).trailer["/Root"]["/Lang"] == "sv"
    assert room.log == []


def test_sizes_and_plans(room: Room) -> None:
    leader = room.leader_client()
    statuses = [
        leader.get(reverse(name, args=[room.code]) + query).status_code
        for name, query in (
            ("picture-cards", "?size=A6"),
            ("picture-cards", "?size=a3"),
            ("run-sheet", "?method=two-hours"),
            ("run-sheet", "?method=none"),
        )
    ]
    assert statuses == [200, 404, 200, 404]


def test_the_ballot_shows_agreed_pictures_and_says_so_in_the_log(room: Room) -> None:
    both = [
        room.photo(room.people[n], key=stored_picture(1200, 900), width=1200, height=900) for n in range(2)
    ]
    Photo.objects.filter(pk=both[0].pk).update(audience=PhotoAudience.REPORT)
    Photo.objects.filter(pk=both[1].pk).update(audience=PhotoAudience.ROOM)
    share(room.at(Stage.COMBINE), "Water")
    answer = room.leader_client().get(reverse("paper-ballot", args=[room.code]))
    (page,) = opened(answer.content).pages
    assert len(page.images) == 1
    assert "Water" in page.extract_text()
    assert room.log == [(Kind.EXPORTED, {"file": "ballot", "photos": [both[0].pk]})]


def test_before_the_board_may_be_seen_there_are_lines_to_write_on(room: Room) -> None:
    room.photo(room.people[0])
    share(room.at(Stage.CLUSTER), "Water")
    answer = room.leader_client().get(reverse("paper-ballot", args=[room.code]))
    assert "Water" not in opened(answer.content).pages[0].extract_text()
