"""Messages of the bus: a workshop and a revision, and nothing else."""

import pytest

from places.live.bus.messages import decoded, encoded


def test_there_and_back() -> None:
    assert encoded((12, 345)) == "12:345"
    assert decoded("12:345") == (12, 345)


@pytest.mark.parametrize(
    "text", ["", ":", "12", "12:", ":3", "a:3", "12:3:4", "12:-3", "12:3 ", "１:2", "1" * 30]
)
def test_anything_else_is_no_message(text: str) -> None:
    assert decoded(text) is None
