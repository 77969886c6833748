"""An archive becomes an equal workshop, or nothing."""

import io
import json
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from places.archives.actions.importing import ArchiveRefused, import_archive, sentence
from places.archives.methods import archive_reading
from places.archives.methods.differences import differing
from places.archives.methods.figures import figures
from places.errors import Missing
from places.models import Activity, Participant, Photo, Place, Workshop
from places.storage import VARIANTS, variant_path
from places.texts import clean
from tests.builders.archive_files import archive_of, changed, quiet, with_entry, workshop_json_of
from tests.builders.archived import NAUGHTY, full_room
from tests.builders.buckets import Bucket
from tests.builders.rooms import Room

EXAMPLES = 5 if settings().max_examples < 100 else settings().max_examples
ODD = (
    "\u202eevil", "a\u0000b", "\ufffe", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "e\u0301", "\u05d0\u0627\u202a",
    "Z" + "\u0301" * 20, "\u3000", "\t=1", "\ufeff@SUM(1)", "x" * 300, "\U000e0041", "&lt;b&gt;", "]]>", "{{ x }}",
    "%s %(a)s",
)  # fmt: skip


@pytest.fixture
def room(db: None) -> Room:
    return full_room(20)


def brought_in(room: Room, file: Any) -> int:
    return import_archive(leader_id=room.leader.pk, file=file, progress=quiet)


WORDS = st.lists(
    st.one_of(
        st.sampled_from(NAUGHTY),
        st.sampled_from(ODD),
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300),
    ).map(lambda text: clean(text, lines=True)),
    min_size=1,
    max_size=6,
)


@settings(
    max_examples=EXAMPLES,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a room takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    seed=st.integers(0, 2**32),
    words=WORDS,
    pictures=st.integers(0, 1),
    photos=st.integers(12, 18),
)
def test_out_in_and_out_again_is_equal(
    db: None, seed: int, words: list[str], pictures: int, photos: int
) -> None:
    room = full_room(seed, pictures=pictures, photos=photos, words=words)
    first = workshop_json_of(archive_of(room.workshop.pk))
    imported = brought_in(room, archive_of(room.workshop.pk))
    second = workshop_json_of(archive_of(imported))
    assert differing(first, second, tolerance=0) == []
    assert differing(second["figures"], figures(second)) == []


def test_a_room_whose_pictures_are_in_a_bucket(bucket: Bucket, db: None) -> None:
    room = full_room(30, pictures=2)
    before = bucket.names()
    file = archive_of(room.workshop.pk)
    imported = brought_in(room, file)
    assert len(bucket.names()) == len(before) + 2 * len(VARIANTS)
    second = archive_of(imported)
    assert differing(workshop_json_of(file), workshop_json_of(second), tolerance=0) == []
    for key in Photo.objects.filter(workshop=imported).exclude(key="").values_list("key", flat=True):
        assert {variant_path(key, variant) for variant in VARIANTS} <= set(bucket.names())
    kept = bucket.names()
    with pytest.raises(ArchiveRefused):
        brought_in(room, changed(file, _edit(photos__0__see="x", votes=[{}])))
    with pytest.raises(Missing):
        import_archive(leader_id=0, file=file, progress=quiet)
    assert bucket.names() == kept


def test_a_picture_that_would_fill_the_memory(room: Room) -> None:
    """A GIF of 44 bytes with 4,364 million pixels."""
    bomb = b"GIF89a" + struct.pack("<HH", 65535, 65535) + b"\x80\x00\x00" + bytes(6) + b"\x2c" + bytes(4)
    bomb += struct.pack("<HH", 65535, 65535) + b"\x00\x02\x02\x44\x01\x00\x3b"
    assert "picture in this archive" in refused(room, _with_pictures(room, bomb))


def test_pictures_are_made_anew(room: Room) -> None:
    imported = brought_in(room, archive_of(room.workshop.pk))
    old, new = (Photo.objects.exclude(key="").get(workshop=each) for each in (room.workshop.pk, imported))
    assert new.key != old.key
    assert (new.width, new.height) == (old.width, old.height) == (120, 90)
    assert storages["default"].exists(variant_path(new.key, "small"))


