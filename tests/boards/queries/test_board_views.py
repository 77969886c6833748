"""A board as pages show it: titles, fans, counts."""

from places.boards.queries.board_views import BoardView, ClusterView
from places.boards.queries.cards import CardView, ThemeCardView


def card(photo: int, **more: int) -> CardView:
    return CardView(photo, 1, "", 0, 0, "", "", "", "Words", **more)


def cluster(name: str = "", *cards: CardView, alone: bool = False) -> ClusterView:
    return ClusterView(7, name, 3, 0, (), cards, is_marked_alone=alone)


def test_a_pile_has_a_title_and_a_fan_of_three() -> None:
    assert [cluster("Water").title, cluster().title] == ["Water", "Pile 3"]
    assert [one.photo for one in cluster("", *map(card, range(1, 6))).fan] == [1, 2, 3]


def test_one_stands_alone_only_by_itself() -> None:
    assert cluster("", card(1), alone=True).is_alone
    assert not cluster("", card(1)).is_alone
    assert not cluster("", card(1), card(2), alone=True).is_alone


def test_a_photo_in_two_piles_counts_once() -> None:
    first, second = cluster("Water", card(1), card(2)), cluster("Match", card(1, copy=1))
    theme = ThemeCardView(1, "Lake", 2, ())
    board = BoardView(1, None, 0, {}, False, (first, second), (card(3),), (theme,))
    assert (board.placed, board.photos) == (2, 3)
    assert board.cluster(7) == first
    assert board.cluster(8) is None
