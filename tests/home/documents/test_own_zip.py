"""The ZIP of one's own things is written block by block; what it holds: tests/home/views/test_me.py."""

from django.core.files.storage import default_storage

from places.home.documents import own_zip
from places.home.queries.things import things
from places.storage import variant_path
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room


def test_a_picture_is_never_held_whole(room: Room, monkeypatch: object) -> None:
    key = stored_picture(640, 480)
    size = default_storage.size(variant_path(key, "master"))
    room.photo(room.people[0], key=key, width=640, height=480)
    found = things(room.workshop.pk, room.people[0].pk)
    own_zip.BLOCK, before = 1024, own_zip.BLOCK
    try:
        blocks = [len(block) for block in own_zip.own_zip(found, "Mira", "Jönköping-ness")]
    finally:
        own_zip.BLOCK = before
    assert len(blocks) >= size // 1024
    assert max(blocks) < size / 2
