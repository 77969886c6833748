"""Answers: one's own, changed until the result is shown, never without a round."""

import pytest

from places.enums import Kind, RoundKind, Section, Stage
from places.errors import Missing, NotNow, NotYours, Unclear
from places.models import Headline, MissingNote, Reaction
from places.rounds.actions import answers, rounds
from places.vision.actions import sentences
from tests.builders.rooms import Room, open_room
from tests.rounds.actions.test_rounds import write_headlines


@pytest.fixture
def room(db: None) -> Room:
    return open_room(Stage.WRITE)


def sentence(room: Room) -> int:
    added = sentences.add_sentence(actor=room.leading, section=Section.SO, text="So we will walk.")
    return int(added.data["sentence"])


def test_an_answer_is_ones_own_and_can_be_changed(room: Room) -> None:
    number = sentence(room)
    rounds.open_round(actor=room.leading, kind=RoundKind.SWAP, other_name="Vetlanda")
    for value in (1, 0):
        activity = answers.react(
            actor=room.actor(room.people[0]), kind="swap", sentence_id=number, answers={"here": value}
        )
    assert (activity.kind, activity.data) == (Kind.ROUND_ANSWERED, {"round": "swap"})
    kept = Reaction.objects.get()
    assert (kept.participant, kept.question, kept.value, kept.rev) == (room.people[0], "here", 0, 1)


@pytest.mark.parametrize("wrong", [{}, {"here": 2}, {"place": 1}, {"here": 1, "self": 1}])
def test_other_answers_are_refused(room: Room, wrong: dict[str, int]) -> None:
    number = sentence(room)
    rounds.open_round(actor=room.leading, kind=RoundKind.SWAP, other_name="Vetlanda")
    with pytest.raises(Unclear, match="Choose one of the answers"):
        answers.react(actor=room.actor(room.people[0]), kind="swap", sentence_id=number, answers=wrong)


def test_before_it_opens_and_after_it_was_shown(room: Room) -> None:
    number = sentence(room)
    act = {"actor": room.actor(room.people[0]), "kind": "mirror", "sentence_id": number}
    yes = {"place": 1, "self": 1}
    with pytest.raises(NotNow, match="not open yet"):
        answers.react(**act, answers=yes)
    rounds.open_round(actor=room.leading, kind=RoundKind.MIRROR)
    answers.react(**act, answers=yes)
    rounds.show_round(actor=room.leading, kind=RoundKind.MIRROR)
    with pytest.raises(NotNow, match="already seen the result"):
        answers.react(**act, answers=yes)


def test_of_this_text_only_and_by_who_has_joined(room: Room, other_room: Room) -> None:
    sentence(room)
    foreign = sentence(other_room.at(Stage.WRITE))
    rounds.open_round(actor=room.leading, kind=RoundKind.SWAP, other_name="Vetlanda")
    with pytest.raises(Missing):
        answers.react(actor=room.actor(room.people[0]), kind="swap", sentence_id=foreign, answers={"here": 1})
    with pytest.raises(NotYours):
        answers.react(actor=room.leading, kind="swap", sentence_id=foreign, answers={"here": 1})


def test_consent_and_what_is_missing(room: Room) -> None:
    sentence(room)
    rounds.open_round(actor=room.leading, kind=RoundKind.CONSENT)
    mira = room.actor(room.people[0])
    for value in (0, 1):
        answers.react(actor=mira, kind="consent", sentence_id=None, answers={"consent": value})
    with pytest.raises(Missing):
        answers.react(actor=mira, kind="consent", sentence_id=1, answers={"consent": 1})
    answers.note_missing(actor=mira, text="The bus.\n\nIt never came.")
    answers.note_missing(actor=mira, text="The bus that never came.")
    assert (Reaction.objects.get().value, MissingNote.objects.get().text) == (1, "The bus that never came.")
    answers.note_missing(actor=mira, text=" ")
    assert not MissingNote.objects.exists()


def test_a_headline_has_at_most_eight_words(room: Room) -> None:
    mira = room.actor(room.people[0])
    with pytest.raises(NotNow):
        answers.write_headline(actor=mira, text="Light that calls")
    write_headlines(room, "Light that calls")
    answers.write_headline(actor=mira, text="one two three four five six seven eight")
    for text, sentence_ in (("a b c d e f g h i", "at most eight words"), (" ", "a few words first")):
        with pytest.raises(Unclear, match=sentence_):
            answers.write_headline(actor=mira, text=text)
    assert Headline.objects.get().text == "one two three four five six seven eight"
