"""Open rounds: counts of people, the text as this round asks, one's own answers and nobody else's."""

from typing import Any

import pytest

from places.enums import Phase, PhotoState, RoundKind, Section, Stage
from places.models import Evidence, Photo
from places.rounds.actions import answers, rounds
from places.rounds.queries import rounds as queries
from places.rounds.queries.results import sentence_results
from places.vision.actions import sentences
from tests.builders.rooms import Room, open_room


@pytest.fixture
def room(db: None) -> Room:
    room = open_room(Stage.WRITE)
    for section, text in (
        (Section.SO, "So we will walk."),
        (Section.BECAUSE, "Because Jönköping burns."),
        (Section.HEADLINE, "Jönköping lights it"),
    ):
        sentences.add_sentence(actor=room.leading, section=section, text=text)
    return room


def test_all_four_opened_or_not(room: Room, other_room: Room, django_assert_max_num_queries: Any) -> None:
    rounds.open_round(actor=room.leading, kind=RoundKind.CONSENT)
    for person in room.people[:2]:
        answers.react(actor=room.actor(person), kind="consent", sentence_id=None, answers={"consent": 1})
    with django_assert_max_num_queries(6):
        found = queries.rounds(room.workshop.pk)
    assert [(one.kind, one.phase, one.answered, one.people) for one in found] == [
        (RoundKind.HEADLINES, None, 0, 4),
        (RoundKind.SWAP, None, 0, 4),
        (RoundKind.MIRROR, None, 0, 4),
        (RoundKind.CONSENT, Phase.ANSWERING, 2, 4),
    ]
    assert found[3].sentence == "2 of 4 have answered."
    assert all(one.phase is None for one in queries.rounds(other_room.workshop.pk))
    assert queries.round_of(room.workshop.pk, "polka") is None
    with django_assert_max_num_queries(4):
        assert queries.latest_open(room.workshop.pk) == found[3]
    assert queries.latest_open(other_room.workshop.pk) is None


def test_the_text_in_reading_order_with_the_other_name(room: Room) -> None:
    rounds.open_round(actor=room.leading, kind=RoundKind.SWAP, other_name="Vetlanda")
    me, her = room.people[:2]
    lines = queries.asked(room.workshop.pk, RoundKind.SWAP, me.pk, "Vetlanda")
    assert [line.text for line in lines] == [
        "Vetlanda lights it",
        "Because Vetlanda burns.",
        "So we will walk.",
    ]
    answers.react(actor=room.actor(me), kind="swap", sentence_id=lines[1].id, answers={"here": 0})
    mine = queries.asked(room.workshop.pk, RoundKind.SWAP, me.pk, "Vetlanda")
    hers = queries.asked(room.workshop.pk, RoundKind.SWAP, her.pk, "Vetlanda")
    assert [line.own for line in mine] == [{}, {"here": 0}, {}]
    assert not any(line.is_answered for line in hers)
    assert queries.asked(room.workshop.pk, RoundKind.MIRROR, me.pk)[0].text == "Jönköping lights it"


def test_my_consent(room: Room) -> None:
    rounds.open_round(actor=room.leading, kind=RoundKind.CONSENT)
    assert queries.own_consent(room.workshop.pk, room.people[0].pk) == queries.OwnConsent(None, "")
    answers.react(actor=room.actor(room.people[0]), kind="consent", sentence_id=None, answers={"consent": 0})
    answers.note_missing(actor=room.actor(room.people[0]), text="The bus")
    own = queries.own_consent(room.workshop.pk, room.people[0].pk)
    assert (own.value, own.note, own.sentence) == (0, "The bus", "You want to talk about it.")
    assert queries.own_consent(room.workshop.pk, room.people[1].pk).sentence == ""


@pytest.mark.parametrize("state", [PhotoState.HIDDEN, PhotoState.WITHDRAWN])
def test_words_of_a_hidden_photo_are_not_asked_about(room: Room, state: str) -> None:
    sam = room.people[1]
    photo = room.photo(sam, "Every evening the ferry calls us home.")
    said = sentences.add_sentence(
        actor=room.leading, section=Section.BECAUSE, text=f"{photo.essence[:-1]}, yes."
    )
    Evidence.objects.create(sentence_id=said.data["sentence"], photo=photo, quote=photo.essence)
    for kind in (RoundKind.SWAP, RoundKind.MIRROR, RoundKind.CONSENT):
        rounds.open_round(actor=room.leading, kind=kind, other_name="Vetlanda")
    answers.react(actor=room.actor(sam), kind="swap", sentence_id=said.data["sentence"], answers={"here": 1})
    assert len(queries.asked(room.workshop.pk, RoundKind.SWAP, sam.pk, "Vetlanda")) == 4
    Photo.objects.filter(pk=photo.pk).update(state=state)
    for kind in (RoundKind.SWAP, RoundKind.MIRROR, RoundKind.CONSENT):
        lines = queries.asked(room.workshop.pk, kind, sam.pk, "Vetlanda")
        assert (len(lines), any("ferry" in line.text for line in lines)) == (3, False)
    assert not any("ferry" in line.text for line in sentence_results(room.workshop.pk, RoundKind.SWAP))


def test_asking_takes_as_many_queries_for_a_long_text(room: Room, django_assert_num_queries: Any) -> None:
    photo = room.photo(room.people[1])
    for each in room.workshop.draft.sentences.all():
        Evidence.objects.create(sentence=each, photo=photo)
    with django_assert_num_queries(4):
        queries.asked(room.workshop.pk, RoundKind.SWAP, room.people[0].pk, "Vetlanda")
