"""Rounds are opened and shown by who runs the room; answers stay whatever is opened again."""

import pytest

from places.actions import answers, rounds, sentences
from places.enums import Kind, Phase, RoundKind, Section, Stage
from places.errors import Missing, NotNow, NotYours, Unclear
from places.models import Reaction, Round, Score
from tests.rooms import Room, open_room


@pytest.fixture
def room(db: None) -> Room:
    room = open_room(Stage.WRITE)
    sentences.add_sentence(actor=room.leading, section=Section.BECAUSE, text="Because the lake calls us.")
    return room


def phase(room: Room, kind: str) -> str:
    return Round.objects.get(workshop=room.workshop, kind=kind).phase


def write_headlines(room: Room, *texts: str) -> None:
    rounds.open_round(actor=room.leading, kind=RoundKind.HEADLINES)
    for person, text in zip(room.people, texts, strict=False):
        answers.write_headline(actor=room.actor(person), text=text)


def test_open_show_and_open_again(room: Room) -> None:
    opened = rounds.open_round(actor=room.leading, kind=RoundKind.MIRROR)
    assert (opened.kind, opened.data) == (Kind.ROUND_OPENED, {"round": "mirror"})
    answers.react(
        actor=room.actor(room.people[0]),
        kind=RoundKind.MIRROR,
        sentence_id=room.workshop.draft.sentences.get().pk,
        answers={"place": 1, "self": 0},
    )
    shown = rounds.show_round(actor=room.leading, kind=RoundKind.MIRROR)
    assert (shown.kind, phase(room, "mirror")) == (Kind.ROUND_SHOWN, Phase.SHOWN)
    rounds.open_round(actor=room.leading, kind=RoundKind.MIRROR)
    assert phase(room, "mirror") == Phase.ANSWERING
    assert Reaction.objects.count() == 2


def test_twice_with_one_key_is_once(room: Room) -> None:
    key = "c" * 32
    first = rounds.open_round(actor=room.leading, kind=RoundKind.CONSENT, key=key)
    assert rounds.open_round(actor=room.leading, kind=RoundKind.CONSENT, key=key) == first


def test_a_swap_test_needs_a_name_and_remembers_it(room: Room) -> None:
    with pytest.raises(Unclear, match="name of another place"):
        rounds.open_round(actor=room.leading, kind=RoundKind.SWAP, other_name="  ")
    rounds.open_round(actor=room.leading, kind=RoundKind.SWAP, other_name="Vetlanda")
    rounds.show_round(actor=room.leading, kind=RoundKind.SWAP)
    rounds.open_round(actor=room.leading, kind=RoundKind.SWAP)
    assert Round.objects.get().other_name == "Vetlanda"


def test_nothing_to_try_nothing_to_show_and_no_such_kind(db: None, room: Room) -> None:
    empty = open_room(Stage.WRITE)
    with pytest.raises(NotNow, match="no text to try"):
        rounds.open_round(actor=empty.leading, kind=RoundKind.MIRROR)
    with pytest.raises(NotNow, match="nothing to show"):
        rounds.show_round(actor=room.leading, kind=RoundKind.MIRROR)
    with pytest.raises(Missing):
        rounds.open_round(actor=room.leading, kind="polka")
    assert not Round.objects.exists()


def test_only_who_runs_the_room_and_only_from_write_on(room: Room) -> None:
    with pytest.raises(NotYours):
        rounds.open_round(actor=room.actor(room.people[0]), kind=RoundKind.MIRROR)
    room.at(Stage.WEIGH)
    with pytest.raises(NotNow):
        rounds.open_round(actor=room.leading, kind=RoundKind.MIRROR)


def test_headlines_are_dealt_once_to_others(room: Room) -> None:
    with pytest.raises(NotNow, match="not being written"):
        rounds.start_scoring(actor=room.leading)
    write_headlines(room, "Light that calls", "We lit it")
    with pytest.raises(NotNow, match="not yet three"):
        rounds.start_scoring(actor=room.leading)
    write_headlines(room, "Light that calls", "We lit it", "Water first", "Together")
    rounds.start_scoring(actor=room.leading)
    dealt = list(Score.objects.values_list("headline__participant", "participant"))
    assert len(dealt) == len(set(dealt)) == 12  # four headlines, three scores each: fewer than six
    assert all(author != scorer for author, scorer in dealt)
    with pytest.raises(NotNow, match="not being written"):
        rounds.start_scoring(actor=room.leading)
    rounds.show_round(actor=room.leading, kind=RoundKind.HEADLINES)
    rounds.open_round(actor=room.leading, kind=RoundKind.HEADLINES)
    assert phase(room, "headlines") == Phase.ANSWERING
