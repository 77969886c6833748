"""One's words about a question are one row."""

import pytest
from django.db import IntegrityError

from places.enums import Question
from places.models import Reflection
from tests.builders.rooms import Room


def test_one_answer_to_a_question(room: Room) -> None:
    told = {"workshop": room.workshop, "question": Question.SPACE}
    Reflection.objects.create(participant=room.people[0], text="More time", **told)
    Reflection.objects.create(participant=None, text="Brought in", **told)
    Reflection.objects.create(participant=None, text="Brought in, too", **told)
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        Reflection.objects.create(participant=room.people[0], text="Again", **told)
