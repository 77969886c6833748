"""Marks of promises."""

import pytest
from django.db import IntegrityError, transaction

from places.models import PromiseMark
from tests.builders.rooms import Room
from tests.builders.workshops_again import promised


def test_a_promise_has_one_mark_which_goes_with_it(room: Room) -> None:
    promise = promised(room, "I will open the hall on Sundays.")
    mark = PromiseMark.objects.create(sentence=promise, state="kept", leader=room.leader)
    assert str(mark) == f"{promise.pk}: kept"
    with pytest.raises(IntegrityError), transaction.atomic():
        PromiseMark.objects.create(sentence=promise, state="not_yet")
    promise.delete()
    assert not PromiseMark.objects.exists()
