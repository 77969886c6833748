"""The boards of a room: made when its stage needs them, and photos dealt to them when a table cannot sort all."""

from collections.abc import Hashable, Sequence

from places.boards.methods import MOST_FOR_ALL, deal, deal_in, deal_one_more
from places.boards.models import Board
from places.enums import Stage
from places.people.models import Group
from places.photos.models import Photo
from places.workshops.models.activity import Activity
from places.workshops.models.workshop import Workshop


def make_boards(workshop: Workshop) -> None:
    """Make the boards that the workshop lacks: each table's from *cluster* on, the shared one from *combine* on.

    Call it in the transaction that moves the stage or adds a table. Boards that exist stay as they are; where photos
    have been dealt, a new table gets its share.
    """
    stage = Stage(workshop.stage)
    if stage.reached(Stage.CLUSTER):
        lacking = Group.objects.open().filter(workshop=workshop, board=None)
        if made := Board.objects.bulk_create(Board(workshop=workshop, group=group) for group in lacking):
            _deal_in(workshop, made)
    if stage.reached(Stage.COMBINE):
        Board.objects.get_or_create(workshop=workshop, group=None)


def deal_out(workshop: Workshop) -> None:
    """Deal the room's photos to the tables that have none dealt yet, when there are more than sixty.

    Every photo is then dealt to the same number of tables, or to one more (methods.md §7), and a table that brought
    very many gets a sample of its own too. Up to sixty photos each table sorts all of them; so does a table
    that has begun with all photos, even when more are brought.
    """
    boards = list(Board.objects.filter(workshop=workshop, group__closed=False).order_by("group__number"))
    begun = any(board.sample is not None or board.rev for board in boards)
    photos = _shown(workshop.pk)
    if begun or len(photos) <= MOST_FOR_ALL:
        return
    hands = deal(photos, [board.group_id for board in boards], seed=workshop.seed)
    for board in boards:
        board.sample = hands[board.group_id]
    Board.objects.bulk_update(boards, ["sample"])


def deal_late(activity: Activity) -> None:
    """Deal a photo that came after the others to its owner's table, and to as many tables as the others.

    A table that has brought very many does not get them all. A photo that has been dealt stays where it is. Where
    other photos are dealt again with it, the Activity tells which: `dealt` holds them by board. A reaction, listed in
    `places.reactions`.
    """
    dealt_to = Board.objects.filter(workshop_id=activity.workshop_id, sample__isnull=False)
    boards = list(dealt_to.filter(group__closed=False))
    if not boards or any(activity.data["photo"] in (board.sample or ()) for board in boards):
        return
    photo = activity.data["photo"]
    hands: dict[Hashable, list[int]] = {board.group_id: board.sample or [] for board in boards}
    dealt = deal_one_more(photo, _shown(activity.workshop_id), hands)
    changed = [board for board in boards if dealt[board.group_id]]
    for board in changed:
        board.sample = [*(board.sample or ()), *dealt[board.group_id]]
    Board.objects.bulk_update(changed, ["sample"])
    again = {
        str(board.pk): more
        for board in changed
        if (more := [pk for pk in dealt[board.group_id] if pk != photo])
    }
    if again:
        activity.data["dealt"] = again
        activity.save(update_fields=["data"])


def hand_over(workshop: Workshop, before: Group, after: Group) -> None:
    """Deal the photos of one table that it has not placed yet to another one; nothing where tables sort all photos."""
    boards = {board.group_id: board for board in Board.objects.filter(group__in=(before, after))}
    giver, taker = boards.get(before.pk), boards.get(after.pk)
    if giver is None or taker is None or giver.sample is None or taker.sample is None:
        return
    held = {*taker.sample, *giver.placements.exclude(photo=None).values_list("photo", flat=True)}
    taker.sample = [*taker.sample, *(photo for photo in giver.sample if photo not in held)]
    taker.save(update_fields=["sample"])


def _deal_in(workshop: Workshop, made: Sequence[Board]) -> None:
    """Deal photos to new boards; nothing where tables sort all photos, or none has been dealt any yet."""
    dealt = Board.objects.filter(workshop=workshop, sample__isnull=False, group__closed=False)
    hands: dict[Hashable, list[Hashable]] = {board.pk: board.sample or [] for board in dealt}
    if not hands:
        return
    photos = list(_shown(workshop.pk))
    for board in made:
        board.sample = hands[board.pk] = deal_in(hands, photos, seed=workshop.seed + board.pk)
    Board.objects.bulk_update(made, ["sample"])


def _shown(workshop_id: int) -> dict[Hashable, Hashable | None]:
    """Return the photos that the room sees, in the order in which they came, with their owners' tables."""
    photos = Photo.objects.shown().filter(workshop=workshop_id).order_by("brought_at", "pk")
    return dict(photos.values_list("pk", "participant__group"))
