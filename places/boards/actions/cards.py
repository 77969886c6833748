"""Actions that make, fill, rename and dissolve piles of a board, and that copy or reorder single cards."""

from django.utils.translation import gettext as _

from places.boards.actions import placing
from places.boards.actions.conflicts import text_conflict
from places.boards.actions.guards import (
    Present,
    Seen,
    as_seen,
    chosen,
    cluster_on,
    open_board,
    require_cards,
)
from places.boards.models import Board, Cluster, Placement
from places.boards.queries.cards import unplaced_with
from places.cards import PHOTO, Card
from places.enums import Kind, PhotoState
from places.errors import Unclear
from places.rules import Actor
from places.texts import require_text
from places.workshops.actions.action import LogEntry, action


@action(open_board)
def put_together(
    board: Board, *, actor: Actor, board_id: int, cards: Seen, name: str = "", key: str = ""
) -> LogEntry:
    """Make a new pile of these cards, with a name or without.

    `cards` maps each to the rev it had on the page (0: not placed). Raises `Unclear` without a card or with
    too long a name, `Stale` when a card has moved meanwhile, `Missing`, `NotYours`, `NotNow`.
    """
    placed = as_seen(board, chosen(cards))
    cluster = placing.new_cluster(board, require_text(name, "name"))
    steps = placing.place_cards(board, cluster, placed.items())
    lines = {"cards": placing.lines(steps), "gone": placing.remove_empty_piles(board, steps)}
    return LogEntry(Kind.CLUSTER_MADE, board=board, cluster=cluster.pk, **lines)


@action(open_board)
def move(
    board: Board,
    *,
    actor: Actor,
    board_id: int,
    cards: Seen,
    to: int | None,
    after: Card | None = None,
    first: bool = False,
    key: str = "",
) -> LogEntry:
    """Move cards to a pile, or back to the tray (`to` None), behind the card `after`, or `first`, else last.

    All of them or none. Raises as `put_together` does; a pile that has gone meanwhile is `Stale`.
    """
    cluster = None if to is None else cluster_on(board, to, seen=chosen(cards))
    placed = as_seen(board, chosen(cards))
    if cluster is None:
        steps = placing.unplace(board, filter(None, placed.values()))
    else:
        steps = placing.place_cards(board, cluster, placed.items(), after=after, first=first)
    lines = {"cards": placing.lines(steps), "gone": placing.remove_empty_piles(board, steps)}
    lines["marked"] = [] if cluster is None else placing.unmark_alone(cluster)
    return LogEntry(Kind.CARDS_MOVED, board=board, cluster=to, **lines)


@action(open_board)
def rename(
    board: Board,
    *,
    actor: Actor,
    board_id: int,
    cluster_id: int,
    name: str,
    seen: int | None = None,
    key: str = "",
) -> LogEntry:
    """Give a pile another name; an empty name takes the name away.

    `seen` is the rev of the pile on the page. Raises `Stale` when somebody else has named it meanwhile or it
    has gone, `Unclear` for too long a name or for taking the name of an empty pile.
    """
    cluster = cluster_on(board, cluster_id)
    name = require_text(name, "name")
    if seen is not None and seen != cluster.rev:
        raise text_conflict(board, cluster, "name")
    if not name and not cluster.placements.exists():
        raise Unclear(_("An empty pile needs a name. You can also take the pile away."))
    cluster.name, cluster.rev = name, cluster.rev + 1
    cluster.save(update_fields=["name", "rev"])
    return LogEntry(Kind.CLUSTER_RENAMED, board=board, cluster=cluster.pk)


@action(open_board)
def dissolve(
    board: Board, *, actor: Actor, board_id: int, cluster_id: int, laid: int | None = None, key: str = ""
) -> LogEntry:
    """Take a pile apart; its cards go back to the tray.

    `laid` is the number of the pile's last change on the page. Raises `Stale` when something came or went
    there meanwhile, or when the pile has gone already.
    """
    cluster = cluster_on(board, cluster_id, laid=laid)
    steps = placing.unplace(board, Placement.objects.filter(cluster=cluster).order_by("order", "pk"))
    cluster.gone = True
    cluster.save(update_fields=["gone"])
    lines = {"cards": placing.lines(steps), "gone": [cluster_id]}
    return LogEntry(Kind.CLUSTER_DISSOLVED, board=board, cluster=cluster_id, **lines)


@action(open_board)
def copy(
    board: Board, *, actor: Actor, board_id: int, cards: Seen, to: int | None, key: str = ""
) -> LogEntry:
    """Copy cards to another pile (`to` None: to a new one); the originals stay where they are.

    A card that is not placed yet is placed there; one that is there already is not copied again. A card that has
    moved meanwhile is copied all the same. Raises `Unclear` when nothing is left to do, `Stale` when
    the pile or a photo has gone.
    """
    require_cards(board, chosen(cards))
    cluster = placing.new_cluster(board) if to is None else cluster_on(board, to, seen=cards)
    present = Present.of(board, cards)
    fresh = [_fresh(card, present) for card in cards if not _is_in(card, cluster, present)]
    if not fresh:
        raise Unclear(_("They lie there already."))
    steps = placing.place_cards(board, cluster, [(card, None) for card in dict.fromkeys(fresh)])
    lines = {"cards": placing.lines(steps), "marked": placing.unmark_alone(cluster), "gone": []}
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
    steps = placing.place_cards(board, lying.cluster, placed.items(), **place)
    lines = {"cards": placing.lines(steps), "gone": []}
    return LogEntry(Kind.CARDS_MOVED, board=board, cluster=lying.cluster_id, **lines)


@action(open_board)
def bring_along(
    board: Board, *, actor: Actor, board_id: int, theme_id: int, to: int, key: str = ""
) -> LogEntry:
    """Place the photos that carry a theme and are not placed yet in a pile.

    Raises `Unclear` when all of them are placed already, `Stale` when the pile has gone.
    """
    cluster = cluster_on(board, to)
    waiting = unplaced_with(board.workshop_id, board.pk, theme_id)
    if not waiting:
        raise Unclear(_("All the pictures with this word have their place already."))
    steps = placing.place_cards(board, cluster, [(Card(PHOTO, photo), None) for photo in waiting])
    lines = {"cards": placing.lines(steps), "marked": placing.unmark_alone(cluster), "gone": []}
    return LogEntry(Kind.CARDS_MOVED, board=board, cluster=to, theme=theme_id, **lines)


def _fresh(card: Card, present: Present) -> Card:
    """Return the name for one more placement of a card: the card itself while it is not placed, else its next copy."""
    others = present.by_thing.get(card[:2], [])
    return Card(card.kind, card.thing, others[-1].copy + 1 if others else 0)


def _is_in(card: Card, cluster: Cluster, present: Present) -> bool:
    return any(lying.cluster_id == cluster.pk for lying in present.by_thing.get(card[:2], []))


def _row(lying: Placement) -> list[Card]:
    """Return the cards that are in one list with it on the page."""
    beside = lying.cluster.placements.order_by("order", "pk")
    if lying.photo_id:
        beside = beside.filter(photo__state=PhotoState.BROUGHT)
    return [other.card for other in beside if other.card.kind == lying.card.kind]
