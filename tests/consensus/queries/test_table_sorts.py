"""What the tables put together, as rows: photos and themes, copies twice, nothing hidden or foreign."""

from places.cards import PHOTO, THEME
from places.consensus.queries.table_sorts import cards, photo_rows, theme_rows
from places.enums import PhotoState
from places.models import Cluster, Placement
from tests.builders.boards import board_of, sorting_room, theme
from tests.builders.rooms import Room
from tests.builders.shared_boards import share


def test_rows_of_photos_and_themes(db: None, other_room: Room) -> None:
    room = sorting_room(4)
    first, second, hidden, _loose = room.photos
    share(other_room, "Shielders")
    share(room, "Shared")
    board = board_of(room)
    water, match = (Cluster.objects.create(board=board, name=name) for name in ("Water", "Match"))
    lake, unused = theme(room, "Lake", first), theme(room, "Unused", hidden)
    for cluster, copy in ((water, 0), (match, 1)):
        Placement.objects.create(board=board, cluster=cluster, photo=first, copy=copy, order=copy)
    Placement.objects.create(board=board, cluster=water, photo=second, order=2)
    Placement.objects.create(board=board, cluster=water, photo=hidden, order=3)
    Placement.objects.create(board=board, cluster=match, theme=lake)
    hidden.state = PhotoState.HIDDEN
    hidden.save()
    table = room.groups[0].pk
    assert photo_rows(room.workshop.pk) == [
        (table, first.pk, water.pk),
        (table, first.pk, match.pk),
        (table, second.pk, water.pk),
    ]
    assert theme_rows(room.workshop.pk) == [(table, lake.pk, match.pk)]
    assert cards(room.workshop.pk, PHOTO) == [photo.pk for photo in room.photos if photo != hidden]
    assert cards(room.workshop.pk, THEME) == [lake.pk]
    assert unused.pk not in cards(room.workshop.pk, THEME)
