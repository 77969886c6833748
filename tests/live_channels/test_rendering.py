"""What the hub's thread reads: the log once, rendered once for each audience, hidden things left out."""

from typing import Any

import pytest

from places.desk.actions import removal, workshops
from places.enums import Kind, Role, Stage
from places.live.audience import Audience
from places.live.frames import REFRESH, Cursor, frame
from places.live_channels import rendering
from places.models import Activity, Workshop
from places.people.actions import joining, return_codes
from places.people.actions.team import set_team
from tests.builders.rooms import Room


def audience(room: Room, channel: str = "wall", role: Role = Role.PARTICIPANT, **more: Any) -> Audience:
    return Audience(room.workshop.pk, channel, more.pop("language", "en"), role, **more)


def start(room: Room) -> Cursor:
    room.workshop.refresh_from_db()
    return Cursor(room.workshop.epoch, room.workshop.revision)


def brought(room: Room, essence: str = "Words of a card") -> Activity:
    photo = room.photo(room.people[0], essence)
    return Activity.record(room.actor(room.people[0]), Kind.PHOTO_BROUGHT, photo=photo.pk)


def test_where_the_logs_stand_in_one_query(room: Room, other_room: Room, django_assert_num_queries) -> None:
    Activity.record(room.leading, Kind.STAGE_MOVED)
    with django_assert_num_queries(1):
        found = rendering.heads([room.workshop.pk, other_room.workshop.pk, 10**9])
    assert found == {
        room.workshop.pk: Cursor(room.workshop.epoch, 1),
        other_room.workshop.pk: Cursor(other_room.workshop.epoch, 0),
    }


def test_one_frame_for_each_audience_that_something_changes_for(room: Room, other_room: Room) -> None:
    here = start(room)
    brought(room)
    brought(other_room, "Of the other room")
    wall, weigh = audience(room), audience(room, "weigh")
    room.at(Stage.SHARE)
    news = rendering.news(here, room.workshop.pk, [wall, weigh])
    assert (news.cursor, news.events) == (Cursor(here.epoch, 1), 1)
    assert b"Words of a card" in news.frames[wall]
    assert b"Words of a card" not in news.frames[weigh]
    assert b"Of the other room" not in b"".join(news.frames.values())
    assert news.refresh == frame(news.cursor, REFRESH)


def test_hidden_words_are_in_no_frame_while_the_room_gathers(room: Room) -> None:
    here = start(room)
    brought(room)
    audiences = [
        audience(room, channel, role)
        for channel in ("room", "wall", "weigh", "vision", "desk", "screen", "board-1")
        for role in (Role.PARTICIPANT, Role.HOST, Role.LEADER)
    ]
    news = rendering.news(here, room.workshop.pk, audiences)
    assert b"brought-count" in news.frames[audience(room)]
    assert not any(b"Words of a card" in sent for sent in news.frames.values())


def test_nothing_new_is_no_frame_and_the_same_cursor(room: Room) -> None:
    here = start(room)
    news = rendering.news(here, room.workshop.pk, [audience(room)])
    assert (news.cursor, news.frames, news.events, news.people) == (here, {}, 0, frozenset())


def test_lines_that_change_nothing_move_the_cursor_only(room: Room) -> None:
    here = start(room)
    Activity.record(room.leading, Kind.EXPORTED)
    news = rendering.news(here, room.workshop.pk, [audience(room)])
    assert (news.cursor.revision, news.frames) == (1, {})


def test_it_reads_no_further_than_asked(room: Room) -> None:
    here = start(room)
    for _ in range(3):
        Activity.record(room.leading, Kind.STAGE_MOVED)
    assert rendering.news(here, room.workshop.pk, [audience(room)], 2).cursor.revision == 2


