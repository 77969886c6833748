"""Pages of a board's history: access, what each moment shows, and the data that the script plays."""

import json
import re

import pytest
from django.urls import reverse

from places.boards.actions import cards as card_actions
from places.boards.queries.history import board_history
from places.boards.views.history import ReplayCard, replay_cards, replay_data, replay_piles
from places.consensus.actions import proposing
from places.enums import PhotoState, Stage
from places.models import Board, Cluster
from tests.boards.queries.test_history import own_board, sort
from tests.builders.boards import board_of, card, lay_out, seen, theme
from tests.builders.rooms import Room, open_room
from tests.one_line import one_line


@pytest.fixture
def room(db: None) -> Room:
    room = open_room(Stage.CLUSTER, photos=4)
    lay_out(room)
    return room


def replay(room: Room, at: str = "") -> str:
    where = reverse("board-replay", args=[room.code, own_board(room).pk])
    return room.client(room.people[0]).get(where + at).content.decode()


def piles(page: str) -> dict[str, list[str]]:
    """{title: essences of the cards in it} of the piles that show."""
    found = {}
    for section in re.findall(
        r'<section class="replay-pile[^>]*>.*?</section>', one_line(page), flags=re.DOTALL
    ):
        if "hidden" not in section.split(">", 1)[0]:
            title = re.search(r"<h2[^>]*>(?:<a[^>]*>)?([^<]*)<", section)
            found[title[1] if title else ""] = re.findall(r"Essence \d", section)
    return found


def test_any_moment_without_scripts(room: Room) -> None:
    sort(room)
    assert piles(replay(room)) == {"Water": ["Essence 1"], "Pile 2": ["Essence 3", "Essence 2"]}
    assert piles(replay(room, "?at=1")) == {
        "Not yet placed": ["Essence 3"],
        "Water": ["Essence 1", "Essence 2"],
    }
    assert piles(replay(room, "?at=0")) == {"Not yet placed": ["Essence 1", "Essence 2", "Essence 3"]}
    assert piles(replay(room, "?at=999999999999")) == piles(replay(room, "?at=x")) == piles(replay(room))


def test_what_waits_stands_as_it_came_whatever_the_numbers(room: Room) -> None:
    for number, essence in ((99_999, "Essence 7"), (100_000, "Essence 8")):
        room.photo(room.people[0], essence, pk=number)
    board = own_board(room)
    for photo in room.photos[-1:-3:-1]:
        card_actions.put_together(
            actor=room.actor(room.people[0]), board_id=board.pk, cards=seen(board, photo)
        )
    assert piles(replay(room, "?at=0"))["Not yet placed"] == ["Essence 7", "Essence 8"]


def test_what_the_script_plays(room: Room) -> None:
    first, second = sort(room)
    data = re.search(r'<script id="replay-data" type="application/json">(.*?)</script>', replay(room))
    assert data is not None
    told = json.loads(data[1])
    assert [moment["say"] for moment in told] == [
        "Mira put 2 cards together: Water.",
        "Sam put 1 card together: Pile 2.",
        "Mira moved 1 card to Pile 2.",
    ]
    assert [[move[1] for move in moment["moves"]] for moment in told] == [[first, first], [second], [second]]


def test_hidden_photos_are_nowhere(room: Room) -> None:
    sort(room)
    room.photos[0].state = PhotoState.HIDDEN
    room.photos[0].save()
    page = replay(room)
    assert ("Essence 1" in page, f'"p{room.photos[0].pk}"' in page) == (False, False)


def test_how_a_pile_came_to_be(room: Room) -> None:
    first, _second = sort(room)
    where = reverse("pile-history", args=[room.code, own_board(room).pk, first])
    text = room.client(room.people[0]).get(where).content.decode()
    assert "Mira put 2 cards together: Water." in text
    assert "Sam put" not in text
    shown = re.findall(
        r'<ul class="replay-cards" role="list" aria-label="([^"]*)">(.*?)</ul>', text, flags=re.DOTALL
    )
    assert [(label, re.findall(r"Essence \d", cards)) for label, cards in shown] == [
        ("Came here", ["Essence 1", "Essence 2"]),
        ("Left", ["Essence 2"]),
    ]
    wrong = reverse("pile-history", args=[room.code, own_board(room).pk, first + 99])
    assert room.client(room.people[0]).get(wrong).status_code == 404


def test_other_tables_boards_open_with_combine(room: Room, other_room: Room) -> None:
    where = reverse("board-replay", args=[room.code, own_board(room).pk])
    assert room.client(room.people[2]).get(where).status_code == 404
    assert other_room.leader_client().get(where).status_code == 404
    room.at(Stage.COMBINE)
    assert room.client(room.people[2]).get(where).status_code == 200


def test_an_empty_board_says_so(room: Room) -> None:
    assert "Nothing has been moved on this board yet" in replay(room)


def test_the_shared_board_is_replayed_for_all_when_the_room_combines(room: Room, other_room: Room) -> None:
    sort(room)
    room.at(Stage.COMBINE)
    room.groups[1].delete()
    room.people[:] = room.people[:2]
    proposing.propose(actor=room.leading)
    shared = Board.objects.get(workshop=room.workshop, group=None)
    where = reverse("board-replay", args=[room.code, shared.pk])
    water = Cluster.objects.get(board=shared, name="Water")
    card_actions.move(actor=room.leading, board_id=shared.pk, cards=seen(shared, room.photos[1]), to=water.pk)
    page = room.client(room.people[1]).get(where).content.decode()
    assert piles(page) == {"Water": ["Essence 1", "Essence 2"], "Pile 2": ["Essence 3"]}
    assert "A leader moved 1 card to Water." in page
    assert reverse("combine", args=[room.code]) in page
    first = room.client(room.people[1]).get(where + "?at=1").content.decode()
    assert piles(first) == {"Water": ["Essence 1"], "Pile 2": ["Essence 2", "Essence 3"]}
    assert "The tables&#x27; boards were combined: 3 cards moved." in first
    assert other_room.leader_client().get(where).status_code == 404
    told = reverse("pile-history", args=[room.code, shared.pk, water.pk])
    text = room.client(room.people[1]).get(told).content.decode()
    assert "The tables&#x27; boards were combined: 1 card came here." in text
    assert re.findall(r'<a href="([^"]*)" aria-current="page">', text) == [
        reverse("combine", args=[room.code])
    ]
    room.at(Stage.CLUSTER)
    assert [room.client(room.people[1]).get(url).status_code for url in (where, told)] == [404, 404]


def test_the_shared_board_is_empty_until_the_boards_are_combined(room: Room) -> None:
    room.at(Stage.COMBINE)
    shared = Board.objects.get(workshop=room.workshop, group=None)
    where = reverse("board-replay", args=[room.code, shared.pk])
    page = room.client(room.people[0]).get(where).content.decode()
    assert "When the tables' boards are combined, every move can be seen here again." in page


@pytest.fixture
def sorted_room(db: None) -> Room:
    """Water got a picture and a word; then the picture went to a pile without a name."""
    room = open_room(Stage.CLUSTER, photos=3)
    lay_out(room)
    acting = {"actor": room.actor(room.people[0]), "board_id": board_of(room).pk}
    word = theme(room, "Lake", room.photos[0])
    card_actions.put_together(**acting, cards={card(room.photos[0]): 0, card(word): 0}, name="Water")
    card_actions.put_together(**acting, cards={card(room.photos[0]): 1})
    card_actions.put_together(**acting, cards={card(room.photos[1]): 0})
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
