"""Bringing a photo: what is stored, who may, retries, stale writes, and that it was opened."""

from typing import Any

import pytest

from places.enums import Kind, People, PhotoAudience, PhotoState, Role, Stage
from places.errors import Missing, NotNow, NotYours, Stale, Unclear
from places.models import Activity, Photo, Workshop
from places.photos.actions import bringing
from places.rules import Actor
from places.storage import new_key
from tests.builders.rooms import Room, every_row

UPLOAD, KEY = "a" * 32, "b" * 32
FULL = "You have brought as many as this room asks for. Take one back to bring another."


def start(actor: Actor, upload_key: str = UPLOAD, **facts: Any) -> Activity:
    facts = {"key": new_key(), "width": 1200, "height": 900, **facts}
    return bringing.start(actor=actor, upload_key=upload_key, **facts)


def photo_of(activity: Activity) -> Photo:
    return Photo.objects.get(pk=activity.data["photo"])


@pytest.fixture
def mira(room: Room, other_room: Room) -> Actor:
    return room.actor(room.people[0])


def test_a_picture_is_kept_and_told_of(room: Room, mira: Actor) -> None:
    look = {"colour": "#1e5b73", "placeholder": "data:image/webp;base64,AA", "sha256": "c" * 64}
    activity = start(mira, key="d" * 32, **look)
    photo = photo_of(activity)
    assert (photo.workshop, photo.participant, photo.state) == (
        room.workshop,
        room.people[0],
        PhotoState.STARTED,
    )
    assert (photo.key, photo.width, photo.height, photo.upload_key) == ("d" * 32, 1200, 900, UPLOAD)
    assert {name: getattr(photo, name) for name in look} == look
    assert (photo.audience, photo.people, photo.rev, photo.brought_at) == (PhotoAudience.ROOM, "", 0, None)
    assert room.log == [(Kind.PHOTO_STARTED, {"photo": photo.pk})]


def test_words_alone_have_nobody_in_them(room: Room, mira: Actor) -> None:
    photo = photo_of(bringing.start_words(actor=mira, upload_key=UPLOAD))
    assert (photo.key, photo.people, photo.state) == ("", People.NONE, PhotoState.STARTED)
    assert room.log == [(Kind.PHOTO_STARTED, {"photo": photo.pk})]


def test_the_same_upload_is_one_photo(room: Room, mira: Actor) -> None:
    first, words = start(mira), bringing.start_words(actor=mira, upload_key="e" * 32)
    Workshop.objects.filter(pk=room.workshop.pk).update(stage=Stage.WRITE, photos_each=1)
    before = every_row()
    assert start(mira, key=new_key(), width=1) == first
    assert bringing.start_words(actor=mira, upload_key="e" * 32) == words
    with pytest.raises(Unclear):
        start(room.actor(room.people[1]))
    assert every_row() == before


def test_the_same_bytes_are_one_photo_of_one_person(room: Room, mira: Actor) -> None:
    first = start(mira, sha256="c" * 64)
    before = every_row()
    assert start(mira, "e" * 32, sha256="c" * 64) == first
    assert every_row() == before
    assert start(room.actor(room.people[1]), "f" * 32, sha256="c" * 64) != first
    assert photo_of(start(mira, "0" * 32, sha256="")) != photo_of(start(mira, "1" * 32, sha256=""))


@pytest.mark.parametrize("stage", [Stage.WELCOME, Stage.WEIGH])
def test_too_early_and_too_late(room: Room, mira: Actor, stage: Stage) -> None:
    room.at(stage)
    before = every_row()
    with pytest.raises(NotNow):
        start(mira)
    with pytest.raises(NotNow):
        bringing.start_words(actor=mira, upload_key=UPLOAD)
    assert every_row() == before


def test_a_leader_who_has_not_joined_brings_nothing(room: Room) -> None:
    with pytest.raises(NotYours):
        start(room.leading)


