"""The wall: hidden until the room opens it, filtered by theme and table, in windows, with constant questions."""

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from places.enums import Stage
from places.models import Theme
from places.photos.actions import themes, visibility
from places.photos.queries.wall import WINDOW
from tests.builders.rooms import Room, open_room


@pytest.fixture
def sharing(db: None) -> Room:
    open_room(Stage.SHARE, name="Barts", photos=4)
    return open_room(Stage.SHARE, photos=8)


def wall(room: Room, person: int | None = 0, **query: Any) -> HttpResponse:
    client = room.leader_client() if person is None else room.client(room.people[person])
    return client.get(reverse("wall", args=[room.code]), query)


def cards(answer: HttpResponse) -> list[int]:
    return [int(number) for number in re.findall(r'id="photo-(\d+)"', answer.content.decode())]


@pytest.mark.parametrize("person", [0, None])
def test_before_the_room_opens_it_everything_is_hidden(room: Room, person: int | None) -> None:
    room.photo(room.people[1], "Hidden words")
    answer = wall(room, person)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "The pictures are still hidden" in text
    assert "1 of 4 has brought theirs." in text
    assert "Hidden words" not in text


def test_the_newest_first_with_names_and_tables(sharing: Room) -> None:
    answer = wall(sharing)
    assert cards(answer) == [photo.pk for photo in reversed(sharing.photos)]
    text = answer.content.decode()
    assert "8 pictures" in text
    for said in ("Mira", "Göran", "Table 2", "Essence 1"):
        assert said in text


def test_by_theme_by_table_and_by_both(sharing: Room) -> None:
    mira = sharing.actor(sharing.people[0])
    for number in (0, 2, 5):
        themes.add(actor=mira, photo_id=sharing.photos[number].pk, word="Water")
    theme = Theme.objects.get(workshop=sharing.workshop).pk
    assert cards(wall(sharing, theme=theme)) == [sharing.photos[n].pk for n in (5, 2, 0)]
    assert cards(wall(sharing, table=1)) == [sharing.photos[n].pk for n in (5, 4, 1, 0)]
    assert cards(wall(sharing, theme=theme, table=1)) == [sharing.photos[n].pk for n in (5, 0)]
    text = wall(sharing, theme=theme, table=1).content.decode()
    assert "2 pictures" in text
    assert f"{reverse('wall', args=[sharing.code])}?table=1" in text


@pytest.mark.parametrize(
    "query", [{"theme": "x"}, {"theme": "9" * 30}, {"table": "3"}, {"table": "-1"}, {"from": "x"}]
)
def test_a_filter_that_there_is_not(sharing: Room, query: dict[str, str]) -> None:
    assert wall(sharing, **query).status_code == 404


def test_another_rooms_theme_is_no_filter(sharing: Room) -> None:
    other = open_room(Stage.SHARE, photos=1)
    theme = themes.add(actor=other.leading, photo_id=other.photos[0].pk, word="Theirs").data["themes"][0]
    assert wall(sharing, theme=theme).status_code == 404


def test_in_windows_that_lead_on_to_the_end(sharing: Room) -> None:
    for number in range(WINDOW):
        sharing.photo(sharing.people[number % 4])
    first = wall(sharing)
    assert len(cards(first)) == WINDOW
    more = re.search(rf'href="[^"]*from=({cards(first)[-1]})"', first.content.decode())
    assert more
    last = wall(sharing, **{"from": more[1]})
    assert cards(first) + cards(last) == [photo.pk for photo in reversed(sharing.photos)]
    assert f'href="{reverse("wall", args=[sharing.code])}?from=' not in last.content.decode()
    assert cards(wall(sharing, **{"from": 10**9})) == []


def test_hidden_photos_show_only_to_those_who_run_the_room(sharing: Room) -> None:
    photo = sharing.photos[0]
    visibility.hide(actor=sharing.leading, photo_id=photo.pk)
    where = reverse("photo", args=[sharing.code, photo.pk])
    assert where not in wall(sharing, 1).content.decode()
    sharing.people[1].is_host = True
    sharing.people[1].save()
    for person in (1, None):
        assert where in wall(sharing, person).content.decode()


def test_words_are_shown_as_words(sharing: Room) -> None:
    sharing.photo(sharing.people[0], "<img src=x onerror=alert(1)>")
    text = wall(sharing).content.decode()
    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    assert "<img src=x" not in text


def test_an_empty_wall_says_what_to_do(db: None) -> None:
    room = open_room(Stage.SHARE)
    answer = wall(room)
    assert (answer.status_code, cards(answer)) == (200, [])
    assert reverse("bring", args=[room.code]) in answer.content.decode()


def test_the_questions_do_not_grow_with_the_wall(sharing: Room, django_assert_max_num_queries: Any) -> None:
    for number in range(50):
        sharing.photo(sharing.people[number % 4])
    client = sharing.client(sharing.people[0])
    with django_assert_max_num_queries(12):
        client.get(reverse("wall", args=[sharing.code]))


def test_an_empty_wall_invites_those_who_may_still_bring(db: None) -> None:
    room = open_room(Stage.SHARE)
    invitation = f'<a class="button" href="{reverse("bring", args=[room.code])}">Bring a picture</a>'
    assert invitation in wall(room).content.decode()
    assert invitation not in wall(room, None).content.decode()
    assert invitation not in wall(room.at(Stage.WRITE)).content.decode()


def test_who_comes_late_is_asked_for_a_picture_until_it_has_come(room: Room) -> None:
    room.photo(room.people[1])
    room.at(Stage.SHARE)
    assert "Your picture is still missing" in wall(room).content.decode()
    for person in (1, None):
        assert "Your picture is still missing" not in wall(room, person).content.decode()
    room.photo(room.people[0])
    assert "Your picture is still missing" not in wall(room).content.decode()
    fresh = room.client(room.people[2]).get(reverse("me", args=[room.code]), {"new": "1"})
    assert "Your picture is still missing" in fresh.content.decode()
