"""Writing over HTTP: by two at once, refused kindly, nothing lost, 404 for others."""

import re

import pytest
from django.urls import reverse

from places.enums import Section, Stage
from places.models import Sentence
from places.vision.actions import sentences
from tests.builders.rooms import Room, open_room

JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE, photos=4)


def url(room: Room, name: str, *args: int) -> str:
    return reverse(name, args=[room.code, *args])


def add(room: Room, text: str = "Because of the lake.") -> Sentence:
    activity = sentences.add_sentence(actor=room.leading, section=Section.BECAUSE, text=text)
    return Sentence.objects.get(pk=activity.data["sentence"])


def test_a_script_gets_the_changed_sentence_and_its_new_rev(writing: Room) -> None:
    sentence = add(writing)
    client = writing.client(writing.people[0])
    answer = client.post(
        url(writing, "sentence-change", sentence.pk), {"text": "Because of the ice.", "rev": 1}, **JSON
    )
    assert answer.status_code == 200
    put, summary, coverage = answer.json()["operations"]
    assert (put["op"], put["id"], put["target"], put["after"]) == (
        "put",
        f"sentence-{sentence.pk}",
        "section-because",
        "",
    )
    assert "Because of the ice." in put["html"]
    assert (summary["id"], coverage["id"]) == ("statement-summary", "statement-coverage")
    assert (answer.json()["rev"], answer.json()["say"]) == (2, "Saved.")
    silent = {"text": "Ice.", "rev": 2, "auto": "1"}
    assert client.post(url(writing, "sentence-change", sentence.pk), silent, **JSON).json()["say"] == ""


def test_two_texts_are_shown_with_and_without_scripts(writing: Room) -> None:
    sentence = add(writing)
    client = writing.client(writing.people[0])
    where = url(writing, "sentence-change", sentence.pk)
    client.post(where, {"text": "Theirs.", "rev": 1})
    answer = client.post(where, {"text": "Mine.", "rev": 1}, **JSON)
    assert answer.status_code == 409
    both = answer.json()
    assert (both["text"], both["rev"], both["of"]) == ("Theirs.", 2, sentence.pk)
    assert "Mira changed this sentence just now" in both["sentence"]
    for part in ("Theirs.", "Mine.", "<del>", "<ins>", "Keep both"):
        assert part in both["html"]
    page = client.post(where, {"text": "Mine.", "rev": 1})
    assert page.status_code == 409
    for part in ("Theirs.", "Mine.", "Take theirs"):
        assert part in page.content.decode()
    sentence.refresh_from_db()
    assert sentence.text == "Theirs."
    kept = re.findall(r'name="(section|below)" value="(\w+)"', page.content.decode())
    client.post(url(writing, "sentence-add"), {**dict(kept), "text": "Mine."})
    texts = writing.workshop.draft.sentences.values_list("section", "text")
    assert list(texts) == [(sentence.section, "Theirs."), (sentence.section, "Mine.")]


def test_words_for_a_sentence_that_was_taken_out_can_bring_it_back(writing: Room) -> None:
    sentence = add(writing)
    sentences.drop_sentence(actor=writing.leading, sentence_id=sentence.pk, rev=1)
    client = writing.client(writing.people[0])
    words = {"text": "Mine.", "rev": 1}
    answer = client.post(url(writing, "sentence-change", sentence.pk), words, **JSON)
    assert (answer.status_code, answer.json()["gone"]) == (409, True)
    assert "Put it back with my text" in answer.json()["html"]
    page = client.post(url(writing, "sentence-change", sentence.pk), words)
    assert url(writing, "sentence-restore", sentence.pk) in page.content.decode()
    client.post(url(writing, "sentence-restore", sentence.pk), words)
    sentence.refresh_from_db()
    assert (sentence.text, sentence.dropped) == ("Mine.", False)
    late = client.post(url(writing, "sentence-restore", sentence.pk), {"text": "Other."}, **JSON)
    assert (late.status_code, late.json()["text"]) == (409, "Mine.")