def test_as_many_as_the_room_asks_for(room: Room, mira: Actor) -> None:
    for number in range(3):
        start(mira, f"{number}" * 32)
    room.photo(room.people[1])
    with pytest.raises(NotNow) as refused:
        start(mira, "4" * 32)
    assert str(refused.value.sentence) == FULL
    with pytest.raises(NotNow):
        bringing.start_words(actor=mira, upload_key="4" * 32)
    Photo.objects.filter(upload_key="1" * 32).update(state=PhotoState.WITHDRAWN)
    start(mira, "4" * 32)


def test_thirty_tries_are_enough(room: Room, mira: Actor) -> None:
    Photo.objects.bulk_create(
        Photo(
            workshop=room.workshop,
            participant=room.people[0],
            state=PhotoState.WITHDRAWN,
            upload_key=f"{number:032}",
        )
        for number in range(29)
    )
    start(mira)
    with pytest.raises(NotNow):
        start(mira, "4" * 32)


def test_two_thousand_fill_the_room(room: Room, mira: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bringing.MOST_IN_A_WORKSHOP == 2000
    monkeypatch.setattr(bringing, "MOST_IN_A_WORKSHOP", 2)
    room.photo(room.people[2])
    start(mira)
    with pytest.raises(NotNow, match=r"^The room is full of pictures\."):
        start(mira, "4" * 32)


def test_answers_are_saved_one_question_at_a_time(room: Room, mira: Actor) -> None:
    photo = photo_of(start(mira))
    answers: list[dict[str, Any]] = [
        {"see": " A lake\nat dawn "},
        {"essence": "Only here.\r\n\r\n\r\n\r\nReally."},
        {"belonging": "", "see_skipped": True},
        {"unique_here": 2, "brings_together": 0, "gives_energy": None},
        {"audience": "public", "people": "agreed"},
    ]
    for fields in answers:
        bringing.describe(actor=mira, photo_id=photo.pk, fields=fields)
    photo.refresh_from_db()
    assert (photo.see, photo.essence, photo.belonging) == ("A lake at dawn", "Only here.\n\nReally.", "")
    assert (photo.unique_here, photo.brings_together, photo.gives_energy) == (2, 0, None)
    assert (photo.audience, photo.people, photo.see_skipped) == (PhotoAudience.PUBLIC, People.AGREED, True)
    assert (photo.rev, photo.state) == (5, PhotoState.STARTED)
    assert room.log[1:] == [(Kind.PHOTO_DESCRIBED, {"photo": photo.pk})] * 5


@pytest.mark.parametrize(
    "fields",
    [{"people": "unasked", "audience": "public"}, {"audience": "public", "people": "unasked"}],
)
def test_people_who_were_not_asked_stay_in_the_room(room: Room, mira: Actor, fields: dict[str, str]) -> None:
    photo = photo_of(start(mira))
    bringing.describe(actor=mira, photo_id=photo.pk, fields=fields)
    bringing.describe(actor=mira, photo_id=photo.pk, fields={"audience": "report"})
    photo.refresh_from_db()
    assert (photo.audience, photo.people) == (PhotoAudience.ROOM, People.UNASKED)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"see": "x" * 151}, "1 letter too long"),
        ({"essence": "x" * 501}, "1 letter too long"),
        ({"belonging": "x" * 10_000}, "9500 letters too long"),
    ],
)
def test_too_many_words_are_refused_and_nothing_changes(
    room: Room, mira: Actor, fields: dict[str, str], sentence: str
) -> None:
    photo = photo_of(start(mira))
    before = every_row()
    with pytest.raises(Unclear, match=sentence):
        bringing.describe(actor=mira, photo_id=photo.pk, fields=fields)
    assert every_row() == before


