"""One item on the map: k of n, what an even spread would be, and its words."""

from places.enums import Lens
from places.weighing.methods.essence import lens_score, quadrant
from places.weighing.queries.items import Item
from places.weighing.queries.spot import ItemScore, Spot


def item_score(lens: Lens, *tops: int, even: float | None = 0.25) -> ItemScore:
    scored = lens_score([(top, 6) for top in tops], even)
    return ItemScore(lens, sum(tops), 6 * len(tops), scored)


def a_spot(
    unique: tuple[int, ...], belonging: tuple[int, ...], energy: tuple[int, ...] = (0, 0, 0, 0)
) -> Spot:
    given = zip(Lens, (unique, belonging, energy), strict=True)
    scores = [item_score(lens, *tops) for lens, tops in given]
    where = quadrant(scores[0].score, scores[1].score)
    return Spot(1, Item(1, "Lake", "", (), ()), where, *scores, reach=3, tables=4, evenness=1.0)


def test_a_score_says_k_of_n_and_what_an_even_spread_would_be() -> None:
    found = item_score(Lens.UNIQUE, 3, 3, 3, 3)
    assert (found.told, found.even, found.on_map) == ("12 of 24", "6 of 24", "on the map: 64")
    assert (found.low, found.high) == (31, 69)
    assert found.even_told == "An even spread would be 6 of 24"
    assert item_score(Lens.UNIQUE, 2, 3, 2, 3, even=0.1875).even == "5 of 24"  # 4.5


def test_where_it_lies_and_what_that_means() -> None:
    found = a_spot((3, 3, 3, 3), (0, 0, 0, 0))
    assert (str(found.name), found.has_dots) == ("A story to hear", True)
    assert str(found.says) == "Only here, and not many of us are in it yet."
    assert round(found.essence, 6) == round((0.636364 * 0.2) ** 0.5, 6)
    assert found.reached == "Pictures from 3 of 4 tables"


def test_close_to_a_line_is_a_mark_and_not_a_place() -> None:
    far = a_spot((3, 3, 3, 3), (0, 0, 0, 0))
    near = a_spot((3, 3, 3, 3), (2, 1, 2, 1))
    assert [far.close, near.close] == [False, True]
    assert [far.quadrant, near.quadrant] == ["story", "story"]


def test_energy_alone_is_a_dot_too() -> None:
    nothing = (0, 0, 0, 0)
    assert a_spot(nothing, nothing, (1, 0, 0, 0)).has_dots
    assert not a_spot(nothing, nothing).has_dots
