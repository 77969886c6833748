"""The cards of boards: photos and themes, unplaced and as they lie."""

from places.boards.queries import cards
from places.enums import PhotoState
from places.models import Cluster, Placement
from tests.builders.boards import board_of, card, sorting_room, theme
from tests.builders.rooms import Room


def test_photos_and_themes_that_can_be_placed(db: None, other_room: Room, django_assert_num_queries) -> None:
    room = sorting_room(4)
    first, second, third, hidden = room.photos
    hidden.state = PhotoState.HIDDEN
    hidden.save()
    lake, unused = theme(room, "Lake", first, second, third, hidden), theme(room, "Unused", hidden)
    theme(other_room, "Foreign", other_room.photos[0])
    with django_assert_num_queries(1):
        photos = cards.photo_cards(room.workshop.pk)
    assert [(pk, view.handle, view.place) for pk, view in photos.items()] == [
        (photo.pk, f"p{photo.pk}:0", str(photo.pk)) for photo in (first, second, third)
    ]
    with django_assert_num_queries(2):
        themes = cards.theme_cards(room.workshop.pk)
    assert [(view.name, view.counted, view.is_to_place) for view in themes.values()] == [
        ("Lake", "3 pictures", True),
        ("Unused", "0 pictures", False),
    ]
    assert len(themes[lake.pk].pictures) == 3
    assert list(cards.theme_cards(room.workshop.pk, [unused.pk])) == [unused.pk]
    assert list(cards.photo_cards(room.workshop.pk, [hidden.pk, first.pk])) == [first.pk]


def test_one_card_as_it_lies(db: None, other_room: Room) -> None:
    room = sorting_room(1)
    word = theme(room, "Lake", room.photos[0])
    view = cards.card_view(room.workshop.pk, card(room.photos[0], 2), rev=5, order=1.5)
    assert view is not None
    assert (view.handle, view.place) == (f"p{room.photos[0].pk}.2:5", "1.5")
    lake = cards.card_view(room.workshop.pk, card(word), rev=5, order=2)
    assert lake is not None
    assert (lake.handle, lake.place) == (f"t{word.pk}:5", "2")
    assert cards.card_view(room.workshop.pk, card(other_room.photos[0]), rev=0, order=0) is None


def test_what_waits_with_a_theme(db: None, other_room: Room) -> None:
    room = sorting_room(4)
    board = board_of(room)
    word = theme(room, "Lake", *room.photos[:3])
    cluster = Cluster.objects.create(board=board, name="Water")
    Placement.objects.create(board=board, cluster=cluster, photo=room.photos[0])
    Placement.objects.create(board=board, cluster=cluster, theme=word)
    waiting = [photo.pk for photo in room.photos[1:3]]
    assert cards.unplaced_with(room.workshop.pk, board.pk, word.pk) == waiting
    assert cards.unplaced_with(other_room.workshop.pk, board.pk, word.pk) == []
    board.sample = waiting[:1]
    board.save()
    assert cards.unplaced_with(room.workshop.pk, board.pk, word.pk) == waiting[:1]


def test_the_tray_of_a_table_that_was_dealt_some(db: None) -> None:
    room = sorting_room(3)
    first, second, third = (photo.pk for photo in room.photos)
    photos = cards.photo_cards(room.workshop.pk)
    dealt = cards.not_placed(photos, [third, first, 10**9], {(first, None)})
    assert [(view.photo, view.order) for view in dealt] == [(third, 0)]
    assert [view.photo for view in cards.not_placed(photos, None, {(first, None)})] == [second, third]
