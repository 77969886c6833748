"""Suggestions from a language model: a real endpoint answers, lies, drips or is away; people decide."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from places.enums import Kind, Origin, People, PhotoAudience, Section, Stage
from places.errors import NotNow, NotYours, Unclear
from places.models import Activity, Evidence, ModelEndpoint, Sentence
from places.vision.actions import sentences, suggestions
from places.vision.queries.suggestions import model_facts
from places.vision.queries.vision import sentence as view_of
from tests.builders.rooms import Room, open_room
from tests.model_server import ModelServer, model_server


@pytest.fixture
def model(settings: Any) -> Iterator[ModelServer]:
    with model_server() as running:
        settings.MODEL_HOSTS = [running.host]
        yield running


@pytest.fixture
def room(db: None) -> Room:
    room = open_room(Stage.WRITE)
    room.photo(room.people[0], "Every street here ends at the water.", audience=PhotoAudience.REPORT)
    room.photo(room.people[1], "Only for us: the rope.", audience=PhotoAudience.ROOM)
    room.photo(room.people[2], "Children on the ice.", audience=PhotoAudience.PUBLIC, people=People.UNASKED)
    return room


def set_up(room: Room, model: ModelServer, api_key: str = "") -> None:
    suggestions.set_endpoint(actor=room.leading, url=model.url, model="small", api_key=api_key)


def answer(room: Room, model: ModelServer, *lines: dict[str, Any]) -> None:
    """Let the model answer these lines, and ask it: the job is run at once, as the worker would."""
    model.content = json.dumps({"sentences": list(lines)})
    suggestions.ask_model(actor=room.leading)
    run(room)


def run(room: Room) -> None:
    suggestions.ask_later.func(room.workshop.pk, "leader", None, room.leader.pk)


def line(room: Room, text: str = "Because here every street ends at the water.") -> dict[str, Any]:
    return {"section": "because", "text": text, "evidence": [f"p{room.photos[0].pk}"]}


def test_only_shared_words_are_given_away(room: Room, model: ModelServer) -> None:
    set_up(room, model, "secret")
    answer(room, model)
    _path, key, body = model.asked[0]
    given = json.loads(body["messages"][1]["content"])
    assert given["texts"] == {f"p{room.photos[0].pk}": "Every street here ends at the water."}
    assert key == "Bearer secret"
    assert "Mira" not in json.dumps(body)


def test_what_rests_on_words_is_marked_with_its_evidence(room: Room, model: ModelServer) -> None:
    set_up(room, model)
    answer(room, model, line(room), line(room, "Because here 300 boats lie."))
    made = Sentence.objects.get()
    assert (made.section, made.origin, made.settled) == (Section.BECAUSE, Origin.MODEL, False)
    assert Evidence.objects.get().photo == room.photos[0]
    told = list(Activity.objects.filter(kind=Kind.MODEL_ASKED).values_list("data", flat=True))
    assert told == [{"state": "working"}, {"state": "ready", "sentences": [made.pk]}]
    found = model_facts(room.workshop.pk)
    assert found is not None
    assert found.sentence == (
        "The language model has answered. 1 sentence was left out: it did not rest on your words."
    )


def test_running_the_job_twice_writes_once(room: Room, model: ModelServer) -> None:
    set_up(room, model)
    answer(room, model, line(room))
    run(room)
    assert (Sentence.objects.count(), len(model.asked)) == (1, 1)


def test_two_people_make_it_theirs(room: Room, model: ModelServer) -> None:
    set_up(room, model)
    answer(room, model, line(room))
    made = Sentence.objects.get()
    mira, sam = (room.actor(person) for person in room.people[:2])
    for _ in range(2):  # the same person twice is one person
        sentences.settle_sentence(actor=mira, sentence_id=made.pk, rev=made.rev)
        made.refresh_from_db()
        assert (made.settled, made.rev) == (False, 1)
    view = view_of(room.workshop.pk, made.pk)
    assert view is not None
    assert view.accepted == 1
    sentences.settle_sentence(actor=sam, sentence_id=made.pk, rev=made.rev)
    made.refresh_from_db()
    assert (made.settled, made.origin, made.rev) == (True, Origin.MODEL, 2)


def test_who_changes_it_makes_it_their_own(room: Room, model: ModelServer) -> None:
    set_up(room, model)
    answer(room, model, line(room))
    made = Sentence.objects.get()
    sentences.change_sentence(
        actor=room.actor(room.people[0]), sentence_id=made.pk, text="The water.", rev=made.rev
    )
    made.refresh_from_db()
    assert (made.settled, made.origin) == (True, Origin.HUMAN)


def test_words_taken_back_meanwhile_carry_nothing(room: Room, model: ModelServer) -> None:
    set_up(room, model)
    model.content = json.dumps({"sentences": [line(room)]})
    suggestions.ask_model(actor=room.leading)
    kept = [suggestions.Suggestion("because", "Because here streets end.", (f"p{room.photos[0].pk}",))]
    room.photos[0].audience = PhotoAudience.ROOM
    room.photos[0].save()
    suggestions.finish(actor=room.leading, suggestions=kept)
    assert not Sentence.objects.exists()


@pytest.mark.parametrize(
    ("status", "raw", "why"),
    [(500, None, "refused"), (200, b"<html>", "unreadable"), (200, b'{"choices": []}', "unreadable")],
)
def test_an_endpoint_that_fails_leaves_the_text_alone(
    room: Room, model: ModelServer, status: int, raw: bytes | None, why: str
) -> None:
    set_up(room, model)
    model.status, model.raw = status, raw
    suggestions.ask_model(actor=room.leading)
    run(room)
    found = ModelEndpoint.objects.get()
    assert (found.state, found.why, Sentence.objects.count()) == ("failed", why, 0)
    suggestions.ask_model(actor=room.leading)  # it may be asked again at once


def test_an_answer_that_is_no_json(room: Room, model: ModelServer) -> None:
    set_up(room, model)
    model.content = "Certainly! Here are some sentences."
    suggestions.ask_model(actor=room.leading)
    run(room)
    assert ModelEndpoint.objects.get().why == "unreadable"


def test_an_endpoint_that_is_down(room: Room, model: ModelServer, settings: Any) -> None:
    settings.MODEL_HOSTS = ["127.0.0.1:9"]
    suggestions.set_endpoint(actor=room.leading, url="http://127.0.0.1:9/v1", model="small", api_key="")
    suggestions.ask_model(actor=room.leading)
    run(room)
    assert ModelEndpoint.objects.get().why == "down"


def test_it_is_off_until_a_leader_sets_it_up(room: Room, model: ModelServer) -> None:
    with pytest.raises(NotNow, match="no language model here"):
        suggestions.ask_model(actor=room.leading)
    with pytest.raises(NotYours):
        suggestions.set_endpoint(actor=room.actor(room.people[0]), url=model.url, model="small", api_key="")
    for url in ("http://169.254.169.254/v1", "file:///etc/passwd", "http://127.0.0.1:1/v1"):
        with pytest.raises(Unclear, match="does not allow that address"):
            suggestions.set_endpoint(actor=room.leading, url=url, model="small", api_key="")
    with pytest.raises(Unclear, match="name of the model"):
        suggestions.set_endpoint(actor=room.leading, url=model.url, model=" ", api_key="")
    assert model.asked == []


def test_a_host_that_is_no_longer_allowed_is_not_asked(room: Room, model: ModelServer, settings: Any) -> None:
    set_up(room, model)
    settings.MODEL_HOSTS = []
    assert model_facts(room.workshop.pk) is None
    with pytest.raises(NotNow, match="no language model here"):
        suggestions.ask_model(actor=room.leading)


def test_an_empty_key_keeps_the_old_one_and_an_empty_address_ends_it(room: Room, model: ModelServer) -> None:
    set_up(room, model, "secret")
    set_up(room, model)
    assert ModelEndpoint.objects.get().key == "secret"
    suggestions.set_endpoint(actor=room.leading, url=" ", model="", api_key="")
    assert not ModelEndpoint.objects.exists()


def test_while_one_answer_is_awaited_no_other_is_asked_for(room: Room, model: ModelServer) -> None:
    set_up(room, model)
    first = suggestions.ask_model(actor=room.leading, key="e" * 32)
    assert suggestions.ask_model(actor=room.leading, key="e" * 32) == first
    with pytest.raises(NotNow, match="being asked"):
        suggestions.ask_model(actor=room.leading)


def test_without_shared_words_there_is_nothing_to_ask(model: ModelServer, db: None) -> None:
    room = open_room(Stage.WRITE, photos=2)
    set_up(room, model)
    with pytest.raises(NotNow, match="Nobody shares their words"):
        suggestions.ask_model(actor=room.leading)
