"""What differs between two sets of figures."""

import pytest

from places.archives.methods.differences import differing


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({"a": 1.0}, {"a": 1.0 + 1e-10}, []),
        ({"a": 1.0}, {"a": 1.1}, ["a: 1.0, not 1.1"]),
        ({"a": [1, 2]}, {"a": [1, 3]}, ["a[1]: 2, not 3"]),
        ({"a": [1]}, {"a": [1, 3]}, ["a: [1], not [1, 3]"]),
        ({"a": 1}, {}, ["a: 1, not None"]),
        ({"a": True}, {"a": 1.5}, ["a: True, not 1.5"]),
    ],
)
def test_differences(one: object, other: object, found: list[str]) -> None:
    assert differing(one, other) == found
