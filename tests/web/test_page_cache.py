"""The page cache: right at every moment, the same for all with the same rights, and of nobody in particular."""

import gzip
import re
import threading
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from places.enums import Stage
from places.photos.actions import bringing, visibility
from places.web.page_cache import NONCE, TOKEN, KeyLocks
from tests.builders.rooms import SESSION, Room

OWN = re.compile(r'nonce="[^"]+"|name="csrfmiddlewaretoken" value="[^"]+"|data-holder="[^"]+"')
VISIT = 2 + SESSION  # queries that learn who asks
LATE = 1  # the query that learns whether they have still to bring a picture


@pytest.fixture(autouse=True)
def _empty_memory() -> None:
    caches["pages"].clear()


@pytest.fixture
def sharing(room: Room, other_room: Room) -> Room:
    for number in range(3):
        room.photo(room.people[number], essence=f"Nobody is far from the shore {number}")
    return room.at(Stage.SHARE)


def _wall(room: Room, client: Client, query: str = "", **headers: str) -> str:
    answer = client.get(f"/w/{room.code}/wall/{query}", headers=headers)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert TOKEN not in text
    assert NONCE not in text
    return text


def test_the_second_person_gets_the_same_page_without_reading_it_again(
    sharing: Room, django_assert_num_queries: Any
) -> None:
    first, second = (sharing.client(person) for person in sharing.people[:2])
    told = _wall(sharing, first)
    with django_assert_num_queries(VISIT + LATE):
        same = _wall(sharing, second)
    assert told != same
    assert OWN.sub("", told) == OWN.sub("", same)
    assert "Nobody is far from the shore 2" in same


def test_each_person_gets_a_token_and_a_nonce_of_their_own(sharing: Room) -> None:
    own = []
    for person in sharing.people[:2]:
        client = sharing.client(person)
        answer = client.get(f"/w/{sharing.code}/wall/")
        text = answer.content.decode()
        (nonce,) = set(re.findall(r'nonce="([^"]+)"', text))
        assert f"'nonce-{nonce}'" in answer.headers["Content-Security-Policy"]
        (token,) = set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', text))
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = client.cookies
        assert strict.post("/language/", {"language": "sv", "csrfmiddlewaretoken": token}).status_code == 302
        (holder,) = re.findall(r'data-holder="([0-9a-f]{32})"', text)
        own += [nonce, token, holder]
    assert len(set(own)) == 6


def test_who_takes_gzip_gets_the_same_page(sharing: Room) -> None:
    for person in sharing.people[:2]:
        client = sharing.client(person)
        plain = _wall(sharing, client)
        answer = client.get(f"/w/{sharing.code}/wall/", headers={"accept-encoding": "gzip"})
        assert answer["Content-Encoding"] == "gzip"
        page = gzip.decompress(answer.content).decode()
        assert OWN.sub("", page) == OWN.sub("", plain)
        assert len(set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]{64})"', page))) == 1


def test_what_has_changed_shows_at_once(sharing: Room) -> None:
    client, photo = sharing.client(sharing.people[1]), sharing.photos[0]
    assert "Every street ends at the water" not in _wall(sharing, client)
    words = {"essence": "Every street ends at the water"}
    bringing.describe(actor=sharing.actor(sharing.people[0]), photo_id=photo.pk, fields=words)
    assert "Every street ends at the water" in _wall(sharing, client)
    visibility.hide(actor=sharing.leading, photo_id=photo.pk)
    assert "Every street ends at the water" not in _wall(sharing, client)


def test_other_rights_see_another_page(sharing: Room) -> None:
    hidden = sharing.photos[0].pk
    visibility.hide(actor=sharing.leading, photo_id=hidden)
    leader, person = sharing.leader_client(), sharing.client(sharing.people[1])
    assert f"/photo/{hidden}/" in _wall(sharing, leader)
    assert f"/photo/{hidden}/" not in _wall(sharing, person)
    assert f"/photo/{hidden}/" in _wall(sharing, leader)


def test_languages_filters_and_workshops_are_kept_apart(sharing: Room, other_room: Room) -> None:
    client = sharing.client(sharing.people[0])
    english = _wall(sharing, client)
    assert "The wall" in english
    assert "The wall" not in _wall(sharing, client, **{"accept-language": "sv"})
    assert len(re.findall(r'<li id="photo-', english)) == 3
    assert len(re.findall(r'<li id="photo-', _wall(sharing, client, "?table=1"))) == 2
    other_room.at(Stage.SHARE)
    stranger = other_room.client(other_room.people[0])
    assert "Nobody is far from the shore" not in _wall(other_room, stranger)
    assert stranger.get(f"/w/{sharing.code}/wall/").status_code == 404


def test_nobodys_name_gets_into_a_kept_page(sharing: Room) -> None:
    sharing.people[3].first_name = "Quirinius"
    sharing.people[3].save()
    assert "Quirinius" not in _wall(sharing, sharing.client(sharing.people[3]))
    assert "Quirinius" not in _wall(sharing, sharing.client(sharing.people[0]))


def test_a_page_with_a_notice_is_neither_kept_nor_missed(sharing: Room) -> None:
    client, photo = sharing.client(sharing.people[0]), sharing.photos[0]
    client.post(f"/w/{sharing.code}/photo/{photo.pk}/theme/", {"word": "Ice"})
    assert client.cookies["messages"].value
    assert 'class="notice success"' in _wall(sharing, client)
    assert 'class="notice success"' not in _wall(sharing, client)


def test_whoever_comes_while_a_page_is_rendered_waits_for_it() -> None:
    locks, passed = KeyLocks(), []
    inside, may_leave = threading.Event(), threading.Event()

    def first() -> None:
        with locks.hold("wall"):
            inside.set()
            may_leave.wait(5)
            passed.append("first")

    def second() -> None:
        with locks.hold("wall"):
            passed.append("second")

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    threads[0].start()
    inside.wait(5)
    threads[1].start()
    with locks.hold("board"):
        passed.append("another page")
    may_leave.set()
    for thread in threads:
        thread.join(5)
    assert passed == ["another page", "first", "second"]
    assert not locks._held
