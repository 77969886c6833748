"""The demo's pictures go through the picture path in the background, and leave nothing behind."""

from pathlib import Path

import pytest
from PIL import Image

from places import imaging
from places.demo import pictures, texts
from places.demo.arrivals import Arrivals
from places.imaging import ingesting


@pytest.fixture(scope="module", autouse=True)
def _end_the_pool() -> object:
    yield
    imaging.stop()


def test_pictures_come_clean_and_upright_and_cards_of_words_have_none() -> None:
    tall = [photo for photo in texts.photos("en") if photo.scene in {"candle", "pier"}]
    words = [photo for photo in texts.photos("en") if photo.scene is None][:1]
    numbers = {scene: pictures.NAMES.index(scene) % 8 + 1 for scene in ("candle", "pier")}
    assert any(orientation >= 5 for orientation in numbers.values())  # one is stored lying down
    with Arrivals([*tall, *words], longest=80) as arrivals:
        assert arrivals.picture(words[0].key) is None
        for photo in tall:
            clean = arrivals.picture(photo.key)
            assert clean
            assert (clean.width, clean.height) == (60, 80)
            with Image.open(clean.files["master"]) as master:
                assert (dict(master.getexif()), master.info.get("comment")) == ({}, None)
        folder = clean.files["master"].parent.parent
        assert folder.is_dir()
    assert not folder.exists()


def test_children_of_its_own_end_with_it_and_leave_those_of_the_server_alone() -> None:
    imaging.stop()
    photo = next(photo for photo in texts.photos("en") if photo.scene)
    with Arrivals([photo], longest=16, children=2) as arrivals:
        assert arrivals.picture(photo.key)
        assert arrivals._pool
        own, size = arrivals._pool.children(), arrivals._pool.size
    assert (len(own), size, ingesting._pools) == (1, 2, [])  # there was one picture, for one of them
    assert [Path(f"/proc/{number}").exists() for number in own] == [False]


def test_what_has_not_begun_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Arrivals(texts.photos("en"), longest=16):
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_picture_that_cannot_be_taken_in_is_told_to_who_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "PAINTED", Path("/nowhere"))
    photo = next(photo for photo in texts.photos("en") if photo.scene)
    with Arrivals([photo]) as arrivals, pytest.raises(FileNotFoundError):
        arrivals.picture(photo.key)
