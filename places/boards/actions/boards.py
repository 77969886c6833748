"""Putting cards together: piles made, filled, emptied, named, on a table's board or on the shared one."""

from django.utils.translation import gettext as _

from places.boards.actions import placing
from places.boards.actions.conflicts import worded_meanwhile
from places.boards.actions.guards import Seen, as_seen, chosen, cluster_on, open_board
from places.boards.models import Board, Placement
from places.cards import Card
from places.enums import Kind
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
    steps = placing.lay(board, cluster, placed.items())
    lines = {"cards": placing.lines(steps), "gone": placing.tidy(board, steps)}
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
        steps = placing.lift(board, filter(None, placed.values()))
    else:
        steps = placing.lay(board, cluster, placed.items(), after=after, first=first)
    lines = {"cards": placing.lines(steps), "gone": placing.tidy(board, steps)}
    lines["marked"] = [] if cluster is None else placing.no_longer_alone(cluster)
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
        raise worded_meanwhile(board, cluster, "name")
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
    steps = placing.lift(board, Placement.objects.filter(cluster=cluster).order_by("order", "pk"))
    cluster.gone = True
    cluster.save(update_fields=["gone"])
    lines = {"cards": placing.lines(steps), "gone": [cluster_id]}
    return LogEntry(Kind.CLUSTER_DISSOLVED, board=board, cluster=cluster_id, **lines)