def test_a_gap_of_more_than_200_is_a_refresh_and_still_tells_whose_rights_changed(room: Room) -> None:
    here = start(room)
    person = joining.set_host(actor=room.leading, participant_id=room.people[1].pk, on=True).data["person"]
    Activity.objects.bulk_create(
        Activity(workshop=room.workshop, revision=n, kind=Kind.VOTED) for n in range(2, 203)
    )
    Workshop.objects.filter(pk=room.workshop.pk).update(revision=202)
    news = rendering.news(here, room.workshop.pk, [audience(room)])
    assert news.frames == {audience(room): frame(Cursor(here.epoch, 202), REFRESH)}
    assert (news.events, news.people) == (1, {person})
    assert rendering.news(here, room.workshop.pk, [audience(room)], 201).cursor.revision == 201
    assert rendering.news(here, room.workshop.pk, [audience(room)], 200).frames == {}


def test_whose_rights_have_changed(room: Room) -> None:
    here = start(room)
    joining.set_host(actor=room.leading, participant_id=room.people[1].pk, on=True)
    joining.change_table(actor=room.actor(room.people[0]), group_id=room.groups[1].pk)
    workshops.move_door(actor=room.leading, is_open=False)
    news = rendering.news(here, room.workshop.pk, [])
    assert news.people == {room.people[0].pk, room.people[1].pk}


def test_all_of_a_theme_team_come_back_when_it_grows_or_shrinks(room: Room, other_room: Room) -> None:
    mira, sam, anna, _goran = room.at(Stage.COMBINE).people
    other_room.name_team(other_room.people[0])
    changed = []
    for person, on in ((mira, True), (sam, True), (anna, True), (sam, False), (anna, False)):
        here = start(room)
        set_team(actor=room.leading, participant_id=person.pk, on=on)
        changed.append(rendering.news(here, room.workshop.pk, []).people)
    one, both, three = {mira.pk}, {mira.pk, sam.pk}, {mira.pk, sam.pk, anna.pk}
    assert changed == [one, both, three, three, {mira.pk, anna.pk}]


def test_what_cannot_be_rendered_is_fetched_anew(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    here = start(room)
    room.at(Stage.SHARE)
    Activity.record(room.leading, Kind.PHOTO_BROUGHT)  # a line without its photo
    news = rendering.news(here, room.workshop.pk, [audience(room), audience(room, "room")])
    assert news.frames[audience(room)] == frame(news.cursor, REFRESH)
    assert b"brought-count" in news.frames[audience(room, "room")]


def test_the_queries_do_not_grow_with_audiences_that_receive_nothing(
    room: Room, django_assert_max_num_queries: Any
) -> None:
    here = start(room)
    for _ in range(20):
        Activity.record(room.leading, Kind.VOTED)
    with django_assert_max_num_queries(3):
        rendering.news(here, room.workshop.pk, [audience(room)])


def test_who_has_other_rights_now_has_missed_a_page(room: Room) -> None:
    here, (mira, sam) = start(room), room.people[:2]
    joining.set_host(actor=room.leading, participant_id=mira.pk, on=True)
    wall = audience(room)
    news = rendering.news(here, room.workshop.pk, [wall])
    assert news.frame_for(wall, mira.pk) == frame(news.cursor, REFRESH)
    assert news.frame_for(wall, sam.pk) == b""
    assert news.frame_for(wall, None) == b""


def test_whose_rights_or_code_end_is_told(room: Room) -> None:
    here, (mira, sam, anna, _goran) = start(room), room.people
    removal.take_out(actor=room.leading, participant_id=mira.pk, hide_pictures=False)
    return_codes.renew(actor=room.leading, participant_id=sam.pk)
    assert rendering.news(here, room.workshop.pk, []).people == {mira.pk, sam.pk}
    here = start(room)
    removal.let_back(actor=room.leading, participant_id=mira.pk)
    assert rendering.news(here, room.workshop.pk, []).people == {mira.pk}
    assert anna.pk not in rendering.news(start(room), room.workshop.pk, []).people
