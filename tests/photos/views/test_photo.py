"""One photo in full, and what people do to it there."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from places.enums import PhotoState, Stage
from places.models import Photo, Theme
from places.photos.actions import themes, visibility
from tests.builders.rooms import Room, open_room

JSON = {"Accept": "application/json"}


@pytest.fixture
def sharing(db: None) -> Room:
    open_room(Stage.SHARE, name="Barts", photos=2)
    room = open_room(Stage.SHARE, photos=3)
    Photo.objects.filter(pk=room.photos[1].pk).update(
        belonging="A hard one.", see="A match", unique_here=2, gives_energy=0
    )
    return room


def url(room: Room, name: str = "photo", number: int = 1, *more: int) -> str:
    return reverse(name, args=[room.code, room.photos[number].pk, *more])


def look(room: Room, person: int = 0, number: int = 1) -> HttpResponse:
    return room.client(room.people[person]).get(url(room, number=number))


def act(room: Room, route: str, person: int | None = 0, number: int = 1, **fields: Any) -> HttpResponse:
    client = room.leader_client() if person is None else room.client(room.people[person])
    return client.post(url(room, route, number), fields)


def words(room: Room) -> list[str]:
    return [put.tag.name for put in room.photos[1].themed_photos.select_related("tag")]


def test_all_its_words_and_its_neighbours(sharing: Room) -> None:
    text = look(sharing).content.decode()
    for said in ("From Sam", "Essence 2", "A hard one.", "A match", "A lot", "Not at all", "Table 1"):
        assert said in text
    assert f'rel="prev" href="{url(sharing, number=2)}"' in text
    assert f'rel="next" href="{url(sharing, number=0)}"' in text
    assert 'rel="prev"' not in look(sharing, number=2).content.decode()
    assert 'rel="next"' not in look(sharing, number=0).content.decode()


def test_the_page_tells_that_a_photo_has_been_opened_until_somebody_has(sharing: Room) -> None:
    """Looking alone writes nothing; the page's script posts the form once."""
    Photo.objects.filter(workshop=sharing.workshop).exclude(pk=sharing.photos[1].pk).update(opened=True)
    form = f'<form method="post" action="{url(sharing, "photo-opened")}">'
    pages = {person: look(sharing, person).content.decode() for person in (0, 1)}
    assert [form in page for page in pages.values()] == [True, False]  # Sam's own page tells nothing
    assert act(sharing, "photo-opened", person=1).status_code == 204
    assert not Photo.objects.get(pk=sharing.photos[1].pk).opened
    for _ in range(2):
        assert act(sharing, "photo-opened", person=0).status_code == 204
        assert Photo.objects.get(pk=sharing.photos[1].pk).opened
    assert form not in look(sharing).content.decode()


def test_only_who_may_see_a_photo_can_tell_that_it_is_opened(sharing: Room) -> None:
    where, other = url(sharing, "photo-opened"), open_room(Stage.SHARE, photos=1)
    assert (
        sharing.client(sharing.people[0]).post(where, headers={"Sec-Fetch-Site": "cross-site"}).status_code
        == 403
    )
    assert other.client(other.people[0]).post(where).status_code == 404
    foreign = reverse("photo-opened", args=[sharing.code, other.photos[0].pk])
    assert sharing.client(sharing.people[0]).post(foreign).status_code == 404
    sharing.at(Stage.GATHER)
    assert act(sharing, "photo-opened", person=0).status_code == 404
    assert not Photo.objects.filter(opened=True).exists()


def test_a_panorama_can_be_seen_in_full(sharing: Room) -> None:
    picture = Photo.objects.filter(pk=sharing.photos[1].pk)
    whole = reverse("media", args=["a" * 32, "large"])
    picture.update(key="a" * 32, width=2560, height=1920)
    assert f'href="{whole}"' not in look(sharing).content.decode()
    assert "is-panorama" not in look(sharing).content.decode()
    picture.update(width=9348, height=701)
    for said in (f'href="{whole}"', 'class="photo-picture is-panorama"'):
        assert said in look(sharing).content.decode()
    picture.update(width=595, height=11016)
    assert 'class="photo-picture is-strip"' in look(sharing).content.decode()


def test_before_share_it_is_its_owners_alone(sharing: Room) -> None:
    sharing.at(Stage.GATHER)
    own = look(sharing, person=1).content.decode()
    assert "Essence 2" in own
    assert 'rel="prev"' not in own
    assert url(sharing, "theme-add") not in own
    assert look(sharing, person=0).status_code == 404
    assert sharing.leader_client().get(url(sharing)).status_code == 404


def test_a_photo_that_is_only_begun_is_not_looked_at_here(sharing: Room) -> None:
    Photo.objects.filter(pk=sharing.photos[1].pk).update(state=PhotoState.STARTED)
    assert look(sharing, person=1).status_code == 404


