"""Deleting a workshop: one act for two leaders, hidden at once, undone within a day, never against a decision."""

from pathlib import Path
from typing import Any

import pytest

from places.enums import Ground, Hold, Kind, Stage
from places.errors import Missing, NotNow, NotYours, Unclear
from places.exports.actions import files
from places.exports.kinds import Written
from places.models import Activity, Leader, Workshop
from places.people.actions.joining import change_table
from places.retention.actions.deleting import bring_back, delete_workshop
from places.rules import Actor
from places.workshops.queries import deleted
from tests.builders.files import asked, kind_written_by, writing
from tests.builders.rooms import Room


def kinds(room: Room) -> list[str]:
    return list(Activity.objects.filter(workshop=room.workshop.pk).values_list("kind", flat=True))


def test_a_deleted_workshop_is_hidden_and_comes_back_as_it_was(room: Room, other_room: Room) -> None:
    before = Workshop.every.values().get(pk=room.workshop.pk)
    done = delete_workshop(actor=room.leading, name=" jönköping-NESS ", key="1" * 32)
    assert done is not None
    assert (done.kind, done.leader_id, done.data) == (Kind.WORKSHOP_DELETED, room.leader.pk, {})
    assert list(Workshop.objects.all()) == [other_room.workshop]
    (found,) = deleted.led_by(room.leader.pk)
    assert (found.id, found.ground, found.by_id) == (room.workshop.pk, Ground.LEADER, room.leader.pk)
    with pytest.raises(Missing):
        change_table(actor=room.actor(room.people[0]), group_id=room.groups[1].pk)
    bring_back(leader_id=room.leader.pk, workshop_id=room.workshop.pk)
    bring_back(leader_id=room.leader.pk, workshop_id=room.workshop.pk)
    after = Workshop.objects.values().get(pk=room.workshop.pk)
    assert after == before | {"revision": before["revision"] + 2}
    assert kinds(room) == [Kind.WORKSHOP_DELETED, Kind.WORKSHOP_BROUGHT_BACK]


def test_two_leaders_delete_once(room: Room) -> None:
    second = Leader.objects.create_user("second@example.org")
    room.workshop.place.leaders.add(second)
    assert delete_workshop(actor=room.leading, name="Jönköping-ness") is not None
    other = Actor(room.workshop.pk, room.leading.role, leader_id=second.pk)
    assert delete_workshop(actor=other, name="anything") is None
    assert kinds(room) == [Kind.WORKSHOP_DELETED]
    assert deleted.led_by(second.pk) == deleted.led_by(room.leader.pk)


def test_another_name_or_another_person_deletes_nothing(room: Room, other_room: Room) -> None:
    with pytest.raises(Unclear, match="exactly"):
        delete_workshop(actor=room.leading, name="Jönköping")
    with pytest.raises(NotYours):
        delete_workshop(actor=room.actor(room.people[0]), name="Jönköping-ness")
    with pytest.raises(Missing):
        delete_workshop(actor=Actor(0, room.leading.role, leader_id=room.leader.pk), name="Jönköping-ness")
    delete_workshop(actor=room.leading, name="Jönköping-ness")
    for leader in (other_room.leader.pk, 0):
        with pytest.raises(Missing):
            bring_back(leader_id=leader, workshop_id=room.workshop.pk)
    assert deleted.led_by(other_room.leader.pk) == []


def test_an_erasure_that_has_begun_is_not_undone(room: Room) -> None:
    delete_workshop(actor=room.leading, name="Jönköping-ness")
    Workshop.every.update(erasing=True)
    with pytest.raises(NotNow, match="too late"):
        bring_back(leader_id=room.leader.pk, workshop_id=room.workshop.pk)
    assert deleted.led_by(room.leader.pk) == []


@pytest.mark.parametrize("by_installation", [True, False])
def test_what_a_decision_keeps_is_not_deleted(room: Room, settings: Any, *, by_installation: bool) -> None:
    if by_installation:
        settings.HOLD_DECISION = "2026/1"
    else:
        Workshop.objects.update(hold=Hold.HELD, decision="2026/1")
    with pytest.raises(NotNow, match="2026/1"):
        delete_workshop(actor=room.leading, name="Jönköping-ness")


def test_a_file_that_is_being_written_is_not_offered_any_more(
    room: Room, settings: Any, tmp_path: Path
) -> None:
    settings.EXPORTS_ROOT = tmp_path / "exports"
    with kind_written_by(writing("a")):
        row = asked(room.at(Stage.WRITE).leading)
        order = files.begin(file_id=row.pk)
        assert order is not None
        delete_workshop(actor=room.leading, name="Jönköping-ness")
        assert files.finish(order=order, told=Written((), 0), size=1) is False
        assert files.begin(file_id=row.pk) is None
