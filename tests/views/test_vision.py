"""The vision over HTTP: read by all, written by two, refused kindly, 404 for others."""

import pytest
from django.urls import reverse

from places.actions import sentences
from places.enums import Section, Stage
from places.models import Sentence
from tests.rooms import Room, open_room
from tests.shared_boards import share

JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE, photos=4)


def url(room: Room, name: str, *args: int) -> str:
    return reverse(name, args=[room.code, *args])


def add(room: Room, text: str = "Because of the lake.") -> Sentence:
    activity = sentences.add_sentence(actor=room.leading, section=Section.BECAUSE, text=text)
    return Sentence.objects.get(pk=activity.data["sentence"])


def test_the_page_shows_sentences_and_what_they_rest_on(writing: Room) -> None:
    add(writing, "<b>Because</b> of the lake.")
    page = writing.client(writing.people[0]).get(url(writing, "vision"))
    assert page.status_code == 200
    text = page.content.decode()
    assert "&lt;b&gt;Because&lt;/b&gt; of the lake." in text
    assert "No voice yet." in text
    assert reverse("vision-docx", args=[writing.code]) not in text
    assert reverse("vision-docx", args=[writing.code]) in (
        writing.leader_client().get(url(writing, "vision")).content.decode()
    )


def test_the_queries_do_not_grow_with_the_text(writing: Room, django_assert_max_num_queries) -> None:
    client = writing.client(writing.people[0])
    for n in range(10):
        add(writing, f"Sentence {n}.")
    with django_assert_max_num_queries(8):
        client.get(url(writing, "vision"))


def test_an_empty_vision_teaches_and_makes_a_draft(writing: Room) -> None:
    share(writing, "Water", "Match")
    client = writing.client(writing.people[0])
    assert "Here your vision will stand" in client.get(url(writing, "vision")).content.decode()
    answer = client.post(url(writing, "vision-draft"))
    assert (answer.status_code, answer.headers["Location"]) == (303, url(writing, "vision"))
    assert Sentence.objects.filter(draft__workshop=writing.workshop).count() == 4


def test_a_script_gets_the_changed_sentence_as_an_operation(writing: Room) -> None:
    sentence = add(writing)
    client = writing.client(writing.people[0])
    answer = client.post(
        url(writing, "sentence-change", sentence.pk), {"text": "Because of the ice.", "rev": 1}, **JSON
    )
    assert answer.status_code == 200
    (put,) = answer.json()["operations"]
    assert (put["op"], put["id"], put["target"], put["after"]) == (
        "put",
        f"sentence-{sentence.pk}",
        "section-because",
        "",
    )
    assert "Because of the ice." in put["html"]


def test_two_texts_are_shown_with_and_without_scripts(writing: Room) -> None:
    sentence = add(writing)
    client = writing.client(writing.people[0])
    where = url(writing, "sentence-change", sentence.pk)
    client.post(where, {"text": "Theirs.", "rev": 1})
    answer = client.post(where, {"text": "Mine.", "rev": 1}, **JSON)
    assert answer.status_code == 409
    assert answer.json()["text"] == "Theirs."
    assert answer.json()["rev"] == 2
    page = client.post(where, {"text": "Mine.", "rev": 1})
    assert page.status_code == 409
    assert "Theirs." in page.content.decode()
    assert "Mine." in page.content.decode()
    sentence.refresh_from_db()
    assert sentence.text == "Theirs."


def test_all_other_acts(writing: Room) -> None:
    first, second = add(writing, "One."), add(writing, "Two.")
    client = writing.client(writing.people[1])
    assert client.post(url(writing, "sentence-add"), {"section": "so", "text": "So."}).status_code == 303
    assert client.post(url(writing, "sentence-move", second.pk), {"way": "up"}).status_code == 303
    assert client.post(url(writing, "sentence-settle", first.pk), {"rev": 1}).status_code == 303
    dropped = client.post(url(writing, "sentence-drop", second.pk), {"rev": 1}, **JSON)
    assert dropped.json()["operations"][0] == {"op": "drop", "id": f"sentence-{second.pk}"}
    assert "Bring it back" in dropped.json()["operations"][1]["html"]
    assert client.post(url(writing, "sentence-restore", second.pk)).status_code == 303
    found = Sentence.objects.filter(section="because").values_list("text", flat=True)
    assert sorted(found) == ["One.", "Two."]


@pytest.mark.parametrize("text", ["", "y" * 1201])
def test_wrong_texts_get_a_sentence(writing: Room, text: str) -> None:
    answer = writing.client(writing.people[0]).post(url(writing, "sentence-add"), {"text": text}, **JSON)
    assert answer.status_code == 422
    assert answer.json()["sentence"]
    assert not Sentence.objects.exists()


def test_hidden_before_its_stage_and_unknown_to_others(writing: Room, other_room: Room) -> None:
    sentence = add(writing)
    stranger = other_room.client(other_room.people[0])
    for name in ("vision", "vision-draft", "sentence-add"):
        assert stranger.get(url(writing, name)).status_code in (404, 405)
        assert stranger.post(url(writing, name)).status_code in (404, 405)
    other_room.at(Stage.WRITE)
    for name in ("sentence-change", "sentence-settle", "sentence-move", "sentence-drop", "sentence-restore"):
        answer = stranger.post(url(other_room, name, sentence.pk), {"text": "Mine.", "rev": 1})
        assert answer.status_code == 404
    page = writing.client(writing.people[0])
    writing.at(Stage.WEIGH)
    answer = page.get(url(writing, "vision"))
    assert answer.status_code == 409
    assert "Because of the lake." not in answer.content.decode()
