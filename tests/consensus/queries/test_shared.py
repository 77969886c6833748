"""One shared cluster in words."""

from dataclasses import replace

from places.boards.queries.board import ClusterView
from places.consensus.queries.agreement import Agreement
from places.consensus.queries.shared import MOST_SHOWN, SharedCluster, called

NAMES = (
    {"name": "Water", "tables": [1, 3]},
    {"name": "The lake", "tables": [2]},
    {"name": "Lake", "tables": [4]},
    {"name": "Paths", "tables": [2]},
    {"name": "Walks", "tables": [4]},
)
CLUSTER = ClusterView(7, "water", 1, 0, NAMES, ())
ONE = SharedCluster(
    CLUSTER, Agreement((), 0), called(CLUSTER), is_accepted=False, by_hand=frozenset(), held=4, rounds=6,
    contested=frozenset(), border=(),
)  # fmt: skip


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


def test_no_page_shows_a_thousand_pictures() -> None:
    many = replace(ONE, cluster=replace(CLUSTER, cards=tuple(range(MOST_SHOWN + 5))))
    assert (len(many.cards_shown), many.cards_more) == (MOST_SHOWN, 5)
    assert (ONE.cards_more, ONE.border_more) == (0, 0)
