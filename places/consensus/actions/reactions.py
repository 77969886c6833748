"""How the consensus reacts to what is done on boards and to photos (listed in `places.reactions`)."""

from places.boards.models import Board
from places.cards import read_steps
from places.consensus.actions import following, kept_moves
from places.consensus.actions.proposing import work_out_later
from places.workshops.models.activity import Activity


def follow_table(activity: Activity) -> None:
    """Let the shared board follow a table's board; nothing to do for an act on the shared board itself."""
    board = _board(activity)
    if board and board.group_id is not None:
        _follow(activity)


def follow_photo(activity: Activity) -> None:
    """Let the shared board follow a photo that came or went."""
    _follow(activity)


def remember_taken_out(activity: Activity) -> None:
    """Note what people took out of the shared board's clusters, or put back; nothing to do on a table's board."""
    board = _board(activity)
    if board and board.group_id is None and (steps := read_steps(activity.data)):
        kept_moves.remember_taken_out(board, steps)


def _follow(activity: Activity) -> None:
    if board := following.board_to_follow(activity.workshop_id):
        following.request_job(board, work_out_later)


def _board(activity: Activity) -> Board | None:
    """The board of the act: as the act left it, or read anew when the act named it by its id only."""
    row = activity.rows.get("board")
    if isinstance(row, Board):
        return row
    return None if activity.board is None else Board.objects.filter(pk=activity.board).first()
