"""Who is in which sentence, as frames beside the log."""

import json

import pytest

from places.enums import Role, Section, Stage
from places.live.audience import Audience
from places.live_channels.presence import Late, Told, frames, listening
from places.vision.actions import presence, sentences
from tests.builders.rooms import Room, open_room


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE)


def audience(room: Room, language: str = "en", channel: str = "vision") -> Audience:
    return Audience(room.workshop.pk, channel, language, Role.PARTICIPANT)


def late(room: Room, told: Told) -> Late:
    return frames({room.workshop.pk: told})[room.workshop.pk]


def test_everybody_who_is_here_in_every_language_without_an_id(writing: Room) -> None:
    added = sentences.add_sentence(actor=writing.leading, section=Section.SO, text="So.")
    presence.come(actor=writing.actor(writing.people[0]), sentence_id=added.data["sentence"])
    told = late(writing, {audience(writing): None, audience(writing, "sv"): None})
    _here, data = told[audience(writing)]
    assert data.startswith(b"data: ")  # no id: no page's cursor moves
    (put,) = json.loads(data.removeprefix(b"data: "))
    assert (put["op"], put["id"]) == ("put", "writers")
    assert "Mira is here" in put["html"]
    assert f'href="#sentence-{added.data["sentence"]}"' in put["html"]
    assert "Mira är här" in told[audience(writing, "sv")][1].decode()


def test_nothing_is_told_twice(writing: Room, django_assert_num_queries) -> None:
    (here, _data) = late(writing, {audience(writing): None})[audience(writing)]
    assert here == ()
    with django_assert_num_queries(1):
        assert late(writing, {audience(writing): here}) == {}


def test_it_is_sent_to_nobody_before_the_stage_or_elsewhere(writing: Room) -> None:
    assert listening([audience(writing), audience(writing, channel="wall")]) == [audience(writing)]
    writing.at(Stage.WEIGH)
    assert late(writing, {audience(writing): None}) == {}
    assert frames({10**9: {audience(writing): None}}) == {10**9: {}}


def test_one_query_for_all_workshops(writing: Room, other_room: Room, django_assert_num_queries) -> None:
    told = {room.workshop.pk: {audience(room): ()} for room in (writing, other_room)}
    with django_assert_num_queries(1):
        assert frames(told) == {writing.workshop.pk: {}, other_room.workshop.pk: {}}
