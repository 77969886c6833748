"""Pages for bringing a photo: the start page, and the questions one by one."""

from itertools import pairwise
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from places.enums import Kind, PhotoState, Stage
from places.models import Activity, Photo
from places.texts import LIMITS
from tests.builders.rooms import Room

JSON = {"Accept": "application/json"}


def page(room: Room, person: int = 0) -> str:
    return room.client(room.people[person]).get(reverse("bring", args=[room.code])).content.decode()


def begin(room: Room, person: int = 0, **fields: str) -> HttpResponse:
    return room.client(room.people[person]).post(reverse("bring", args=[room.code]), fields)


def test_the_page_asks_and_works_without_scripts(room: Room) -> None:
    text = page(room)
    assert room.workshop.question in text
    assert f'action="{reverse("upload", args=[room.code])}"' in text
    assert 'accept="image/*"' in text
    assert "capture" not in text
    assert 'enctype="multipart/form-data"' in text


def test_what_was_begun_and_brought_is_ones_own(room: Room, other_room: Room) -> None:
    begun = room.photo(room.people[0], "Begun by Mira", state="started")
    brought = room.photo(room.people[0], "Brought by Mira")
    room.photo(room.people[1], "Brought by Sam")
    text = page(room)
    assert reverse("bring-step", args=[room.code, begun.pk, "essence"]) in text
    assert reverse("bring-step", args=[room.code, brought.pk, "done"]) in text
    assert "Sam" not in text.replace("Same", "")


def test_words_only_leads_to_the_first_question(room: Room) -> None:
    answer = begin(room, key="d" * 32)
    photo = Photo.objects.get()
    assert answer.headers["Location"] == reverse("bring-step", args=[room.code, photo.pk, "essence"])
    assert begin(room, key="d" * 32).headers["Location"] == answer.headers["Location"]
    assert Photo.objects.count() == 1
    assert [line.kind for line in Activity.objects.all()] == [Kind.PHOTO_STARTED]


def test_scripts_are_told_where_to_go(room: Room) -> None:
    client = room.client(room.people[0])
    told = client.post(reverse("bring", args=[room.code]), {"key": "d" * 32}, headers=JSON).json()
    assert told["go"] == reverse("bring-step", args=[room.code, Photo.objects.get().pk, "essence"])
    assert told["operations"] == []


def test_another_persons_key_is_no_way_into_their_card(room: Room) -> None:
    begin(room, key="d" * 32)
    answer = begin(room, person=1, key="d" * 32)
    assert answer.status_code == 422
    assert Photo.objects.count() == 1


def test_as_many_as_the_room_asks_for(room: Room) -> None:
    for _ in range(room.workshop.photos_each):
        room.photo(room.people[0])
    assert "You have brought as many as this room asks for." in page(room)
    answer = begin(room)
    assert (answer.status_code, Photo.objects.count()) == (409, 3)


@pytest.mark.parametrize(
    ("stage", "words"), [(Stage.WELCOME, "a little later"), (Stage.WEIGH, "past bringing pictures")]
)
def test_too_early_and_too_late(room: Room, stage: Stage, words: str) -> None:
    room.at(stage)
    assert words in page(room)
    answer = begin(room)
    assert (answer.status_code, words in answer.content.decode()) == (409, True)
    assert not Photo.objects.exists()


def test_a_leader_is_asked_to_join_first(room: Room) -> None:
    answer = room.leader_client().get(reverse("bring", args=[room.code]))
    assert answer.status_code == 403
    assert "Join the room with your first name" in answer.content.decode()


ORDER = ["see", "essence", "belonging", "themes", "lenses", "consent", "people", "done"]


@pytest.fixture
def picture(room: Room) -> Photo:
    return begun(room, key="a" * 32, width=8, height=6)


def begun(room: Room, **fields: Any) -> Photo:
    photo = room.photo(room.people[0], state=PhotoState.STARTED, brought_at=None, people="", **fields)
    Photo.objects.filter(pk=photo.pk).update(essence="")
    photo.refresh_from_db()
    return photo


def url(room: Room, photo: Photo, step: str) -> str:
    return reverse("bring-step", args=[room.code, photo.pk, step])


def ask(room: Room, photo: Photo, step: str, person: int = 0) -> HttpResponse:
    return room.client(room.people[person]).get(url(room, photo, step))


def answer(room: Room, photo: Photo, step: str, query: str = "", **fields: Any) -> HttpResponse:
    return room.client(room.people[0]).post(url(room, photo, step) + query, fields)


def test_one_question_leads_to_the_next_and_back(room: Room, picture: Photo) -> None:
    fields: dict[str, dict[str, str]] = {"consent": {"audience": "report"}, "people": {"people": "none"}}
    for number, (step, following) in enumerate(pairwise(ORDER)):
        text = ask(room, picture, step).content.decode()
        before = url(room, picture, ORDER[number - 1]) if number else reverse("bring", args=[room.code])
        assert f"Question {number + 1} of 7" in text
        assert f'<a class="button" href="{before}">' in text
        going_on = answer(room, picture, step, **fields.get(step, {})).headers["Location"]
        asked_words = step == "themes" and "?tap=1" in going_on
        assert going_on == url(room, picture, following) or asked_words


def test_words_only_are_asked_less(room: Room) -> None:
    words = begun(room)
    assert "Question 1 of 5" in ask(room, words, "essence").content.decode()
    assert [ask(room, words, step).status_code for step in ("see", "people")] == [404, 404]
    empty = answer(room, words, "essence", essence="")
    assert (empty.status_code, "they are your picture" in empty.content.decode()) == (422, True)
    assert answer(room, words, "consent", audience="room").headers["Location"] == url(room, words, "done")


