"""What is offered with a theme that was put into a pile."""

from places.boards.queries.bring_along import offer
from places.models import Cluster
from tests.builders.boards import board_of, sorting_room, theme
from tests.builders.rooms import Room


def test_an_offer_in_words_and_none_where_nothing_waits(db: None, other_room: Room) -> None:
    room = sorting_room(2)
    board, number = board_of(room), room.workshop.pk
    water = Cluster.objects.create(board=board, name="Water")
    lake, empty = theme(room, "Lake", *room.photos), theme(room, "Empty")
    found = offer(number, board.pk, lake.pk, water.pk)
    assert found is not None
    assert found.sentence == "2 pictures carry “Lake”. Bring them along?"
    assert offer(number, board.pk, empty.pk, water.pk) is None
    assert offer(other_room.workshop.pk, board.pk, lake.pk, water.pk) is None
    assert offer(number, board_of(room, 1).pk, lake.pk, water.pk) is None
    Cluster.objects.filter(pk=water.pk).update(gone=True)
    assert offer(number, board.pk, lake.pk, water.pk) is None
