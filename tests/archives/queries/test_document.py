"""A whole workshop as data."""

import json
from typing import Any

import pytest

from places.archives.methods.differences import differing
from places.archives.methods.figures import figures
from places.archives.queries.document import document, photo_ids
from places.models import Photo
from tests.builders.archived import full_room


@pytest.mark.parametrize("seed", range(3))
def test_figures_of_the_pages_follow_from_the_archive(db: None, seed: int) -> None:
    room = full_room(seed)
    found = json.loads(json.dumps(document(room.workshop.pk)))
    shown = found["figures"]
    assert shown["support"]
    assert shown["dots"]
    assert shown["map"]
    assert shown["unites"]
    assert shown["consensus"]["clusters"]
    assert differing(shown, figures(found)) == []


def test_nothing_that_stays_in_the_room_is_in_it(db: None) -> None:
    room = full_room(5)
    text = json.dumps(document(room.workshop.pk), ensure_ascii=False)
    shared = set(photo_ids(room.workshop.pk)[0])
    kept = [photo for photo in Photo.objects.filter(workshop=room.workshop) if photo.pk not in shared]
    assert kept
    for photo in kept:
        assert photo.essence not in text
        assert not photo.key or photo.key not in text
    assert "Only in the room" not in text
    for person in room.people:
        named = Photo.objects.filter(participant=person, pk__in=shared).exists()
        assert (f'"{person.first_name}"' in text) == named
        assert person.token not in text
        assert person.return_digest not in text
    assert room.workshop.code not in text
    assert room.workshop.token not in text


def test_in_a_constant_number_of_queries(db: None, django_assert_max_num_queries: Any) -> None:
    room = full_room(2)
    with django_assert_max_num_queries(90):
        document(room.workshop.pk)
