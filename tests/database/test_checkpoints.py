"""Words that were taken back are in no file: neither in the database nor in its write-ahead log."""

import threading
from pathlib import Path

import pytest
from django.db import connection

from places.database import checkpoints
from places.database.checkpoints import erase_for_good, truncate_log
from places.database.writing import write_lock
from places.enums import Stage
from places.models import Photo, Sentence
from places.photos.actions import bringing, themes, visibility
from places.vision.actions import evidence, sentences
from tests.builders.rooms import Room, open_room

WORD = "Kanariefagel"


@pytest.fixture
def room(on_disk: Path) -> Room:
    return open_room()


def hits(database: Path) -> dict[str, int]:
    """Return how often WORD stands in each file beside the database, without the files that are free of it."""
    found = {
        path.name: path.read_bytes().count(WORD.encode())
        for path in database.parent.rglob("*")
        if path.is_file()
    }
    return {name: count for name, count in found.items() if count}


def brought(room: Room) -> Photo:
    """Let Mira bring a card of words, filled in step by step as the pages do, beside fifty others."""
    mira = room.actor(room.people[0])
    for number in range(50):
        room.photo(room.people[1], f"Essence of picture {number} " + "x" * 200)
    photo_id = bringing.start_words(actor=mira, upload_key="a" * 32).data["photo"]
    for field in ("see", "essence", "belonging"):
        words = {field: f"{WORD} {field} " + "y" * 100}
        bringing.describe(
            actor=mira, photo_id=photo_id, fields={**words, "people": "none", "audience": "public"}
        )
    themes.choose(actor=mira, photo_id=photo_id, words=[f"{WORD} theme", "Water"])
    bringing.bring(actor=mira, photo_id=photo_id)
    return Photo.objects.get(pk=photo_id)


class Reader:
    """Another connection, which has read what is there, and reads still when `holds`."""

    def __init__(self, *, holds: bool) -> None:
        self._go, self.here = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._read, args=[holds])
        self._thread.start()
        self.here.wait(20)

    def _read(self, holds: bool) -> None:
        try:
            cursor = connection.cursor()
            cursor.execute("BEGIN" if holds else "SELECT 1")
            cursor.execute("SELECT count(*) FROM places_photo").fetchone()
            self.here.set()
            self._go.wait(20)
        finally:
            connection.close()

    def leave(self) -> None:
        self._go.set()
        self._thread.join(20)


def quoted(room: Room, photo: Photo) -> None:
    """Let a sentence of the vision say the photo's words, in two versions of it."""
    room.at(Stage.WRITE)
    made = sentences.add_sentence(actor=room.leading, section="so", text=f"{photo.essence} is ours.").data
    evidence.quote(actor=room.leading, sentence_id=made["sentence"], photo_id=photo.pk, field="essence")
    changed = f"So it is: {photo.essence}"
    sentence = Sentence.objects.get(pk=made["sentence"])
    sentences.change_sentence(actor=room.leading, sentence_id=sentence.pk, text=changed, rev=sentence.rev)


def test_a_photo_that_is_taken_back_is_in_no_file(room: Room, on_disk: Path) -> None:
    photo, reader = brought(room), Reader(holds=False)
    quoted(room, photo)
    assert hits(on_disk)
    visibility.withdraw(actor=room.actor(room.people[0]), photo_id=photo.pk)
    reader.leave()
    assert hits(on_disk) == {}


def test_words_that_their_owner_changed_or_took_off_are_in_no_file(room: Room, on_disk: Path) -> None:
    photo, mira = brought(room), room.actor(room.people[0])
    room.at(Stage.SHARE)
    others = dict.fromkeys(("see", "essence", "belonging"), "Other words")
    bringing.describe(actor=mira, photo_id=photo.pk, fields=others)
    theme = photo.themes.get(name=f"{WORD} theme")
    themes.remove(actor=mira, photo_id=photo.pk, theme_id=theme.pk)
    assert hits(on_disk) == {}
    themes.choose(actor=mira, photo_id=photo.pk, words=[f"{WORD} again"])
    themes.choose(actor=mira, photo_id=photo.pk, words=["Water"])
    assert hits(on_disk) == {}


def test_what_is_written_for_the_first_time_waits_for_no_disk_twice(
    room: Room, on_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(checkpoints, "truncate_log", lambda: asked.append(True))
    photo = brought(room)
    assert asked == []
    bringing.describe(actor=room.actor(room.people[0]), photo_id=photo.pk, fields={"see": "Other words"})
    assert asked == [True]


def test_who_reads_on_is_not_waited_for_and_the_next_try_empties_the_log(room: Room, on_disk: Path) -> None:
    log = on_disk.with_name("placeness.sqlite3-wal")
    photo, reader = brought(room), Reader(holds=True)
    visibility.withdraw(actor=room.actor(room.people[0]), photo_id=photo.pk)
    assert (truncate_log(patience=0.01), log.stat().st_size > 0) == (False, True)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone() == (20000,)
    reader.leave()
    assert (truncate_log(), log.stat().st_size, hits(on_disk)) == (True, 0, {})


def test_an_act_that_is_taken_back_truncates_nothing(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(checkpoints, "truncate_log", lambda: asked.append(True))
    with pytest.raises(ValueError, match="no"), write_lock():
        _erase_and_fail()
    assert asked == []


def _erase_and_fail() -> None:
    erase_for_good()
    raise ValueError("no")
