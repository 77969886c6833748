"""Rounds: one of a kind, one answer to a question, one headline and one note each."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from places.enums import RoundKind, Section
from places.models import Headline, MissingNote, Reaction, Round, Score, Sentence, VisionDraft
from tests.builders.rooms import Room


def refuse(model: Any, **fields: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**fields)


def test_one_round_of_a_kind_in_each_workshop(room: Room, other_room: Room) -> None:
    Round.objects.create(workshop=room.workshop, kind=RoundKind.SWAP)
    Round.objects.create(workshop=room.workshop, kind=RoundKind.MIRROR)
    Round.objects.create(workshop=other_room.workshop, kind=RoundKind.SWAP)
    refuse(Round, workshop=room.workshop, kind=RoundKind.SWAP)


def test_one_answer_to_a_sentence_and_one_to_the_whole_text(room: Room) -> None:
    draft = VisionDraft.objects.create(workshop=room.workshop)
    line = Sentence.objects.create(draft=draft, section=Section.SO, text="Walk.")
    found = Round.objects.create(workshop=room.workshop, kind=RoundKind.MIRROR)
    mine = {"round": found, "participant": room.people[0], "value": 1}
    Reaction.objects.create(**mine, sentence=line, question="place")
    Reaction.objects.create(**mine, sentence=line, question="self")
    refuse(Reaction, **mine, sentence=line, question="place")
    Reaction.objects.create(**mine, question="consent")
    refuse(Reaction, **mine, question="consent")
    assert str(Reaction.objects.latest("pk")) == f"consent of {room.people[0].pk}"


def test_one_headline_each_and_one_score_of_each(room: Room) -> None:
    mine = Headline.objects.create(workshop=room.workshop, participant=room.people[0], text="Light")
    refuse(Headline, workshop=room.workshop, participant=room.people[0], text="Water")
    Score.objects.create(headline=mine, participant=room.people[1], turn=0)
    refuse(Score, headline=mine, participant=room.people[1], turn=1)


def test_one_note_each(room: Room) -> None:
    found = Round.objects.create(workshop=room.workshop, kind=RoundKind.CONSENT)
    MissingNote.objects.create(round=found, participant=room.people[0], text="The bus")
    refuse(MissingNote, round=found, participant=room.people[0], text="The joke")
