"""What a replay shows and plays: cards and piles by moment."""

import pytest

from places.boards.actions import boards
from places.boards.queries.history import board_history
from places.boards.views.replay import ReplayCard, replay_cards, replay_data, replay_piles
from places.enums import PhotoState, Stage
from tests.builders.boards import board_of, card, lay_out, theme
from tests.builders.rooms import Room, open_room


@pytest.fixture
def sorted_room(db: None) -> Room:
    """Water got a picture and a word; then the picture went to a pile without a name."""
    room = open_room(Stage.CLUSTER, photos=3)
    lay_out(room)
    acting = {"actor": room.actor(room.people[0]), "board_id": board_of(room).pk}
    word = theme(room, "Lake", room.photos[0])
    boards.put_together(**acting, cards={card(room.photos[0]): 0, card(word): 0}, name="Water")
    boards.put_together(**acting, cards={card(room.photos[0]): 1})
    boards.put_together(**acting, cards={card(room.photos[1]): 0})
    return room


def test_cards_that_the_room_sees_by_name(sorted_room: Room) -> None:
    room = sorted_room
    history = board_history(room.workshop.pk, board_of(room).pk)
    first, second, word = str(card(room.photos[0])), str(card(room.photos[1])), f"t{theme_id(room)}"
    cards = replay_cards(room.workshop.pk, history)
    assert list(cards) == [first, second, word]
    assert cards[word] == ReplayCard(word, "", "Lake", is_theme=True)
    room.photos[1].state = PhotoState.HIDDEN
    room.photos[1].save()
    seen = replay_cards(room.workshop.pk, history)
    assert list(seen) == [first, word]
    assert [[move[0] for move in one["moves"]] for one in replay_data(history, seen)] == [
        [first, word],
        [first],
        [],
    ]


def test_piles_at_a_moment(sorted_room: Room) -> None:
    history = board_history(sorted_room.workshop.pk, board_of(sorted_room).pk)
    cards = replay_cards(sorted_room.workshop.pk, history)
    told = [
        [(pile.title, [one.label for one in pile.cards]) for pile in replay_piles(history, cards, number)]
        for number in (0, 1, 2)
    ]
    assert told == [
        [("", ["Essence 1", "Essence 2", "Lake"]), ("Water", []), ("Pile 2", []), ("Pile 3", [])],
        [("", ["Essence 2"]), ("Water", ["Essence 1", "Lake"]), ("Pile 2", []), ("Pile 3", [])],
        [("", ["Essence 2"]), ("Water", ["Lake"]), ("Pile 2", ["Essence 1"]), ("Pile 3", [])],
    ]


def theme_id(room: Room) -> int:
    return room.workshop.themes.get(name="Lake").pk
