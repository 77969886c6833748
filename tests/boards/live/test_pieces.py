"""The pieces of a board as operations: small, safe to apply twice, and about what is there now."""

import json

import pytest

from places.boards.actions import cards as card_actions
from places.boards.live import pieces
from places.boards.queries.present import BoardNow, board_now
from places.cards import read_steps, touched
from places.enums import PhotoState
from places.models import Activity, Cluster, Placement
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.boards import board_of, card, pile, seen, sorting_room, theme
from tests.builders.rooms import Room


@pytest.fixture
def sorting(db: None) -> Room:
    return sorting_room(6)


def facts(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


def now(room: Room, activity: Activity) -> BoardNow:
    things = {step.card[:2] for step in read_steps(activity.data)}
    found = board_now(room.workshop.pk, board_of(room).pk, things, touched(activity.data))
    assert found is not None
    return found


def put(room: Room, name: str, *things: object) -> Activity:
    mira, board = room.actor(room.people[0]), board_of(room)
    return card_actions.put_together(actor=mira, board_id=board.pk, cards=seen(board, *things), name=name)


def test_a_move_is_two_operations_a_card_and_two_a_pile(sorting: Room) -> None:
    board, first = board_of(sorting), sorting.photos[0]
    made = put(sorting, "Water", first)
    number, water = board.pk, made.data["cluster"]
    present = now(sorting, made)
    assert pieces.cards_now(present, read_steps(made.data), facts(sorting), fresh=False) == [
        {"op": "move", "id": f"card-{number}-p{first.pk}", "target": f"cluster-{water}-photos", "order": 1},
        {"op": "attr", "id": f"tick-{number}-p{first.pk}", "name": "value", "value": f"p{first.pk}:1"},
    ]
    assert pieces.piles_now(present, [None, water]) == [
        {"op": "text", "id": f"tray-{number}-count", "text": "5"},
        {"op": "text", "id": f"cluster-{water}-count", "text": "1"},
        {"op": "attr", "id": f"cluster-{water}-laid", "name": "value", "value": "1"},
        {"op": "attr", "id": f"cluster-{water}-alone", "name": "hidden", "value": ""},
    ]


def test_a_card_that_has_moved_on_is_told_by_its_later_move(sorting: Room) -> None:
    board, first = board_of(sorting), sorting.photos[0]
    made = put(sorting, "Water", first)
    put(sorting, "Match", first)
    assert pieces.cards_now(now(sorting, made), read_steps(made.data), facts(sorting), fresh=False) == []
    copied = Placement.objects.create(board=board, cluster=pile(board, "Water"), photo=first, copy=1, rev=9)
    (put_card,) = pieces.cards_now(now(sorting, made), read_steps(made.data), facts(sorting), fresh=True)
    assert (put_card["op"], put_card["target"]) == ("put", f"cluster-{pile(board, 'Match').pk}-photos")
    Placement.objects.filter(copy=0).delete()
    changes = pieces.cards_now(now(sorting, made), read_steps(made.data), facts(sorting), fresh=False)
    assert changes == [{"op": "drop", "id": f"card-{board.pk}-p{first.pk}"}]
    copied.delete()


def test_a_pile_goes_with_the_act_that_took_it_away(sorting: Room) -> None:
    made = put(sorting, "Water", sorting.photos[0])
    water = made.data["cluster"]
    Cluster.objects.filter(pk=water).update(gone=True)
    present = now(sorting, made)
    assert pieces.piles_now(present, [water]) == []
    assert pieces.piles_now(present, [water], gone=[water]) == [
        {"op": "drop", "id": f"cluster-{water}"},
        {"op": "drop", "id": f"to-{board_of(sorting).pk}-{water}"},
    ]
    assert pieces.pile_put(present, water, facts(sorting)) == []
    assert pieces.pile_worded(present, water) == []
    Cluster.objects.filter(pk=water).update(gone=False, name="")
    sorting.photos[0].state = PhotoState.HIDDEN
    sorting.photos[0].save()
    hidden = now(sorting, made)
    assert [op["op"] for op in pieces.piles_now(hidden, [water])] == ["drop", "drop"]


def test_a_hidden_photo_goes_and_comes_back_with_its_pile(sorting: Room) -> None:
    board, first = board_of(sorting), sorting.photos[0]
    made = put(sorting, "", first)
    first.state = PhotoState.HIDDEN
    first.save()
    thing = ("p", first.pk)
    assert pieces.thing_now(now(sorting, made), thing, facts(sorting)) == [
        {"op": "drop", "id": f"card-{board.pk}-p{first.pk}"}
    ]
    first.state = PhotoState.BROUGHT
    first.save()
    changes = pieces.thing_now(now(sorting, made), thing, facts(sorting))
    assert [(op["op"], op["id"]) for op in changes] == [
        ("put", f"cluster-{made.data['cluster']}"),
        ("put", f"to-{board.pk}-{made.data['cluster']}"),
        ("put", f"card-{board.pk}-p{first.pk}"),
    ]


def test_a_theme_that_stands_on_nothing_leaves_the_tray(sorting: Room) -> None:
    board = board_of(sorting)
    lake = theme(sorting, "Lake")
    present = board_now(sorting.workshop.pk, board.pk, [("t", lake.pk)], [None])
    assert present is not None
    assert pieces.card_put(present, card(lake), facts(sorting)) == {
        "op": "drop",
        "id": f"card-{board.pk}-t{lake.pk}",
    }
    counts = pieces.piles_now(present, [None], with_themes=True)
    assert counts[1] == {"op": "text", "id": f"tray-{board.pk}-themes-count", "text": "0"}


def test_a_name_reaches_every_place_where_it_stands(sorting: Room) -> None:
    made = put(sorting, "Water & ice", sorting.photos[0])
    water = made.data["cluster"]
    changes = pieces.pile_worded(now(sorting, made), water)
    assert changes[0] == {"op": "text", "id": f"cluster-{water}-name", "text": "Water & ice"}
    assert changes[-1] == {
        "op": "put",
        "id": f"to-{board_of(sorting).pk}-{water}",
        "target": f"to-{board_of(sorting).pk}",
        "html": f'<option id="to-{board_of(sorting).pk}-{water}" value="{water}" dir="auto">Water &amp; ice</option>',
    }
    assert len(json.dumps(changes)) < 1000
