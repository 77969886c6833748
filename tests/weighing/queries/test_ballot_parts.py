"""The parts of a ballot in words: what is given, why no more can be, which pictures come first."""

import pytest

from places.enums import Lens
from places.weighing.queries.ballot_parts import BallotItem, Left, OwnStance, Row
from places.weighing.queries.items import Thumb


def test_the_three_answers_in_their_order() -> None:
    choices = OwnStance(1, "Water", "unsure").choices
    assert [(str(choice.says.label), choice.chosen) for choice in choices] == [
        ("That's us", False),
        ("Not sure", True),
        ("Not me", False),
    ]


@pytest.mark.parametrize(
    ("left", "sentence", "filled"),
    [(3, "0 of 3 given", (False, False, False)), (1, "2 of 3 given", (True, True, False))],
)
def test_what_is_given_of_a_lens(left: int, sentence: str, filled: tuple[bool, ...]) -> None:
    found = Left(Lens.UNIQUE, left, 3)
    assert (found.sentence, found.filled) == (sentence, filled)


@pytest.mark.parametrize(
    ("dots", "spent", "refusal"),
    [
        (0, False, ""),
        (1, False, ""),
        (2, False, "2 are the most here"),
        (0, True, "all 3 given"),
        (2, True, "all 3 given"),
    ],
)
def test_why_no_more_can_be_given(dots: int, spent: bool, refusal: str) -> None:
    row = Row(Lens.ENERGY, dots, spent, 3)
    assert (row.refusal, row.more, row.fewer) == (refusal, dots + 1, dots - 1)
    assert row.filled == (dots > 0, dots > 1)


def test_pictures_come_before_words_and_five_at_most() -> None:
    photos = (Thumb("", "words"), *(Thumb(f"k{n}", f"picture {n}") for n in range(5)))
    found = BallotItem(1, "Water", "", photos, (), None)
    assert [thumb.key for thumb in found.mosaic] == ["k0", "k1", "k2", "k3", "k4"]
    assert found.more == 1
    assert BallotItem(1, "Water", "", photos[:2], (), None).mosaic == (photos[1], photos[0])
