"""Moving the room from stage to stage by the desk, with the boards combined on the way."""

import pytest
from django.urls import reverse

from places.enums import Kind, Stage
from places.facilitation.actions.choosing import choose_method
from places.models import Activity, Workshop
from places.vision.actions import drafts
from tests.builders.rooms import Room, open_room
from tests.builders.tables import mini, shared
from tests.desk.views.test_desk import JSON, act, primary, url


def test_going_on_to_combine_combines_and_shows_what_came_of_it(db: None) -> None:
    room = open_room(Stage.CLUSTER, photos=6)
    mini(room)
    answer = room.leader_client().post(url(room, "desk-stage"), {"stage": "combine"}, headers=JSON).json()
    came = "2 piles from 4 tables; 1 picture stands alone."
    assert answer["say"] == f"The room is now at: Combine. {came}"
    assert [name for name, _numbers in shared(room)] == ["Water", "Match", "Making"]
    page = room.leader_client().get(url(room)).content.decode()
    assert (came in page, reverse("combine", args=[room.code]) in page) == (True, True)
    assert primary(room) == ["Start weighing"]


def test_boards_are_combined_on_the_way_where_the_plan_leaves_that_out(db: None) -> None:
    room = open_room(Stage.CLUSTER, photos=6)
    choose_method(actor=room.leading, method_id="ward-meeting")
    mini(room)
    answer = room.leader_client().post(url(room, "desk-stage"), {"stage": "write"}, headers=JSON).json()
    assert answer["say"] == "The room is now at: Write."
    assert [name for name, _numbers in shared(room)] == ["Water", "Match", "Making"]
    drafts.make(actor=room.leading)
    assert primary(room) == ["Close the workshop"]
    moved = [data["stage"] for kind, data in room.log if kind == Kind.STAGE_MOVED]
    assert moved == ["combine", "write"]
    act(room, "desk-stage", stage="cluster")
    act(room, "desk-stage", stage="write")
    assert [kind for kind, _data in room.log].count(Kind.BOARD_PROPOSED) == 1  # what people moved stays


def test_boards_that_take_long_are_waited_for_on_the_way(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    room = open_room(Stage.CLUSTER, photos=6)
    choose_method(actor=room.leading, method_id="ward-meeting")
    mini(room)
    monkeypatch.setattr("places.consensus.actions.sharing.QUICK", 0)
    act(room, "desk-stage", stage="write")
    assert primary(room) == []
    assert Workshop.objects.get(pk=room.workshop.pk).stage == Stage.COMBINE


def test_without_sorted_boards_a_plan_without_combining_goes_on(db: None) -> None:
    room = open_room(Stage.CLUSTER, photos=2)
    choose_method(actor=room.leading, method_id="ward-meeting")
    act(room, "desk-stage", stage="write", anyway="yes")
    assert [data["stage"] for kind, data in room.log if kind == Kind.STAGE_MOVED] == ["write"]


def test_coming_back_from_weighing_leaves_the_shared_board_alone(db: None) -> None:
    room = open_room(Stage.WEIGH, photos=6)
    mini(room)
    act(room, "desk-stage", stage="combine")
    assert [line.kind for line in Activity.objects.all()] == [Kind.STAGE_MOVED]
    assert primary(room) == ["Combine the boards now"]


def test_without_sorted_boards_the_desk_says_so_and_goes_on_only_when_asked(db: None) -> None:
    room = open_room(Stage.CLUSTER, photos=6)
    answer = act(room, "desk-stage", stage="combine", anyway="yes")
    assert answer.status_code == 303
    assert primary(room) == ["Back to: Put together"]
    refused = act(room, "desk-stage", stage="weigh")
    assert (refused.status_code, "there is nothing to weigh" in refused.content.decode()) == (409, True)
    assert act(room, "desk-stage", stage="weigh", anyway="yes").status_code == 303
    assert primary(room) == ["Back to: Combine"]


def test_the_desk_combines_without_leaving(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=6)
    assert act(room, "desk-combine").status_code == 409
    mini(room)
    answer = act(room, "desk-combine")
    assert (answer.status_code, answer.headers["Location"]) == (303, url(room))
    assert primary(room) == ["Start weighing"]


def test_the_stage_moves_forwards_and_back_and_says_so(room: Room) -> None:
    answer = act(room, "desk-stage", stage="share")
    assert (answer.status_code, answer.headers["Location"]) == (303, url(room))
    room.workshop.refresh_from_db()
    assert room.workshop.stage == Stage.SHARE
    told = room.leader_client().post(url(room, "desk-stage"), {"stage": "gather"}, headers=JSON).json()
    assert told["say"] == "The room is now at: Gather."
    assert told["go"] == url(room)


@pytest.mark.parametrize("stage", ["", "shares", "\x00", "<b>"])
def test_a_stage_that_there_is_not(room: Room, stage: str) -> None:
    answer = act(room, "desk-stage", stage=stage)
    assert (answer.status_code, "Choose one of the steps." in answer.content.decode()) == (422, True)
    room.workshop.refresh_from_db()
    assert room.workshop.stage == Stage.GATHER
