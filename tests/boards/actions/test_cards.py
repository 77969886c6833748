"""Copies, the order within a pile, and what comes along with a theme."""

import pytest

from places.boards.actions import boards
from places.boards.actions import cards as card_moves
from places.cards import Card
from places.enums import Kind, PhotoState
from places.errors import Stale, Unclear
from places.models import Cluster
from tests.builders.boards import board_of, card, lying, pile, seen, sorting_room, theme
from tests.builders.rooms import Room


@pytest.fixture
def sorted_room(db: None, other_room: Room) -> Room:
    """Water (1, 2, 3) and Match (4) on the first table's board; 5 and 6 wait."""
    room = sorting_room()
    for name, photos in (("Water", room.photos[:3]), ("Match", room.photos[3:4])):
        boards.put_together(**acting(room), cards=seen(board_of(room), *photos), name=name)
    return room


def acting(room: Room, person: int = 0) -> dict[str, object]:
    return {"actor": room.actor(room.people[person]), "board_id": board_of(room).pk}


def names(room: Room, *numbers: int) -> list[str]:
    return [str(card(room.photos[number])) for number in numbers]


def test_a_photo_lies_in_two_piles(sorted_room: Room) -> None:
    board, first = board_of(sorted_room), sorted_room.photos[0]
    match = pile(board, "Match").pk
    cards = seen(board, first, sorted_room.photos[4])
    activity = card_moves.copy(**acting(sorted_room), cards=cards, to=match)
    assert lying(board)["Water"] == names(sorted_room, 0, 1, 2)
    assert lying(board)["Match"] == [*names(sorted_room, 3), f"p{first.pk}.1", *names(sorted_room, 4)]
    assert (activity.kind, activity.data["made"]) == (Kind.CARDS_COPIED, False)
    with pytest.raises(Unclear, match="lie there already"):
        card_moves.copy(**acting(sorted_room), cards={Card("p", first.pk, 1): 99}, to=match)
    made = card_moves.copy(**acting(sorted_room), cards=seen(board, first), to=None).data["cluster"]
    assert [str(one.card) for one in Cluster.objects.get(pk=made).placements.all()] == [f"p{first.pk}.2"]


def test_copying_is_right_wherever_the_card_is_by_now(sorted_room: Room) -> None:
    board, first = board_of(sorted_room), sorted_room.photos[0]
    old = seen(board, first)
    boards.move(**acting(sorted_room, 1), cards=old, to=None)
    card_moves.copy(**acting(sorted_room), cards=old, to=pile(board, "Match").pk)
    assert lying(board)["Match"] == names(sorted_room, 3, 0)
    sorted_room.photos[1].state = PhotoState.HIDDEN
    sorted_room.photos[1].save()
    with pytest.raises(Stale, match="no longer here"):
        card_moves.copy(**acting(sorted_room), cards=seen(board, sorted_room.photos[1]), to=None)


def test_taking_a_copy_away_leaves_the_photo_placed(sorted_room: Room) -> None:
    board, first = board_of(sorted_room), sorted_room.photos[0]
    card_moves.copy(**acting(sorted_room), cards=seen(board, first), to=pile(board, "Match").pk)
    boards.move(**acting(sorted_room), cards=seen(board, first), to=None)
    assert lying(board)["Match"] == [*names(sorted_room, 3), f"p{first.pk}.1"]
    boards.dissolve(**acting(sorted_room), cluster_id=pile(board, "Match").pk)
    assert seen(board, first) == {card(first): 0}


def test_earlier_and_later_pass_over_what_nobody_sees(sorted_room: Room) -> None:
    board, (first, second, third) = board_of(sorted_room), sorted_room.photos[:3]
    lake = theme(sorted_room, "Lake", first)
    boards.move(**acting(sorted_room), cards=seen(board, lake), to=pile(board, "Water").pk, after=card(first))
    second.state = PhotoState.HIDDEN
    second.save()
    activity = card_moves.reorder(**acting(sorted_room), cards=seen(board, third), earlier=True)
    assert lying(board)["Water"][0] == str(card(third))
    assert activity.kind == Kind.CARDS_MOVED
    assert len(activity.data["cards"]) == 1
    card_moves.reorder(**acting(sorted_room), cards=seen(board, third), earlier=False)
    photos = [name for name in lying(board)["Water"] if name in (f"p{first.pk}", f"p{third.pk}")]
    assert photos == [f"p{first.pk}", f"p{third.pk}"]
    for thing, earlier in ((first, True), (third, False), (lake, True), (lake, False)):
        with pytest.raises(Unclear, match="already"):
            card_moves.reorder(**acting(sorted_room), cards=seen(board, thing), earlier=earlier)
    with pytest.raises(Unclear, match="not in a pile"):
        card_moves.reorder(**acting(sorted_room), cards=seen(board, sorted_room.photos[5]), earlier=True)
    with pytest.raises(Unclear, match="Choose one"):
        card_moves.reorder(**acting(sorted_room), cards=seen(board, first, third), earlier=True)


def test_the_pictures_with_a_word_come_along(sorted_room: Room, other_room: Room) -> None:
    board = board_of(sorted_room)
    lake = theme(sorted_room, "Lake", *sorted_room.photos[3:])
    theme(other_room, "Lake", other_room.photos[0])
    water = pile(board, "Water").pk
    activity = card_moves.bring_along(**acting(sorted_room), theme_id=lake.pk, to=water)
    assert lying(board)["Water"] == names(sorted_room, 0, 1, 2, 4, 5)
    assert lying(board)["Match"] == names(sorted_room, 3)
    assert (activity.kind, activity.data["theme"]) == (Kind.CARDS_MOVED, lake.pk)
    with pytest.raises(Unclear, match="have their place already"):
        card_moves.bring_along(**acting(sorted_room), theme_id=lake.pk, to=water)


def test_only_what_was_dealt_to_the_table_comes_along(sorted_room: Room) -> None:
    board = board_of(sorted_room)
    lake = theme(sorted_room, "Lake", *sorted_room.photos[4:])
    board.sample = [photo.pk for photo in sorted_room.photos[:5]]
    board.save()
    card_moves.bring_along(**acting(sorted_room), theme_id=lake.pk, to=pile(board, "Water").pk)
    assert lying(board)["Water"] == names(sorted_room, 0, 1, 2, 4)


def test_a_retry_is_the_same_act(sorted_room: Room) -> None:
    board, first = board_of(sorted_room), sorted_room.photos[0]
    lake = theme(sorted_room, "Lake", *sorted_room.photos)
    cards, water, match = seen(board, first), pile(board, "Water").pk, pile(board, "Match").pk
    acts = [
        lambda key: card_moves.copy(**acting(sorted_room), cards=cards, to=match, key=key),
        lambda key: card_moves.reorder(**acting(sorted_room), cards=cards, earlier=False, key=key),
        lambda key: card_moves.bring_along(**acting(sorted_room), theme_id=lake.pk, to=water, key=key),
    ]
    for number, act in enumerate(acts):
        assert act(f"{number:032x}") == act(f"{number:032x}")
