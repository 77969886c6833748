"""Reports of pictures: out of sight at once, and what those who run the room decide."""

import pytest

from places.enums import Decision, Kind, PhotoState, Reporter, Role, Stage
from places.errors import Missing, NotYours, Unclear
from places.models import Photo, Report
from places.photos.actions import visibility
from places.photos.queries.photos import visible
from places.rules import Actor
from places.takedowns import actions
from places.takedowns.actions import Reported
from tests.builders.rooms import Room

SAID = Reported(Reporter.CHILD, "She is in the middle.", "edith@example.org")
KEY = "a" * 32


def outsider(room: Room) -> Actor:
    return Actor(room.workshop.pk, Role.NEWCOMER)


def reported(room: Room, **fields: object) -> Photo:
    """A photo of Mira's that somebody has reported."""
    photo = room.photo(room.people[0], **fields)
    actions.report(actor=outsider(room), photo_id=photo.pk, said=SAID)
    photo.refresh_from_db()
    return photo


def settle(room: Room, photo: Photo, decision: Decision) -> PhotoState:
    actions.settle(actor=room.leading, photo_id=photo.pk, decision=decision)
    photo.refresh_from_db()
    return PhotoState(photo.state)


def test_one_report_puts_it_out_of_sight_of_all_but_those_who_run_the_room(room: Room) -> None:
    photo = reported(room.at(Stage.SHARE))
    assert photo.state == PhotoState.REPORTED
    kept = Report.objects.get()
    assert (kept.says, kept.words, kept.reach, kept.hid_from) == (
        "child",
        "She is in the middle.",
        "edith@example.org",
        "brought",
    )
    owner = room.actor(room.people[0])
    seen = {
        actor.role: visible(actor, Stage.SHARE, photo.state, photo.participant_id)
        for actor in (owner, room.leading)
    }
    assert seen == {Role.PARTICIPANT: False, Role.LEADER: True}
    assert [kind for kind, _data in room.log] == [Kind.PHOTO_HIDDEN, Kind.PHOTO_REPORTED]
    assert room.log[-1][1] == {"photo": photo.pk, "report": kept.pk, "hidden": True}


def test_a_retry_is_one_report(room: Room) -> None:
    photo = room.photo(room.people[0])
    first = actions.report(actor=outsider(room), photo_id=photo.pk, said=SAID, key=KEY)
    assert actions.report(actor=outsider(room), photo_id=photo.pk, said=SAID, key=KEY) == first
    assert Report.objects.count() == 1


@pytest.mark.parametrize("before", [PhotoState.BROUGHT, PhotoState.HIDDEN])
def test_shown_again_as_it_was_and_not_hidden_by_the_next_report(room: Room, before: PhotoState) -> None:
    photo = reported(room, state=before)
    assert settle(room, photo, Decision.SHOW) == before
    actions.report(actor=outsider(room), photo_id=photo.pk, said=SAID)
    photo.refresh_from_db()
    assert photo.state == before
    assert list(Report.objects.values_list("decision", "hid_from")) == [("show", str(before)), ("", "")]


def test_locked_until_a_leader_erases_it(room: Room) -> None:
    photo = reported(room)
    assert settle(room, photo, Decision.SEAL) == PhotoState.SEALED
    assert settle(room, photo, Decision.SHOW) == PhotoState.BROUGHT
    assert settle(room, photo, Decision.SEAL) == PhotoState.SEALED
    assert settle(room, photo, Decision.ERASE) == PhotoState.WITHDRAWN
    assert photo.essence == ""
    assert Report.objects.get().decision == Decision.SEAL
    with pytest.raises(Missing):
        actions.settle(actor=room.leading, photo_id=photo.pk, decision=Decision.SHOW)


def test_hosts_decide_but_do_not_erase(room: Room) -> None:
    photo, host = reported(room), room.people[1]
    host.is_host = True
    with pytest.raises(NotYours):
        actions.settle(actor=room.actor(host), photo_id=photo.pk, decision=Decision.ERASE)
    with pytest.raises(NotYours):
        actions.settle(actor=room.actor(room.people[2]), photo_id=photo.pk, decision=Decision.SHOW)
    actions.settle(actor=room.actor(host), photo_id=photo.pk, decision=Decision.SEAL)
    assert Photo.objects.get(pk=photo.pk).state == PhotoState.SEALED


def test_its_owner_takes_it_back_while_nobody_has_decided(room: Room) -> None:
    photo = reported(room)
    visibility.withdraw(actor=room.actor(room.people[0]), photo_id=photo.pk)
    photo.refresh_from_db()
    assert photo.state == PhotoState.WITHDRAWN


def test_what_is_not_there_cannot_be_reported(room: Room, other_room: Room) -> None:
    begun = room.photo(room.people[0], state=PhotoState.STARTED)
    gone = room.photo(room.people[0], state=PhotoState.WITHDRAWN)
    for photo in (begun, gone, other_room.photos[0]):
        with pytest.raises(Missing):
            actions.report(actor=outsider(room), photo_id=photo.pk, said=SAID)
    with pytest.raises(Unclear):
        actions.report(
            actor=outsider(room),
            photo_id=room.photo(room.people[0]).pk,
            said=Reported(Reporter.ME, "x" * 501),
        )
    assert not Report.objects.exists()


def test_all_that_wait_are_shown_again_and_nothing_else(room: Room) -> None:
    waiting, locked = [reported(room) for _ in range(3)], reported(room)
    settle(room, locked, Decision.SEAL)
    assert actions.show_all(actor=room.leading) == 3
    states = Photo.objects.filter(pk__in=[photo.pk for photo in waiting]).values_list("state", flat=True)
    assert set(states) == {PhotoState.BROUGHT}
    locked.refresh_from_db()
    assert locked.state == PhotoState.SEALED
