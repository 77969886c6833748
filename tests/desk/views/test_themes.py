"""The pages of themes at the desk."""

import pytest
from django.test import Client
from django.urls import reverse

from places.enums import Stage
from places.models import Theme
from places.photos.actions.starter_themes import starter_themes
from tests.builders.boards import theme
from tests.builders.rooms import Room
from tests.one_line import one_line


@pytest.fixture
def worded(room: Room) -> Room:
    """At *share*, with the starter themes; Lake on two photos."""
    Theme.objects.bulk_create(starter_themes(room.workshop.pk))
    photos = [room.photo(room.people[number]) for number in (0, 1)]
    theme(room, "Lake", *photos)
    return room.at(Stage.SHARE)


def url(room: Room, name: str, key: str = "") -> str:
    ids = [Theme.objects.get(workshop=room.workshop, key=key).pk] if key else []
    return reverse(name, args=[room.code, *ids])


def read(client: Client, address: str, language: str = "en") -> str:
    return one_line(client.get(address, headers={"Accept-Language": language}).content.decode())


def host(room: Room) -> Client:
    room.people[0].is_host = True
    room.people[0].save()
    return room.client(room.people[0])


def test_hosts_see_words_in_their_language_and_peoples_own_when_the_wall_is_open(worded: Room) -> None:
    running = host(worded)
    text = read(running, url(worded, "desk-themes"), "sv")
    assert ">Vatten<" in text
    assert ">Lake<" in text
    assert "(2 bilder)" in text
    worded.at(Stage.GATHER)
    text = read(running, url(worded, "desk-themes"))
    assert (">Water<" in text, ">Lake<" in text) == (True, False)
    assert running.get(url(worded, "desk-theme", "lake")).status_code == 404
    assert "Put it together" not in read(running, url(worded, "desk-theme", "water"))


def test_the_list_is_changed(worded: Room) -> None:
    running, list_ = host(worded), url(worded, "desk-themes")
    assert running.post(list_, {"word": "Vättern"}).headers["Location"] == list_
    assert running.post(url(worded, "desk-theme-off", "care")).headers["Location"] == list_
    offered = Theme.objects.filter(workshop=worded.workshop, is_starter=True)
    assert (offered.count(), offered.filter(key="vättern").count()) == (25, 1)
    running.post(list_, {"restore": "1"})
    assert offered.count() == 26
    refused = running.post(list_, {"word": " "})
    assert (refused.status_code, "Please write a word first." in refused.content.decode()) == (422, True)


def test_a_theme_gets_another_word(worded: Room) -> None:
    running, page = host(worded), url(worded, "desk-theme", "lake")
    assert 'value="Lake"' in read(running, page)
    refused = running.post(page, {"word": "Vatten"})
    assert (refused.status_code, "Another theme has this word." in refused.content.decode()) == (422, True)
    assert running.post(page, {"word": "Vättern"}).headers["Location"] == url(worded, "desk-themes")
    assert Theme.objects.filter(workshop=worded.workshop, key="vättern").exists()


def test_two_become_one_after_one_question(worded: Room) -> None:
    running, page = host(worded), url(worded, "desk-theme", "lake")
    water = Theme.objects.get(workshop=worded.workshop, key="water").pk
    asked = read(running, f"{page}?into={water}")
    assert "Make “Lake” and “Water” one theme?" in asked
    assert "2 pictures get “Water”." in asked
    assert running.post(url(worded, "desk-theme-merge", "lake"), {"into": "x"}).status_code == 422
    answer = running.post(url(worded, "desk-theme-merge", "lake"), {"into": str(water)})
    assert answer.headers["Location"] == url(worded, "desk-themes")
    assert not Theme.objects.filter(workshop=worded.workshop, key="lake").exists()
    assert worded.photos[0].themed_photos.get().tag_id == water
