"""Recompute the shared board while tables continue sorting, one background job at a time.

A burst of moves leads to one recomputation: the first requests a delayed job, the others find it requested.
`proposal["job"]` is the number of the newest job, `state` its state:

    waiting (requested) → working (its sorts are read) → ready
"""

import datetime

from django.utils.dateparse import parse_datetime

from places.background_tasks import Task
from places.boards.models import Board
from places.consensus.queries.shared_board import PATIENCE, WAITING
from places.database import clock

GATHERING = datetime.timedelta(seconds=1.5)  # moves within this time are one burst


def request_job(board: Board, job: Task, *, at_once: bool = False) -> None:
    """Request `job(workshop id, number)`, unless a requested one has not begun."""
    if board.proposal.get("state") == WAITING and not is_overdue(board):
        return
    now = clock.now()
    number = board.proposal.get("job", 0) + 1
    board.proposal |= {"state": WAITING, "job": number, "asked_at": now.isoformat(), "done": 0, "of": 0}
    board.save(update_fields=["proposal"])
    later = job if at_once else job.using(run_after=now + GATHERING)
    later.enqueue(board.workshop_id, number)


def is_overdue(board: Board) -> bool:
    """Whether the newest job has had no result for longer than `PATIENCE`."""
    asked = parse_datetime(board.proposal.get("asked_at") or "")
    return asked is None or clock.now() - asked > PATIENCE
