"""What is due: the day after the last one, a day after a leader's deletion, and never what a decision keeps."""

import datetime

from django.utils import timezone

from places.enums import Ground, Hold
from places.models import Workshop
from places.retention.queries.due import TOLD, Due, due_to_erase, due_to_hide
from places.workshops.queries.deleted import UNDO
from tests.builders.rooms import Room

SECOND = datetime.timedelta(seconds=5)


def test_hidden_the_day_after_the_last_one(room: Room) -> None:
    today = timezone.localdate()
    for day, due in ((today, []), (today - datetime.timedelta(1), [Due(room.workshop.pk, Ground.DAY)])):
        Workshop.objects.update(keep_until=day)
        assert due_to_hide() == due
    Workshop.objects.update(hold=Hold.HELD, decision="1")
    assert due_to_hide() == []
    Workshop.objects.update(keep_until=None, hold="", decision="")
    assert due_to_hide() == []


def test_erased_when_nobody_can_bring_it_back_any_more(room: Room) -> None:
    now = timezone.now()
    for ground, time in ((Ground.LEADER, UNDO), (Ground.DAY, TOLD)):
        Workshop.every.update(deletion=ground, deleted_at=now - time + SECOND, hold="", decision="")
        assert due_to_erase() == []
        Workshop.every.update(deleted_at=now - time - SECOND)
        assert due_to_erase() == [Due(room.workshop.pk, ground)]
        Workshop.every.update(hold=Hold.HELD, decision="1")
        assert due_to_erase() == []


def test_what_was_begun_is_finished_whatever_was_decided_since(room: Room, other_room: Room) -> None:
    gone = {"deletion": Ground.LEDGER, "deleted_at": timezone.now(), "erasing": True}
    Workshop.every.filter(pk=other_room.workshop.pk).update(hold=Hold.HELD, decision="1", **gone)
    assert due_to_erase() == [Due(other_room.workshop.pk, Ground.LEDGER, is_begun=True)]
