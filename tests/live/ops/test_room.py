"""What every page of a workshop hears: the stage, and how many have brought theirs."""

from places.actions import photos, workshops
from places.enums import Kind, Role, Stage
from places.live.ops import Audience, operations
from places.models import Activity
from tests.rooms import Room


def listener(room: Room, language: str = "en") -> Audience:
    return Audience(room.workshop.pk, "room", language, Role.PARTICIPANT)


def test_a_moved_stage_invites_and_pulls_nobody(room: Room) -> None:
    moved = workshops.move_stage(actor=room.leading, stage=Stage.SHARE)
    name, go = operations(moved, listener(room))
    assert name == {"op": "text", "id": "stage-name", "text": "Share"}
    assert (go["op"], go["url"]) == ("go", f"/w/{room.code}/")
    assert go["text"] == "The room has moved on to: Share. Go when you have finished."
    assert "Rummet har gått vidare till: Dela." in operations(moved, listener(room, "sv"))[1]["text"]


def test_who_brings_moves_the_count(room: Room) -> None:
    mira = room.actor(room.people[0])
    started = photos.start_words(actor=mira, upload_key="a" * 32)
    assert operations(started, listener(room)) == []
    photos.describe(actor=mira, photo_id=started.data["photo"], fields={"essence": "The lake."})
    brought = photos.bring(actor=mira, photo_id=started.data["photo"])
    assert brought.kind == Kind.PHOTO_BROUGHT
    assert operations(brought, listener(room)) == [
        {"op": "text", "id": "brought-count", "text": "1 of 4 has brought theirs."}
    ]
    assert operations(Activity.record(mira, Kind.VOTED), listener(room)) == []
