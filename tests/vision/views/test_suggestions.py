"""Setting a model up and asking it, over HTTP: leaders, those who run the room, and nobody else."""

from typing import Any

from django.urls import reverse

from places.enums import Origin, PhotoAudience, Section, Stage
from places.models import ModelEndpoint, Sentence, VisionDraft
from tests.builders.rooms import Room, open_room

URL = "http://models.local:8080/v1"


def set_up(room: Room, **words: str) -> Any:
    sent = {"url": URL, "model": "small", "api_key": "secret", **words}
    return room.leader_client().post(reverse("desk-model", args=[room.code]), sent)


def test_set_up_by_the_leader_and_never_shown_again(room: Room, other_room: Room, settings: Any) -> None:
    settings.MODEL_HOSTS = ["models.local:8080"]
    assert set_up(room).status_code == 302
    assert ModelEndpoint.objects.get().key == "secret"
    page = room.leader_client().get(reverse("desk-model", args=[room.code])).content.decode()
    assert (f'value="{URL}"' in page, "secret" in page) == (True, False)
    where = reverse("desk-model", args=[room.code])
    assert room.client(room.people[0]).get(where).status_code == 403
    assert other_room.leader_client().get(where).status_code == 404


def test_an_address_that_is_not_allowed(room: Room, settings: Any) -> None:
    settings.MODEL_HOSTS = ["models.local:8080"]
    answer = set_up(room, url="http://169.254.169.254/v1")
    assert answer.status_code == 422
    assert "This installation does not allow that address." in answer.content.decode()
    assert not ModelEndpoint.objects.exists()


def test_an_installation_without_hosts_says_so(room: Room) -> None:
    page = room.leader_client().get(reverse("desk-model", args=[room.code])).content.decode()
    assert "This installation allows no language model." in page
    assert (
        "language model" not in room.leader_client().get(reverse("desk", args=[room.code])).content.decode()
    )


def test_asking_shows_that_it_is_under_way(db: None, settings: Any) -> None:
    settings.MODEL_HOSTS = ["models.local:8080"]
    room = open_room(Stage.WRITE)
    room.photo(room.people[0], "The water.", audience=PhotoAudience.REPORT)
    ask = reverse("vision-ask", args=[room.code])
    assert room.leader_client().post(ask).status_code == 409
    set_up(room)
    vision = reverse("vision", args=[room.code])
    assert "Ask for suggestions" in room.leader_client().get(vision).content.decode()
    assert "Ask for suggestions" not in room.client(room.people[0]).get(vision).content.decode()
    assert room.client(room.people[0]).post(ask).status_code == 403
    assert room.leader_client().post(ask).status_code == 303
    page = room.leader_client().get(vision).content.decode()
    assert ("is being asked" in page, "Ask for suggestions" in page) == (True, False)


def test_a_models_sentence_is_marked(db: None) -> None:
    room = open_room(Stage.WRITE)
    draft = VisionDraft.objects.create(workshop=room.workshop)
    Sentence.objects.create(
        draft=draft, section=Section.SO, text="So we will walk.", origin=Origin.MODEL, settled=False
    )
    page = room.client(room.people[0]).get(reverse("vision", args=[room.code])).content.decode()
    assert "Suggested by a language model." in page
