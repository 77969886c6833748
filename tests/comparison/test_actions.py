"""What became of a promise, as a leader says it."""

import pytest

from places.comparison.actions import mark_promise
from places.enums import Kind, PromiseState, Section
from places.errors import Missing, NotYours, Unclear
from places.models import PromiseMark
from tests.builders.rooms import Room
from tests.builders.workshops_again import promised


def test_a_leader_says_what_became_of_a_promise_and_may_take_it_back(room: Room) -> None:
    promise = promised(room, "I will open the hall on Sundays.")
    mark_promise(actor=room.leading, sentence_id=promise.pk, state="kept")
    mark_promise(actor=room.leading, sentence_id=promise.pk, state="on_the_way")
    assert PromiseMark.objects.get().state == PromiseState.ON_THE_WAY
    assert room.log[-1] == (Kind.PROMISE_MARKED, {"sentence": promise.pk, "state": "on_the_way"})
    mark_promise(actor=room.leading, sentence_id=promise.pk, state="")
    assert not PromiseMark.objects.exists()


def test_what_is_no_promise_is_not_marked(room: Room, again: Room) -> None:
    because = promised(room, "Because the mill is here.", section=Section.BECAUSE)
    promise = promised(again, "I will ring the bell.")
    for sentence in (because, promise):
        with pytest.raises(Missing):
            mark_promise(actor=room.leading, sentence_id=sentence.pk, state="kept")
    with pytest.raises(Unclear):
        mark_promise(actor=again.leading, sentence_id=promise.pk, state="broken")
    with pytest.raises(NotYours):
        mark_promise(actor=again.actor(again.people[0]), sentence_id=promise.pk, state="kept")