@pytest.mark.parametrize(
    "fields", [{"audience": "all"}, {"people": ""}, {"unique_here": 3}, {"state": "brought"}]
)
def test_answers_that_no_form_lets_through_change_nothing(
    room: Room, mira: Actor, fields: dict[str, Any]
) -> None:
    photo = photo_of(start(mira))
    before = every_row()
    with pytest.raises((ValueError, KeyError)):
        bringing.describe(actor=mira, photo_id=photo.pk, fields=fields)
    assert every_row() == before


def test_an_older_page_does_not_write_over_a_newer_one(room: Room, mira: Actor) -> None:
    photo = photo_of(start(mira))
    bringing.describe(actor=mira, photo_id=photo.pk, fields={"see": "First"}, rev=0)
    with pytest.raises(Stale) as refused:
        bringing.describe(actor=mira, photo_id=photo.pk, fields={"see": "Second"}, rev=0)
    assert refused.value.details == {"rev": 1}
    photo.refresh_from_db()
    assert photo.see == "First"


def test_what_was_brought_can_be_changed_later_but_not_emptied(room: Room, mira: Actor) -> None:
    photo = room.photo(room.people[0], "The lake")
    room.at(Stage.CLOSE)
    bringing.describe(actor=mira, photo_id=photo.pk, fields={"essence": "The great lake"})
    assert room.log == [(Kind.PHOTO_CHANGED, {"photo": photo.pk})]
    before = every_row()
    with pytest.raises(Unclear, match=r"^Please write a few words first: they are your picture\.$"):
        bringing.describe(actor=mira, photo_id=photo.pk, fields={"essence": "\u200b"})
    assert every_row() == before
    pictured = room.photo(room.people[0], "The pier", key=new_key())
    bringing.describe(actor=mira, photo_id=pictured.pk, fields={"essence": ""})
    pictured.refresh_from_db()
    assert pictured.essence == ""


def test_bringing_shows_it_to_the_room_once(room: Room, mira: Actor) -> None:
    photo = photo_of(start(mira))
    bringing.describe(actor=mira, photo_id=photo.pk, fields={"people": "none"})
    first = bringing.bring(actor=mira, photo_id=photo.pk, key=KEY)
    photo.refresh_from_db()
    assert (photo.state, photo.rev) == (PhotoState.BROUGHT, 2)
    assert photo.brought_at is not None
    before = every_row()
    assert bringing.bring(actor=mira, photo_id=photo.pk, key=KEY) == first
    assert bringing.bring(actor=mira, photo_id=photo.pk) == first
    Photo.objects.filter(pk=photo.pk).update(state=PhotoState.HIDDEN)
    assert bringing.bring(actor=mira, photo_id=photo.pk) == first
    Photo.objects.filter(pk=photo.pk).update(state=PhotoState.BROUGHT)
    assert every_row() == before
    assert room.log[-1] == (Kind.PHOTO_BROUGHT, {"photo": photo.pk})


def test_it_is_not_brought_before_the_question_about_people(room: Room, mira: Actor) -> None:
    photo = photo_of(start(mira))
    before = every_row()
    with pytest.raises(Unclear, match=r"^Please say first who may see this picture, and whether people are"):
        bringing.bring(actor=mira, photo_id=photo.pk)
    words = photo_of(bringing.start_words(actor=mira, upload_key="e" * 32))
    with pytest.raises(Unclear, match=r"^Please write a few words first: they are your picture\.$"):
        bringing.bring(actor=mira, photo_id=words.pk)
    Photo.objects.filter(pk=words.pk).delete()
    assert every_row()["Photo"] == before["Photo"]


def test_only_ones_own_and_only_while_the_room_takes_them(room: Room, other_room: Room, mira: Actor) -> None:
    theirs = room.photo(room.people[1], state=PhotoState.STARTED, people=People.NONE)
    withdrawn = room.photo(room.people[0], state=PhotoState.WITHDRAWN)
    before = every_row()
    for photo in (theirs, withdrawn, other_room.photos[0]):
        with pytest.raises(Missing):
            bringing.bring(actor=mira, photo_id=photo.pk)
        with pytest.raises(Missing):
            bringing.describe(actor=mira, photo_id=photo.pk, fields={"see": "Mine"})
    room.at(Stage.WEIGH)
    with pytest.raises(NotNow, match="past bringing"):
        bringing.bring(actor=room.actor(room.people[1]), photo_id=theirs.pk)
    room.at(Stage.GATHER)
    assert every_row() == before


