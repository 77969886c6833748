"""The swap test's text: every form of the name, genitives too, and no part of another word."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.rounds.methods import chance_of, swap, turns


@given(st.integers(0, 60), st.integers(0, 1000))
def test_every_headline_gets_five_scores_of_five_others(count, seed):
    found = turns(range(count), seed=seed)
    rounds = min(5, max(count - 1, 0))
    assert Counter(turn.headline for turn in found) == {
        headline: rounds for headline in range(count) if rounds
    }
    assert Counter(turn.person for turn in found) == {person: rounds for person in range(count) if rounds}
    assert all(turn.person != turn.headline for turn in found)
    assert len({(turn.person, turn.headline) for turn in found}) == len(found)
    assert len({(turn.person, turn.round) for turn in found}) == len(found)


def test_the_same_seed_gives_the_same_turns():
    assert turns("abcdefgh", seed=7) == turns("abcdefgh", seed=7)
    assert turns("abcdefgh", seed=7) != turns("abcdefgh", seed=8)


def test_an_author_of_two_headlines_scores_neither():
    authors = ["Anna", "Anna", "Bo", "Cy", "Dee", "Ed", "Flo", "Gus", "Hal"]
    found = turns(authors, seed=1)
    assert all(authors[turn.headline] != turn.person for turn in found)
    assert set(Counter(turn.headline for turn in found).values()) == {5}


def test_one_author_of_nearly_all_is_refused():
    with pytest.raises(ValueError, match="too many"):
        turns(["Anna"] * 7 + ["Bo"], seed=1)


@pytest.mark.parametrize(("total", "chance"), [(19, 0.13824), (20, 0.07904), (21, 0.04032), (22, 0.01792)])
def test_the_chance_of_a_sum_under_noise(total, chance):
    assert chance_of(total) == pytest.approx(chance, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "swapped"),
    [
        ("Jönköping burns brightly.", "Vetlanda burns brightly."),
        ("Jönköping's matches, Jönköping’s lake", "Vetlanda's matches, Vetlanda’s lake"),
        ("Jönköpings tändstickor", "Vetlandas tändstickor"),
        ("our jönköping-ness", "our Vetlanda-ness"),
        ("Region Jönköping County, and the region", "Vetlanda, and the region"),
        ("Jönköpingsbo", "Jönköpingsbo"),
        ("Nothing of the kind", "Nothing of the kind"),
    ],
)
def test_names_are_swapped_whole(text: str, swapped: str) -> None:
    assert swap(text, ["Jönköping", "Region Jönköping County", ""], "Vetlanda") == swapped


def test_a_name_that_ends_in_s_takes_no_second_one() -> None:
    assert swap("Jönköpings sjö, Jönköping’s lake", ["Jönköping"], "Borås") == "Borås sjö, Borås’s lake"


def test_without_names_nothing_changes() -> None:
    assert swap("Jönköping", [], "Borås") == "Jönköping"
    assert swap("Jönköping", ["Jönköping"], "") == "Jönköping"
    assert swap("a.b here", ["a.b"], r"\1") == r"\1 here"
