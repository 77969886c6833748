"""The evidence of a sentence: tapped on and off, as a page and as a panel beside the text."""

import pytest
from django.urls import reverse

from places.enums import PhotoAudience, PhotoState, Section, Stage
from places.models import Evidence
from places.vision.actions import sentences
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.vision.views.test_sentences import JSON


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE, photos=4)


@pytest.fixture
def args(writing: Room) -> list[object]:
    activity = sentences.add_sentence(actor=writing.leading, section=Section.SO, text="So we will.")
    return [writing.code, activity.data["sentence"]]


def test_tap_on_look_and_tap_off(writing: Room, args: list[object]) -> None:
    cluster = share(writing, "Water")[0]
    client = writing.client(writing.people[0])
    page = client.get(reverse("evidence", args=args)).content.decode()
    assert "No voice yet." in page
    assert page.count('aria-pressed="false"') == 5
    client.post(reverse("evidence-link", args=args), {"cluster": cluster.pk})
    answer = client.post(reverse("evidence-link", args=args), {"photo": writing.photos[0].pk}, **JSON)
    panel = answer.json()["operations"][-1]
    assert (panel["op"], panel["id"], panel["target"]) == ("put", f"evidence-{args[1]}", "")
    assert "Rests on 4 photos from 4 people at 2 tables." in panel["html"]
    assert panel["html"].count('aria-pressed="true"') == 2
    assert answer.json()["operations"][0]["id"] == f"sentence-{args[1]}"
    for evidence in Evidence.objects.all():
        client.post(reverse("evidence-cut", args=args), {"evidence": evidence.pk})
    assert not Evidence.objects.exists()


def test_a_quote_by_tap_only_with_consent(writing: Room, args: list[object]) -> None:
    photo = writing.photo(writing.people[0], "The lake.", belonging="I swam.", audience=PhotoAudience.REPORT)
    client = writing.client(writing.people[1])
    page = client.get(reverse("evidence", args=args)).content.decode()
    assert page.count('name="quote"') == 2
    quote = reverse("evidence-quote", args=args)
    assert client.post(quote, {"quote": f"{photo.pk}-belonging"}).status_code == 303
    assert Evidence.objects.get().quote == "I swam."
    refused = client.post(quote, {"quote": f"{writing.photos[0].pk}-essence"}, **JSON)
    assert refused.status_code == 422
    for wrong in ("", "x-essence", "9" * 40 + "-essence", str(photo.pk)):
        assert client.post(quote, {"quote": wrong}).status_code in (404, 422)


def test_find_a_picture_and_keep_looking_after_a_tap(writing: Room, args: list[object]) -> None:
    client = writing.client(writing.people[0])
    page = client.get(reverse("evidence", args=args), {"words": "Göran"}).content.decode()
    assert page.count('aria-pressed="false"') == 1
    tap = {"photo": writing.photos[3].pk, "words": "Göran"}
    panel = client.post(reverse("evidence-link", args=args), tap, **JSON).json()["operations"][-1]["html"]
    assert panel.count("aria-pressed") == 1


def test_withdrawn_evidence_says_so_and_can_be_taken_away(writing: Room, args: list[object]) -> None:
    client = writing.client(writing.people[0])
    client.post(reverse("evidence-link", args=args), {"photo": writing.photos[0].pk})
    writing.workshop.photos.filter(pk=writing.photos[0].pk).update(state=PhotoState.WITHDRAWN)
    page = client.get(reverse("evidence", args=args)).content.decode()
    assert page.count("Evidence withdrawn") == 2
    assert writing.photos[0].essence not in page
    client.post(reverse("evidence-cut", args=args), {"evidence": Evidence.objects.get().pk})
    assert not Evidence.objects.exists()


def test_unknown_and_foreign_are_not_found(writing: Room, args: list[object], other_room: Room) -> None:
    client = writing.client(writing.people[0])
    assert client.get(reverse("evidence", args=[writing.code, 999999])).status_code == 404
    for wrong in ({"photo": other_room.photos[0].pk}, {"photo": "1; drop"}, {"cluster": "9" * 40}, {}):
        assert client.post(reverse("evidence-link", args=args), wrong).status_code == 404
    assert client.post(reverse("evidence-cut", args=args), {"evidence": "x"}).status_code == 404
    other_room.at(Stage.WRITE)
    stranger = other_room.client(other_room.people[0])
    assert stranger.get(reverse("evidence", args=[other_room.code, args[1]])).status_code == 404
