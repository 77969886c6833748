"""Tables that have sorted, for tests: piles of a room's photos on its tables' boards, put there as people do."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from places.boards.actions import cards as card_actions
from places.enums import Stage
from places.models import Activity, Board, Cluster, Group, Participant, Placement
from tests.builders.boards import seen
from tests.builders.rooms import Room, open_room
from tests.builders.sorts import luck


def add_tables(room: Room, count: int) -> None:
    """Add tables, with one person each, until the room has `count`."""
    groups = Group.objects.bulk_create(
        Group(workshop=room.workshop, number=number, name=f"Table {number}", symbol="lamp")
        for number in range(len(room.groups) + 1, count + 1)
    )
    room.groups += groups
    room.people += Participant.objects.bulk_create(
        Participant(
            workshop=room.workshop,
            group=group,
            first_name=f"Person {group.number}",
            name_key=f"person {group.number}",
            return_digest=f"digest {group.number} of {room.workshop.pk}",
        )
        for group in groups
    )


def sort(room: Room, table: int, piles: Mapping[str, Sequence[int]]) -> Board:
    """Put photos (by their place in `room.photos`) into new piles on the board of table 1, 2, ..."""
    return sort_all(room, {table: piles})[0]


def sort_all(room: Room, tables: Mapping[int, Mapping[str, Sequence[int]]]) -> list[Board]:
    """The same on several boards in few statements."""
    groups = [room.groups[table - 1] for table in tables]
    there = {board.group_id: board for board in Board.objects.filter(group__in=groups)}
    new = [Board(workshop=room.workshop, group=group) for group in groups if group.pk not in there]
    there |= {board.group_id: board for board in Board.objects.bulk_create(new)}
    boards = [there[group.pk] for group in groups]
    piles = [
        (Cluster(board=board, name=name.strip("?"), order=order), numbers)
        for board, sorted_so in zip(boards, tables.values(), strict=True)
        for order, (name, numbers) in enumerate(sorted_so.items(), start=1)
    ]
    Cluster.objects.bulk_create(cluster for cluster, _numbers in piles)
    lying = {(one.board_id, one.photo_id): one for one in Placement.objects.filter(board__in=boards)}
    for cluster, numbers in piles:
        for order, number in enumerate(numbers):
            placement = Placement(board=cluster.board, photo=room.photos[number])
            placement = lying.setdefault((placement.board_id, placement.photo_id), placement)
            placement.cluster, placement.order = cluster, order
    Placement.objects.bulk_update([one for one in lying.values() if one.pk], ["cluster", "order"])
    Placement.objects.bulk_create(one for one in lying.values() if one.pk is None)
    return boards


def mini(room: Room) -> None:
    """The worked example of four tables: {abc}{def}, {ab}{cd}{ef}, {abc}{d}{ef}, {ab}{cf}{e}."""
    add_tables(room, 4)
    tables = {
        1: {"Water": [0, 1, 2], "Making": [3, 4, 5]},
        2: {"The lake": [0, 1], "Paths": [2, 3], "Work": [4, 5]},
        3: {"Water": [0, 1, 2], "Match": [3], "Making": [4, 5]},
        4: {"Lake": [0, 1], "Walks": [2, 5], "Factory": [4]},
    }
    sort_all(room, tables)


ROOMS = Path(__file__).resolve().parent.parent / "data" / "rooms"


def room_of_file(name: str, arrival: int | None = None) -> tuple[Room, list[str]]:
    """A made-up room of `tests/data/rooms` at *combine*: its cards, brought as they stand there or in the random order
    number `arrival`, lie in the tables' piles. Return it with the cards' names in that order.
    """
    told = json.loads((ROOMS / f"{name}.json").read_text(encoding="utf-8"))
    cards = told["cards"]
    if arrival is not None:
        luck(arrival).shuffle(cards)
    room = open_room(Stage.COMBINE, name=told["place"])
    add_tables(room, 4)
    for card in cards:
        words = {"essence": card["essence"], "belonging": card["belonging"]}
        key = hashlib.sha256(card["id"].encode()).hexdigest()[:32]
        owner = room.people[told["people"][card["by"]]["table"]]
        room.photo(owner, **words, upload_key=key)
    names = [card["id"] for card in cards]
    for table, piles in told["piles"].items():
        sort(
            room, int(table), {pile["name"]: [names.index(card) for card in pile["cards"]] for pile in piles}
        )
    return room, names


def move(
    room: Room, board: Board, numbers: Sequence[int], to: int | None, *, by: Participant | None = None
) -> Activity:
    """Move photos on a board as `by` does (the leader, where nobody is named); `to` None is the tray."""
    actor = room.actor(by) if by else room.leading
    cards = seen(board, *(room.photos[number] for number in numbers))
    return card_actions.move(actor=actor, board_id=board.pk, cards=cards, to=to)


def put_together(room: Room, board: Board, numbers: Sequence[int], name: str) -> Activity:
    """Put photos of the shared board together in a new pile, as the leader does."""
    cards = seen(board, *(room.photos[number] for number in numbers))
    return card_actions.put_together(actor=room.leading, board_id=board.pk, cards=cards, name=name)


def shared(room: Room) -> list[tuple[str, list[int]]]:
    """The shared board as it lies: (name, the photos by their place in `room.photos`), in order."""
    number = {photo.pk: place for place, photo in enumerate(room.photos)}
    clusters = Cluster.objects.standing().filter(board__workshop=room.workshop, board__group=None)
    return [
        (one.name, sorted(number[pk] for pk in one.placements.values_list("photo", flat=True) if pk))
        for one in clusters
    ]
