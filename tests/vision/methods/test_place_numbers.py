import pytest

from places.vision.methods.place_numbers import numbers_of_a_place


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("1284", ["1284"]),
        ("In 1844 and in the 1950s, not in the 1900s", ["1844", "1950s"]),
        ("47 languages in 40 streets", ["47"]),
        ("17 % and £17 and 17 years", []),
        ("2020, 2035/36, 2040–2050, 2100", []),
        ("2019", ["2019"]),
    ],
)
def test_which_numbers_could_belong_to_one_place(text, found):
    assert [text[start:end] for start, end in numbers_of_a_place(text)] == found
