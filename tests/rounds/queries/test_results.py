"""Results: sums of three or more, verdicts with their noise, notes whole and without names."""

import pytest

from places.enums import Phase, RoundKind, Section, Stage
from places.models import MissingNote, Participant, Reaction, Round, Sentence, VisionDraft
from places.rounds.queries.results import consent_result, sentence_results, shown_consent
from tests.builders.rooms import Room, open_room


@pytest.fixture
def room(db: None) -> Room:
    room = open_room(Stage.WRITE)
    for number in range(8):
        Participant.objects.create(
            workshop=room.workshop, first_name=f"P{number}", name_key=f"p{number}", return_digest=str(number)
        )
    draft = VisionDraft.objects.create(workshop=room.workshop)
    for number, text in enumerate(["Only us", "Anybody", "Half", "Hardly asked"]):
        Sentence.objects.create(draft=draft, section=Section.BECAUSE, text=text, order=number)
    return room


def answer(room: Room, kind: str, text: str | None, question: str, values: list[int], rev: int = 1) -> None:
    found, _made = Round.objects.get_or_create(
        workshop=room.workshop, kind=kind, defaults={"phase": Phase.SHOWN}
    )
    sentence = Sentence.objects.get(draft__workshop=room.workshop, text=text) if text else None
    people = list(Participant.objects.filter(workshop=room.workshop))
    for person, value in zip(people, values, strict=False):
        Reaction.objects.create(
            round=found, participant=person, sentence=sentence, question=question, value=value, rev=rev
        )


def test_the_swap_tests_verdicts(room: Room, other_room: Room) -> None:
    answer(room, "swap", "Only us", "here", [1] * 9 + [0])
    answer(room, "swap", "Anybody", "here", [0] * 8, rev=7)
    answer(room, "swap", "Half", "here", [1, 1, 0, 0, 1])
    answer(room, "swap", "Hardly asked", "here", [1, 1])
    lines = sentence_results(room.workshop.pk, RoundKind.SWAP, "Vetlanda")
    assert [(line.text, line.here.yes, line.here.no, line.verdict, line.changed) for line in lines] == [
        ("Only us", 9, 1, "here", 0),
        ("Anybody", 0, 8, "anywhere", 8),
        ("Half", 3, 2, "divided", 0),
        ("Hardly asked", 2, 0, "few", 0),
    ]
    assert lines[0].verdict_words == "Only true here"
    assert sentence_results(other_room.workshop.pk, RoundKind.SWAP) == []


def test_the_mirrors_two_questions(room: Room) -> None:
    answer(room, "mirror", "Half", "place", [1, 1, 1, 0])
    answer(room, "mirror", "Half", "self", [0, 0, 1, 0])
    line = sentence_results(room.workshop.pk, RoundKind.MIRROR)[2]
    assert (line.place.yes, line.place.no, line.self.yes, line.self.no) == (3, 1, 1, 3)
    assert (line.place.enough, line.here.enough, line.verdict) == (True, False, "few")


def test_consent_and_notes_without_names(room: Room) -> None:
    answer(room, "consent", None, "consent", [1, 1, 0])
    found = Round.objects.get(kind="consent")
    for person, text in zip(room.people, ["The bus", "A joke"], strict=False):
        MissingNote.objects.create(round=found, participant=person, text=text)
    result = consent_result(room.workshop.pk)
    assert (result.tally.yes, result.tally.no, result.notes) == (2, 1, ("A joke", "The bus"))
    assert result.told == "2 people can live with it. 1 person wants to talk."
    assert shown_consent(room.workshop.pk) == result
    Round.objects.update(phase=Phase.ANSWERING)
    assert shown_consent(room.workshop.pk) is None
