"""Notes, piles put together, split, and one picture that stands alone."""

import pytest

from places.boards.actions import cards as card_actions
from places.boards.actions import piles
from places.cards import read_steps
from places.enums import Kind
from places.errors import Stale, Unclear
from places.models import Activity, Cluster, Placement
from tests.builders.boards import board_of, card, lying, pile, seen, sorting_room
from tests.builders.rooms import Room


@pytest.fixture
def sorted_room(db: None, other_room: Room) -> Room:
    """Water (1, 2), Match (3, 4) and an unnamed pile (5) on the first table's board; 6 waits."""
    room = sorting_room()
    board = board_of(room)
    for name, numbers in (("Water", (0, 1)), ("Match", (2, 3)), ("", (4,))):
        cards = seen(board, *(room.photos[number] for number in numbers))
        card_actions.put_together(**acting(room), cards=cards, name=name)
    return room


def acting(room: Room, person: int = 0) -> dict[str, object]:
    return {"actor": room.actor(room.people[person]), "board_id": board_of(room).pk}


def names(room: Room, *numbers: int) -> list[str]:
    return [str(card(room.photos[number])) for number in numbers]


def test_a_note_is_written_and_taken_away(sorted_room: Room) -> None:
    water = pile(board_of(sorted_room), "Water").pk
    activity = piles.note(**acting(sorted_room), cluster_id=water, text=" Cold  all year ", seen=0)
    assert (activity.kind, activity.data) == (
        Kind.CLUSTER_NOTED,
        {"board": board_of(sorted_room).pk, "cluster": water},
    )
    assert Cluster.objects.get(pk=water).note == "Cold all year"
    with pytest.raises(Stale, match="Mira just wrote here: “Cold all year”") as refusal:
        piles.note(**acting(sorted_room, 1), cluster_id=water, text="Warm", seen=0)
    assert refusal.value.details["again"] == {"rev": "1"}
    piles.note(**acting(sorted_room, 1), cluster_id=water, text="", seen=1)
    assert Cluster.objects.get(pk=water).note == ""
    with pytest.raises(Unclear):
        piles.note(**acting(sorted_room), cluster_id=water, text="x" * 301)


def test_putting_two_piles_together_keeps_the_order_and_the_name(sorted_room: Room) -> None:
    board = board_of(sorted_room)
    water, match = pile(board, "Water"), pile(board, "Match")
    piles.note(**acting(sorted_room), cluster_id=match.pk, text="Made here")
    activity = piles.merge(**acting(sorted_room), cluster_id=match.pk, into=water.pk, laid=match.laid)
    assert lying(board) == {"Water": names(sorted_room, 0, 1, 2, 3), "": names(sorted_room, 4)}
    assert (activity.kind, activity.data["cluster"], activity.data["gone"]) == (
        Kind.CLUSTERS_MERGED,
        water.pk,
        [match.pk],
    )
    assert Cluster.objects.get(pk=water.pk).note == "Made here"
    assert Cluster.objects.get(pk=match.pk).merged_into == water


def test_of_two_piles_the_one_with_a_name_stays(sorted_room: Room) -> None:
    board = board_of(sorted_room)
    water, unnamed = pile(board, "Water"), pile(board, "")
    piles.merge(**acting(sorted_room), cluster_id=water.pk, into=unnamed.pk)
    assert lying(board)["Water"] == names(sorted_room, 0, 1, 4)
    with pytest.raises(Unclear, match="another pile"):
        piles.merge(**acting(sorted_room), cluster_id=water.pk, into=water.pk)


def test_a_move_into_a_pile_that_was_put_together_is_offered_the_other(sorted_room: Room) -> None:
    board = board_of(sorted_room)
    water, match = pile(board, "Water"), pile(board, "Match")
    piles.merge(**acting(sorted_room), cluster_id=match.pk, into=water.pk)
    late = seen(board, sorted_room.photos[5])
    with pytest.raises(Stale, match="Mira just put that pile together with Water") as refusal:
        card_actions.move(**acting(sorted_room, 1), cards=late, to=match.pk)
    assert refusal.value.details["again"] == {"to": str(water.pk)}
    card_actions.move(**acting(sorted_room, 1), cards=late, to=int(refusal.value.details["again"]["to"]))
    assert lying(board)["Water"] == names(sorted_room, 0, 1, 2, 3, 5)
    for act in (
        lambda: card_actions.rename(**acting(sorted_room, 1), cluster_id=match.pk, name="Fire"),
        lambda: card_actions.dissolve(**acting(sorted_room, 1), cluster_id=match.pk),
        lambda: piles.merge(**acting(sorted_room, 1), cluster_id=water.pk, into=match.pk),
    ):
        with pytest.raises(Stale, match="Mira just put that pile together with Water") as refusal:
            act()
        assert "again" not in refusal.value.details


