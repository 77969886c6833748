"""Tables that have sorted, for tests: piles of a room's photos on its tables' boards, put there as people do."""

from collections.abc import Mapping, Sequence

from places.actions import boards
from places.models import Activity, Board, Cluster, Group, Participant, Placement
from tests.boards import seen
from tests.rooms import Room


def add_tables(room: Room, count: int) -> None:
    """Add tables, with one person each, until the room has `count`."""
    for number in range(len(room.groups) + 1, count + 1):
        group = Group.objects.create(
            workshop=room.workshop, number=number, name=f"Table {number}", symbol="lamp"
        )
        room.groups.append(group)
        room.people.append(
            Participant.objects.create(
                workshop=room.workshop,
                group=group,
                first_name=f"Person {number}",
                name_key=f"person {number}",
                return_digest=f"digest {number} of {room.workshop.pk}",
            )
        )


def sort(room: Room, table: int, piles: Mapping[str, Sequence[int]]) -> Board:
    """Lay photos (by their place in `room.photos`) into new piles on the board of table 1, 2, ..."""
    board, _made = Board.objects.get_or_create(workshop=room.workshop, group=room.groups[table - 1])
    clusters = Cluster.objects.bulk_create(
        Cluster(board=board, name=name.strip("?"), order=order) for order, name in enumerate(piles, start=1)
    )
    lying = {placement.photo_id: placement for placement in Placement.objects.filter(board=board)}
    for cluster, numbers in zip(clusters, piles.values(), strict=True):
        for place, number in enumerate(numbers):
            photo = room.photos[number]
            placement = lying.setdefault(photo.pk, Placement(board=board, photo=photo))
            placement.cluster, placement.order = cluster, place
    Placement.objects.bulk_create(one for one in lying.values() if one.pk is None)
    Placement.objects.bulk_update([one for one in lying.values() if one.pk], ["cluster", "order"])
    return board


def mini(room: Room) -> None:
    """The worked example of four tables: {abc}{def}, {ab}{cd}{ef}, {abc}{d}{ef}, {ab}{cf}{e}."""
    add_tables(room, 4)
    sort(room, 1, {"Water": [0, 1, 2], "Making": [3, 4, 5]})
    sort(room, 2, {"The lake": [0, 1], "Paths": [2, 3], "Work": [4, 5]})
    sort(room, 3, {"Water": [0, 1, 2], "Match": [3], "Making": [4, 5]})
    sort(room, 4, {"Lake": [0, 1], "Walks": [2, 5], "Factory": [4]})


def move(
    room: Room, board: Board, numbers: Sequence[int], to: int | None, *, by: Participant | None = None
) -> Activity:
    """Move photos on a board as `by` does (the leader, where nobody is named); `to` None is the tray."""
    actor = room.actor(by) if by else room.leading
    cards = seen(board, *(room.photos[number] for number in numbers))
    return boards.move(actor=actor, board_id=board.pk, cards=cards, to=to)


def put_together(room: Room, board: Board, numbers: Sequence[int], name: str) -> Activity:
    """Put photos of the shared board together in a new pile, as the leader does."""
    cards = seen(board, *(room.photos[number] for number in numbers))
    return boards.put_together(actor=room.leading, board_id=board.pk, cards=cards, name=name)


def shared(room: Room) -> list[tuple[str, list[int]]]:
    """The shared board as it lies: (name, the photos by their place in `room.photos`), in order."""
    number = {photo.pk: place for place, photo in enumerate(room.photos)}
    clusters = Cluster.objects.standing().filter(board__workshop=room.workshop, board__group=None)
    return [
        (one.name, sorted(number[pk] for pk in one.placements.values_list("photo", flat=True) if pk))
        for one in clusters
    ]
