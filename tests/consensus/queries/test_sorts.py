"""All tables' sorts, as the methods want them."""

from places.cards import PHOTO, THEME, Card
from places.consensus.queries.sorts import table_sorts
from places.enums import PhotoState, Stage
from places.models import Cluster, Placement
from tests.builders.boards import theme
from tests.builders.rooms import Room, open_room
from tests.builders.tables import mini


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
    assert found.names[room.groups[0].pk, pile.pk] == "Water"
    assert table_sorts(room.workshop.pk, THEME).sorts.cards == (Card(THEME, lake.pk),)
    assert len(table_sorts(room.workshop.pk, PHOTO).sorts.cards) == 5


def test_an_empty_room(db: None, other_room: Room) -> None:
    found = table_sorts(open_room(Stage.COMBINE).workshop.pk)
    assert (found.sorts.cards, found.sorting) == ((), [])
