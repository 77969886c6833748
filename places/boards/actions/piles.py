"""Actions on whole piles: write a note, merge two, split one, mark a card that stands alone."""

from django.utils.translation import gettext as _

from places.boards.actions import placing
from places.boards.actions.conflicts import text_conflict
from places.boards.actions.guards import Seen, as_seen, chosen, cluster_on, open_board
from places.boards.models import Board, Cluster
from places.cards import Step
from places.enums import Kind
from places.errors import Unclear
from places.rules import Actor
from places.texts import require_text
from places.workshops.actions.action import LogEntry, action


@action(open_board)
def note(
    board: Board,
    *,
    actor: Actor,
    board_id: int,
    cluster_id: int,
    text: str,
    seen: int | None = None,
    key: str = "",
) -> LogEntry:
    """Write a note on a pile (at most 300 letters); an empty one takes the note away.

    `seen` is the note's rev on the page. Raises `Stale` when somebody else has written there meanwhile or the
    pile has gone, `Unclear` for too long a note.
    """
    cluster = cluster_on(board, cluster_id)
    if seen is not None and seen != cluster.note_rev:
        raise text_conflict(board, cluster, "note")
    cluster.note, cluster.note_rev = require_text(text, "note"), cluster.note_rev + 1
    cluster.save(update_fields=["note", "note_rev"])
    return LogEntry(Kind.CLUSTER_NOTED, board=board, cluster=cluster.pk)


@action(open_board)
def merge(
    board: Board,
    *,
    actor: Actor,
    board_id: int,
    cluster_id: int,
    into: int,
    laid: int | None = None,
    key: str = "",
) -> LogEntry:
    """Put a pile together with another: its cards go behind the other's, in their order.

    The other keeps its name. When only the first has a name, it is the one that stays. `laid` is the number of
    the first pile's last change on the page; raises `Stale` when something came or went there meanwhile, or
    when one of the two has gone; `Unclear` for a pile with itself.
    """
    going, staying = cluster_on(board, cluster_id, laid=laid), cluster_on(board, into)
    if going == staying:
        raise Unclear(_("Choose another pile to put this one together with."))
    if going.name and not staying.name:
        going, staying = staying, going
    placed = {lying.card: lying for lying in going.placements.order_by("order", "pk")}
    steps = placing.place_cards(board, staying, placed.items())
    _end(going, staying)
    lines = {"cards": placing.lines(steps), "gone": [going.pk], "marked": placing.unmark_alone(staying)}
    return LogEntry(Kind.CLUSTERS_MERGED, board=board, cluster=staying.pk, **lines)


@action(open_board)
def split(
    board: Board, *, actor: Actor, board_id: int, cluster_id: int, cards: Seen, name: str = "", key: str = ""
) -> LogEntry:
    """Make a new pile of some of a pile's cards; at least one stays.

    Raises `Unclear` when no card or every one of them was chosen, or one of another pile, `Stale` when one
    has moved meanwhile or the pile has gone.
    """
    origin = cluster_on(board, cluster_id)
    placed = as_seen(board, chosen(cards))
    if any(lying is None or lying.cluster_id != origin.pk for lying in placed.values()):
        raise Unclear(_("Tick only cards of this pile."))
    if origin.placements.count() == len(placed):
        raise Unclear(_("Leave at least one card in the pile."))
    cluster = placing.new_cluster(board, require_text(name, "name"))
    lines = {"cards": placing.lines(placing.place_cards(board, cluster, placed.items())), "gone": []}
    return LogEntry(Kind.CLUSTER_SPLIT, board=board, cluster=cluster.pk, **lines, **{"from": origin.pk})


@action(open_board)
def stand_alone(board: Board, *, actor: Actor, board_id: int, cards: Seen, key: str = "") -> LogEntry:
    """Mark one card as standing alone: it becomes a marked pile of one.

    Raises `Unclear` for more than one card, `Stale` when it has moved meanwhile.
    """
    if len(chosen(cards)) > 1:
        raise Unclear(_("Choose one card. Each one that matters alone gets a pile of its own."))
    placed = as_seen(board, cards)
    (lying,) = placed.values()
    steps: list[Step] = []
    if lying and lying.cluster.placements.count() == 1:
        cluster = lying.cluster
        Cluster.objects.filter(pk=cluster.pk).update(is_alone=True)
        placing.next_rev(board)
    else:
        cluster = placing.new_cluster(board, is_alone=True)
        steps = placing.place_cards(board, cluster, placed.items())
    lines = {"cards": placing.lines(steps), "gone": placing.remove_empty_piles(board, steps)}
    return LogEntry(Kind.CARD_ALONE, board=board, cluster=cluster.pk, **lines)


def _end(going: Cluster, staying: Cluster) -> None:
    """End a merged pile: it keeps a link to the other pile, which takes its note when it has none."""
    going.gone, going.merged_into = True, staying
    going.save(update_fields=["gone", "merged_into"])
    if going.note and not staying.note:
        staying.note, staying.note_rev = going.note, staying.note_rev + 1
        staying.save(update_fields=["note", "note_rev"])
