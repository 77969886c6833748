"""The swap test's text: every form of the name, genitives too, and no part of another word."""

import pytest

from places.rounds.methods.swap import swap


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
