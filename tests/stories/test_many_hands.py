"""Story: twelve people do 2,000 things at one board, with cut streams and lost answers, and nothing is lost."""

import pytest

from tests.builders.many_hands import ManyHands
from tests.builders.rooms import open_room


@pytest.fixture
def many(transactional_db: None) -> ManyHands:
    """Twelve people with real commits on disk, and a neighbour whose things may never show."""
    open_room(name="Barts", photos=6)
    return ManyHands(12, seed=11)


def test_twelve_hands_do_two_thousand_things_and_end_with_one_board(many: ManyHands) -> None:
    many.play(2_000)
    many.check()
    assert len(many.acknowledged) > 1_000
    assert len(many.refused) > 200
