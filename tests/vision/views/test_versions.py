"""The versions of a sentence as a page, and one restored."""

import pytest

from places.enums import Stage
from places.models import Sentence
from places.vision.actions import sentences
from tests.builders.rooms import Room, open_room
from tests.vision.views.test_sentences import JSON, add, url


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE)


def test_differences_names_and_one_restored(writing: Room) -> None:
    sentence = add(writing, "Because of the lake.")
    mira = writing.actor(writing.people[0])
    sentences.change_sentence(actor=mira, sentence_id=sentence.pk, text="Because of the ice.", rev=1)
    client = writing.client(writing.people[1])
    page = client.get(url(writing, "versions", sentence.pk)).content.decode()
    assert "Mira" in page
    assert "<ins>" in page
    first = Sentence.history.filter(id=sentence.pk).earliest("history_id")
    where = url(writing, "version-restore", sentence.pk, first.history_id)
    assert where in page
    assert client.post(where, {"rev": 1, "text": "x"}, **JSON).status_code == 409
    assert client.post(where, {"rev": 2}).status_code == 303
    sentence.refresh_from_db()
    assert (sentence.text, sentence.rev) == ("Because of the lake.", 3)


def test_not_of_another_room(writing: Room, other_room: Room) -> None:
    sentence = add(writing)
    first = Sentence.history.get(id=sentence.pk)
    other_room.at(Stage.WRITE)
    stranger = other_room.client(other_room.people[0])
    assert stranger.get(url(other_room, "versions", sentence.pk)).status_code == 404
    where = url(other_room, "version-restore", sentence.pk, first.history_id)
    assert stranger.post(where, {"rev": 1}).status_code == 404
    assert writing.client(writing.people[0]).get(url(writing, "versions", 10**9)).status_code == 404
