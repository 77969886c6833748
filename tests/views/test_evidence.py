"""The evidence page: what a sentence rests on, with forms to add and take away."""

import pytest
from django.urls import reverse

from places.actions import sentences
from places.enums import Section, Stage
from places.models import Evidence
from tests.rooms import Room, open_room
from tests.shared_boards import share


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE, photos=4)


def test_add_look_and_take_away(writing: Room) -> None:
    cluster = share(writing, "Water")[0]
    activity = sentences.add_sentence(actor=writing.leading, section=Section.SO, text="So we will.")
    args = [writing.code, activity.data["sentence"]]
    client = writing.client(writing.people[0])
    assert "Nothing is linked yet." in client.get(reverse("evidence", args=args)).content.decode()
    client.post(reverse("evidence-link", args=args), {"cluster": cluster.pk})
    answer = client.post(
        reverse("evidence-link", args=args),
        {"photo": writing.photos[0].pk},
        headers={"Accept": "application/json"},
    )
    assert answer.json()["operations"][-1] == {"op": "refresh"}
    page = client.get(reverse("evidence", args=args)).content.decode()
    assert "Rests on 4 photos from 4 people at 2 tables." in page
    for evidence in Evidence.objects.all():
        client.post(reverse("evidence-cut", args=args), {"evidence": evidence.pk})
    assert not Evidence.objects.exists()


def test_unknown_and_foreign_are_not_found(writing: Room, other_room: Room) -> None:
    activity = sentences.add_sentence(actor=writing.leading, section=Section.SO, text="So we will.")
    args = [writing.code, activity.data["sentence"]]
    client = writing.client(writing.people[0])
    assert client.get(reverse("evidence", args=[writing.code, 999999])).status_code == 404
    for wrong in ({"photo": other_room.photos[0].pk}, {"photo": "1; drop"}, {"cluster": "9" * 40}, {}):
        assert client.post(reverse("evidence-link", args=args), wrong).status_code == 404
    assert client.post(reverse("evidence-cut", args=args), {"evidence": "x"}).status_code == 404
    other_room.at(Stage.WRITE)
    stranger = other_room.client(other_room.people[0])
    assert stranger.get(reverse("evidence", args=[other_room.code, args[1]])).status_code == 404