def test_nobody_gets_in_with_what_the_old_workshop_gave_them(room: Room) -> None:
    imported = Workshop.objects.get(pk=brought_in(room, archive_of(room.workshop.pk)))
    assert imported.code != room.workshop.code
    assert imported.token != room.workshop.token
    old = Participant.objects.filter(workshop=room.workshop)
    new = Participant.objects.filter(workshop=imported)
    assert not set(old.values_list("token", flat=True)) & set(new.values_list("token", flat=True))
    assert not set(old.values_list("return_digest", flat=True)) & set(
        new.values_list("return_digest", flat=True)
    )
    assert list(imported.place.leaders.all()) == [room.leader]
    assert imported.revision == Workshop.objects.get(pk=room.workshop.pk).revision
    assert Activity.objects.filter(workshop=imported).exclude(leader=None).count() == 0


def test_pages_of_an_imported_workshop(room: Room) -> None:
    imported = Workshop.objects.get(pk=brought_in(room, archive_of(room.workshop.pk)))
    client = room.leader_client()
    for page in ("desk", "combine", "results", "vision", "wall", "me-not"):
        found = client.get(f"/w/{imported.code}/{page}/", follow=True).status_code
        assert found == (404 if page == "me-not" else 200), page


def test_an_unknown_leader(room: Room) -> None:
    with pytest.raises(Missing):
        import_archive(leader_id=0, file=archive_of(room.workshop.pk), progress=quiet)


def _edit(**changes: Any) -> Callable[[dict[str, Any]], None]:
    def change(told: dict[str, Any]) -> None:
        for where, value in changes.items():
            *path, last = where.split("__")
            target: Any = told
            for step in path:
                target = target[int(step) if step.isdigit() else step]
            target[last] = value

    return change


DEEP = b"[" * 100_000 + b"]" * 100_000
DOCUMENTS: dict[str, Any] = {
    "another room's photo": _edit(placements__0__photo=10**6),
    "a pile of another board": _edit(piles__0__board=5),
    "a kind that does not exist": _edit(photos__0__state="burning"),
    "a text that is no text": _edit(photos__0__see={"a": 1}),
    "a text that is too long": _edit(photos__0__see="x" * 151),
    "a part too many": _edit(evil=1),
    "a part too few": lambda told: told.pop("people") and None,
    "votes of more people than there are": _edit(votes__0__ballots=[{"table": 1, "number": 5000}]),
    "dots that cannot be": _edit(votes__0__dots__0__dots=[4000, 1, 1]),
    "a picture that is not there": _edit(photos__0__file="pictures/00/0001.jpg"),
    "a picture that is another file": _edit(photos__0__file="workshop.json"),
    "a newer schema": _edit(schema=99),
    "no schema": lambda told: told.pop("schema") and None,
    "two people of one name and mark": lambda told: told["people"].__setitem__(
        slice(0, 2), [told["people"][0] | {"name": "A", "symbol": "leaf", "id": n} for n in (1, 2)]
    ),
    "NaN": lambda told: json.dumps(told).replace('"seed": ', '"seed": NaN, "x": ').encode(),
    "deep": lambda _told: DEEP,
    "no JSON": lambda _told: b"{",
    "no object": lambda _told: b"[]",
    "no text": lambda _told: b"\xff\xfe",
    "a name twice": lambda told: b'{"schema": 1, ' + json.dumps(told).encode()[1:],
    "a number without end": lambda told: (
        json.dumps(told).replace('"seed": 1', '"seed": ' + "9" * 5000).encode()
    ),
}


