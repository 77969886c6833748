"""Live news of the big screen: where the slides are, the count, and else a fresh page."""

import re
from collections import Counter

from django.urls import reverse

from places.belonging.actions import pulse
from places.enums import Kind, Lens, PulseMoment, Role, Stage
from places.live.audience import Audience, Operation
from places.live_channels.channels import operations
from places.models import Activity
from places.people.actions import ready
from places.screen import actions
from places.weighing.actions import ballots
from tests.builders.belonging import answer
from tests.builders.rooms import Room
from tests.builders.shared_boards import share

REFRESH = {"op": "refresh"}


def received(room: Room, activity: Activity, role: Role = Role.LEADER) -> list[Operation]:
    return operations(activity, Audience(room.workshop.pk, "screen", "en", role))


def test_a_turn_reaches_all_screens_as_a_new_position(room: Room) -> None:
    turned = actions.turn(actor=room.leading, slide="photo-7", index=3, held=True)
    (put,) = received(room, turned)
    assert (put["op"], put["id"]) == ("put", "scene-position")
    for told in ('data-slide="photo-7"', 'data-index="3"', "data-held"):
        assert told in put["html"]
    going = actions.turn(actor=room.leading, slide="photo-7", index=3, held=False)
    assert "data-held" not in received(room, going)[0]["html"]


def test_a_vote_changes_the_count_only(room: Room) -> None:
    room.photo(room.people[0])
    cluster = share(room.at(Stage.WEIGH), "Water")[0]
    cast = ballots.cast(actor=room.actor(room.people[0]), cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1)
    (put,) = received(room, cast)
    assert (put["id"], "1 of 4 has given dots." in put["html"]) == ("scene-voted", True)
    assert "Water" not in put["html"]
    assert received(room, Activity.record(room.leading, Kind.STANCE_TAKEN)) == []


def test_one_thing_by_itself_comes_and_goes_as_a_fresh_page(room: Room) -> None:
    room.at(Stage.SHARE)
    assert received(room, actions.show_alone(actor=room.leading, name="photo-7", index=0)) == [REFRESH]
    assert received(room, actions.turn(actor=room.leading, slide="", index=0, held=False)) == [REFRESH]


def test_an_answer_to_the_pulse_changes_the_count_only(room: Room) -> None:
    opened = pulse.open_pulse(actor=room.leading, moment=PulseMoment.START)
    assert received(room, opened) == [REFRESH]
    answered = answer(room, room.people[0], PulseMoment.START, {"accepted": 5})
    (put,) = received(room, answered)
    assert (put["id"], put["target"], "1 person has answered." in put["html"]) == ("scene-answered", "", True)
    page = room.leader_client().get(reverse("screen", args=[room.code])).content.decode()
    ids = Counter(re.findall(r'\sid="([^"]+)"', page))
    assert (ids["scene-answered"], max(ids.values())) == (1, 1)
    closed = pulse.close_pulse(actor=room.leading, moment=PulseMoment.START)
    assert received(room, closed) == [REFRESH]
    assert received(room, answered) == []


def test_those_who_are_done_change_their_number_only(room: Room) -> None:
    said = ready.say_ready(actor=room.actor(room.people[0]), ready=True, stage="gather")
    assert received(room, said) == [{"op": "text", "id": "stage-ready", "text": "1 of 4 is ready."}]


def test_what_changes_a_scene_brings_a_fresh_page_and_what_none_shows_does_not(room: Room) -> None:
    seen = (Kind.DOOR_MOVED, Kind.CARDS_MOVED, Kind.SENTENCE_ADDED, Kind.SCREEN_SET, Kind.SCENE_CHOSEN)
    assert [received(room, Activity.record(room.leading, kind)) for kind in seen] == [[REFRESH]] * 5
    unseen = (Kind.EXPORTED, Kind.LINK_MADE, Kind.PHOTO_STARTED)
    assert [received(room, Activity.record(room.leading, kind)) for kind in unseen] == [[]] * 3
    assert received(room, Activity.record(room.leading, Kind.DOOR_MOVED), Role.PARTICIPANT) == []
