"""What waits in the trays: of this room, of what it sees, of what was dealt to the table."""

from typing import Any

from places.boards.queries.trays import photos_waiting, themes_waiting
from places.enums import PhotoState, Stage
from places.models import Board, Cluster, Placement, Theme, ThemedPhoto
from tests.builders.rooms import Room, open_room


def test_photos_and_themes_that_are_not_placed(
    db: None, other_room: Room, django_assert_num_queries: Any
) -> None:
    room = open_room(Stage.CLUSTER, photos=4)
    room.photo(room.people[0], state=PhotoState.HIDDEN)
    board = Board.objects.create(workshop=room.workshop, group=room.groups[0])
    pile = Cluster.objects.create(board=board, name="Water")
    Placement.objects.create(board=board, cluster=pile, photo=room.photos[0])
    words = [
        Theme.objects.create(workshop=room.workshop, name=word, slug=word, key=word)
        for word in ("water", "light", "rope")
    ]
    for word in words[:2]:
        ThemedPhoto.objects.create(tag=word, content_object=room.photos[1])
    Placement.objects.create(board=board, cluster=pile, theme=words[0])
    with django_assert_num_queries(2):
        assert (photos_waiting(board), themes_waiting(board)) == (3, 1)
    board.sample = [room.photos[0].pk, room.photos[1].pk]
    assert photos_waiting(board) == 1
