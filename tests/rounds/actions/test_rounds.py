"""Rounds are opened and shown by who runs the room; answers stay whatever is opened again."""

import pytest

from places.enums import Kind, Origin, Phase, RoundKind, Section, Stage
from places.errors import Missing, NotNow, NotYours, Unclear
from places.models import Headline, Reaction, Round, Sentence
from places.rounds.actions import answers, rounds, scores
from places.vision.actions import sentences
from tests.builders.rooms import Room, open_room
from tests.builders.visions import score_headlines


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


def test_scoring_starts_once_and_with_any_headline(room: Room) -> None:
    with pytest.raises(NotNow, match="not being written"):
        rounds.start_scoring(actor=room.leading)
    rounds.open_round(actor=room.leading, kind=RoundKind.HEADLINES)
    with pytest.raises(NotNow, match="Nobody has written a headline yet"):
        rounds.start_scoring(actor=room.leading)
    write_headlines(room, "Light that calls")
    rounds.start_scoring(actor=room.leading)
    assert phase(room, "headlines") == Phase.ANSWERING
    with pytest.raises(NotNow, match="not being written"):
        rounds.start_scoring(actor=room.leading)
    scores.ask(actor=room.actor(room.people[1]))
    rounds.show_round(actor=room.leading, kind=RoundKind.HEADLINES)
    rounds.open_round(actor=room.leading, kind=RoundKind.HEADLINES)
    assert phase(room, "headlines") == Phase.ANSWERING


def headlines_of(room: Room) -> list[str]:
    """The headline first, then what was also proposed."""
    found = Sentence.objects.standing().filter(draft__workshop=room.workshop, section=Section.HEADLINE)
    return list(found.values_list("text", flat=True))


SCORED = {"Light that calls": [5, 4, 5], "We lit it": [3, 3, 3], "Water first": [2, 2, 1]}


def test_the_rooms_first_becomes_the_headline_and_the_suggestion_steps_down(room: Room) -> None:
    draft = room.workshop.draft
    Sentence.objects.create(draft=draft, section=Section.HEADLINE, text="Water and Match", settled=False)
    score_headlines(room, SCORED)
    shown = rounds.show_round(actor=room.leading, kind=RoundKind.HEADLINES)
    assert headlines_of(room) == ["Light that calls", "Water and Match"]
    assert shown.data["sentence"] == Sentence.objects.get(text="Light that calls").pk


def test_what_people_decide_afterwards_stays(room: Room) -> None:
    score_headlines(room, SCORED)
    rounds.show_round(actor=room.leading, kind=RoundKind.HEADLINES)
    chosen = Sentence.objects.get(text="Light that calls")
    sentences.change_sentence(
        actor=room.leading, sentence_id=chosen.pk, text="Light that calls us", rev=chosen.rev
    )
    rounds.open_round(actor=room.leading, kind=RoundKind.HEADLINES)
    again = rounds.show_round(actor=room.leading, kind=RoundKind.HEADLINES)
    assert (headlines_of(room), "sentence" in again.data) == (["Light that calls us"], False)
    score_headlines(room, {**SCORED, "We lit it": [5, 5, 5]})
    rounds.show_round(actor=room.leading, kind=RoundKind.HEADLINES)
    assert headlines_of(room) == ["We lit it", "Light that calls us"]


@pytest.mark.parametrize(
    "scored",
    [
        {"Light that calls": [4, 4, 4], "We lit it": [4, 4, 4], "Water first": [1, 1, 1]},
        {"Light that calls": [5, 5], "We lit it": [3], "Water first": []},
    ],
    ids=["equals", "fewer than three scores"],
)
def test_equals_and_few_scores_are_left_to_people(room: Room, scored: dict[str, list[int]]) -> None:
    score_headlines(room, scored)
    shown = rounds.show_round(actor=room.leading, kind=RoundKind.HEADLINES)
    assert (shown.data, headlines_of(room)) == ({"round": "headlines"}, [])
    choice = Headline.objects.get(text="We lit it")
    with pytest.raises(NotYours):
        rounds.choose_scored(actor=room.actor(room.people[0]), headline_id=choice.pk)
    rounds.choose_scored(actor=room.leading, headline_id=choice.pk)
    assert headlines_of(room) == ["We lit it"]


def test_a_scored_headline_is_chosen_once_the_room_has_seen_the_result(room: Room, other_room: Room) -> None:
    score_headlines(room, {"Light": [5], "We lit it": [3]})
    chosen = Headline.objects.get(text="We lit it")
    with pytest.raises(NotNow):
        rounds.choose_scored(actor=room.leading, headline_id=chosen.pk)
    Round.objects.update(phase=Phase.SHOWN)
    theirs = Headline.objects.create(
        workshop=other_room.workshop, participant=other_room.people[0], text="Shielders"
    )
    with pytest.raises(Missing):
        rounds.choose_scored(actor=room.leading, headline_id=theirs.pk)
    rounds.choose_scored(actor=room.leading, headline_id=chosen.pk)
    found = Sentence.objects.filter(draft__workshop=room.workshop, section=Section.HEADLINE)
    assert list(found.values_list("text", "origin")) == [("We lit it", Origin.HUMAN)]
