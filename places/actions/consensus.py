"""Combining: the tables' boards proposed as one shared board, with people's own moves kept."""

from django.utils import timezone
from django_tasks import task

from places.actions import sharing
from places.actions.admission import admit, done_before
from places.enums import Kind, Role, Verb
from places.errors import NotNow, Refusal
from places.lane import written
from places.models import Activity, Board
from places.queries.combine import what_is_missing
from places.rules import Actor

MOST_AT_ONCE = 300  # photos; above it the consensus is worked out beside the request
WORKING, READY = "working", "ready"


@written
def propose(*, actor: Actor, key: str = "") -> Activity:
    """Propose the consensus of all tables as the shared board; what people did there by hand stays.

    With more than 300 photos this only starts the work: the board's `proposal["state"]` is "working" until the
    second Activity. Raises `NotNow` with what is missing when fewer than two tables have sorted.
    """
    if first := done_before(actor, key):
        return first
    admit(actor, Verb.SORT_SHARED)
    board, _made = Board.objects.get_or_create(workshop_id=actor.workshop_id, group=None)
    found = sharing.read(actor.workshop_id)
    if sentence := what_is_missing(found.sorting_names, found.tables):
        raise NotNow(sentence)
    if found.photos <= MOST_AT_ONCE:
        sharing.put_on(board, sharing.work_out(found))
        return _record(actor, board, READY, key)
    board.proposal |= {"state": WORKING, "asked_at": timezone.now().isoformat()}
    board.save(update_fields=["proposal"])
    work_out_later.enqueue(actor.workshop_id, actor.role, actor.participant_id, actor.leader_id)
    return _record(actor, board, WORKING, key)


@task
def work_out_later(workshop_id: int, role: str, participant_id: int | None, leader_id: int | None) -> None:
    """Work the consensus out outside the write lane, then put it on the board. Safe to run twice."""
    actor = Actor(workshop_id, Role(role), participant_id, None, leader_id)
    work = sharing.work_out(sharing.read(workshop_id))
    finish(actor=actor, work=work)


@written
def finish(*, actor: Actor, work: sharing.Work) -> Activity | None:
    """Put a consensus that was worked out on the shared board, unless it was finished already.

    None when nothing waits for it; where the room has left *combine* meanwhile, the board stays as it is.
    """
    board = Board.objects.select_for_update().get(workshop_id=actor.workshop_id, group=None)
    if board.proposal.get("state") != WORKING:
        return None
    try:
        admit(actor, Verb.SORT_SHARED)
    except Refusal:
        board.proposal |= {"state": READY if board.proposed_at else ""}
        board.save(update_fields=["proposal"])
        return None
    sharing.put_on(board, work)
    return _record(actor, board, READY, "")


def _record(actor: Actor, board: Board, state: str, key: str) -> Activity:
    return Activity.record(actor, Kind.BOARD_PROPOSED, key=key, board=board.pk, state=state)
