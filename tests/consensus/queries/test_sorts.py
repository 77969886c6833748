"""All tables' sorts as rows and as arrays: which cards, which order, in how many queries."""

from places.cards import PHOTO, THEME, Card, own_number
from places.consensus.queries.sorts import photo_rows, sortable_cards, table_sorts, theme_rows
from places.enums import PhotoState, Stage
from places.models import Cluster, Placement
from tests.builders.boards import board_of, sorting_room, theme
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.tables import mini


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
    assert sortable_cards(room.workshop.pk, PHOTO) == [photo.pk for photo in room.photos if photo != hidden]
    assert sortable_cards(room.workshop.pk, THEME) == [lake.pk]
    assert unused.pk not in sortable_cards(room.workshop.pk, THEME)


def test_photos_then_themes_in_their_piles_and_nothing_hidden(
    db: None, other_room: Room, django_assert_num_queries
) -> None:
    mini(other_room)
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    lake = theme(room, "Lake", room.photos[0])
    pile = Cluster.objects.get(board__group=room.groups[0], name="Water")
    Placement.objects.create(board_id=pile.board_id, cluster=pile, theme=lake)
    room.photos[5].state = PhotoState.HIDDEN
    room.photos[5].save()
    with django_assert_num_queries(6):
        found = table_sorts(room.workshop.pk)
    assert found.sorts.cards == (*(Card(PHOTO, photo.pk) for photo in room.photos[:5]), Card(THEME, lake.pk))
    assert found.sorts.placed.sum(axis=0).tolist() == [6, 5, 5, 4]
    assert found.sorting == [1, 2, 3, 4]
    numbers = [own_number(PHOTO, photo.upload_key) for photo in room.photos[:5]]
    assert found.sorts.keys == tuple(map(str, [*numbers, own_number(THEME, "lake")]))
    assert found.names[room.groups[0].pk, pile.pk] == "Water"
    assert table_sorts(room.workshop.pk, THEME).sorts.cards == (Card(THEME, lake.pk),)
    assert len(table_sorts(room.workshop.pk, PHOTO).sorts.cards) == 5


def test_an_empty_room(db: None, other_room: Room) -> None:
    found = table_sorts(open_room(Stage.COMBINE).workshop.pk)
    assert (found.sorts.cards, found.sorting) == ((), [])