def test_all_other_acts(writing: Room) -> None:
    first, second = add(writing, "One."), add(writing, "Two.")
    client = writing.client(writing.people[1])
    assert client.post(url(writing, "sentence-add"), {"section": "so", "text": "So."}).status_code == 303
    below = {"section": "because", "text": "Between.", "below": first.pk}
    assert client.post(url(writing, "sentence-add"), below, **JSON).status_code == 200
    assert client.post(url(writing, "sentence-move", second.pk), {"way": "up"}).status_code == 303
    assert client.post(url(writing, "sentence-settle", first.pk), {"rev": 1}).status_code == 303
    dropped = client.post(url(writing, "sentence-drop", second.pk), {"rev": 1}, **JSON).json()
    assert dropped["operations"][0] == {"op": "drop", "id": f"sentence-{second.pk}"}
    assert "Bring it back" in dropped["operations"][-1]["html"]
    assert client.post(url(writing, "sentence-restore", second.pk)).status_code == 303
    found = Sentence.objects.standing().filter(section="because").values_list("text", flat=True)
    assert list(found) == ["One.", "Two.", "Between."]


@pytest.mark.parametrize("text", ["", "y" * 5000])
def test_wrong_texts_get_a_sentence_and_are_not_lost(writing: Room, text: str) -> None:
    client = writing.client(writing.people[0])
    answer = client.post(url(writing, "sentence-add"), {"text": text}, **JSON)
    assert answer.status_code == 422
    assert answer.json()["sentence"]
    sentence = add(writing)
    for name, args in (("sentence-add", ()), ("sentence-change", (sentence.pk,))):
        page = client.post(url(writing, name, *args), {"text": text, "rev": 1})
        assert page.status_code == 422
        assert text in page.content.decode()
    assert Sentence.objects.count() == 1


def test_unknown_to_others(writing: Room, other_room: Room) -> None:
    sentence = add(writing)
    stranger = other_room.client(other_room.people[0])
    assert stranger.post(url(writing, "sentence-add"), {"text": "Mine."}).status_code == 404
    other_room.at(Stage.WRITE)
    names = ("change", "settle", "move", "drop", "restore", "here")
    for name in names:
        answer = stranger.post(url(other_room, f"sentence-{name}", sentence.pk), {"text": "Mine.", "rev": 1})
        assert answer.status_code == 404
    assert Sentence.objects.get().text == "Because of the lake."


@pytest.fixture
def writing_room(db: None) -> Room:
    return open_room(Stage.WRITE)


def test_differences_names_and_one_restored(writing_room: Room) -> None:
    sentence = add(writing_room, "Because of the lake.")
    mira = writing_room.actor(writing_room.people[0])
    sentences.change_sentence(actor=mira, sentence_id=sentence.pk, text="Because of the ice.", rev=1)
    client = writing_room.client(writing_room.people[1])
    page = client.get(url(writing_room, "versions", sentence.pk)).content.decode()
    assert "Mira" in page
    assert "<ins>" in page
    first = Sentence.history.filter(id=sentence.pk).earliest("history_id")
    where = url(writing_room, "version-restore", sentence.pk, first.history_id)
    assert where in page
    assert client.post(where, {"rev": 1, "text": "x"}, **JSON).status_code == 409
    assert client.post(where, {"rev": 2}).status_code == 303
    sentence.refresh_from_db()
    assert (sentence.text, sentence.rev) == ("Because of the lake.", 3)


def test_not_of_another_room(writing_room: Room, other_room: Room) -> None:
    sentence = add(writing_room)
    first = Sentence.history.get(id=sentence.pk)
    other_room.at(Stage.WRITE)
    stranger = other_room.client(other_room.people[0])
    assert stranger.get(url(other_room, "versions", sentence.pk)).status_code == 404
    where = url(other_room, "version-restore", sentence.pk, first.history_id)
    assert stranger.post(where, {"rev": 1}).status_code == 404
    assert (
        writing_room.client(writing_room.people[0]).get(url(writing_room, "versions", 10**9)).status_code
        == 404
    )
