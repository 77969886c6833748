"""How photos lie on a board: what every act on boards does to rows, once it is allowed.

Each change of a board gives it its next `rev`, and every placement that it touches carries that number. So a
placement's rev never comes back, even when a photo went to the tray and was placed again (0 = not placed).
"""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import F, Max
from django.utils.translation import gettext as _

from places.actions.consensus import follow
from places.actions.staleness import gone, moved_meanwhile
from places.enums import Stage, Verb
from places.errors import Missing, NotYours, Unclear
from places.models import Board, Cluster, Photo, Placement, Workshop
from places.rules import Actor, require

MOST_PILES = 200
Step = list[int | None]  # [photo, the cluster it came from or None, its new rev]


def sortable(actor: Actor, board_id: int, workshop: Workshop) -> Board:
    """Return the board when `actor` may sort it now; the workshop must be locked.

    Raises `Missing` for another workshop's board and for another table's while tables sort alone, `NotYours`
    or `NotNow` else.
    """
    board = Board.objects.filter(pk=board_id, workshop_id=actor.workshop_id).first()
    if board is None:
        raise Missing
    require(actor, Verb.SORT if board.group_id else Verb.SORT_SHARED, workshop.stage)
    if board.group_id and board.group_id != actor.group_id:
        raise NotYours if Stage(workshop.stage).reached(Stage.COMBINE) else Missing
    return board


def cluster_on(board: Board, cluster_id: int) -> Cluster:
    """Return a pile of this board. Raises `Stale` when it has gone, with what is there now."""
    found = Cluster.objects.filter(pk=cluster_id, board=board).first()
    if found is None:
        raise gone(board.pk, cluster=cluster_id)
    return found


def seen_as_they_are(board: Board, photo_ids: Sequence[int], seen: Mapping[int, int]) -> dict[int, Placement]:
    """Return the present placements of these photos, if each stands as it was seen.

    `seen` maps a photo to the rev it had on the page (absent or 0: not placed). Raises `Missing` for photos
    that were never in this room, `Stale` when one has moved or gone meanwhile.
    """
    photos = Photo.objects.filter(workshop_id=board.workshop_id, pk__in=photo_ids)
    if photos.count() != len(set(photo_ids)):
        raise Missing
    shown = set(photos.shown().values_list("pk", flat=True))
    if hidden := [photo for photo in photo_ids if photo not in shown]:
        raise gone(board.pk, photo=hidden[0])
    found = Placement.objects.filter(board=board, photo__in=photo_ids)
    placed = {lying.photo_id: lying for lying in found if lying.photo_id}
    moved = [
        photo for photo in photo_ids if (placed[photo].rev if photo in placed else 0) != seen.get(photo, 0)
    ]
    if moved:
        raise moved_meanwhile(board, moved, placed)
    return placed


def next_rev(board: Board) -> int:
    """Move the board to its next rev and return it; the shared board follows the tables' boards."""
    if board.group_id is not None:
        follow(board.workshop_id)
    Board.objects.filter(pk=board.pk).update(rev=F("rev") + 1)
    board.refresh_from_db(fields=["rev"])
    return board.rev


def new_cluster(board: Board, name: str = "") -> Cluster:
    """Add an empty pile at the end of the board (rev 1: a person has named it). Raises `Unclear` when too many."""
    piles = Cluster.objects.filter(board=board)
    if piles.count() >= MOST_PILES:
        raise Unclear(_("There are very many piles here already. Please use one of them."))
    last = piles.aggregate(last=Max("order"))["last"] or 0
    return Cluster.objects.create(board=board, name=name, order=last + 1, rev=1 if name else 0)


def lay(
    board: Board,
    cluster: Cluster,
    photo_ids: Sequence[int],
    placed: Mapping[int, Placement],
    *,
    after: int | None = None,
) -> list[Step]:
    """Lay photos into a pile, behind photo `after` (0: first; None or unknown: last), as a person's act."""
    rev = next_rev(board)
    came_from = {photo: lying.cluster_id for photo, lying in placed.items()}
    others = list(cluster.placements.exclude(photo__in=photo_ids).order_by("order", "pk"))
    moving = [placed.get(photo) or Placement(board=board, photo_id=photo) for photo in photo_ids]
    for lying in moving:
        lying.cluster, lying.rev, lying.by_hand = cluster, rev, True
    at = _place_behind(others, after)
    ordered = [*others[:at], *moving, *others[at:]]
    for order, lying in enumerate(ordered):
        lying.order = order
    fields = ["cluster", "rev", "by_hand", "order"]
    Placement.objects.bulk_update([lying for lying in ordered if lying.pk], fields)
    Placement.objects.bulk_create([lying for lying in ordered if not lying.pk])
    _keep_out(board, back=photo_ids)
    return [[photo, came_from.get(photo), rev] for photo in photo_ids]


def lift(board: Board, lying: Iterable[Placement]) -> list[Step]:
    """Take photos out of their piles, back to the tray."""
    lifted = list(lying)
    next_rev(board)
    Placement.objects.filter(pk__in=[one.pk for one in lifted]).delete()
    _keep_out(board, out=[one.photo_id for one in lifted if one.photo_id])
    return [[one.photo_id, one.cluster_id, 0] for one in lifted]


def tidy(board: Board, steps: Iterable[Step]) -> list[int]:
    """Remove the unnamed piles that `steps` left without any photo; return their ids."""
    left = {came_from for _, came_from, _ in steps if came_from}
    empty = Cluster.objects.filter(board=board, pk__in=left, name="", placements=None)
    ids = sorted(empty.values_list("pk", flat=True))
    Cluster.objects.filter(pk__in=ids).delete()
    return ids


def _place_behind(others: Sequence[Placement], after: int | None) -> int:
    if after == 0:
        return 0
    return next((index + 1 for index, lying in enumerate(others) if lying.photo_id == after), len(others))


def _keep_out(board: Board, *, out: Sequence[int] = (), back: Sequence[int] = ()) -> None:
    """On the shared board, remember what people took out, so that the consensus does not put it back."""
    if board.group_id is not None:
        return
    kept = set(board.proposal.get("kept_out", [])) | set(out)
    board.proposal["kept_out"] = sorted(kept - set(back))
    board.save(update_fields=["proposal"])
