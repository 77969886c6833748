"""Picture files: fixed types and headers, kept for ten minutes, gone with their photo."""

import io

import pytest
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from places import storage
from places.enums import Stage
from places.models import Photo
from places.photos.actions import visibility
from places.storage import VARIANTS
from tests.builders.buckets import Bucket
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room


@pytest.fixture
def photo(room: Room) -> Photo:
    room.at(Stage.SHARE)
    return room.photo(room.people[0], key=stored_picture(60, 40), width=60, height=40)


def get(client: Client, key: str, variant: str = "small", **headers: str) -> HttpResponse:
    return client.get(f"/media/{key}/{variant}", headers=headers)


@pytest.mark.parametrize("variant", sorted(VARIANTS))
def test_each_size_has_its_type_and_headers(room: Room, photo: Photo, variant: str) -> None:
    answer = get(room.client(room.people[1]), photo.key, variant)
    body = b"".join(answer.streaming_content)
    with Image.open(io.BytesIO(body)) as image:
        assert (image.size, image.get_format_mimetype()) == ((60, 40), VARIANTS[variant][1])
    assert answer.headers["Content-Type"] == VARIANTS[variant][1]
    assert answer.headers["Content-Length"] == str(len(body))
    assert answer.headers["Cache-Control"] == "private, max-age=600"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["Content-Disposition"] == "inline"
    assert answer.headers["ETag"] == f'"{photo.key}-{variant}"'


def test_what_the_browser_has_is_not_sent_again_but_asked_for_again(room: Room, photo: Photo) -> None:
    client = room.client(room.people[1])
    known = {"If-None-Match": f'"{photo.key}-small"'}
    answer = get(client, photo.key, **known)
    assert (answer.status_code, answer.content, answer.headers.get("Content-Type")) == (304, b"", None)
    visibility.hide(actor=room.leading, photo_id=photo.pk)
    assert get(client, photo.key, **known).status_code == 404


def test_only_the_head(room: Room, photo: Photo) -> None:
    answer = room.client(room.people[1]).head(f"/media/{photo.key}/small")
    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, b"")


@pytest.mark.parametrize("key", ["", "x", "0" * 32, "..", "%2e%2e", "%00", "A" * 32, "a" * 5000])
def test_other_keys_are_not_there(room: Room, photo: Photo, key: str) -> None:
    assert get(room.client(room.people[0]), key).status_code == 404


@pytest.mark.parametrize(
    "variant", ["", "original", "master.jpg", "..", "%2e%2e%2fsecret-key", "%00", "SMALL"]
)
def test_other_sizes_are_not_there(room: Room, photo: Photo, variant: str) -> None:
    assert get(room.client(room.people[0]), photo.key, variant).status_code == 404


def test_a_card_of_words_has_no_file(room: Room) -> None:
    room.photo(room.people[0])
    assert room.client(room.people[0]).get("/media//small").status_code == 404


def test_a_file_that_is_lost_is_not_there(room: Room, photo: Photo) -> None:
    storage.forget(photo.key)
    assert get(room.client(room.people[0]), photo.key).status_code == 404


def test_a_picture_in_a_bucket_is_sent_as_one_in_a_folder(room: Room, bucket: Bucket) -> None:
    room.at(Stage.SHARE)
    photo = room.photo(room.people[0], key=stored_picture(60, 40), width=60, height=40)
    test_each_size_has_its_type_and_headers(room, photo, "large")
    test_what_the_browser_has_is_not_sent_again_but_asked_for_again(room, photo)


def test_a_store_that_is_away_costs_the_picture_only_and_it_can_be_asked_for_again(
    room: Room, bucket: Bucket
) -> None:
    room.at(Stage.SHARE)
    photo = room.photo(room.people[0], key=stored_picture(60, 40), width=60, height=40)
    client = room.client(room.people[1])
    bucket.server.stop()
    try:
        answer = get(client, photo.key)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        assert answer.headers["Cache-Control"] == "no-store"
        assert "The pictures cannot be fetched just now." in answer.content.decode()
        bare = get(client, photo.key, Accept="image/avif,image/webp,*/*;q=0.8")
        assert (bare.status_code, bare.content, bare.headers["Retry-After"]) == (503, b"", "5")
        assert bare.headers["Cache-Control"] == "no-store"
        assert get(client, "0" * 32).status_code == 404
        assert photo.key in client.get(f"/w/{room.code}/wall/").content.decode()
    finally:
        bucket.server.start()
        default_storage.outage.over()
    assert get(client, photo.key).status_code == 200