def refused(room: Room, file: Any) -> str:
    """Bring an archive in that is refused, and check that nothing of it is left; return the sentence."""
    before = Workshop.objects.count(), Place.objects.count(), Photo.objects.count(), stored_files()
    with pytest.raises(ArchiveRefused) as caught:
        brought_in(room, file)
    assert (Workshop.objects.count(), Place.objects.count(), Photo.objects.count(), stored_files()) == before
    said = str(caught.value.sentence)
    assert said.endswith(".")
    return said


def stored_files() -> list[str]:
    return sorted(str(path) for path in Path(storages["default"].location).rglob("*.jpg"))


def test_hostile_documents_are_refused_whole(room: Room) -> None:
    told = {
        name: refused(room, changed(archive_of(room.workshop.pk), change))
        for name, change in DOCUMENTS.items()
    }
    assert "photos[0].state" in told["a kind that does not exist"]
    assert told["a newer schema"] == sentence("newer", "")
    assert told["NaN"] == told["deep"] == told["a name twice"] == sentence("unreadable", "")


STRANGE = (
    "../evil.txt", "/etc/passwd", "pictures/../../x.jpg", "C:\\x.jpg", "pictures\\a.jpg", "evil.exe", "inner.zip",
    "pictures/00/0001.jpg.exe", "data/x.html", "pictures/" + "a" * 300 + "/0001.jpg", "pictures/00/0001\n.jpg",
)  # fmt: skip


def test_files_that_do_not_belong(room: Room) -> None:
    for name in STRANGE:
        assert "does not belong" in refused(room, with_entry(room, name)), name
    link = refused(room, with_entry(room, "pictures/00/0900.jpg", external_attr=(stat.S_IFLNK | 0o777) << 16))
    assert "does not belong" in link
    assert "does not belong" in refused(room, with_entry(room, "data/x.csv", compress_type=zipfile.ZIP_LZMA))


def test_files_twice(room: Room) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        file = with_entry(room, "README.txt")
    assert refused(room, file) == sentence("twice", "")


def test_bombs(room: Room) -> None:
    bomb = with_entry(room, "data/bomb.csv", b"0" * 30_000_000, compress_type=zipfile.ZIP_DEFLATED)
    assert len(bomb.getvalue()) < 1_000_000
    assert refused(room, bomb) == sentence("too_large", "")


def test_a_million_files_are_not_even_listed() -> None:
    listing = b"PK\x01\x02" + bytes(42)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(listing) * 10**6 % 2**32, 0, 0)
    file = io.BytesIO(bytes(50_000_000) + end)
    with pytest.raises(archive_reading.BadArchive, match=r"too_many|no_archive"):
        archive_reading.read_archive(file)


def test_truncated_changed_and_locked(room: Room) -> None:
    whole = archive_of(room.workshop.pk).getvalue()
    for part in (whole[: len(whole) // 2], whole[:-1], whole[1:], b"", b"PK", whole + b"x"):
        assert refused(room, io.BytesIO(part))
    flipped = bytearray(whole)
    flipped[whole.index(b"workshop.json") + 200] ^= 0xFF
    assert "damaged" in refused(room, io.BytesIO(bytes(flipped)))
    locked = bytearray(whole)
    at = locked.rindex(b"PK\x01\x02")
    locked[at + 8] |= 1
    assert refused(room, io.BytesIO(bytes(locked))) == sentence("encrypted", "")


def _with_pictures(room: Room, content: bytes) -> io.BytesIO:
    target = io.BytesIO()
    with zipfile.ZipFile(archive_of(room.workshop.pk)) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, content if entry.filename.endswith(".jpg") else old.read(entry))
    return target


def test_a_picture_that_is_none(room: Room) -> None:
    assert "picture in this archive" in refused(room, _with_pictures(room, b"<svg onload=alert(1)>"))


def test_words_are_cleaned_as_everywhere(room: Room) -> None:
    file = changed(
        archive_of(room.workshop.pk), _edit(photos__0__essence="a\u202eb\x00c", place__name="\ud800x")
    )
    photo = Photo.objects.filter(workshop=brought_in(room, file)).order_by("pk")[0]
    assert photo.essence == "abc"
    assert photo.workshop.place.name == "x"
