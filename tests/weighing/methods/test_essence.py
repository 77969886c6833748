import pytest

from places.weighing.methods.essence import evenness, leaning, lens_score, quadrant, reach

SIZES = (6, 5, 7)


def score(*tops, sizes=SIZES):
    return lens_score(list(zip(tops, sizes, strict=True)))


HIGH, LOW = score(6, 5, 6), score(1, 0, 2)


@pytest.mark.parametrize(
    ("tops", "value"),
    [((5, 4, 6), 0.746901), ((6, 5, 6), 0.835550), ((1, 0, 2), 0.228336), ((5, 0, 1), 0.287685)],
)
def test_the_worked_scores(tops, value):
    assert score(*tops).value == pytest.approx(value, abs=1e-6)


def test_the_worked_interval_that_is_too_close_to_call():
    found = score(5, 0, 1)
    assert (round(found.interval.low, 3), round(found.interval.high, 3)) == (0.163, 0.563)
    assert found.too_close
    assert quadrant(HIGH, found) == "close"
    assert leaning(HIGH, found) == "story"


def test_the_four_quadrants():
    assert quadrant(HIGH, HIGH) == "essence"
    assert quadrant(LOW, HIGH) == "anywhere"
    assert quadrant(HIGH, LOW) == "story"
    assert quadrant(LOW, LOW) == "quiet"


def test_tables_without_answers_have_no_say():
    assert lens_score([(6, 6), (0, 0)]).value == lens_score([(6, 6)]).value
    nobody = lens_score([])
    assert (nobody.value, nobody.too_close) == (0.5, True)


def test_more_tops_than_answers_are_refused():
    with pytest.raises(ValueError, match="between 0 and"):
        lens_score([(3, 2)])


def test_reach_and_evenness():
    assert reach([3, 0, 1, 0]) == 0.5
    assert reach([]) == 0
    assert evenness([2, 2, 2]) == pytest.approx(1)
    assert evenness([5, 0, 0]) == 0
    assert evenness([1, 1, 0, 0]) == pytest.approx(0.5)
    assert evenness([4]) == 1
    assert evenness([0, 0]) == 0