def test_putting_together_against_moving(sorted_room: Room) -> None:
    board = board_of(sorted_room)
    water, match = pile(board, "Water"), pile(board, "Match")
    card_actions.move(**acting(sorted_room, 1), cards=seen(board, sorted_room.photos[5]), to=match.pk)
    with pytest.raises(Stale, match="Sam just changed what lies in this pile") as refusal:
        piles.merge(**acting(sorted_room), cluster_id=match.pk, into=water.pk, laid=match.laid)
    laid = int(refusal.value.details["again"]["laid"])
    piles.merge(**acting(sorted_room), cluster_id=match.pk, into=water.pk, laid=laid)
    assert lying(board)["Water"] == names(sorted_room, 0, 1, 2, 3, 5)


def test_a_copy_that_meets_itself_becomes_one_with_it(sorted_room: Room) -> None:
    board = board_of(sorted_room)
    water, match = pile(board, "Water"), pile(board, "Match")
    first = sorted_room.photos[0]
    Placement.objects.create(board=board, cluster=match, photo=first, copy=1, order=9, rev=board.rev)
    activity = piles.merge(**acting(sorted_room), cluster_id=match.pk, into=water.pk)
    assert lying(board)["Water"] == names(sorted_room, 0, 1, 2, 3)
    (met,) = [step for step in read_steps(activity.data) if step.now is None]
    assert str(met.card) == f"p{first.pk}.1"


def test_ticked_cards_of_a_pile_become_a_new_one(sorted_room: Room) -> None:
    board = board_of(sorted_room)
    water = pile(board, "Water").pk
    one = seen(board, sorted_room.photos[1])
    activity = piles.split(**acting(sorted_room), cluster_id=water, cards=one, name="Lake")
    assert lying(board)["Water"] == names(sorted_room, 0)
    assert lying(board)["Lake"] == names(sorted_room, 1)
    assert (activity.kind, activity.data["from"]) == (Kind.CLUSTER_SPLIT, water)
    with pytest.raises(Unclear, match="Leave at least one"):
        piles.split(**acting(sorted_room), cluster_id=water, cards=seen(board, sorted_room.photos[0]))
    for elsewhere in (sorted_room.photos[2], sorted_room.photos[5]):
        with pytest.raises(Unclear, match="only cards of this pile"):
            piles.split(**acting(sorted_room), cluster_id=water, cards=seen(board, elsewhere))


def test_one_picture_stands_alone_and_matters(sorted_room: Room) -> None:
    board = board_of(sorted_room)
    activity = piles.stand_alone(**acting(sorted_room), cards=seen(board, sorted_room.photos[0]))
    made = Cluster.objects.get(pk=activity.data["cluster"])
    assert (made.is_alone, made.name, activity.kind) == (True, "", Kind.CARD_ALONE)
    assert [lying.card for lying in made.placements.all()] == [card(sorted_room.photos[0])]
    with pytest.raises(Unclear, match="Choose one card"):
        piles.stand_alone(**acting(sorted_room), cards=seen(board, *sorted_room.photos[1:3]))


def test_a_pile_of_one_is_only_marked_and_a_second_card_takes_the_mark(sorted_room: Room) -> None:
    board = board_of(sorted_room)
    unnamed = pile(board, "").pk
    activity = piles.stand_alone(**acting(sorted_room), cards=seen(board, sorted_room.photos[4]))
    assert (activity.data["cluster"], activity.data["cards"]) == (unnamed, [])
    moved = card_actions.move(**acting(sorted_room), cards=seen(board, sorted_room.photos[5]), to=unnamed)
    assert moved.data["marked"] == [unnamed]
    assert not Cluster.objects.get(pk=unnamed).is_alone


def test_each_pile_act_is_done_once_per_key(sorted_room: Room) -> None:
    board = board_of(sorted_room)
    water, match = pile(board, "Water").pk, pile(board, "Match").pk
    one = seen(board, sorted_room.photos[0])
    acts = [
        lambda key: piles.note(**acting(sorted_room), cluster_id=water, text="Cold", key=key),
        lambda key: piles.split(**acting(sorted_room), cluster_id=water, cards=one, key=key),
        lambda key: piles.merge(**acting(sorted_room), cluster_id=water, into=match, key=key),
        lambda key: piles.stand_alone(
            **acting(sorted_room), cards=seen(board, sorted_room.photos[5]), key=key
        ),
    ]
    for number, act in enumerate(acts):
        key = f"{number:032x}"
        assert act(key) == act(key)
        assert Activity.objects.filter(key=key).count() == 1
