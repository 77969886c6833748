"""Live operations on the vision draft."""

import pytest

from places.actions import evidence, sentences, versions, visibility, votes
from places.enums import Role, Section, Stage
from places.live.ops import Audience, operations
from tests.rooms import Room, open_room

LIFE = "A good life in an attractive region."


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE, photos=2)


def listener(room: Room, channel: str = "vision", role: Role = Role.PARTICIPANT) -> Audience:
    return Audience(room.workshop.pk, channel, "en", role)


def add(room: Room, text: str, section: str = Section.SO) -> object:
    return sentences.add_sentence(actor=room.leading, section=section, text=text)


def test_a_new_sentence_comes_after_the_last(writing: Room) -> None:
    first, second = add(writing, "One."), add(writing, "Two.")
    put, summary, coverage = operations(second, listener(writing))
    number = second.data["sentence"]
    assert (put["op"], put["id"], put["target"]) == ("put", f"sentence-{number}", "section-so")
    assert put["after"] == f"sentence-{first.data['sentence']}"
    assert summary == {
        "op": "text",
        "id": "statement-summary",
        "text": "0 of 2 sentences could only have been written here.",
    }
    assert coverage["text"].startswith("0 of 2 people are behind this text;")
    moved = sentences.move_sentence(actor=writing.leading, sentence_id=number, up=True)
    move, put, *_sums = operations(moved, listener(writing))
    assert move == {"op": "move", "id": f"sentence-{number}", "target": "section-so", "after": ""}
    assert put["after"] == ""


def test_a_dropped_sentence_goes_and_other_channels_hear_nothing(writing: Room) -> None:
    number = add(writing, "One.").data["sentence"]
    dropped = versions.drop_sentence(actor=writing.leading, sentence_id=number, rev=1)
    gone, *sums = operations(dropped, listener(writing))
    assert gone == {"op": "drop", "id": f"sentence-{number}"}
    assert [change["id"] for change in sums] == ["statement-summary", "statement-coverage"]
    assert operations(dropped, listener(writing, "wall")) == []


def test_a_reason_changes_the_lamp_of_its_headline(writing: Room) -> None:
    headline = add(writing, LIFE, Section.HEADLINE).data["sentence"]
    reason = add(writing, "The match was born by Vättern.", Section.BECAUSE)
    linked = evidence.link(
        actor=writing.leading, sentence_id=reason.data["sentence"], photo_id=writing.photos[0].pk
    )
    ids = [change["id"] for change in operations(linked, listener(writing))]
    assert ids == [
        f"sentence-{reason.data['sentence']}",
        f"sentence-{headline}",
        "statement-summary",
        "statement-coverage",
    ]
    lit = operations(linked, listener(writing))[1]["html"]
    assert 'data-lamp="green"' in lit
    dropped = versions.drop_sentence(
        actor=writing.leading, sentence_id=reason.data["sentence"], rev=reason.data["rev"]
    )
    assert 'data-lamp="red"' in operations(dropped, listener(writing))[1]["html"]


def test_a_hidden_photo_changes_the_sentences_that_rest_on_it(writing: Room) -> None:
    number = add(writing, "One.").data["sentence"]
    photo = writing.photos[0]
    evidence.link(actor=writing.leading, sentence_id=number, photo_id=photo.pk)
    hidden = visibility.hide(actor=writing.leading, photo_id=photo.pk)
    put, *_sums = operations(hidden, listener(writing))
    assert put["id"] == f"sentence-{number}"
    assert "Evidence withdrawn." in put["html"]


def test_the_projector_gets_the_text_without_lamps(writing: Room) -> None:
    added = add(writing, LIFE)
    (put,) = operations(added, listener(writing, "screen", Role.LEADER))
    assert "lamp" not in put["html"]
    assert LIFE in put["html"]


def test_a_new_draft_and_a_reveal_fetch_the_page_anew(writing: Room) -> None:
    writing.at(Stage.WEIGH)
    revealed = votes.reveal(actor=writing.leading)
    writing.at(Stage.WRITE)
    assert operations(revealed, listener(writing)) == [{"op": "refresh"}]


def test_the_whole_text_is_read_once_for_all_who_hear_of_it(
    writing: Room, django_assert_max_num_queries
) -> None:
    added = add(writing, "One.")
    operations(added, listener(writing))
    with django_assert_max_num_queries(1):
        assert operations(added, Audience(writing.workshop.pk, "vision", "sv", Role.HOST))


def test_nothing_is_sent_while_the_stage_hides_it(writing: Room) -> None:
    added = add(writing, "One.")
    writing.at(Stage.WEIGH)
    assert operations(added, listener(writing)) == []
