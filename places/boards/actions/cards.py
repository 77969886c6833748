"""What people do with single cards besides moving them: lay a copy elsewhere, change the order, bring along."""

from django.utils.translation import gettext as _

from places.boards.actions import placing
from places.boards.actions.conflicts import Present
from places.boards.actions.guards import Seen, as_seen, chosen, cluster_on, open_board, there
from places.boards.models import Board, Cluster, Placement
from places.boards.queries.cards import unplaced_with
from places.cards import PHOTO, Card
from places.enums import Kind, PhotoState
from places.errors import Unclear
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action


@action(open_board)
def copy(
    board: Board, *, actor: Actor, board_id: int, cards: Seen, to: int | None, key: str = ""
) -> LogEntry:
    """Let cards lie in another pile too (`to` None: in a new one); the first stays where it is.

    A card that was not placed is simply laid there; one that lies there already stays one. Wherever a card
    has moved meanwhile, copying it is still right. Raises `Unclear` when nothing is left to do, `Stale` when
    the pile or a photo has gone.
    """
    there(board, chosen(cards))
    cluster = placing.new_cluster(board) if to is None else cluster_on(board, to, seen=cards)
    present = Present.of(board, cards)
    fresh = [_fresh(card, present) for card in cards if not _lies_in(card, cluster, present)]
    if not fresh:
        raise Unclear(_("They lie there already."))
    steps = placing.lay(board, cluster, [(card, None) for card in dict.fromkeys(fresh)])
    lines = {"cards": placing.lines(steps), "marked": placing.no_longer_alone(cluster), "gone": []}
    kind = Kind.CARDS_COPIED
    return LogEntry(kind, board=board, cluster=cluster.pk, made=to is None, **lines)


@action(open_board)
def reorder(
    board: Board, *, actor: Actor, board_id: int, cards: Seen, earlier: bool, key: str = ""
) -> LogEntry:
    """Move one card of a pile one place earlier or later among those of its kind that people see.

    Raises `Unclear` when it is the first or the last already or not in a pile, `Stale` when it has moved.
    """
    if len(chosen(cards)) > 1:
        raise Unclear(_("Choose one card to move it earlier or later."))
    placed = as_seen(board, cards)
    (card, lying), *_rest = placed.items()
    if lying is None:
        raise Unclear(_("This is not in a pile yet."))
    row = _row(lying)
    wanted = row.index(card) + (-1 if earlier else 1)
    if not 0 <= wanted < len(row):
        raise Unclear(_("It is the first already.") if earlier else _("It is the last already."))
    row.insert(wanted, row.pop(row.index(card)))
    place = {"after": row[wanted - 1]} if wanted else {"first": True}
    steps = placing.lay(board, lying.cluster, placed.items(), **place)
    lines = {"cards": placing.lines(steps), "gone": []}
    return LogEntry(Kind.CARDS_MOVED, board=board, cluster=lying.cluster_id, **lines)


@action(open_board)
def bring_along(
    board: Board, *, actor: Actor, board_id: int, theme_id: int, to: int, key: str = ""
) -> LogEntry:
    """Lay the photos that carry a theme and are not placed yet into a pile.

    Raises `Unclear` when they all have their place by now, `Stale` when the pile has gone.
    """
    cluster = cluster_on(board, to)
    waiting = unplaced_with(board.workshop_id, board.pk, theme_id)
    if not waiting:
        raise Unclear(_("All the pictures with this word have their place already."))
    steps = placing.lay(board, cluster, [(Card(PHOTO, photo), None) for photo in waiting])
    lines = {"cards": placing.lines(steps), "marked": placing.no_longer_alone(cluster), "gone": []}
    return LogEntry(Kind.CARDS_MOVED, board=board, cluster=to, theme=theme_id, **lines)


def _fresh(card: Card, present: Present) -> Card:
    """The name under which a card is laid once more: the card itself while it lies nowhere, else its next copy."""
    others = present.by_thing.get(card[:2], [])
    return Card(card.kind, card.thing, others[-1].copy + 1 if others else 0)


def _lies_in(card: Card, cluster: Cluster, present: Present) -> bool:
    return any(lying.cluster_id == cluster.pk for lying in present.by_thing.get(card[:2], []))


def _row(lying: Placement) -> list[Card]:
    """The cards of its pile that people see in one list with it."""
    beside = lying.cluster.placements.order_by("order", "pk")
    if lying.photo_id:
        beside = beside.filter(photo__state=PhotoState.BROUGHT)
    return [other.card for other in beside if other.card.kind == lying.card.kind]
