"""One act on a board in words, and how a proposal reads at one pile."""

import datetime
from typing import Any

import pytest

from places.boards.methods.replay import Move
from places.boards.queries.moments import at_pile, told
from places.enums import Kind

AT = datetime.datetime(2026, 5, 7, 9, 30, tzinfo=datetime.UTC)
TITLES = {1: "Water", 2: "Paths"}
STEPS = [
    ["p5", None, [1, 2, 1.0]],
    ["p6", [2, 1, 1.0], [1, 2, 2.0]],
    ["p7", [1, 1, 1.0], None],
    ["p8", [1, 1, 2.0], [1, 2, 3.0]],
]


@pytest.mark.parametrize(
    ("kind", "data", "sentence"),
    [
        (Kind.BOARD_PROPOSED, {}, "The tables' boards were combined: 4 cards moved."),
        (Kind.SORTS_IMPORTED, {}, "4 cards came from a file, sorted already."),
        (Kind.CLUSTER_ACCEPTED, {"cluster": 1, "on": True, "cards": []}, "Mira accepted Water."),
        (Kind.CLUSTER_ACCEPTED, {"cluster": 1, "on": False, "cards": []}, "Mira opened Water again."),
        (Kind.CARDS_MOVED, {"cluster": 1}, "Mira moved 4 cards to Water."),
        (Kind.CARDS_MOVED, {"cluster": None}, "Mira took 4 cards out of Water."),
        (Kind.CLUSTER_SPLIT, {"cluster": 9, "from": 2, "cards": []}, "Mira made a pile out of Paths."),
    ],
)
def test_in_words(kind: Kind, data: dict[str, Any], sentence: str) -> None:
    assert told(3, AT, kind, "Mira", {"cards": STEPS, **data}, TITLES).sentence == sentence


def test_where_the_cards_lay_then() -> None:
    moment = told(3, AT, Kind.BOARD_PROPOSED, "Somebody", {"cards": STEPS}, TITLES)
    assert moment.moves == (
        Move("p5", 1, 1.0),
        Move("p6", 1, 2.0),
        Move("p7", None, 0.0),
        Move("p8", 1, 3.0),
    )
    assert (moment.number, moment.at, moment.piles) == (3, AT, {1, 2})


def test_of_a_proposal_a_pile_tells_what_came_and_left_there() -> None:
    moment = told(3, AT, Kind.BOARD_PROPOSED, "Somebody", {"cards": STEPS}, TITLES)
    assert [at_pile(moment, pile).sentence for pile in (1, 2)] == [
        "The tables' boards were combined: 2 cards came here, 1 card left.",
        "The tables' boards were combined: 1 card left.",
    ]
    only = told(3, AT, Kind.BOARD_PROPOSED, "Somebody", {"cards": STEPS[:1]}, TITLES)
    assert at_pile(only, 1).sentence == "The tables' boards were combined: 1 card came here."
    moved = told(3, AT, Kind.CARDS_MOVED, "Mira", {"cards": STEPS, "cluster": 1}, TITLES)
    assert at_pile(moved, 1) == moved
