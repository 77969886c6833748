"""A place with two workshops."""

import pytest

from tests.builders.rooms import Room
from tests.builders.workshops_again import open_again


@pytest.fixture
def again(room: Room) -> Room:
    """A second workshop of the place of `room`, opened a year later by the same leader."""
    return open_again(room)
