"""Files that leave the room: right types and names, for runners only, told in the log."""

import io

import pytest
from django.urls import reverse
from docx import Document

from places.enums import Kind, Stage
from places.models import Activity, Workshop
from tests.builders.rooms import Room
from tests.builders.visions import open_vision


@pytest.fixture
def room(db: None) -> Room:
    return open_vision()


def test_docx_and_markdown(room: Room) -> None:
    client = room.leader_client()
    answer = client.get(reverse("vision-docx", args=[room.code]))
    assert answer.headers["Content-Type"].endswith("wordprocessingml.document")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="jonkoping-ness.docx"'
    assert Document(io.BytesIO(answer.content)).core_properties.title == "Light that calls"
    text = client.get(reverse("vision-markdown", args=[room.code]))
    assert text.content.decode().startswith("# Light that calls[^1]")
    told = Activity.objects.filter(workshop=room.workshop, kind=Kind.EXPORTED)
    assert [activity.data["file"] for activity in told] == ["docx", "markdown"]


def test_the_workshops_language_not_the_readers(room: Room) -> None:
    Workshop.objects.filter(pk=room.workshop.pk).update(language="sv")
    text = room.leader_client().get(reverse("vision-markdown", args=[room.code])).content.decode()
    assert "How this was made" not in text


def test_only_runners_from_write_on(room: Room, other_room: Room) -> None:
    for name in ("vision-docx", "vision-markdown"):
        where = reverse(name, args=[room.code])
        assert room.client(room.people[0]).get(where).status_code == 403
        assert other_room.leader_client().get(where).status_code == 404
    room.at(Stage.WEIGH)
    assert room.leader_client().get(reverse("vision-docx", args=[room.code])).status_code == 409
