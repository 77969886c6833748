"""Propose the consensus of the tables' boards as the shared board, at once or by a background job."""

import time

from places.background_tasks import task
from places.boards.models import Board
from places.consensus.actions import following, sharing
from places.consensus.actions.applying import Applied
from places.consensus.queries.shared_board import READY, WORKING, what_is_missing
from places.database import clock
from places.database.writing import written
from places.enums import Kind, Role, Stage, Verb
from places.errors import NotNow, Unclear
from places.people.queries.people import groups
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action, lock
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop

PROGRESS_EVERY = 2.0  # seconds of work after which people see how far it is, and between two such lines
MOST_CLUSTERS = 200


@action(Verb.SORT_SHARED)
def propose(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """Propose the consensus of all tables as the shared board; moves by hand are kept.

    A long computation is only started: the Activity is BOARD_WORKING then, and BOARD_PROPOSED follows when
    it is done. Raises `NotNow` with what is missing when too few tables have sorted.
    """
    board, _made = Board.objects.get_or_create(workshop=workshop, group=None)
    return _propose(board)


@action(Verb.SORT_SHARED)
def choose_clusters(workshop: Workshop, *, actor: Actor, clusters: int | None, key: str = "") -> LogEntry:
    """Propose fewer or more clusters: this many, or None for as many as the tables' own piles recommend.

    The number is kept for later proposals. Raises as `propose` does, and `Unclear` for an impossible
    number.
    """
    if clusters is not None and not 1 <= clusters <= MOST_CLUSTERS:
        raise Unclear
    board, _made = Board.objects.get_or_create(workshop=workshop, group=None)
    board.proposal["chosen"] = clusters
    return _propose(board)


@task
def work_out_later(workshop_id: int, number: int) -> None:
    """Compute the consensus without holding the write lock and apply it to the board. Safe to run twice.

    A long computation of stability follows the clusters, and is given up when another job is requested.
    """
    found = begin(workshop_id=workshop_id, number=number)
    if found is None:
        return
    work = sharing.work_out(found, with_stability=found.is_quick)
    finish(workshop_id=workshop_id, number=number, work=work)
    if not found.is_quick:
        _work_out_stability(workshop_id, number, found)


@written
def begin(*, workshop_id: int, number: int) -> sharing.Found | None:
    """Return the sorts to compute from; None when a newer job is requested, or the stage is no longer *combine*."""
    board = _board(workshop_id)
    if board is None or board.proposal.get("job") != number:
        return None
    found = sharing.read(board)
    is_needed = board.workshop.stage == Stage.COMBINE and found.sorts.sorting
    board.proposal["state"] = WORKING if is_needed else READY
    board.save(update_fields=["proposal"])
    return found if is_needed else None


@written
def finish(*, workshop_id: int, number: int, work: sharing.Work) -> Activity | None:
    """Apply a computed consensus to the shared board.

    None when nothing changes, when a newer one was applied already, or when the stage is no longer *combine*.
    """
    board = _board(workshop_id)
    if board is None or work.found.as_of < board.proposal.get("as_of", 0):
        return None
    if board.proposal.get("job") == number:
        board.proposal["state"] = READY
        board.save(update_fields=["proposal"])
    if board.workshop.stage != Stage.COMBINE:
        return None
    before = _shown(board)
    applied = sharing.apply_proposal(board, work)
    if not applied.changed and not applied.gone and _shown(board) == before:
        return None
    return _proposed(board, applied).record(_system_actor(workshop_id))


@written
def show_progress(*, workshop_id: int, number: int, done: int, of: int) -> bool:
    """Record the progress of a long job; False when it should stop because a newer one is requested."""
    board = _board(workshop_id)
    if board is None or board.proposal.get("job") != number:
        return False
    board.proposal |= {"done": done, "of": of, "asked_at": clock.now().isoformat()}
    board.save(update_fields=["proposal"])
    LogEntry(Kind.BOARD_WORKING, board=board.pk).record(_system_actor(workshop_id))
    return True


@written
def add_stability(*, workshop_id: int, number: int, work: sharing.Work) -> Activity | None:
    """Store the stability of the clusters on the board; None when a newer job is requested."""
    board = _board(workshop_id)
    if board is None or board.proposal.get("job") != number:
        return None
    board.proposal |= {"done": 0, "of": 0}
    sharing.remember_stability(board, work)
    return _proposed(board, Applied()).record(_system_actor(workshop_id))


class _GivenUp(Exception):
    """A newer job is requested."""


def _work_out_stability(workshop_id: int, number: int, found: sharing.Found) -> None:
    shown_at = time.monotonic()

    def progress(done: int, of: int) -> None:
        nonlocal shown_at
        if time.monotonic() - shown_at >= PROGRESS_EVERY:
            shown_at = time.monotonic()
            if not show_progress(workshop_id=workshop_id, number=number, done=done, of=of):
                raise _GivenUp

    try:
        work = sharing.work_out(found, with_stability=True, progress=progress)
    except _GivenUp:
        return
    add_stability(workshop_id=workshop_id, number=number, work=work)


def _propose(board: Board) -> LogEntry:
    found = sharing.read(board)
    tables = groups(board.workshop_id)
    sorting = [table.name for table in tables if table.number in found.sorts.sorting]
    if sentence := what_is_missing(sorting, len(found.sorts.numbers)):
        raise NotNow(sentence)
    if not found.is_quick:
        following.request_job(board, work_out_later, at_once=True)
        board.save(update_fields=["proposal"])
        return LogEntry(Kind.BOARD_WORKING, board=board.pk)
    applied = sharing.apply_proposal(board, sharing.work_out(found, with_stability=True))
    return _proposed(board, applied)


def _board(workshop_id: int) -> Board | None:
    """The shared board, with its workshop locked for the transaction."""
    if not lock(workshop_id):
        return None
    return Board.objects.select_related("workshop").filter(workshop_id=workshop_id, group=None).first()


def _system_actor(workshop_id: int) -> Actor:
    """Return the actor of a background job: no person."""
    return Actor(workshop_id, Role.HOST)


def _shown(board: Board) -> list[object]:
    """Return the figures of the proposal that a page shows beside the clusters."""
    names = (
        "tables",
        "clusters",
        "recommended",
        "elsewhere",
        "agreement",
        "held",
        "rounds",
        "waiting",
        "cards",
    )
    return [board.proposal.get(name) for name in names]


def _proposed(board: Board, applied: Applied) -> LogEntry:
    changes = {
        "changed": sorted(applied.changed),
        "gone": applied.gone,
        "cards": [step.line() for step in applied.steps],
    }
    return LogEntry(Kind.BOARD_PROPOSED, board=board.pk, **changes)
