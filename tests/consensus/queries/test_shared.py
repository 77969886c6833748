"""One shared cluster in words and pictures."""

from dataclasses import replace

import pytest

from places.boards.queries.board import ClusterView
from places.boards.queries.cards import CardView
from places.boards.queries.lone_marks import LoneMark
from places.cards import PHOTO, Card
from places.consensus.queries.agreement import Agreement
from places.consensus.queries.shared import MOST_UNFOLDED, SharedCluster, called, pictures
from places.people.queries.people import GroupFacts

NAMES = (
    {"name": "Water", "tables": [1, 3]},
    {"name": "The lake", "tables": [2]},
    {"name": "Lake", "tables": [4]},
    {"name": "Paths", "tables": [2]},
    {"name": "Walks", "tables": [4]},
)
CLUSTER = ClusterView(7, "water", 1, 0, NAMES, ())
ONE = SharedCluster(
    CLUSTER, (), Agreement((), 0), called(CLUSTER), is_accepted=False, held=4, rounds=6
)  # fmt: skip
MARK = LoneMark(3, (GroupFacts(1, 1, "Table 1", "leaf"),))


def cards(count: int) -> tuple[CardView, ...]:
    return tuple(
        CardView(number, 1, "", 0, 0, "", "", "", "Words", by_hand=False) for number in range(1, count + 1)
    )


def with_cards(count: int) -> SharedCluster:
    those = cards(count)
    return replace(ONE, cluster=replace(CLUSTER, cards=those), pictures=pictures(those, {3: MARK}))


def test_its_own_name_and_the_best_three_others_with_whose_they_are() -> None:
    assert ONE.said_by == (1, 3)
    assert [(one.name, one.tables) for one in ONE.also_called] == [
        ("The lake", (2,)),
        ("Lake", (4,)),
        ("Paths", (2,)),
    ]
    named = replace(ONE, cluster=replace(CLUSTER, name="Vättern"))
    assert (named.said_by, named.also_called[0].name) == ((), "Water")


def test_how_well_it_holds() -> None:
    assert ONE.holds == "holds in 4 of 6 rounds"
    assert replace(ONE, held=None).holds == ""
    assert replace(ONE, held=0, rounds=0).holds == ""


@pytest.mark.parametrize(
    ("count", "shown", "more", "on_phones", "folded", "is_long"),
    [
        (0, 0, 0, 0, 0, False),
        (1, 1, 0, 0, 0, False),
        (7, 7, 0, 5, 0, False),
        (MOST_UNFOLDED, 7, 17, 22, 17, False),
        (200, 7, 193, 198, 0, True),
    ],
)
def test_seven_pictures_show_and_the_others_are_one_tap_away(
    count: int, shown: int, more: int, on_phones: int, folded: int, is_long: bool
) -> None:
    one = with_cards(count)
    assert (len(one.mosaic), one.more, one.more_on_phones) == (shown, more, on_phones)
    assert (len(one.folded), one.is_long) == (folded, is_long)


def test_what_a_table_let_stand_alone_shows_first() -> None:
    one = with_cards(9)
    assert [each.card.photo for each in one.mosaic] == [3, 1, 2, 4, 5, 6, 7]
    assert [each.mark.sentence for each in one.marked] == ["One table let this stand alone"]


def test_what_stands_between_is_not_in_the_mosaic_unless_nothing_else_is() -> None:
    one = replace(with_cards(3), away=frozenset({Card(PHOTO, 2)}))
    assert [each.card.photo for each in one.mosaic] == [3, 1]
    all_away = frozenset(Card(PHOTO, number) for number in (1, 2, 3))
    assert len(replace(one, away=all_away).mosaic) == 3


def test_one_card_is_a_lone_one() -> None:
    assert [with_cards(count).is_lone for count in (0, 1, 2)] == [False, True, False]


def test_how_many_were_moved_here_by_hand() -> None:
    first, second = cards(2)
    moved = replace(CLUSTER, cards=(replace(first, by_hand=True), second))
    assert (with_cards(2).by_hand, replace(ONE, cluster=moved).by_hand) == (0, 1)