def test_anybody_adds_a_word_once(sharing: Room) -> None:
    answer = act(sharing, "theme-add", word="  Fire ", key="f" * 32)
    assert (answer.status_code, answer.headers["Location"]) == (303, url(sharing))
    act(sharing, "theme-add", word="  Fire ", key="f" * 32)
    assert words(sharing) == ["Fire"]
    assert "Fire" in look(sharing).content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Please write a word first."),
        ("x" * 41, "This is 1 letter too long."),
        ("FIRE", "has that word already"),
    ],
)
def test_a_refused_word_stays_in_its_field(sharing: Room, typed: str, said: str) -> None:
    themes.add(actor=sharing.leading, photo_id=sharing.photos[1].pk, word="Fire")
    answer = act(sharing, "theme-add", word=typed)
    text = answer.content.decode()
    assert (answer.status_code, said in text) == (422, True)
    assert not typed or f'value="{typed}"' in text
    told = sharing.client(sharing.people[0]).post(url(sharing, "theme-add"), {"word": typed}, headers=JSON)
    assert said in told.json()["sentence"]
    assert words(sharing) == ["Fire"]


def test_ten_words_are_as_many_as_fit(sharing: Room) -> None:
    for number in range(10):
        act(sharing, "theme-add", word=f"Word {number}")
    answer = act(sharing, "theme-add", word="One more")
    assert (answer.status_code, "ten words already" in answer.content.decode()) == (409, True)
    assert len(words(sharing)) == 10


def test_a_word_is_taken_off_by_who_put_it_the_owner_and_runners(sharing: Room) -> None:
    def put() -> int:
        added = themes.add(actor=sharing.actor(sharing.people[0]), photo_id=sharing.photos[1].pk, word="Fire")
        return int(added.data["themes"][0])

    for client in (
        sharing.client(sharing.people[0]),
        sharing.client(sharing.people[1]),
        sharing.leader_client(),
    ):
        where = url(sharing, "theme-remove", 1, put())
        assert sharing.client(sharing.people[3]).post(where).status_code == 404
        assert client.post(where).status_code == 303
        assert words(sharing) == []
        assert client.post(where).status_code == 404


def test_another_rooms_theme_or_photo_is_not_there(sharing: Room) -> None:
    other = open_room(Stage.SHARE, photos=1)
    foreign = themes.add(actor=other.leading, photo_id=other.photos[0].pk, word="Theirs").data["themes"][0]
    client = sharing.client(sharing.people[0])
    assert client.post(url(sharing, "theme-remove", 1, foreign)).status_code == 404
    where = reverse("theme-add", args=[sharing.code, other.photos[0].pk])
    assert client.post(where, {"word": "Ours"}).status_code == 404
    assert Theme.objects.get().name == "Theirs"


def test_hiding_and_putting_back(sharing: Room) -> None:
    assert act(sharing, "photo-hide", person=0).status_code == 403
    assert act(sharing, "photo-hide", person=None).headers["Location"] == url(sharing)
    assert look(sharing, person=0).status_code == 404
    assert "Your picture is not on the wall for now." in look(sharing, person=1).content.decode()
    assert (
        "This picture has been taken off the wall."
        in sharing.leader_client().get(url(sharing)).content.decode()
    )
    assert act(sharing, "theme-add", word="Fire").status_code == 404
    assert act(sharing, "photo-show", person=None).status_code == 303
    assert look(sharing, person=0).status_code == 200


def test_before_share_hiding_leads_to_the_desk(sharing: Room) -> None:
    sharing.at(Stage.GATHER)
    assert act(sharing, "photo-hide", person=None).headers["Location"] == reverse("desk", args=[sharing.code])


def test_taking_back_erases_it(sharing: Room) -> None:
    assert act(sharing, "photo-withdraw", person=0).status_code == 404
    assert act(sharing, "photo-withdraw", person=None).status_code == 403
    answer = act(sharing, "photo-withdraw", person=1, key="a" * 32)
    assert answer.headers["Location"] == reverse("bring", args=[sharing.code])
    photo = Photo.objects.get(pk=sharing.photos[1].pk)
    assert (photo.state, photo.essence, photo.belonging, photo.see) == (PhotoState.WITHDRAWN, "", "", "")
    assert act(sharing, "photo-withdraw", person=1, key="a" * 32).status_code == 303
    for person in (0, 1):
        assert look(sharing, person=person).status_code == 404
    assert sharing.leader_client().get(url(sharing)).status_code == 404


def test_the_buttons_are_those_that_may_be_pressed(sharing: Room) -> None:
    visibility.hide(actor=sharing.leading, photo_id=sharing.photos[0].pk)
    mine = look(sharing, person=1).content.decode()
    theirs = look(sharing, person=0).content.decode()
    runs = sharing.leader_client().get(url(sharing)).content.decode()
    withdraw, hide = url(sharing, "photo-withdraw"), url(sharing, "photo-hide")
    assert [withdraw in text for text in (mine, theirs, runs)] == [True, False, False]
    assert [hide in text for text in (mine, theirs, runs)] == [False, False, True]
    sharing.at(Stage.WRITE)
    assert url(sharing, "theme-add") not in look(sharing).content.decode()
