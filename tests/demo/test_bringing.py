"""How the demo's people bring their pictures."""

import pytest

from places import imaging
from places.demo import texts
from places.demo.arrivals import Arrivals
from places.demo.bringing import bring
from places.enums import Stage
from places.models import Photo
from tests.rooms import open_room


@pytest.fixture(scope="module", autouse=True)
def _end_the_pool() -> object:
    yield
    imaging.stop()


def test_pictures_and_words_are_brought_by_their_owners_and_counted(db: None) -> None:
    room = open_room(Stage.GATHER)
    chosen = [photo for photo in texts.photos("en") if photo.scene][:1]
    chosen += [photo for photo in texts.photos("en") if not photo.scene][:1]
    owners = [room.actor(room.people[number % 4]) for number in range(24)]
    heard: list[tuple[int, int]] = []
    with Arrivals(chosen, longest=64) as arrivals:
        brought = bring(owners, chosen, arrivals, lambda *said: heard.append(said))
    assert heard == [(0, 2), (1, 2), (2, 2)]
    assert list(brought) == [photo.key for photo in chosen]
    rows = Photo.objects.in_bulk(brought.values())
    assert [rows[brought[photo.key]].essence for photo in chosen] == [photo.essence for photo in chosen]
    assert [bool(rows[brought[photo.key]].key) for photo in chosen] == [True, False]
    assert [rows[brought[photo.key]].participant_id for photo in chosen] == [
        owners[photo.by].participant_id for photo in chosen
    ]
