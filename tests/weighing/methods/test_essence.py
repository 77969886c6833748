from random import Random

import pytest

from places.weighing.methods.dots import budget
from places.weighing.methods.essence import (
    LensScore,
    essence,
    essence_order,
    even_spread,
    evenness,
    lens_score,
    quadrant,
    reach,
)

SIZES = (6, 5, 7)


def score(*tops, sizes=SIZES, even=None):
    return lens_score(list(zip(tops, sizes, strict=True)), even)


HIGH, LOW = score(6, 5, 6), score(1, 0, 2)


@pytest.mark.parametrize(
    ("tops", "value"),
    [((5, 4, 6), 0.746901), ((6, 5, 6), 0.835550), ((1, 0, 2), 0.228336), ((5, 0, 1), 0.287685)],
)
def test_the_worked_scores_of_ratings(tops, value):
    assert score(*tops).value == pytest.approx(value, abs=1e-6)


@pytest.mark.parametrize(
    ("tops", "rate", "value"),
    [
        ((3, 3, 3, 3), 0.4375, 0.636364),
        ((2, 1, 2, 1), 0.242061, 0.491933),
        ((6, 0, 0, 0), 0.118677, 0.321899),
        ((0, 0, 0, 0), 0.0625, 0.2),
    ],
)
def test_the_worked_scores_of_dots_against_an_even_spread(tops, rate, value):
    found = score(*tops, sizes=(6, 6, 6, 6), even=0.25).value
    assert found == pytest.approx(value, abs=1e-6)
    assert 0.25 * found / (1 - found) == pytest.approx(rate, abs=1e-6)


def test_the_rate_of_an_even_spread():
    assert even_spread([12, 6, 6, 0], 24) == 0.25
    assert even_spread([0, 0], 24) == 0
    assert even_spread([0, 0], 0) == 0
    assert even_spread([12], 24) is None
    assert even_spread([], 24) is None


def test_an_even_spread_lies_on_the_line_and_counts_as_high():
    for chosen in range(1, 7):
        found = score(chosen, chosen, sizes=(6, 6), even=chosen / 6)
        assert found.value == pytest.approx(0.5)
        assert (found.high, found.close) == (True, True)


def test_a_lens_without_any_dot_is_low_like_what_nobody_chose():
    assert score(0, 0, 0, 0, sizes=(6, 6, 6, 6), even=0).value == pytest.approx(0.2)
    assert score(0, 0, even=0.2, sizes=(6, 6)).value == pytest.approx(0.2)


def test_hundreds_of_tables_overflow_nothing():
    tables = [(6, 6)] * 3000
    assert lens_score(tables, 1e-3).value == pytest.approx(0.998669, abs=1e-6)
    assert lens_score([(0, 6)] * 3000, 1e-3).value == pytest.approx(0.2)


def test_close_is_an_interval_over_the_line():
    found = score(5, 0, 1)
    assert (round(found.interval.low, 3), round(found.interval.high, 3)) == (0.163, 0.563)
    assert found.close
    assert quadrant(HIGH, found) == "story"
    dots = score(8, 8, 8, sizes=(10, 10, 10), even=0.25)
    assert (dots.line, dots.close) == (0.25, False)
    assert score(3, 2, 3, sizes=(10, 10, 10), even=0.25).close


def test_the_four_quadrants():
    assert quadrant(HIGH, HIGH) == "essence"
    assert quadrant(LOW, HIGH) == "anywhere"
    assert quadrant(HIGH, LOW) == "story"
    assert quadrant(LOW, LOW) == "quiet"


def test_tables_without_answers_have_no_say():
    assert lens_score([(6, 6), (0, 0)]).value == lens_score([(6, 6)]).value
    assert lens_score([(3, 6), (0, 0)], 0.25).value == lens_score([(3, 6)], 0.25).value
    nobody = lens_score([])
    assert (nobody.value, nobody.close) == (0.5, True)
    assert lens_score([], 0.0).value == 0.5


def test_more_tops_than_answers_are_refused():
    with pytest.raises(ValueError, match="between 0 and"):
        lens_score([(3, 2)])


def test_the_order_is_essence_then_energy_then_tables():
    half, low, high = (LensScore(value, HIGH.interval) for value in (0.5, 0.2, 0.8))
    assert essence(high, low) == pytest.approx(0.4)
    given = {
        "both": (half, half, low, 1),
        "more energy": (high, low, high, 1),
        "more tables": (high, low, low, 3),
        "fewer tables": (low, high, low, 2),
    }
    assert sorted(given, key=lambda name: essence_order(*given[name])) == list(given)


def _room(luck: Random, *, shared: bool) -> tuple[list[list[tuple[int, int]]], ...]:
    """One simulated room: for both lenses {cluster: (chosen, people) of each table}.

    6 to 14 clusters, 8 to 40 people at tables of six. The room's favourites weigh 1 / rank to a power from 1 to 2 in
    both lenses, or each lens has favourites of its own; each person chooses the heaviest by gamma noise.
    """
    clusters, people, steep = luck.randint(6, 14), luck.randint(8, 40), luck.uniform(1, 2)
    tables = [range(first, min(first + 6, people)) for first in range(0, people, 6)]
    ranks = list(range(1, clusters + 1))
    lenses = []
    for _lens in range(2):
        lenses.append([[0] * len(tables) for _cluster in range(clusters)])
        if not shared:
            luck.shuffle(ranks)
        for number, table in enumerate(tables):
            for _person in table:
                liked = [rank**-steep * luck.gammavariate(1, 1) for rank in ranks]
                for chosen in sorted(range(clusters), key=liked.__getitem__)[-budget(clusters) :]:
                    lenses[-1][chosen][number] += 1
    return tuple(
        [list(zip(chosen, map(len, tables), strict=True)) for chosen in by_cluster] for by_cluster in lenses
    )


def _has_essence(room: tuple[list[list[tuple[int, int]]], ...]) -> bool:
    scores = []
    for tops in room:
        people = sum(count for _top, count in tops[0])
        even = even_spread([sum(top for top, _count in by_table) for by_table in tops], people)
        scores.append([lens_score(by_table, even) for by_table in tops])
    return any(quadrant(unique, belonging) == "essence" for unique, belonging in zip(*scores, strict=True))


def test_of_200_rooms_with_shared_favourites_hardly_any_is_without_essence():
    luck = Random(11)  # noqa: S311 - the same rooms each time
    without = sum(not _has_essence(_room(luck, shared=True)) for _number in range(200))
    assert without <= 20


def test_where_the_lenses_have_favourites_of_their_own_some_rooms_have_none():
    luck = Random(11)  # noqa: S311 - the same rooms each time
    without = sum(not _has_essence(_room(luck, shared=False)) for _number in range(200))
    assert 40 <= without <= 120


def test_reach_and_evenness():
    assert reach([3, 0, 1, 0]) == 0.5
    assert reach([]) == 0
    assert evenness([2, 2, 2]) == pytest.approx(1)
    assert evenness([5, 0, 0]) == 0
    assert evenness([1, 1, 0, 0]) == pytest.approx(0.5)
    assert evenness([4]) == 1
    assert evenness([0, 0]) == 0
