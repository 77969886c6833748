"""What an audience may not see is not sent, by channel, role and stage."""

from typing import Any

import pytest

from places.desk.actions import workshops
from places.enums import Kind, Role, Stage
from places.live.audience import Audience
from places.live_channels.channels import allowed, for_answer, operations
from places.models import Activity, Board
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room


@pytest.mark.parametrize(
    ("channel", "role", "first"),
    [
        ("room", Role.PARTICIPANT, Stage.WELCOME),
        ("wall", Role.PARTICIPANT, Stage.SHARE),
        ("wall", Role.LEADER, Stage.SHARE),
        ("weigh", Role.PARTICIPANT, Stage.WEIGH),
        ("vision", Role.PARTICIPANT, Stage.WRITE),
        ("desk", Role.HOST, Stage.WELCOME),
        ("screen", Role.LEADER, Stage.WELCOME),
    ],
)
def test_channels_open_with_their_stage(room: Room, channel: str, role: Role, first: Stage) -> None:
    audience = Audience(room.workshop.pk, channel, "en", role)
    assert [stage for stage in Stage if allowed(audience, stage)] == list(Stage)[first.place_in_order :]


@pytest.mark.parametrize("channel", ["desk", "screen"])
def test_participants_do_not_receive_the_desk(room: Room, channel: str) -> None:
    assert not any(
        allowed(Audience(room.workshop.pk, channel, "en", Role.PARTICIPANT), stage) for stage in Stage
    )


@pytest.mark.parametrize(
    "channel", ["", "walls", "wall-3", "board", "board-", "board-x", "board--1", "board-²"]
)
def test_other_names_are_no_channels(room: Room, channel: str) -> None:
    assert not allowed(Audience(room.workshop.pk, channel, "en", Role.LEADER), Stage.CLOSE)


def test_a_table_receives_its_own_board_and_others_from_combine_on(room: Room, other_room: Room) -> None:
    boards = [Board.objects.create(workshop=room.workshop, group=group) for group in room.groups]
    foreign = Board.objects.create(workshop=other_room.workshop)

    def receives(board: Board, stage: Stage) -> bool:
        group_id = room.groups[0].pk
        audience = Audience(room.workshop.pk, f"board-{board.pk}", "en", Role.PARTICIPANT, group_id)
        return allowed(audience, stage)

    assert [receives(boards[0], stage) for stage in (Stage.SHARE, Stage.CLUSTER, Stage.COMBINE)] == [
        False,
        True,
        True,
    ]
    assert [receives(boards[1], stage) for stage in (Stage.SHARE, Stage.CLUSTER, Stage.COMBINE)] == [
        False,
        False,
        True,
    ]
    assert not receives(foreign, Stage.CLOSE)


def test_going_back_closes_the_channel_but_still_tells_the_stage(room: Room) -> None:
    room.at(Stage.SHARE)
    moved = workshops.move_stage(actor=room.leading, stage=Stage.GATHER)
    audience = Audience(room.workshop.pk, "wall", "en", Role.PARTICIPANT)
    assert [change["op"] for change in operations(moved, audience)] == ["text", "go", "put"]
    photo = room.photo(room.people[0])
    brought = Activity.record(room.actor(room.people[0]), Kind.PHOTO_BROUGHT, photo=photo.pk)
    assert [change["op"] for change in operations(brought, audience)] == ["text"]


def test_a_workshop_that_is_gone_asks_for_a_new_page(room: Room) -> None:
    activity = Activity.record(room.leading, Kind.VOTED)
    assert operations(activity, Audience(10**9, "room", "en", Role.PARTICIPANT)) == [{"op": "refresh"}]


def test_the_answer_speaks_the_active_language(room: Room) -> None:
    before = by_id(room.workshop.pk)
    assert before
    moved = workshops.move_stage(actor=room.leading, stage=Stage.SHARE)
    assert for_answer(moved, room.leading, "room", before)[0]["text"] == "Share"


def test_a_vote_is_answered_without_reading_the_workshop_again(
    room: Room, django_assert_num_queries: Any
) -> None:
    before = by_id(room.at(Stage.WEIGH).workshop.pk)
    assert before
    voted = Activity.record(room.actor(room.people[0]), Kind.VOTED)
    with django_assert_num_queries(3):  # the turnout
        assert [
            change["op"] for change in for_answer(voted, room.actor(room.people[0]), "weigh", before)
        ] == ["text"]


def test_the_projector_gets_no_hidden_picture(room: Room) -> None:
    photo = room.photo(room.people[0], "Still mine alone.")
    brought = Activity.record(room.actor(room.people[0]), Kind.PHOTO_BROUGHT, photo=photo.pk)
    audience = Audience(room.workshop.pk, "screen", "en", Role.LEADER)
    assert "Still mine alone." not in str(operations(brought, audience))
    room.at(Stage.SHARE)
    assert {"op": "refresh"} in operations(brought, audience)
