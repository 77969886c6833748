"""Where a person's answers lie between belonging and being as one is."""

from places.belonging.methods.shore import BELONGING, UNIQUENESS, ShorePlace, may_show_places, place_of


def steps(belonging: int, uniqueness: int) -> dict[str, int]:
    return dict.fromkeys(BELONGING, belonging) | dict.fromkeys(UNIQUENESS, uniqueness)


def test_the_four_places() -> None:
    assert place_of(steps(4, 4)) == ShorePlace.BOTH
    assert place_of(steps(4, 3)) == ShorePlace.BELONGS
    assert place_of(steps(3, 4)) == ShorePlace.UNIQUE
    assert place_of(steps(3, 3)) == ShorePlace.NEITHER
    assert place_of(steps(4, 4) | {"ideas": 3}) == ShorePlace.BOTH  # 3.5 is nearer to "mostly"


def test_too_few_answers_have_no_place() -> None:
    assert place_of({"accepted": 5, "included": 5, "ideas": 5}) is None
    assert place_of(dict.fromkeys(BELONGING, 5)) is None
    assert place_of({"accepted": 5, "included": 5, "involved": 4, "different": 1}) == ShorePlace.BELONGS


def test_places_stand_only_beside_all_that_they_are_made_of() -> None:
    assert may_show_places({*BELONGING, *UNIQUENESS, "say"})
    assert not may_show_places({*BELONGING, "ideas"})
