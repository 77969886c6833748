import pytest

from places.vision.methods.distinctive import distinctive, log_odds

# The cluster has 40 words, the rest of the board 400.
HERE = {"match": 6, "water": 5, "community": 4, "people": 2, "filler": 23}
ELSEWHERE = {"water": 1, "community": 30, "people": 20, "filler": 349}


@pytest.mark.parametrize(
    ("word", "delta", "z"),
    [
        ("match", 5.191179, 2.653924),
        ("water", 3.456243, 3.499611),
        ("community", 0.226359, 0.491588),
        ("people", 0, 0),
    ],
)
def test_the_worked_example(word, delta, z):
    found = next(entry for entry in distinctive(HERE, ELSEWHERE) if entry.word == word)
    assert (found.delta, found.z) == pytest.approx((delta, z), abs=1e-6)
    assert (found.here, found.elsewhere) == (HERE[word], ELSEWHERE.get(word, 0))


def test_the_order_is_by_z_then_by_word():
    found = [entry.word for entry in distinctive(HERE, ELSEWHERE)]
    assert found[:3] == ["water", "match", "community"]
    assert [entry.word for entry in distinctive({"b": 1, "a": 1, "c": 2}, {"c": 2, "d": 1})][:2] == ["a", "b"]


def test_words_that_stand_nowhere():
    assert distinctive({"a": 0}, {"a": 0}) == []
    assert distinctive({}, {}) == []
    with pytest.raises(ValueError, match="neither"):
        log_odds(0, 5, 0, 5)


def test_the_only_word_sets_nothing_apart():
    assert log_odds(3, 3, 2, 2) == (0, 0)
