"""The vision as files: right types and names, for runners only, told in the log."""

import io

import pytest
from django.urls import reverse
from docx import Document

from places.enums import Kind, Stage
from places.models import Activity, Sentence, Workshop
from tests.builders.rooms import Room
from tests.builders.visions import open_vision

KEPT = {"unkept": "keep"}


@pytest.fixture
def vision_room(db: None) -> Room:
    return open_vision()


def test_docx_and_markdown(vision_room: Room) -> None:
    client = vision_room.leader_client()
    answer = client.get(reverse("vision-docx", args=[vision_room.code]), KEPT)
    assert answer.headers["Content-Type"].endswith("wordprocessingml.document")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="jonkoping-ness.docx"'
    assert Document(io.BytesIO(answer.content)).core_properties.title == "Light that calls"
    text = client.get(reverse("vision-markdown", args=[vision_room.code]), KEPT)
    assert text.content.decode().startswith("# Light that calls[^1]")
    told = Activity.objects.filter(workshop=vision_room.workshop, kind=Kind.EXPORTED)
    assert [activity.data["file"] for activity in told] == ["docx", "markdown"]


def test_the_workshops_language_not_the_readers(vision_room: Room) -> None:
    Workshop.objects.filter(pk=vision_room.workshop.pk).update(language="sv")
    where = reverse("vision-markdown", args=[vision_room.code])
    text = vision_room.leader_client().get(where, KEPT).content.decode()
    assert "How this was made" not in text


def test_only_runners_from_write_on(vision_room: Room, other_room: Room) -> None:
    for name in ("vision-docx", "vision-markdown"):
        where = reverse(name, args=[vision_room.code])
        assert vision_room.client(vision_room.people[0]).get(where).status_code == 403
        assert other_room.leader_client().get(where).status_code == 404
    vision_room.at(Stage.WEIGH)
    assert vision_room.leader_client().get(reverse("vision-docx", args=[vision_room.code])).status_code == 409


def test_sentences_nobody_has_kept_are_asked_about_once(vision_room: Room) -> None:
    client, told = vision_room.leader_client(), "So we will &lt;listen&gt; &amp; walk."
    for name in ("vision-docx", "vision-markdown", "vision-print"):
        where = reverse(name, args=[vision_room.code])
        page = client.get(where).content.decode()
        assert "1 sentence nobody has kept" in page
        assert told in page
        assert f"{where}?unkept=keep" in page
        assert f"{where}?unkept=out" in page
    assert not Activity.objects.filter(kind=Kind.EXPORTED).exists()
    where = reverse("vision-markdown", args=[vision_room.code])
    kept, left = (client.get(where, {"unkept": answer}).content.decode() for answer in ("keep", "out"))
    assert ("So we will" in kept, "So we will" in left) == (True, False)
    where = reverse("vision-print", args=[vision_room.code])
    kept, left = (client.get(where, {"unkept": answer}).content.decode() for answer in ("keep", "out"))
    assert (told in kept, told in left, "Because the lake calls us." in left) == (True, False, True)
    Sentence.objects.update(settled=True)
    assert "data-print" in client.get(where).content.decode()


def test_suggestions_with_blanks_of_older_drafts_never_leave(vision_room: Room) -> None:
    Sentence.objects.filter(settled=False).update(text="So we will make … better.")
    text = vision_room.leader_client().get(reverse("vision-markdown", args=[vision_room.code]))
    assert "So we will" not in text.content.decode()
