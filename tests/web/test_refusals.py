"""Refusals and errors: one plain sentence, in the person's language, as page and as JSON."""

import pytest
from django.test import Client, override_settings
from django.urls import path, reverse

from places import errors, urls
from places.enums import Stage
from tests.builders.boards import board_of, card, sorting_room
from tests.builders.rooms import Room, open_room


def too_many(request: object) -> None:
    raise errors.TooMany


def breaks(request: object) -> None:
    raise RuntimeError("secret words")


urlpatterns = [*urls.urlpatterns, path("too-many/", too_many), path("breaks/", breaks)]
handler404 = "places.web.refusals.not_found"
handler500 = "places.web.refusals.server_error"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "We could not find that page."), ("sv", "Vi kunde inte hitta")]
)
def test_nothing_here_in_both_languages(language: str, sentence: str) -> None:
    client = Client(headers={"Accept-Language": language})
    page = client.get("/nothing/")
    assert page.status_code == 404
    assert sentence in page.content.decode()
    assert f'href="{reverse("come-back")}"' in page.content.decode()
    assert f'<html lang="{language}"' in page.content.decode()
    told = client.get("/nothing/", headers={"Accept": "application/json"})
    assert told.json()["sentence"].startswith(sentence)


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.web.test_refusals")
def test_too_many_says_when_to_come_back_and_an_error_says_sorry() -> None:
    answer = Client().get("/too-many/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "5")
    broken = Client(raise_request_exception=False).get("/breaks/")
    assert broken.status_code == 500
    assert "What you had saved is safe." in broken.content.decode()
    assert "secret words" not in broken.content.decode()


def test_a_form_from_elsewhere_is_refused_kindly(db: None) -> None:
    room = open_room(Stage.WRITE)
    client = Client(enforce_csrf_checks=True)
    client.cookies = room.client(room.people[0]).cookies
    answer = client.post(reverse("sentence-add", args=[room.code]), {"section": "so", "text": "So."})
    assert answer.status_code == 403
    assert "open for too long" in answer.content.decode()
    json = client.post(reverse("sentence-add", args=[room.code]), headers={"Accept": "application/json"})
    assert (json.status_code, json.json()["reason"]) == (403, "page")


def test_details_reach_the_script(room: Room) -> None:
    answer = room.client(room.people[0]).get(
        reverse("vision", args=[room.code]), headers={"Accept": "application/json"}
    )
    assert answer.status_code == 409
    assert answer.json() == {"sentence": "The room is not doing this just now."}


def test_members_find_their_way_back_into_the_room(room: Room, other_room: Room) -> None:
    where = reverse("weigh", args=[room.code])
    home = f'href="{reverse("home", args=[room.code])}"'
    assert home in room.client(room.people[0]).get(where).content.decode()
    gone = reverse("photo", args=[room.code, 1])
    assert home in room.client(room.people[0]).get(gone).content.decode()
    for stranger in (Client(), other_room.client(other_room.people[0]), other_room.leader_client()):
        assert home not in stranger.get(where).content.decode()


def test_a_reloaded_answer_is_no_empty_page(room: Room) -> None:
    client, where = room.client(room.people[0]), reverse("leave", args=[room.code])
    answer = client.get(where)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "Please go back to the page you came from." in answer.content.decode()
    assert client.get(where, headers={"Accept": "application/json"}).json()["sentence"].endswith("came from.")
    upload = client.get(reverse("upload", args=[room.code]))
    assert (upload.status_code, upload.headers["Allow"]) == (405, "POST")
    assert "nothing to read here" in upload.content.decode()


def test_without_scripts_refused_words_are_shown_again(db: None) -> None:
    room = sorting_room(2)
    client = room.client(room.people[0])
    where = reverse("board-together", args=[room.code, board_of(room).pk])
    sent = {"card": [f"{card(photo)}:0" for photo in room.photos], "name": "<b>" + "a" * 90, "key": "d" * 32}
    answer = client.post(where, sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'action="{where}"' in text
    assert "&lt;b&gt;" + "a" * 90 + "</textarea>" in text
    assert 'aria-describedby="said"' in text
    assert [f'name="card" value="{handle}"' in text for handle in sent["card"]] == [True, True]
    assert "d" * 32 not in text  # other words are another act
    assert client.post(where, sent, headers={"Accept": "application/json"}).headers["Content-Type"] == (
        "application/json"
    )
    assert client.post(where, {**sent, "name": "Water"}).status_code == 303
    headline = reverse("headline-write", args=[room.code])
    assert ">Where the lake begins</textarea>" in (
        client.post(headline, {"text": "Where the lake begins"}).content.decode()
    )  # not the stage for it: the words are still there


def test_who_has_lost_their_session_still_has_what_they_wrote(room: Room) -> None:
    where = reverse("question-write", args=[room.code, "belonged"])
    sent = {"text": "Where the <b>ferry</b> turns", "return_code": "blue-lake-stone-1234", "key": "d" * 32}
    answer = Client().post(where, sent)
    text = answer.content.decode()
    assert answer.status_code == 404
    assert 'aria-labelledby="written">Where the &lt;b&gt;ferry&lt;/b&gt; turns</textarea>' in text
    assert reverse("come-back") in text
    assert ("blue-lake" in text, "d" * 32 in text) == (False, False)
    elsewhere = Client().post(where, sent, headers={"Sec-Fetch-Site": "cross-site"})
    assert (elsewhere.status_code, "ferry" in elsewhere.content.decode()) == (403, False)


def test_a_leader_who_is_signed_out_still_has_what_they_wrote(db: None) -> None:
    answer = Client().post(reverse("open-workshop"), {"name": "Where the lake begins"})
    text = answer.content.decode()
    assert answer.status_code == 403
    assert "You are signed out, so this was not done." in text
    assert f'href="{reverse("sign-in")}"' in text
    assert "Where the lake begins</textarea>" in text


def test_refusals_without_words_have_no_form(db: None) -> None:
    room = sorting_room(1)
    answer = room.client(room.people[0]).post(reverse("headline-write", args=[room.code]), {"text": " "})
    assert (answer.status_code, "<textarea" in answer.content.decode()) == (409, False)


@pytest.mark.parametrize("name", ["stream", "poll"])
def test_django_answers_nobody_there(room: Room, name: str) -> None:
    where = reverse(name, args=[room.code])
    assert where == f"/live/{room.code}/{name}"
    for client in (Client(), room.client(room.people[0]), room.leader_client()):
        assert client.get(where).status_code == 404
