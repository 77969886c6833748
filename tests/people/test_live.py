"""What every page of a workshop receives: the stage, its timer, and how many have brought theirs."""

from places.desk.actions import timer as timers
from places.desk.actions import workshops
from places.enums import Kind, Role, Stage
from places.live.audience import Audience
from places.live_channels.channels import operations
from places.models import Activity, Workshop
from places.people.actions import joining
from places.people.actions.joining import Joining
from places.photos.actions import bringing, checking
from places.rules import Actor
from places.workshops.queries.timer import milliseconds
from tests.builders.rooms import Room


def listener(room: Room, language: str = "en") -> Audience:
    return Audience(room.workshop.pk, "room", language, Role.PARTICIPANT)


def test_a_moved_stage_leads_everybody_to_its_place(room: Room) -> None:
    moved = workshops.move_stage(actor=room.leading, stage=Stage.SHARE)
    name, go, timer = operations(moved, listener(room))
    assert name == {"op": "text", "id": "stage-name", "text": "Share"}
    assert (go["op"], go["url"]) == ("go", f"/w/{room.code}/wall/")
    assert (timer["op"], timer["id"], "data-ends" in timer["html"]) == ("put", "room-time", False)
    for role, url in ((Role.TABLE, f"/w/{room.code}/wall/"), (Role.LEADER, f"/w/{room.code}/")):
        told = operations(moved, Audience(room.workshop.pk, "wall", "en", role))
        assert [change["url"] for change in told if change["op"] == "go"] == [url]
    assert go["text"] == "The room has moved on to: Share. Go when you have finished."
    assert "Vi har gått vidare till: Dela." in operations(moved, listener(room, "sv"))[1]["text"]


def test_the_desk_and_the_big_screen_stay_where_they_are(room: Room) -> None:
    moved = workshops.move_stage(actor=room.leading, stage=Stage.SHARE)
    for channel in ("desk", "screen"):
        assert operations(moved, Audience(room.workshop.pk, channel, "en", Role.LEADER)) == [
            {"op": "text", "id": "stage-name", "text": "Share"},
            {"op": "refresh"},
        ]


def test_the_timer_reaches_every_page_at_once(room: Room) -> None:
    pages = [("room", Role.PARTICIPANT), ("wall", Role.TABLE), ("desk", Role.LEADER), ("screen", Role.LEADER)]
    running = timers.set_timer(actor=room.leading, minutes=10)
    ends = Workshop.objects.get(pk=room.workshop.pk).timer_ends
    for channel, role in pages:
        put = operations(running, Audience(room.workshop.pk, channel, "en", role))[0]
        assert (put["op"], put["id"], put["target"]) == ("put", "room-time", "")
        assert f'data-ends="{ends and milliseconds(ends)}"' in put["html"]
        assert "data-now=" in put["html"]
    stopped = timers.stop_timer(actor=room.leading)
    for channel, role in pages:
        html = operations(stopped, Audience(room.workshop.pk, channel, "en", role))[0]["html"]
        assert ("data-ends" in html, "<room-time" in html) == (False, True)


def test_with_a_new_code_every_page_is_fetched_anew(room: Room) -> None:
    changed = workshops.change_code(actor=room.leading)
    for channel, role in (("room", Role.PARTICIPANT), ("wall", Role.TABLE), ("screen", Role.LEADER)):
        assert operations(changed, Audience(room.workshop.pk, channel, "en", role)) == [{"op": "refresh"}]


def test_who_brings_moves_the_count(room: Room) -> None:
    mira = room.actor(room.people[0])
    started = bringing.start_words(actor=mira, upload_key="a" * 32)
    assert operations(started, listener(room)) == []
    bringing.describe(actor=mira, photo_id=started.data["photo"], fields={"essence": "The lake."})
    brought = bringing.bring(actor=mira, photo_id=started.data["photo"])
    assert brought.kind == Kind.PHOTO_BROUGHT
    assert operations(brought, listener(room)) == [
        {"op": "text", "id": "brought-count", "text": "1 of 4 has brought theirs."}
    ]
    assert operations(Activity.record(mira, Kind.VOTED), listener(room)) == []


def test_who_waits_for_the_beginning_sees_people_come(room: Room) -> None:
    joined = joining.join(actor=Actor(room.workshop.pk, Role.NEWCOMER), joining=Joining("Edith"))
    counts = {change["id"]: change["text"] for change in operations(joined, listener(room))}
    assert counts == {"brought-count": "0 of 5 have brought theirs.", "people-count": "5 people are here."}
    assert (
        'id="people-count"'
        in room.at(Stage.WELCOME).client(room.people[0]).get(f"/w/{room.code}/").content.decode()
    )


def test_pages_that_say_that_a_picture_will_appear_soon_are_fetched_again(room: Room) -> None:
    checking.set_waiting(actor=room.leading, on=True)
    mira = room.actor(room.people[0])
    photo = bringing.start_words(actor=mira, upload_key="a" * 32).data["photo"]
    bringing.describe(actor=mira, photo_id=photo, fields={"essence": "The lake."})
    waits = bringing.bring(actor=mira, photo_id=photo)
    assert operations(waits, listener(room)) == [
        {"op": "text", "id": "brought-count", "text": "1 of 4 has brought theirs."}
    ]
    kept_back = checking.decide(actor=room.leading, photo_id=photo, show=False)
    assert operations(kept_back, listener(room)) == [{"op": "refresh", "only": "photo-waits"}]
    assert operations(kept_back, Audience(room.workshop.pk, "screen", "en", Role.LEADER)) == []
