"""Answers of the pulse lead to nobody; who has answered is marked once."""

import pytest
from django.db import IntegrityError

from places.enums import PulseMoment
from places.models import PulseAnswer, PulseMark, PulseRound
from tests.builders.rooms import Room


def test_an_answer_has_no_person_no_time_and_an_id_without_order() -> None:
    fields = {field.name for field in PulseAnswer._meta.get_fields()}
    assert fields == {"id", "round", "group", "measure", "item", "value"}
    ids = [PulseAnswer().pk for _each in range(40)]
    assert len(set(ids)) == 40
    assert all(0 <= each < 2**62 for each in ids)
    assert ids != sorted(ids)


def test_nobody_is_marked_twice(room: Room) -> None:
    start = PulseRound.objects.create(workshop=room.workshop, moment=PulseMoment.START)
    PulseMark.objects.create(round=start, participant=room.people[0])
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        PulseMark.objects.create(round=start, participant=room.people[0])
