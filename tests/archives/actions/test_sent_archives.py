"""An archive that was sent is opened by one attempt, and it is known which workshop came of it."""

import datetime

import pytest

from places.archives.actions import sent_archives
from places.archives.actions.sent_archives import KEPT, Attempt, Overtaken
from places.database import clock
from places.enums import FileState
from places.models import SentArchive
from tests.builders.rooms import Room


def begun(room: Room) -> Attempt:
    sent = sent_archives.note_archive(leader_id=room.leader.pk, language="sv", name="a" * 32)
    attempt = sent_archives.begin_opening(archive_id=sent.pk)
    assert attempt == Attempt(sent.pk, 1, "a" * 32, room.leader.pk, "sv")
    return attempt


def test_the_last_attempt_alone_may_open_it(room: Room) -> None:
    first = begun(room)
    sent_archives.show_opening(attempt=first, done=3, total=9)
    second = sent_archives.begin_opening(archive_id=first.archive_id)
    assert second
    assert second.number == 2
    row = SentArchive.objects.get()
    assert (row.done, row.total) == (0, 0)
    for overtaken in (
        lambda: sent_archives.show_opening(attempt=first, done=4, total=9),
        lambda: sent_archives.end_opening(attempt=first, workshop=room.workshop),
        lambda: sent_archives.refuse_archive(attempt=first, sentence="No."),
    ):
        with pytest.raises(Overtaken):
            overtaken()
    sent_archives.end_opening(attempt=second, workshop=room.workshop)
    assert sent_archives.begin_opening(archive_id=first.archive_id) is None
    with pytest.raises(Overtaken):
        sent_archives.end_opening(attempt=second, workshop=room.workshop)


def test_one_that_was_refused_is_over(room: Room) -> None:
    attempt = begun(room)
    sent_archives.refuse_archive(attempt=attempt, sentence="Nej.")
    row = SentArchive.objects.get()
    assert (row.state, row.refused, row.workshop) == (FileState.FAILED, "Nej.", None)
    assert sent_archives.begin_opening(archive_id=attempt.archive_id) is None


def test_they_are_forgotten_after_a_week(room: Room) -> None:
    begun(room)
    assert sent_archives.remove_old_archives() == 0
    SentArchive.objects.update(asked_at=clock.now() - KEPT - datetime.timedelta(minutes=1))
    assert sent_archives.remove_old_archives() == 1
    assert not SentArchive.objects.exists()
