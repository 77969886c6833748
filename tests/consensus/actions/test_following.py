"""The shared board follows the tables, one job for a burst of moves."""

import datetime

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from places.consensus.actions import proposing
from places.consensus.actions.following import WAITING
from places.enums import Stage
from places.models import Board
from tests.builders.rooms import Room, open_room
from tests.builders.tables import mini, move

KEY = "c" * 32


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    return room


def board_of(room: Room) -> Board:
    return Board.objects.get(workshop=room.workshop, group=None)


def move_at_table(room: Room, number: int) -> None:
    """The first person of table 1 takes a photo out of its pile."""
    move(room, Board.objects.get(group=room.groups[0]), [number], None, by=room.people[0])


def jobs() -> list[list[int]]:
    """What the jobs that have not begun are called with."""
    return sorted(result.args_kwargs["args"] for result in DBTaskResult.objects.filter(status="READY"))


def test_a_burst_of_moves_asks_for_one_job_a_moment_later(combining: Room) -> None:
    proposing.propose(actor=combining.leading)
    for number in (0, 1, 2):
        move_at_table(combining, number)
    assert jobs() == [[combining.workshop.pk, 1]]
    job = DBTaskResult.objects.get()
    assert datetime.timedelta(0) < job.run_after - job.enqueued_at < datetime.timedelta(seconds=3)
    assert board_of(combining).proposal["state"] == WAITING


def test_nothing_follows_before_a_proposal_or_outside_combine(combining: Room) -> None:
    move_at_table(combining, 0)
    assert jobs() == []
    proposing.propose(actor=combining.leading)
    combining.at(Stage.CLUSTER)
    move_at_table(combining, 1)
    assert jobs() == []


def test_a_job_that_never_came_back_is_asked_for_again(combining: Room) -> None:
    proposing.propose(actor=combining.leading)
    move_at_table(combining, 0)
    board = board_of(combining)
    board.proposal["asked_at"] = (timezone.now() - datetime.timedelta(minutes=4)).isoformat()
    board.save()
    move_at_table(combining, 1)
    assert jobs() == [[combining.workshop.pk, 1], [combining.workshop.pk, 2]]
