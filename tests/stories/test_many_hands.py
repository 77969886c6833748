"""Story: twelve people do two thousand things at one board, with lost answers and cut streams, and it holds."""

from tests.many_hands import ManyHands
from tests.rooms import open_room


def test_two_thousand_acts_end_with_one_board(transactional_db: None) -> None:
    open_room(name="Barts", photos=6)
    many = ManyHands(12, seed=2000)
    many.play(2000)
    many.check()
    assert len(many.acknowledged) > 1000
    assert len(many.refused) > 50
    assert len(many.unheard) > 20
