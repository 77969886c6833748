"""What lies nowhere any more on the shared board, by people's hands."""

from places.boards.actions import cards as card_actions
from places.cards import Card
from places.consensus.actions.taken_out import taken_out
from places.enums import Stage
from places.models import Board
from tests.builders.boards import card, seen, sorting_room, theme


def test_photos_and_themes_until_they_are_put_back(db: None) -> None:
    room = sorting_room(2)
    room.at(Stage.COMBINE)
    board = Board.objects.get(workshop=room.workshop, group=None)
    things = [room.photos[0], theme(room, "Lake", room.photos[0])]
    acting = {"actor": room.leading, "board_id": board.pk}
    card_actions.put_together(**acting, cards=seen(board, *things))
    card_actions.move(**acting, cards=seen(board, *things), to=None)
    board.refresh_from_db()
    assert taken_out(board) == {card(thing) for thing in things}
    card_actions.put_together(**acting, cards=seen(board, things[1]))
    board.refresh_from_db()
    assert taken_out(board) == {card(things[0])}


def test_a_photo_with_a_copy_is_out_when_both_are(db: None) -> None:
    room = sorting_room(1)
    room.at(Stage.COMBINE)
    board = Board.objects.get(workshop=room.workshop, group=None)
    acting = {"actor": room.leading, "board_id": board.pk}
    photo = room.photos[0]
    card_actions.put_together(**acting, cards=seen(board, photo), name="Water")
    card_actions.copy(**acting, cards=seen(board, photo), to=None)
    card_actions.move(**acting, cards=seen(board, photo), to=None)
    board.refresh_from_db()
    assert taken_out(board) == set()
    left = board.placements.get()
    card_actions.move(**acting, cards={left.card: left.rev}, to=None)
    board.refresh_from_db()
    assert taken_out(board) == {card(photo)}


def test_a_board_of_an_older_version_names_photos_by_their_ids(db: None) -> None:
    assert taken_out(Board(proposal={"kept_out": [7, "p8", "t9"]})) == {
        Card("p", 7),
        Card("p", 8),
        Card("t", 9),
    }


def test_tables_boards_remember_nothing(db: None) -> None:
    room = sorting_room(1)
    board = Board.objects.get(group=room.groups[0])
    acting = {"actor": room.actor(room.people[0]), "board_id": board.pk}
    card_actions.put_together(**acting, cards=seen(board, room.photos[0]))
    card_actions.move(**acting, cards=seen(board, room.photos[0]), to=None)
    board.refresh_from_db()
    assert board.proposal == {}
