"""Promises and what became of them are kept once each."""

import pytest
from django.db import IntegrityError

from places.models import Commitment
from tests.builders.belonging import became, promise
from tests.builders.rooms import Room


def test_one_word_about_a_promise_each_time(room: Room) -> None:
    own = promise(room, room.people[0], "Greet", is_shared=True)
    promise(room, room.people[1], "Whisper")
    assert list(Commitment.objects.shared()) == [own]
    became(own, "kept", months=6)
    became(own, "kept", months=12)
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        became(own, "not_yet", months=12)
