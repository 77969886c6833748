"""Workshops that nobody uses and nobody has closed: they get a last day, once, and others get none."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from places.desk.queries.audit_log import audit_log
from places.enums import Hold, Kind, Stage
from places.models import Activity, Workshop
from places.retention.actions.purging import purge
from places.retention.actions.unused import give_last_day
from tests.builders.rooms import Room

DAY = datetime.timedelta(days=1)


@pytest.fixture
def opened_long_ago(room: Room, settings: Any) -> Room:
    settings.DAYS_UNUSED, settings.DAYS_KEPT = 60, 30
    Workshop.objects.update(opened_at=timezone.now() - 400 * DAY)
    return room


def last_day(room: Room) -> datetime.date | None:
    return Workshop.every.get(pk=room.workshop.pk).keep_until


def used(room: Room, days_ago: int) -> None:
    line = Activity.record(room.leading, Kind.DOOR_MOVED)
    Activity.objects.filter(pk=line.pk).update(at=timezone.now() - days_ago * DAY)


def test_a_workshop_that_nobody_uses_gets_a_last_day(opened_long_ago: Room) -> None:
    room = opened_long_ago
    used(room, 61)
    report = purge()
    assert (report.dated, report.hidden, report.erased) == ([room.workshop.pk], [], [])
    assert last_day(room) == timezone.localdate() + 30 * DAY
    assert [(line.who, line.what) for line in audit_log(room.workshop.pk).lines][:1] == [
        ("The server", "chose a last day, because nobody had used the workshop for a long time")
    ]
    assert purge().dated == []


def test_what_was_done_last_counts_whenever_it_was_opened(opened_long_ago: Room) -> None:
    used(opened_long_ago, 300)
    used(opened_long_ago, 59)
    assert (purge().dated, last_day(opened_long_ago)) == ([], None)
    assert not give_last_day(workshop_id=opened_long_ago.workshop.pk)


def test_one_in_which_nothing_was_ever_done_counts_from_its_opening(opened_long_ago: Room) -> None:
    assert not Activity.objects.exists()
    Workshop.objects.update(opened_at=timezone.now() - 59 * DAY)
    assert purge().dated == []
    Workshop.objects.update(opened_at=timezone.now() - 61 * DAY)
    assert purge().dated == [opened_long_ago.workshop.pk]


def test_a_closed_one_whose_day_a_leader_took_away_gets_one_too(opened_long_ago: Room) -> None:
    Workshop.objects.update(stage=Stage.CLOSE)
    assert purge().dated == [opened_long_ago.workshop.pk]


@pytest.mark.parametrize("by_installation", [True, False])
def test_what_a_decision_keeps_gets_none(
    opened_long_ago: Room, settings: Any, *, by_installation: bool
) -> None:
    if by_installation:
        settings.HOLD_DECISION = "2026/1"
    else:
        Workshop.objects.update(hold=Hold.HELD, decision="2026/1")
    assert (purge().dated, last_day(opened_long_ago)) == ([], None)


def test_a_day_that_a_leader_chose_stays(opened_long_ago: Room) -> None:
    chosen = timezone.localdate() + 500 * DAY
    Workshop.objects.update(keep_until=chosen)
    assert (purge().dated, last_day(opened_long_ago)) == ([], chosen)
