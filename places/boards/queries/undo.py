"""Which of a person's own last moves on a board could still be undone: those that others have left as they were."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from places.boards.acts import BOARD_ACTS, board_act
from places.boards.models import Cluster
from places.boards.queries.rows import of_photos, of_themes
from places.cards import Card, Step, read_steps
from places.database.prepared import prepared
from places.enums import Kind
from places.rules import Actor
from places.workshops.models.activity import Activity

LAST_MOVES = 10
LOOK_BACK = 60  # lines of one person on one board: ten moves and as many undone ones, with room for names
_KINDS = [kind for kind, act in BOARD_ACTS.items() if act.moves_cards]


@dataclass(frozen=True)
class OwnAct:
    """One act: the steps that nobody has changed since (`standing`), and how many others have changed."""

    revision: int
    kind: Kind
    data: dict[str, Any]
    standing: tuple[Step, ...]
    changed: int


def undoable(actor: Actor, board_id: int) -> list[OwnAct]:
    """Return what the actor could undo on this board, the newest first, at most ten moves back. Four queries at most.

    It walks back through the person's own lines as undoing them one after the other would: a move that was
    undone counts as if it had not been, and one that somebody has changed since is passed over.
    """
    lines = _own_lines(actor, board_id)
    if not lines:
        return []
    moves = [line for line in lines if line.kind != Kind.MOVE_UNDONE][:LAST_MOVES]
    oldest = moves[-1].revision if moves else 0
    gone = set(Cluster.objects.filter(board=board_id, gone=True).values_list("pk", flat=True))
    near = [line for line in lines if line.revision >= oldest]
    return list(_walk(near, _revs(board_id, lines), gone, {line.revision: line for line in lines}))


def are_overtaken(actor: Actor, board_id: int) -> bool:
    """Whether the actor has last moves that were not undone, all of them changed by others.

    For use when `undoable` has found nothing. One query.
    """
    lines = _own_lines(actor, board_id)
    undone = {line.data["undoes"] for line in lines if line.kind == Kind.MOVE_UNDONE}
    moves = [line.revision for line in lines if line.kind != Kind.MOVE_UNDONE][:LAST_MOVES]
    return not undone.issuperset(moves)


def _walk(
    lines: list[Activity], revs: dict[Card, int], gone: set[int], known: Mapping[int, Activity]
) -> Iterator[OwnAct]:
    """Go back through one's own lines, `revs` with them; yield the moves that can be undone."""
    undone = {line.data["undoes"] for line in known.values() if line.kind == Kind.MOVE_UNDONE}
    for line in lines:
        steps = read_steps(line.data)
        if line.kind == Kind.MOVE_UNDONE:
            _as_before(steps, known.get(line.data["undoes"]), revs)
        elif line.revision not in undone:
            standing = tuple(step for step in steps if revs.get(step.card, 0) == step.rev)
            if standing or (not steps and _has_else(line, gone)):
                changed = len(steps) - len(standing)
                yield OwnAct(line.revision, Kind(line.kind), line.data, standing, changed)
                revs |= {step.card: step.old_rev for step in standing}


def _own_lines(actor: Actor, board_id: int) -> list[Activity]:
    if actor.participant_id:
        return _of_participant(actor.workshop_id, actor.participant_id, board_id)
    if actor.leader_id:
        return _of_leader(actor.workshop_id, actor.leader_id, board_id)
    return list(_moves(actor.workshop_id, board_id).filter(participant=None, leader=None)[:LOOK_BACK])


@prepared()
def _of_participant(workshop_id: int, participant_id: int, board_id: int) -> QuerySet[Activity]:
    return _moves(workshop_id, board_id).filter(participant=participant_id)[:LOOK_BACK]


@prepared()
def _of_leader(workshop_id: int, leader_id: int, board_id: int) -> QuerySet[Activity]:
    return _moves(workshop_id, board_id).filter(participant=None, leader=leader_id)[:LOOK_BACK]


def _moves(workshop_id: int, board_id: int) -> QuerySet[Activity]:
    lines = Activity.objects.filter(workshop_id=workshop_id, kind__in=_KINDS, board=board_id)
    return lines.order_by("-revision")


def _revs(board_id: int, lines: list[Activity]) -> dict[Card, int]:
    """Return the present revs of the cards that these lines moved and that are placed."""
    cards = {step.card for line in lines for step in read_steps(line.data)}
    photos, themes = (
        {card.photo for card in cards if card.photo},
        {card.theme for card in cards if card.theme},
    )
    lying = of_photos(board_id, list(photos)) if photos else []
    lying += of_themes(board_id, list(themes)) if themes else []
    return {one.card: one.rev for one in lying}


def _as_before(steps: list[Step], undone: Activity | None, revs: dict[Card, int]) -> None:
    """Give the cards that an undo moved back the revs from before the act that it undid."""
    before: Mapping[Card, int] = (
        {step.card: step.old_rev for step in read_steps(undone.data)} if undone else {}
    )
    for step in steps:
        if revs.get(step.card, 0) == step.rev and step.card in before:
            revs[step.card] = before[step.card]


def _has_else(line: Activity, gone: set[int]) -> bool:
    """Whether an act without cards can be undone: an empty pile that went, a mark that was set."""
    if board_act(line.kind).marks_pile:
        return line.data["cluster"] not in gone
    return bool(set(line.data.get("gone", ())) & gone)
