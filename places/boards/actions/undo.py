"""Undo of a person's own last move; cards that others have moved since stay where they are."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from places.boards.actions import placing
from places.boards.actions.guards import open_board
from places.boards.actions.placing import between, delete_placements
from places.boards.acts import board_act
from places.boards.models import Board, Cluster, Placement
from places.boards.queries.undo import OwnAct, are_overtaken, undoable
from places.cards import Card, Step
from places.enums import Kind
from places.errors import Stale, Unclear
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action


@action(open_board)
def undo(
    board: Board, *, actor: Actor, board_id: int, revision: int | None = None, key: str = ""
) -> LogEntry:
    """Undo the actor's last move on this board that others have left as it was, at most ten moves back.

    Cards that others have moved since stay where they are: `data["left"]` counts those cards. With
    `revision`, that move and no other. Raises `Unclear` when there is nothing to undo, `Stale` when others
    have moved all cards of the requested move.
    """
    act = _asked(actor, board, revision)
    back = _restore_piles(board, act)
    steps = _restore_cards(board, act)
    lines = {
        "cards": placing.lines(steps),
        "gone": [*placing.remove_empty_piles(board, steps), *_remove_made_pile(act)],
        "back": back,
    }
    lines |= {"undoes": act.revision, "left": act.changed + len(act.standing) - len(steps)}
    pile = act.data.get("cluster")
    return LogEntry(Kind.MOVE_UNDONE, board=board, cluster=pile, **lines)


def _asked(actor: Actor, board: Board, revision: int | None) -> OwnAct:
    acts = undoable(actor, board.pk)
    found = next((act for act in acts if revision in (None, act.revision)), None)
    if found:
        return found
    overtaken = _("Others have moved all of it since. It stays where they put it.")
    if revision is not None:
        raise Stale(overtaken, board=board.pk)
    raise Unclear(overtaken if are_overtaken(actor, board.pk) else _("There is nothing to undo."))


def _restore_piles(board: Board, act: OwnAct) -> list[int]:
    """Restore the piles that this act removed, and take back the mark that it set; return the ids of the piles."""
    gone = Cluster.objects.filter(board=board, pk__in=act.data.get("gone", ()), gone=True)
    back = sorted(gone.values_list("pk", flat=True))
    Cluster.objects.filter(pk__in=back).update(gone=False, merged_into=None)
    if board_act(act.kind).marks_pile:
        Cluster.objects.filter(board=board, pk=act.data["cluster"]).update(is_alone=False)
    return back


def _restore_cards(board: Board, act: OwnAct) -> list[Step]:
    """Move each card to where it was before; one whose old pile others have removed stays."""
    rev = placing.next_rev(board)
    now = {lying.card: lying for lying in Placement.objects.filter(board=board)}
    standing = set(Cluster.objects.standing().filter(board=board).values_list("pk", flat=True))
    steps = []
    for step in act.standing:
        others = [lying for card, lying in now.items() if step.was and lying.cluster_id == step.was.cluster]
        others = [lying for lying in others if lying.card != step.card]
        if step.was and (step.was.cluster not in standing or _is_among(step.card, others)):
            continue
        lies = placing.place_of(now.get(step.card))  # of another rev than then, when it was undone to here
        done = _restore_card(board, step, now.get(step.card), others, rev)
        now = {card: lying for card, lying in now.items() if card != step.card} | done
        steps.append(Step(step.card, lies, placing.place_of(done.get(step.card))))
    placing.touch(board, steps)
    for cluster_id in act.data.get("marked", ()):
        if Placement.objects.filter(cluster=cluster_id).count() == 1:
            Cluster.objects.filter(board=board, pk=cluster_id).update(is_alone=True)
    return steps


def _restore_card(
    board: Board, step: Step, lying: Placement | None, others: list[Placement], rev: int
) -> dict[Card, Placement]:
    """Move one card back; return its new placement, or nothing when it is in the tray again."""
    if step.was is None:
        delete_placements([lying] if lying else [])
        return {}
    card = step.card
    lying = lying or Placement(board=board, photo_id=card.photo, theme_id=card.theme, copy=card.copy)
    lying.cluster_id, lying.rev, lying.by_hand = step.was.cluster, rev, True
    lying.order = beside([other.order for other in others], step.was.order)
    lying.save()
    return {card: lying}


def _is_among(card: Card, others: list[Placement]) -> bool:
    return any(other.card[:2] == card[:2] for other in others)


def _remove_made_pile(act: OwnAct) -> list[int]:
    """Remove the pile that the act had made, unless others have used or named it since; return its id."""
    if not (board_act(act.kind).makes_pile and act.data.get("made", True)):
        return []
    made = Cluster.objects.standing().filter(pk=act.data["cluster"], placements=None, rev__lte=1)
    ids = list(made.values_list("pk", flat=True))
    Cluster.objects.filter(pk__in=ids).update(gone=True)
    return ids


def beside(orders: Sequence[float], wanted: float) -> float:
    """Return `wanted`, or the nearest free number above it when one of `orders` is equal to it."""
    if wanted not in orders:
        return wanted
    rising = sorted(orders)
    at = rising.index(wanted) + rising.count(wanted)
    found = between(rising, at, 1)
    return found[0] if found else wanted
