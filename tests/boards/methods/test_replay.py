"""Moves played up to any moment."""

from places.boards.methods.replay import Move, positions

MOMENTS = [
    [Move("p1", 7, 1.0), Move("p2", 7, 2.0)],
    [Move("p1", 8, 1.0)],
    [Move("p2", None, 0.0), Move("p1.1", 7, 3.0)],
]


def test_where_cards_lie_after_each_moment() -> None:
    told = [{card: move.pile for card, move in positions(MOMENTS, upto).items()} for upto in range(4)]
    assert told == [{}, {"p1": 7, "p2": 7}, {"p1": 8, "p2": 7}, {"p1": 8, "p1.1": 7}]


def test_more_than_there_is_is_all() -> None:
    assert positions(MOMENTS, 99) == positions(MOMENTS, 3)
