"""The present state of cards and piles of a board, and the counts of its trays."""

from typing import Any

from places.boards.queries.present import board_now, photos_waiting, themes_waiting
from places.cards import Card, Position
from places.enums import PhotoState, Stage
from places.models import Board, Cluster, Placement, Theme, ThemedPhoto
from tests.builders.boards import board_of, card, sorting_room, theme
from tests.builders.rooms import Room, open_room


def test_cards_piles_and_trays(db: None, other_room: Room, django_assert_max_num_queries) -> None:
    room = sorting_room(5)
    board = board_of(room)
    first, second, hidden, third, _fourth = room.photos
    lake, snow = theme(room, "Lake", first), theme(room, "Snow", second)
    theme(room, "Unused", hidden)
    water = Cluster.objects.create(board=board, name="Water", order=1, laid=4, is_alone=True)
    unnamed = Cluster.objects.create(board=board, order=2)
    gone = Cluster.objects.create(board=board, name="Gone", order=3, gone=True)
    Placement.objects.create(board=board, cluster=water, photo=first, rev=3, order=1.5)
    Placement.objects.create(board=board, cluster=water, theme=lake, rev=4)
    Placement.objects.create(board=board, cluster=unnamed, photo=hidden, rev=2)
    hidden.state = PhotoState.HIDDEN
    hidden.save()
    things = [
        ("p", first.pk),
        ("p", hidden.pk),
        ("p", third.pk),
        ("t", lake.pk),
        ("t", snow.pk),
        ("t", 10**9),
    ]
    with django_assert_max_num_queries(8):
        now = board_now(room.workshop.pk, board.pk, things, [water.pk, gone.pk, None])
    assert now is not None
    assert dict(now.lying) == {
        ("p", first.pk): {card(first): Position(water.pk, 3, 1.5)},
        ("p", third.pk): {card(third): None},
        ("t", lake.pk): {card(lake): Position(water.pk, 4, 0)},
        ("t", snow.pk): {card(snow): None},
    }
    assert (now.place(card(first)), now.rev(card(first)), now.order(card(first))) == (
        Position(water.pk, 3, 1.5),
        3,
        1.5,
    )
    assert (now.rev(card(third)), now.order(card(third))) == (0, third.pk)
    assert (now.is_there(card(third)), now.is_there(card(hidden)), now.is_there(card(first, 1))) == (
        True,
        False,
        False,
    )
    assert now.names(("p", hidden.pk)) == {card(hidden)}
    assert (now.tray, now.theme_tray) == (3, 1)
    pile = now.pile(water.pk)
    assert pile is not None
    assert (pile.title, pile.photo_count, pile.theme_count, pile.laid, pile.is_alone) == (
        "Water",
        1,
        1,
        4,
        True,
    )
    assert [now.pile(pk) for pk in (gone.pk, unnamed.pk, 10**9, None)] == [None] * 4
    assert [now.is_gone(pk) for pk in (gone.pk, unnamed.pk, 10**9)] == [True, False, True]
    assert now.piles[unnamed.pk].title == "Pile 2"


def test_a_table_with_a_sample_sees_no_other_photos(db: None) -> None:
    room = sorting_room(3)
    board = board_of(room)
    first, second, third = room.photos
    board.sample = [third.pk, first.pk]
    board.save()
    now = board_now(room.workshop.pk, board.pk, [("p", photo.pk) for photo in room.photos], [None])
    assert now is not None
    assert [now.is_there(card(photo)) for photo in room.photos] == [True, False, True]
    assert [now.order(card(photo)) for photo in (third, first)] == [0, 1]
    assert now.tray == 2
    assert now.names(("p", second.pk)) == {Card("p", second.pk)}


def test_what_is_not_asked_is_not_read(db: None, other_room: Room, django_assert_num_queries) -> None:
    room = sorting_room(1)
    board = board_of(room)
    with django_assert_num_queries(1):
        now = board_now(room.workshop.pk, board.pk, [], [])
    assert now is not None
    assert (now.tray, dict(now.piles)) == (0, {})
    assert board_now(other_room.workshop.pk, board.pk, [], []) is None


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
