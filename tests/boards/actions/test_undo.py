"""Undoing one's own last moves: an act like any other, and kind to what others have done since."""

import pytest

from places.boards.actions import cards as card_actions
from places.boards.actions import piles, undo
from places.boards.queries.undo import undoable
from places.cards import read_steps
from places.enums import Kind
from places.errors import Stale, Unclear
from places.models import Activity, Cluster
from tests.builders.boards import board_of, card, lying, pile, seen, sorting_room
from tests.builders.rooms import Room


@pytest.fixture
def sorted_room(db: None, other_room: Room) -> Room:
    """Water (1, 2) and Match (3), put together by Sam; 4, 5 and 6 wait."""
    room = sorting_room()
    for name, photos in (("Water", room.photos[:2]), ("Match", room.photos[2:3])):
        card_actions.put_together(**sam(room), cards=seen(board_of(room), *photos), name=name)
    return room


def mira(room: Room) -> dict[str, object]:
    return {"actor": room.actor(room.people[0]), "board_id": board_of(room).pk}


def sam(room: Room) -> dict[str, object]:
    return {"actor": room.actor(room.people[1]), "board_id": board_of(room).pk}


def whole(room: Room) -> dict[str, object]:
    """All that people can see of the board."""
    board = board_of(room)
    words = {cluster.pk: (cluster.name, cluster.is_alone) for cluster in board.clusters.standing()}
    return {"piles": words, "cards": lying(board)}


def test_every_kind_of_move_is_undone_to_what_was_there(sorted_room: Room) -> None:
    board, photos = board_of(sorted_room), sorted_room.photos
    water, match = pile(board, "Water").pk, pile(board, "Match").pk
    card_actions.put_together(**sam(sorted_room), cards=seen(board, photos[5]))
    acts = [
        lambda: card_actions.put_together(
            **mira(sorted_room), cards=seen(board, photos[0], photos[3]), name="New"
        ),
        lambda: card_actions.put_together(**mira(sorted_room), cards=seen(board, photos[5], photos[4])),
        lambda: card_actions.move(**mira(sorted_room), cards=seen(board, photos[1]), to=match, first=True),
        lambda: card_actions.move(**mira(sorted_room), cards=seen(board, photos[0], photos[2]), to=None),
        lambda: card_actions.dissolve(**mira(sorted_room), cluster_id=water),
        lambda: piles.merge(**mira(sorted_room), cluster_id=match, into=water),
        lambda: piles.split(**mira(sorted_room), cluster_id=water, cards=seen(board, photos[0])),
        lambda: piles.stand_alone(**mira(sorted_room), cards=seen(board, photos[0])),
        lambda: piles.stand_alone(**mira(sorted_room), cards=seen(board, photos[5])),
        lambda: card_actions.copy(**mira(sorted_room), cards=seen(board, photos[0]), to=match),
        lambda: card_actions.copy(**mira(sorted_room), cards=seen(board, photos[0]), to=None),
        lambda: card_actions.reorder(**mira(sorted_room), cards=seen(board, photos[0]), earlier=False),
    ]
    for number, act in enumerate(acts):
        before = whole(sorted_room)
        done = act()
        assert number == 11 or whole(sorted_room) != before or done.kind == Kind.CARDS_MOVED
        undone = undo.undo(**mira(sorted_room))
        assert whole(sorted_room) == before, f"act {number}"
        assert (undone.kind, undone.data["undoes"], undone.data["left"]) == (
            Kind.MOVE_UNDONE,
            done.revision,
            0,
        )
    with pytest.raises(Unclear, match="nothing to undo"):
        undo.undo(**mira(sorted_room))


def test_ten_moves_one_after_the_other_and_no_more(sorted_room: Room) -> None:
    board, first = board_of(sorted_room), sorted_room.photos[0]
    water, match = pile(board, "Water").pk, pile(board, "Match").pk
    states = []
    for number in range(12):
        states.append(lying(board))
        card_actions.move(
            **mira(sorted_room), cards=seen(board, first), to=match if number % 2 == 0 else water, first=True
        )
    for state in reversed(states[2:]):
        undo.undo(**mira(sorted_room))
        assert lying(board) == state
    with pytest.raises(Unclear, match="nothing to undo"):
        undo.undo(**mira(sorted_room))
    _chained(sorted_room)


def _chained(room: Room) -> None:
    """In the log each step of a card begins where the one before it ended."""
    found: dict[object, object] = {}
    for line in Activity.objects.filter(workshop=room.workshop).order_by("revision"):
        for step in read_steps(line.data):
            assert found.get(step.card) == step.was
            found[step.card] = step.now


