"""What leaders read of those who run a room."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.desk.actions import removal, workshops
from places.desk.acts import AuditPart
from places.desk.queries.audit_log import PAGE_LINES, audit_log
from places.enums import PhotoState, Stage
from places.exports import actions as exports
from places.models import Leader, Participant
from places.people.actions import joining
from places.photos.actions import visibility
from places.photos.actions.visibility import look_at_hidden
from tests.builders.rooms import Room


def told(room: Room, part: AuditPart | None = None) -> list[tuple[str, str]]:
    return [(line.who, line.what) for line in audit_log(room.workshop.pk, part=part).lines]


def test_acts_of_running_the_room_are_told_newest_first(room: Room) -> None:
    mira, sam, anna, _goran = room.people
    Leader.objects.filter(pk=room.leader.pk).update(first_name="Helen")
    photo = room.photo(sam, "Mine")
    joining.set_host(actor=room.leading, participant_id=mira.pk, on=True)
    mira.refresh_from_db()
    host = room.actor(mira)
    visibility.hide(actor=host, photo_id=photo.pk)
    look_at_hidden(actor=host, photo_id=photo.pk)
    removal.take_out(actor=room.leading, participant_id=anna.pk, hide_pictures=False)
    workshops.move_stage(actor=room.leading, stage=Stage.WRITE)
    exports.log_file(actor=host, kind="docx", photo_ids=[photo.pk])
    joining.change_table(actor=room.actor(sam), group_id=room.groups[1].pk)
    assert told(room) == [
        ("Mira", "took out a file (Word (DOCX)) with one picture"),
        ("Helen", f"moved the room from {Stage(room.workshop.stage).label} to Write"),
        ("Helen", "took Anna out of the room"),
        ("Mira", "looked at a hidden picture"),
        ("Mira", "hid a picture"),
        ("Helen", "made Mira a host"),
    ]
    assert told(room, AuditPart.PICTURES) == [
        ("Mira", "looked at a hidden picture"),
        ("Mira", "hid a picture"),
    ]


def test_who_has_no_name_any_more_is_told_as_somebody(room: Room) -> None:
    mira, sam = room.people[:2]
    joining.set_host(actor=room.leading, participant_id=mira.pk, on=True)
    joining.set_host(actor=room.leading, participant_id=sam.pk, on=True)
    mira.refresh_from_db()
    visibility.hide(actor=room.actor(mira), photo_id=room.photo(sam, "Mine").pk)
    Participant.objects.filter(pk=mira.pk).update(first_name="")
    Participant.objects.filter(pk=sam.pk).delete()
    email = room.leader.email
    assert told(room) == [
        ("A host", "hid a picture"),
        (email, "made somebody a host"),
        (email, "made somebody a host"),
    ]


def test_pages_of_lines_follow_each_other_in_few_queries(room: Room) -> None:
    photo = room.photo(room.people[0], "Mine", state=PhotoState.HIDDEN)
    for _ in range(PAGE_LINES + 3):
        look_at_hidden(actor=room.leading, photo_id=photo.pk)
    with CaptureQueriesContext(connection) as asked:
        first = audit_log(room.workshop.pk)
    assert len(asked) == 2  # nobody but a leader is named
    rest = audit_log(room.workshop.pk, before=first.before)
    assert (len(first.lines), len(rest.lines), rest.before) == (PAGE_LINES, 3, None)
    assert first.lines[-1].revision == rest.lines[0].revision + 1
