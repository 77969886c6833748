"""Being in a sentence: half a minute, renewed, left, never in the log."""

import datetime

import pytest
from django.utils import timezone

from places.enums import Section, Stage
from places.errors import Missing, NotNow
from places.live import commit_signal
from places.models import Activity, Presence
from places.vision.actions import presence, sentences
from places.vision.queries.presence import person_key, writers
from tests.builders.rooms import Room, open_room


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE)


@pytest.fixture
def number(writing: Room) -> int:
    activity = sentences.add_sentence(actor=writing.leading, section=Section.SO, text="So we will.")
    return int(activity.data["sentence"])


def here(room: Room) -> list[tuple[str, str]]:
    number = room.workshop.pk
    return [(writer.person, writer.here) for writer in writers([number]).get(number, ())]


def test_people_and_leaders_are_here_once_and_leave(
    writing: Room, number: int, django_assert_num_queries
) -> None:
    mira = writing.actor(writing.people[0])
    for _ in range(2):
        presence.come(actor=mira, sentence_id=number)
        presence.come(actor=writing.leading, sentence_id=number)
    with django_assert_num_queries(1):
        found = here(writing)
    assert found == [(person_key(mira), "Mira is here"), (person_key(writing.leading), "The leader is here")]
    presence.go(actor=mira, sentence_id=number)
    presence.go(actor=mira, sentence_id=number)
    assert here(writing) == [(person_key(writing.leading), "The leader is here")]


def test_a_lease_runs_out_and_is_cleared_away(writing: Room, number: int) -> None:
    presence.come(actor=writing.leading, sentence_id=number)
    lease = Presence.objects.get()
    assert datetime.timedelta(seconds=25) < lease.until - timezone.now() <= datetime.timedelta(seconds=30)
    Presence.objects.update(until=timezone.now() - datetime.timedelta(seconds=1))
    assert here(writing) == []
    presence.come(actor=writing.actor(writing.people[0]), sentence_id=number)
    assert [row.participant for row in Presence.objects.all()] == [writing.people[0]]


def test_it_notifies_when_somebody_comes_or_goes_but_is_not_in_the_log(
    writing: Room, number: int, django_capture_on_commit_callbacks
) -> None:
    before = Activity.objects.count()
    notified: list[tuple[int, int | None]] = []

    def receive(workshop_id: int, revision: int | None) -> None:
        notified.append((workshop_id, revision))

    commit_signal.subscribe(receive)
    with django_capture_on_commit_callbacks(execute=True):
        presence.come(actor=writing.leading, sentence_id=number)
        presence.come(actor=writing.leading, sentence_id=number)
        presence.go(actor=writing.leading, sentence_id=number)
    commit_signal.unsubscribe(receive)
    assert notified == [(writing.workshop.pk, None)] * 2
    assert Activity.objects.count() == before


def test_only_in_ones_own_room_in_sentences_that_stand_at_the_time(
    writing: Room, number: int, other_room: Room
) -> None:
    other_room.at(Stage.WRITE)
    with pytest.raises(Missing):
        presence.come(actor=other_room.leading, sentence_id=number)
    presence.come(actor=writing.leading, sentence_id=number)
    presence.go(actor=other_room.leading, sentence_id=number)
    assert here(other_room) == []
    sentences.drop_sentence(actor=writing.leading, sentence_id=number, rev=1)
    assert here(writing) == []
    with pytest.raises(Missing):
        presence.come(actor=writing.leading, sentence_id=number)
    writing.at(Stage.WEIGH)
    with pytest.raises(NotNow):
        presence.come(actor=writing.leading, sentence_id=number)
