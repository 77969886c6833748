"""The last day of a workshop: who may choose an earlier one."""

import dataclasses
import datetime

import pytest
from django.utils import timezone

from places.desk.actions import workshops
from places.desk.actions.workshops import WorkshopWords
from places.errors import Unclear
from places.models import Workshop
from tests.builders.rooms import Room, every_row

WORDS = WorkshopWords("Barts", "Barts-ness", "What is it?", "sv", 2)


def test_an_invited_leader_can_keep_it_longer_and_not_shorter(room: Room) -> None:
    """An earlier last day deletes the workshop: that is for those who may delete it."""
    invited = dataclasses.replace(room.leading, invited=True)
    day = timezone.localdate() + datetime.timedelta(days=9)
    chosen = [dataclasses.replace(WORDS, keep_until=day + datetime.timedelta(days=n)) for n in (-1, 0, 1)]
    before = every_row()
    with pytest.raises(Unclear, match="keep it longer") as refusal:
        workshops.change_workshop(actor=invited, words=chosen[0])
    assert refusal.value.details == {"field": "keep_until"}
    assert every_row() == before
    workshops.change_workshop(actor=room.leading, words=chosen[1])
    with pytest.raises(Unclear, match="keep it longer"):
        workshops.change_workshop(actor=invited, words=chosen[0])
    for words in (chosen[1], chosen[2], WORDS):
        workshops.change_workshop(actor=invited, words=words)
        assert Workshop.objects.get(pk=room.workshop.pk).keep_until == words.keep_until
