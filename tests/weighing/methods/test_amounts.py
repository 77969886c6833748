import pytest

from places.weighing.methods.amounts import about_the_same, amount


@pytest.mark.parametrize(
    ("some", "people", "word"),
    [
        (0, 22, "nobody"),
        (1, 22, "one"),
        (2, 22, "few"),
        (5, 22, "few"),
        (6, 22, "some"),
        (8, 22, "some"),
        (9, 22, "half"),
        (13, 22, "half"),
        (14, 22, "most"),
        (18, 22, "most"),
        (19, 22, "nearly"),
        (21, 22, "nearly"),
        (22, 22, "all"),
        (1, 1, "all"),
        (2, 3, "most"),
        (0, 0, "nobody"),
    ],
)
def test_the_word_for_so_many(some, people, word):
    assert amount(some, people) == word


def test_one_person_in_twenty_makes_no_difference():
    assert about_the_same(8, 8, 5)
    assert about_the_same(8, 9, 22)
    assert not about_the_same(8, 9, 19)
    assert not about_the_same(8, 10, 22)
