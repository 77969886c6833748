"""Live operations on the vision draft."""

import pytest

from places.enums import Role, RoundKind, Section, Stage
from places.live.audience import Audience
from places.live_channels.channels import operations
from places.models import Sentence
from places.photos.actions import visibility
from places.rounds.actions import rounds
from places.vision.actions import evidence, sentences
from places.weighing.actions import ballots
from tests.builders.rooms import Room, open_room
from tests.builders.visions import score_headlines

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


def test_a_dropped_sentence_goes_and_other_channels_receive_nothing(writing: Room) -> None:
    number = add(writing, "One.").data["sentence"]
    dropped = sentences.drop_sentence(actor=writing.leading, sentence_id=number, rev=1)
    gone, *sums = operations(dropped, listener(writing))
    assert gone == {"op": "drop", "id": f"sentence-{number}"}
    titles = ["vision-title", "page-title"]
    assert [change["id"] for change in sums] == ["statement-summary", "statement-coverage", *titles]
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
    dropped = sentences.drop_sentence(
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


def test_a_new_draft_and_a_reveal_fetch_the_page_anew(writing: Room) -> None:
    writing.at(Stage.WEIGH)
    revealed = ballots.reveal(actor=writing.leading)
    writing.at(Stage.WRITE)
    assert operations(revealed, listener(writing)) == [{"op": "refresh"}]


def test_the_whole_text_is_read_once_for_all_who_receive_it(
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


def test_a_chosen_headline_is_the_title_at_once(writing: Room) -> None:
    add(writing, "Ours", Section.HEADLINE)
    chosen = add(writing, "Light that calls", Section.HEADLINE)
    up = sentences.move_sentence(actor=writing.leading, sentence_id=chosen.data["sentence"], up=True)
    told = {change["id"]: change.get("text") for change in operations(up, listener(writing))}
    assert told["vision-title"] == "Light that calls"
    assert told["page-title"] == "Light that calls · Jönköping-ness"


def test_the_rooms_choice_moves_up_on_every_page(writing: Room) -> None:
    machine = add(writing, "Water and Match", Section.HEADLINE).data["sentence"]
    Sentence.objects.filter(pk=machine).update(settled=False)
    score_headlines(
        writing, {"Light that calls": [5, 5, 5], "We lit it": [1, 1, 1], "Water first": [2, 2, 2]}
    )
    shown = rounds.show_round(actor=writing.leading, kind=RoundKind.HEADLINES)
    told = operations(shown, listener(writing, "vision", Role.LEADER))
    move, put, *_sums = [change for change in told if change["op"] != "go"]
    assert (move["op"], move["target"], move["after"]) == ("move", "section-headline", "")
    assert "Light that calls" in put["html"]
    assert operations(shown, listener(writing, "screen", Role.LEADER)) == [{"op": "refresh"}]


def test_a_finished_page_is_fetched_anew(writing: Room) -> None:
    number = add(writing, "One.").data["sentence"]
    writing.at(Stage.CLOSE)
    late = sentences.change_sentence(actor=writing.leading, sentence_id=number, text="Two.", rev=1)
    for channel in ("vision", "screen"):
        assert operations(late, listener(writing, channel, Role.LEADER)) == [{"op": "refresh"}]
