"""The boards of a room: made when its stage needs them, and photos dealt to them when a table cannot sort all."""

from collections.abc import Hashable

from places.boards.methods import MOST_FOR_ALL, deal
from places.boards.models import Board
from places.enums import Stage
from places.people.models import Group
from places.photos.models import Photo
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop


def make_boards(workshop: Workshop) -> None:
    """Make the boards that the workshop lacks: each table's from *cluster* on, the shared one from *combine* on.

    Call it in the transaction that moves the stage or adds a table. Boards that exist stay as they are.
    """
    stage = Stage(workshop.stage)
    if stage.reached(Stage.CLUSTER):
        lacking = Group.objects.filter(workshop=workshop, board=None)
        Board.objects.bulk_create(Board(workshop=workshop, group=group) for group in lacking)
    if stage.reached(Stage.COMBINE):
        Board.objects.get_or_create(workshop=workshop, group=None)


def deal_out(workshop: Workshop) -> None:
    """Deal the room's photos to the tables that have none dealt yet, when there are more than sixty.

    Every photo is then dealt to the same number of tables, or to one more (methods.md §7). Up to sixty photos each
    table sorts all of them; so does a table that has begun with all photos, even when more are brought.
    """
    boards = list(Board.objects.filter(workshop=workshop, group__isnull=False).order_by("group__number"))
    begun = any(board.sample is not None or board.rev for board in boards)
    photos: dict[Hashable, Hashable | None] = dict(_shown(workshop))
    if begun or len(photos) <= MOST_FOR_ALL:
        return
    hands = deal(photos, [board.group_id for board in boards], seed=workshop.seed)
    for board in boards:
        board.sample = hands[board.group_id]
    Board.objects.bulk_update(boards, ["sample"])


def deal_late(activity: Activity) -> None:
    """Deal a photo that was brought after the others to its owner's table, and to as many tables as the others.

    A reaction, listed in `places.reactions`.
    """
    boards = list(Board.objects.filter(workshop_id=activity.workshop_id, sample__isnull=False))
    if not boards:
        return
    counts: dict[int, int] = {}
    for board in boards:
        for other in board.sample or ():
            counts[other] = counts.get(other, 0) + 1
    wanted = max(min(counts.values(), default=1), 1)
    photo = activity.data["photo"]
    own = Photo.objects.values_list("participant__group_id", flat=True).get(pk=photo)
    boards.sort(key=lambda board: (board.group_id != own, len(board.sample or ()), board.pk))
    for board in boards[:wanted]:
        board.sample = [*(board.sample or ()), photo]
    Board.objects.bulk_update(boards[:wanted], ["sample"])


def _shown(workshop: Workshop) -> list[tuple[int, int | None]]:
    photos = Photo.objects.shown().filter(workshop=workshop).order_by("brought_at", "pk")
    return list(photos.values_list("pk", "participant__group"))
