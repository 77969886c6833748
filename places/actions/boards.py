"""Putting photos together: piles made, named, filled, emptied, on a table's board or on the shared one."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from places.actions import placing
from places.actions.admission import admit, done_before
from places.actions.consensus import follow
from places.enums import Kind, Verb
from places.errors import Stale, Unclear
from places.lane import written
from places.models import Activity, Board, Cluster, Group, Placement, Workshop
from places.rules import Actor
from places.texts import require_text

MOST_PHOTOS_AT_ONCE = 2000


@written
def lay_out(*, workshop_id: int) -> None:
    """Make the boards that this workshop still lacks: one for each table, and the shared one.

    Safe at any time and as often as one likes; nothing that anybody sees changes, so nothing is recorded.
    """
    for group_id in Group.objects.filter(workshop_id=workshop_id, board=None).values_list("pk", flat=True):
        Board.objects.create(workshop_id=workshop_id, group_id=group_id)
    Board.objects.get_or_create(workshop_id=workshop_id, group=None)


@written
def put_together(
    *,
    actor: Actor,
    board_id: int,
    photo_ids: Sequence[int],
    name: str = "",
    seen: Mapping[int, int] | None = None,
    key: str = "",
) -> Activity:
    """Make a new pile of these photos, with a name or without.

    `seen` maps each photo to the rev it had on the page (0: not placed). Raises `Unclear` without a photo or
    with too long a name, `Stale` when a photo has moved meanwhile, `Missing`, `NotYours`, `NotNow`.
    """
    if first := done_before(actor, key):
        return first
    board = _board(actor, board_id)
    photos = _chosen(photo_ids)
    name = require_text(name, "name")
    placed = placing.seen_as_they_are(board, photos, seen or {})
    cluster = placing.new_cluster(board, name)
    steps = placing.lay(board, cluster, photos, placed)
    gone = placing.tidy(board, steps)
    return Activity.record(
        actor, Kind.CLUSTER_MADE, key=key, board=board.pk, cluster=cluster.pk, photos=steps, gone=gone
    )


@written
def move(
    *,
    actor: Actor,
    board_id: int,
    photo_ids: Sequence[int],
    to: int | None,
    seen: Mapping[int, int] | None = None,
    after: int | None = None,
    key: str = "",
) -> Activity:
    """Move photos to a pile, or back to the tray (`to` None), behind photo `after` (0: first, None: last).

    All of them or none. Raises as `put_together` does; a pile that was dissolved meanwhile is `Stale`.
    """
    if first := done_before(actor, key):
        return first
    board = _board(actor, board_id)
    photos = _chosen(photo_ids)
    cluster = None if to is None else placing.cluster_on(board, to)
    placed = placing.seen_as_they_are(board, photos, seen or {})
    if cluster is None:
        steps = placing.lift(board, [placed[photo] for photo in photos if photo in placed])
    else:
        steps = placing.lay(board, cluster, photos, placed, after=after)
    gone = (
        placing.tidy(board, steps) if cluster is None or any(step[1] != cluster.pk for step in steps) else []
    )
    return Activity.record(
        actor, Kind.CARDS_MOVED, key=key, board=board.pk, cluster=to, photos=steps, after=after, gone=gone
    )


@written
def rename(
    *, actor: Actor, board_id: int, cluster_id: int, name: str, seen: int | None = None, key: str = ""
) -> Activity:
    """Give a pile another name; an empty name takes the name away.

    `seen` is the rev of the pile on the page. Raises `Stale` when somebody else has named it meanwhile or it
    has gone, `Unclear` for too long a name or for taking the name of an empty pile.
    """
    if first := done_before(actor, key):
        return first
    board = _board(actor, board_id)
    cluster = placing.cluster_on(board, cluster_id)
    name = require_text(name, "name")
    if seen is not None and seen != cluster.rev:
        sentence = _("Somebody just named this pile “%(name)s”. Change it again?") % {"name": cluster.name}
        raise Stale(sentence, board=board.pk, cluster=cluster.pk, rev=cluster.rev)
    if not name and not cluster.placements.exists():
        raise Unclear(_("An empty pile needs a name. You can also take the pile away."))
    cluster.name, cluster.rev = name, cluster.rev + 1
    cluster.save(update_fields=["name", "rev"])
    if board.group_id is not None:
        follow(board.workshop_id)
    return Activity.record(actor, Kind.CLUSTER_RENAMED, key=key, board=board.pk, cluster=cluster.pk)


@written
def dissolve(*, actor: Actor, board_id: int, cluster_id: int, key: str = "") -> Activity:
    """Take a pile away; its photos go back to the tray. Dissolving a pile that has gone is `Stale`."""
    if first := done_before(actor, key):
        return first
    board = _board(actor, board_id)
    cluster = placing.cluster_on(board, cluster_id)
    steps = placing.lift(board, Placement.objects.filter(cluster=cluster).order_by("order", "pk"))
    Cluster.objects.filter(pk=cluster.pk).delete()
    return Activity.record(
        actor,
        Kind.CLUSTER_DISSOLVED,
        key=key,
        board=board.pk,
        cluster=cluster_id,
        photos=steps,
        gone=[cluster_id],
    )


def _board(actor: Actor, board_id: int) -> Board:
    """The board, when `actor` may sort it now: the shared one asks for another verb than the tables'."""
    is_shared = Board.objects.filter(pk=board_id, workshop_id=actor.workshop_id, group=None).exists()
    workshop: Workshop = admit(actor, Verb.SORT_SHARED if is_shared else Verb.SORT)
    return placing.sortable(actor, board_id, workshop)


def _chosen(photo_ids: Sequence[int]) -> list[int]:
    photos = list(dict.fromkeys(photo_ids))
    if not photos:
        raise Unclear(_("Choose at least one picture first."))
    if len(photos) > MOST_PHOTOS_AT_ONCE:
        raise Unclear(_("That is too many pictures at once."))
    return photos
