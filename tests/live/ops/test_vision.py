"""Live operations on the vision draft."""

import pytest

from places.actions import evidence, sentences, visibility
from places.enums import Role, Section, Stage
from places.live.ops import Audience, operations
from tests.rooms import Room, open_room


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE, photos=2)


def listener(room: Room, channel: str = "vision") -> Audience:
    return Audience(room.workshop.pk, channel, "en", Role.PARTICIPANT)


def test_a_new_sentence_comes_after_the_last(writing: Room) -> None:
    first = sentences.add_sentence(actor=writing.leading, section=Section.SO, text="One.")
    second = sentences.add_sentence(actor=writing.leading, section=Section.SO, text="Two.")
    (put,) = operations(second, listener(writing))
    number = second.data["sentence"]
    assert (put["op"], put["id"], put["target"]) == ("put", f"sentence-{number}", "section-so")
    assert put["after"] == f"sentence-{first.data['sentence']}"
    moved = sentences.move_sentence(actor=writing.leading, sentence_id=number, up=True)
    move, _put = operations(moved, listener(writing))
    assert move == {"op": "move", "id": f"sentence-{number}", "target": "section-so", "after": ""}


def test_a_dropped_sentence_goes_and_other_channels_hear_nothing(writing: Room) -> None:
    number = sentences.add_sentence(actor=writing.leading, section=Section.SO, text="One.").data["sentence"]
    dropped = sentences.drop_sentence(actor=writing.leading, sentence_id=number, rev=1)
    assert operations(dropped, listener(writing)) == [{"op": "drop", "id": f"sentence-{number}"}]
    assert operations(dropped, listener(writing, "wall")) == []


def test_a_hidden_photo_changes_the_sentences_that_rest_on_it(writing: Room) -> None:
    number = sentences.add_sentence(actor=writing.leading, section=Section.SO, text="One.").data["sentence"]
    photo = writing.photos[0]
    evidence.link(actor=writing.leading, sentence_id=number, photo_id=photo.pk)
    hidden = visibility.hide(actor=writing.leading, photo_id=photo.pk)
    (put,) = operations(hidden, listener(writing))
    assert put["id"] == f"sentence-{number}"
    assert "Evidence withdrawn." in put["html"]


def test_nothing_is_sent_while_the_stage_hides_it(writing: Room) -> None:
    added = sentences.add_sentence(actor=writing.leading, section=Section.SO, text="One.")
    writing.at(Stage.WEIGH)
    assert operations(added, listener(writing)) == []
