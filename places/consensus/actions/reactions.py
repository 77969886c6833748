"""Reactions of the consensus to activities on boards and photos (listed in `places.reactions`)."""

from django.db.models import QuerySet

from places.boards.models import Board
from places.cards import read_steps
from places.consensus.actions import following, kept_moves
from places.consensus.actions.proposing import work_out_later
from places.database.prepared import prepared
from places.enums import Stage
from places.workshops.models.activity import Activity


def follow_table(activity: Activity) -> None:
    """Request a new proposal after an act on a table's board; nothing for an act on the shared board itself."""
    board = _board(activity)
    if board and board.group_id is not None:
        _follow(activity)


def follow_photo(activity: Activity) -> None:
    """Request a new proposal after a photo came or went."""
    _follow(activity)


def remember_taken_out(activity: Activity) -> None:
    """Store which cards people took out of shared clusters, or put back; nothing for a table's board."""
    board = _board(activity)
    if board and board.group_id is None and (steps := read_steps(activity.data)):
        kept_moves.remember_taken_out(board, steps)


def _follow(activity: Activity) -> None:
    if board := _board_to_follow(activity.workshop_id):
        following.request_job(board, work_out_later)


def _board(activity: Activity) -> Board | None:
    """Return the board of the activity: the row in memory, or read from the database when only its id is known."""
    row = activity.rows.get("board")
    if isinstance(row, Board):
        return row
    return None if activity.board is None else Board.objects.filter(pk=activity.board).first()


def _board_to_follow(workshop_id: int) -> Board | None:
    """Return the shared board if it has to follow the tables now: it was proposed, and the room combines."""
    return next(iter(_proposed(workshop_id)), None)


@prepared()
def _proposed(workshop_id: int) -> QuerySet[Board]:
    shared = Board.objects.filter(workshop_id=workshop_id, group=None, proposed_at__isnull=False)
    return shared.filter(workshop__stage=Stage.COMBINE)