def test_what_was_written_is_kept_and_shown_again(room: Room, picture: Photo) -> None:
    answer(room, picture, "see", see="The lake\u202e at <dawn>")
    answer(room, picture, "essence", essence="Every street\r\n\r\n\r\nends at the water.")
    answer(room, picture, "lenses", unique_here="2", gives_energy="0")
    picture.refresh_from_db()
    assert (picture.see, picture.see_skipped) == ("The lake at <dawn>", False)
    assert picture.essence == "Every street\n\nends at the water."
    assert (picture.unique_here, picture.brings_together, picture.gives_energy) == (2, None, 0)
    assert "The lake at &lt;dawn&gt;" in ask(room, picture, "see").content.decode()
    review = ask(room, picture, "done").content.decode()
    for said in ("The lake at &lt;dawn&gt;", "Every street<br>", "A lot", "Not at all"):
        assert said in review


def test_skipping_what_we_see_is_remembered_kindly(room: Room, picture: Photo) -> None:
    answer(room, picture, "see", see="")
    picture.refresh_from_db()
    assert picture.see_skipped
    assert "Nobody has said yet what we see in it." in ask(room, picture, "done").content.decode()


@pytest.mark.parametrize(("step", "limit"), [("see", "see"), ("essence", "words"), ("belonging", "words")])
def test_too_long_is_said_and_stays_in_the_field(room: Room, picture: Photo, step: str, limit: str) -> None:
    typed = "x" * (LIMITS[limit] + 2)
    refused = answer(room, picture, step, **{step: typed})
    assert refused.status_code == 422
    assert "This is 2 letters too long. Please make it shorter." in refused.content.decode()
    assert typed in refused.content.decode()
    picture.refresh_from_db()
    assert getattr(picture, step) == ""
    client = room.client(room.people[0])
    told = client.post(url(room, picture, step), {step: typed}, headers=JSON)
    assert told.json() == {
        "sentence": "This is 2 letters too long. Please make it shorter.",
        "field": step,
    }


def test_consent_has_to_be_chosen_and_unasked_people_stay_in_the_room(room: Room, picture: Photo) -> None:
    refused = answer(room, picture, "people")
    assert (refused.status_code, "Please choose one of these." in refused.content.decode()) == (422, True)
    answer(room, picture, "consent", audience="public")
    answer(room, picture, "people", people="unasked")
    picture.refresh_from_db()
    assert (picture.audience, picture.people) == ("room", "unasked")
    assert "It stays in this room" in ask(room, picture, "done").content.decode()


def test_bringing_needs_consent_first_and_happens_once(room: Room, picture: Photo) -> None:
    refused = answer(room, picture, "done")
    assert refused.status_code == 422
    assert "Please say first who may see this picture" in refused.content.decode()
    answer(room, picture, "people", people="me")
    for _ in range(2):
        assert answer(room, picture, "done", key="e" * 32).headers["Location"] == url(room, picture, "done")
    picture.refresh_from_db()
    assert picture.state == PhotoState.BROUGHT
    thanks = ask(room, picture, "done").content.decode()
    assert "Thank you." in thanks
    assert "1 of 4 has brought theirs." in thanks


def test_from_the_review_one_goes_back_to_the_review(room: Room, picture: Photo) -> None:
    text = room.client(room.people[0]).get(url(room, picture, "see") + "?review=1").content.decode()
    assert f'<a class="button" href="{url(room, picture, "done")}">' in text
    assert answer(room, picture, "see", "?review=1", see="Dawn").headers["Location"] == url(
        room, picture, "done"
    )


def test_words_can_be_changed_weeks_later(room: Room, picture: Photo) -> None:
    answer(room, picture, "people", people="none")
    answer(room, picture, "done")
    room.at(Stage.CLOSE)
    assert answer(room, picture, "essence", essence="Later words").headers["Location"] == url(
        room, picture, "done"
    )
    picture.refresh_from_db()
    assert picture.essence == "Later words"


def test_nobody_else_is_asked_or_counted(room: Room, picture: Photo, other_room: Room) -> None:
    for step in ORDER:
        assert ask(room, picture, step, person=1).status_code == 404
        client = room.client(room.people[1])
        assert client.post(url(room, picture, step), {"see": "x", "essence": "x"}).status_code == 404
        assert room.leader_client().get(url(room, picture, step)).status_code == 403
    picture.refresh_from_db()
    assert (picture.see, picture.essence, picture.state) == ("", "", "started")


@pytest.mark.parametrize("step", ["", "more", "see%00", "..", "DONE"])
def test_a_question_that_there_is_not(room: Room, picture: Photo, step: str) -> None:
    where = f"/w/{room.code}/bring/{picture.pk}/{step}/"
    assert room.client(room.people[0]).get(where).status_code == 404


def test_a_withdrawn_card_is_asked_no_more(room: Room, picture: Photo) -> None:
    room.client(room.people[0]).post(reverse("photo-withdraw", args=[room.code, picture.pk]))
    assert ask(room, picture, "essence").status_code == 404


def test_a_suggestion_comes_into_the_box_and_is_not_saved(room: Room) -> None:
    photo = room.photo(room.people[0], "Only the lake. And more", key="a" * 32, width=4, height=3)
    client = room.client(room.people[0])
    address = reverse("bring-step", args=[room.code, photo.pk, "see"])
    text = client.get(address).content.decode()
    assert "“Only the lake.”" in text
    assert ">Only the lake.</textarea>" not in text
    assert "Only the lake.</textarea>" in client.get(f"{address}?use=0").content.decode()
    assert "Only the lake.</textarea>" not in client.get(f"{address}?use=7").content.decode()
    photo.refresh_from_db()
    assert photo.see == ""