def test_a_repeated_answer_is_absorbed(room: Room, mira: Actor) -> None:
    photo = photo_of(start(mira))
    first = bringing.describe(actor=mira, photo_id=photo.pk, fields={"see": "First"}, rev=0, key=KEY)
    before = every_row()
    assert bringing.describe(actor=mira, photo_id=photo.pk, fields={"see": "Second"}, rev=0, key=KEY) == first
    assert every_row() == before


@pytest.mark.parametrize("state", [PhotoState.STARTED, PhotoState.BROUGHT, PhotoState.HIDDEN])
def test_ones_own_photo_is_found(room: Room, state: PhotoState) -> None:
    photo = room.photo(room.people[0], state=state)
    assert bringing.own_photo(room.actor(room.people[0]), photo.pk) == photo


def test_no_other_is(room: Room, other_room: Room) -> None:
    mira = room.actor(room.people[0])
    withdrawn = room.photo(room.people[0], state=PhotoState.WITHDRAWN)
    for photo in (withdrawn, room.photo(room.people[1]), other_room.photos[0]):
        with pytest.raises(Missing):
            bringing.own_photo(mira, photo.pk)
    with pytest.raises(Missing):
        bringing.own_photo(
            Actor(other_room.workshop.pk, Role.PARTICIPANT, mira.me), room.photo(room.people[0]).pk
        )
    with pytest.raises(NotYours, match="have joined"):
        bringing.own_photo(room.leading, withdrawn.pk)


def test_each_saving_counts(room: Room) -> None:
    photo = room.photo(room.people[0])
    for rev in (1, 2):
        photo.see = f"See {rev}"
        bringing.save_card(photo)
        assert Photo.objects.values_list("rev", "see").get() == (rev, f"See {rev}")


def test_the_newest_line_of_that_kind_about_that_photo(room: Room, other_room: Room) -> None:
    photo, second = room.photo(room.people[0]), room.photo(room.people[0])
    mira = room.actor(room.people[0])
    Activity.record(mira, Kind.PHOTO_HIDDEN, photo=photo.pk)
    newest = Activity.record(mira, Kind.PHOTO_HIDDEN, photo=photo.pk)
    Activity.record(mira, Kind.PHOTO_SHOWN, photo=photo.pk)
    Activity.record(mira, Kind.PHOTO_HIDDEN, photo=second.pk)
    Activity.record(other_room.leading, Kind.PHOTO_HIDDEN, photo=photo.pk)
    assert bringing.line_of(photo, Kind.PHOTO_HIDDEN) == newest
    assert bringing.line_of(second, Kind.PHOTO_SHOWN, Kind.PHOTO_HIDDEN).data == {"photo": second.pk}
    with pytest.raises(Missing):
        bringing.line_of(second, Kind.PHOTO_SHOWN)


def test_somebody_elses_look_counts_the_owners_does_not(room: Room, other_room: Room) -> None:
    photo = room.photo(room.people[0])
    bringing.open_photo(actor=room.actor(room.people[0]), photo_id=photo.pk)
    bringing.open_photo(actor=other_room.leading, photo_id=photo.pk)
    assert not Photo.objects.get(pk=photo.pk).opened
    bringing.open_photo(actor=room.actor(room.people[1]), photo_id=photo.pk)
    seen = Photo.objects.get(pk=photo.pk)
    assert (seen.opened, seen.rev) == (True, photo.rev)
    assert not Activity.objects.exists()
    assert not Photo.objects.filter(workshop=other_room.workshop, opened=True).exists()
