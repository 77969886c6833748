"""Clusters that speak of the same, by the words that they share."""

from itertools import product
from typing import Any

import pytest

from places.comparison.methods import ClusterWords, Match, matched
from tests.builders.told_rooms import told

WATER = ClusterWords("The flood", ("The flood was up to the third stair", "Neighbours came with mops"))
AGAIN = ClusterWords("When the water came", ("The flood took our kitchen", "Mops on every street"))
FOOD = ClusterWords("Pies", ("Rag pudding on the market", "Pie and peas after the match"))


def test_what_shares_words_is_matched_whatever_its_place() -> None:
    (match,) = matched([WATER, FOOD], [ClusterWords("Nothing alike", ("Trams",)), AGAIN], "en")
    assert (match.first, match.second) == (0, 1)
    assert match.similarity == pytest.approx(
        0.2208010882, abs=1e-9
    )  # by hand: stems, document frequencies, cosine


def test_the_same_cluster_is_similar_to_the_last() -> None:
    assert matched([FOOD, WATER], [WATER, FOOD], "en") == (
        Match(0, 1, pytest.approx(1.0)),
        Match(1, 0, pytest.approx(1.0)),
    )


def test_nothing_is_matched_with_nothing() -> None:
    assert matched([], [WATER], "en") == matched([WATER], [], "en") == ()
    assert matched([ClusterWords("", ("",))], [ClusterWords("", ())], "sv") == ()


def _piles(room: dict[str, Any], table: str, kept: range) -> list[ClusterWords]:
    """The piles of one table, with those of its cards that are kept."""
    cards = {card["id"]: card for number, card in enumerate(room["cards"]) if number in kept}
    piles = [
        (pile["name"], [cards[card] for card in pile["cards"] if card in cards])
        for pile in room["piles"][table]
    ]
    return [
        ClusterWords(name, tuple(f"{card['essence']} {card['belonging']}" for card in those))
        for name, those in piles
        if those
    ]


def test_no_pile_of_one_room_is_one_of_another_place() -> None:
    mill, harbour = told("hebworth"), told("portcarrick")
    everything = range(99)
    for one, other in product(mill["piles"], harbour["piles"]):
        assert matched(_piles(mill, one, everything), _piles(harbour, other, everything), "en") == ()


@pytest.mark.parametrize(
    ("name", "pairs"), [("hebworth", [("Water", "Flood and mops")]), ("portcarrick", []), ("hyttnas", [])]
)
def test_halves_of_a_room_are_matched_where_they_share_words(name: str, pairs: list[tuple[str, str]]) -> None:
    room = told(name)
    one = _piles(room, "1", range(0, len(room["cards"]), 2))
    other = _piles(room, "2", range(1, len(room["cards"]), 2))
    found = matched(one, other, room["language"])
    assert [(one[match.first].name, other[match.second].name) for match in found] == pairs