def test_what_another_has_moved_since_stays(sorted_room: Room) -> None:
    board, photos = board_of(sorted_room), sorted_room.photos
    match = pile(board, "Match").pk
    act = card_actions.move(**mira(sorted_room), cards=seen(board, photos[0], photos[1]), to=match)
    card_actions.move(**sam(sorted_room), cards=seen(board, photos[0]), to=None)
    undone = undo.undo(**mira(sorted_room))
    assert (undone.data["left"], len(undone.data["cards"])) == (1, 1)
    assert lying(board) == {"Water": [str(card(photos[1]))], "Match": [str(card(photos[2]))]}
    card_actions.move(**mira(sorted_room), cards=seen(board, photos[3]), to=match)
    card_actions.move(**sam(sorted_room), cards=seen(board, photos[3]), to=None)
    last = Activity.objects.filter(participant=sorted_room.people[0]).latest("revision")
    with pytest.raises(Stale, match="Others have moved all of it since"):
        undo.undo(**mira(sorted_room), revision=last.revision)
    with pytest.raises(Stale):
        undo.undo(**mira(sorted_room), revision=act.revision)
    with pytest.raises(Unclear, match="Others have moved all of it since"):
        undo.undo(**mira(sorted_room))


def test_a_pile_that_others_have_taken_away_does_not_come_back(sorted_room: Room) -> None:
    board, photos = board_of(sorted_room), sorted_room.photos
    match = pile(board, "Match").pk
    card_actions.move(**mira(sorted_room), cards=seen(board, photos[0], photos[1]), to=match)
    card_actions.dissolve(**sam(sorted_room), cluster_id=pile(board, "Water").pk)
    undone = undo.undo(**mira(sorted_room))
    assert (undone.data["left"], undone.data["cards"]) == (2, [])
    assert lying(board) == {"Match": [str(card(photos[number])) for number in (2, 0, 1)]}
    with pytest.raises(Unclear):
        undo.undo(**mira(sorted_room))


def test_a_made_pile_stays_when_others_use_or_name_it(sorted_room: Room) -> None:
    board, photos = board_of(sorted_room), sorted_room.photos
    used = card_actions.put_together(**mira(sorted_room), cards=seen(board, photos[3]), name="Used").data[
        "cluster"
    ]
    card_actions.move(**sam(sorted_room), cards=seen(board, photos[4]), to=used)
    undo.undo(**mira(sorted_room))
    assert lying(board)["Used"] == [str(card(photos[4]))]
    named = card_actions.put_together(**mira(sorted_room), cards=seen(board, photos[3])).data["cluster"]
    card_actions.rename(**sam(sorted_room), cluster_id=named, name="Named", seen=0)
    card_actions.rename(**sam(sorted_room), cluster_id=named, name="Named twice", seen=1)
    undo.undo(**mira(sorted_room))
    assert lying(board)["Named twice"] == []


def test_the_mark_comes_back_with_the_undoing(sorted_room: Room) -> None:
    board, photos = board_of(sorted_room), sorted_room.photos
    alone = piles.stand_alone(**sam(sorted_room), cards=seen(board, photos[3])).data["cluster"]
    card_actions.move(**mira(sorted_room), cards=seen(board, photos[4]), to=alone)
    assert not Cluster.objects.get(pk=alone).is_alone
    undo.undo(**mira(sorted_room))
    assert Cluster.objects.get(pk=alone).is_alone


def test_one_undoes_only_ones_own(sorted_room: Room) -> None:
    assert [
        act.kind for act in undoable(sorted_room.actor(sorted_room.people[1]), board_of(sorted_room).pk)
    ] == [
        Kind.CLUSTER_MADE,
        Kind.CLUSTER_MADE,
    ]
    with pytest.raises(Unclear):
        undo.undo(**mira(sorted_room))
    other = {"actor": sorted_room.actor(sorted_room.people[2]), "board_id": board_of(sorted_room, 1).pk}
    with pytest.raises(Unclear):
        undo.undo(**other)


def test_a_retry_undoes_once(sorted_room: Room) -> None:
    key = "b" * 32
    assert undo.undo(**sam(sorted_room), key=key) == undo.undo(**sam(sorted_room), key=key)
    assert list(lying(board_of(sorted_room))) == ["Water"]


def test_an_empty_named_pile_comes_back(sorted_room: Room) -> None:
    board = board_of(sorted_room)
    match = pile(board, "Match").pk
    card_actions.move(**sam(sorted_room), cards=seen(board, sorted_room.photos[2]), to=None)
    card_actions.dissolve(**mira(sorted_room), cluster_id=match)
    undone = undo.undo(**mira(sorted_room))
    assert (undone.data["back"], lying(board)["Match"]) == ([match], [])


def test_beside_a_taken_place() -> None:
    assert undo.beside([1, 2], 3) == 3
    assert undo.beside([1, 2], 1) == 1.5
    assert undo.beside([1, 2], 2) == 3
