"""How the demo's people bring their pictures."""

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from places import imaging
from places.demo import texts
from places.demo.arrivals import Arrivals
from places.demo.bringing import bring
from places.enums import Stage
from places.models import Photo
from places.storage import variant_path
from tests.builders.rooms import open_room


@pytest.fixture(scope="module", autouse=True)
def _end_the_pool() -> object:
    yield
    imaging.stop()


def test_pictures_and_words_are_brought_by_their_owners_and_counted(db: None) -> None:
    room = open_room(Stage.GATHER)
    chosen = [photo for photo in texts.photos("en") if photo.scene in {None, "pier", "lake_dawn"}]
    assert [photo.key for photo in chosen] == ["pier", "words_surname", "words_name", "lake_dawn"]
    owners = [room.actor(room.people[number % 4]) for number in range(24)]
    received: list[tuple[int, int]] = []
    with Arrivals(chosen, longest=64) as arrivals:
        brought = bring(owners, chosen, arrivals, lambda *said: received.append(said))
    assert received == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    assert list(brought) == [photo.key for photo in chosen]
    rows = Photo.objects.in_bulk(brought.values())
    assert [rows[brought[photo.key]].essence for photo in chosen] == [photo.essence for photo in chosen]
    assert [bool(rows[brought[photo.key]].key) for photo in chosen] == [True, False, False, True]
    for scene, size in (("pier", (48, 64)), ("lake_dawn", (64, 27))):
        stored = variant_path(rows[brought[scene]].key, "master")
        with default_storage.open(stored) as file, Image.open(file) as picture:
            assert (scene, picture.size) == (scene, size)
    assert [rows[brought[photo.key]].participant_id for photo in chosen] == [
        owners[photo.by].participant_id for photo in chosen
    ]
