"""Pictures that wait until somebody who runs the room has looked: which do, what is decided, and who is first."""

import pytest

from places.boards.actions.dealing import deal_out, make_boards
from places.enums import Kind, PhotoState, Role, Stage
from places.errors import Missing, NotYours, Stale
from places.models import Board, Photo, Workshop
from places.photos.actions import bringing, checking, themes, visibility
from places.photos.models import Theme
from places.rules import Actor
from tests.builders.rooms import Room

KEY, OTHER = "a" * 32, "b" * 32


def waiting_room(room: Room, stage: Stage = Stage.SHARE) -> Room:
    """The room at `stage`, in which new pictures wait, and Sam is a host."""
    checking.set_waiting(actor=room.leading, on=True)
    room.people[1].is_host = True
    room.people[1].save()
    return room.at(stage)


def bring(room: Room, words: str = "The lake", key: str = KEY, person: int = 0) -> Photo:
    """Let somebody bring a card of words only, as the pages do."""
    actor = room.actor(room.people[person])
    number = bringing.start_words(actor=actor, upload_key=key).data["photo"]
    bringing.describe(actor=actor, photo_id=number, fields={"essence": words})
    bringing.bring(actor=actor, photo_id=number)
    return Photo.objects.get(pk=number)


def state_of(photo: Photo) -> PhotoState:
    photo.refresh_from_db()
    return PhotoState(photo.state)


def test_without_the_switch_nothing_waits(room: Room) -> None:
    assert Workshop.objects.get(pk=room.workshop.pk).pictures_wait is False
    assert bring(room.at(Stage.SHARE)).state == PhotoState.BROUGHT


def test_a_new_picture_waits_and_is_brought_by_its_owner(room: Room) -> None:
    photo = bring(waiting_room(room))
    assert (photo.state, photo.brought_at is not None) == (PhotoState.WAITING, True)
    assert room.log[-1] == (Kind.PHOTO_WAITS, {"photo": photo.pk})
    again = bringing.bring(actor=room.actor(room.people[0]), photo_id=photo.pk)
    assert (again.kind, len(room.log)) == (Kind.PHOTO_WAITS, 4)


@pytest.mark.parametrize(
    ("show", "state", "kind"),
    [(True, PhotoState.BROUGHT, Kind.PHOTO_SHOWN), (False, PhotoState.HIDDEN, Kind.PHOTO_KEPT_BACK)],
)
def test_a_decision(room: Room, show: bool, state: PhotoState, kind: Kind) -> None:
    photo = bring(waiting_room(room))
    done = checking.decide(actor=room.leading, photo_id=photo.pk, show=show, rev=photo.rev, key=OTHER)
    assert state_of(photo) == state
    assert room.log[-1] == (kind, {"photo": photo.pk, "themes": [], "first": True})
    assert checking.decide(actor=room.leading, photo_id=photo.pk, show=show, rev=0, key=OTHER) == done


def test_what_was_not_shown_can_be_shown_later(room: Room) -> None:
    photo = bring(waiting_room(room))
    checking.decide(actor=room.leading, photo_id=photo.pk, show=False)
    assert visibility.hide(actor=room.leading, photo_id=photo.pk).kind == Kind.PHOTO_KEPT_BACK
    visibility.show(actor=room.leading, photo_id=photo.pk)
    assert state_of(photo) == PhotoState.BROUGHT


def test_the_second_host_is_told_who_was_first(room: Room) -> None:
    photo = bring(waiting_room(room))
    checking.decide(actor=room.actor(room.people[1]), photo_id=photo.pk, show=True)
    with pytest.raises(Stale, match="Sam has shown this picture already"):
        checking.decide(actor=room.leading, photo_id=photo.pk, show=False)
    assert state_of(photo) == PhotoState.BROUGHT
    other = bring(room, key=OTHER)
    checking.decide(actor=room.leading, photo_id=other.pk, show=False)
    with pytest.raises(Stale, match="Somebody has decided on this picture already"):
        checking.decide(actor=room.actor(room.people[1]), photo_id=other.pk, show=True)
    assert state_of(other) == PhotoState.HIDDEN


def test_nobody_shows_what_they_have_not_seen(room: Room) -> None:
    photo = bring(waiting_room(room))
    bringing.describe(actor=room.actor(room.people[0]), photo_id=photo.pk, fields={"essence": "Other words"})
    assert room.log[-1] == (Kind.PHOTO_DESCRIBED, {"photo": photo.pk, "waits": True})
    with pytest.raises(Stale, match="They have just changed this picture"):
        checking.decide(actor=room.leading, photo_id=photo.pk, show=True, rev=photo.rev)
    visibility.withdraw(actor=room.actor(room.people[0]), photo_id=photo.pk)
    with pytest.raises(Stale, match="has been taken back"):
        checking.decide(actor=room.leading, photo_id=photo.pk, show=True)


def test_only_those_who_run_the_room_decide_and_only_on_what_was_brought(room: Room) -> None:
    photo = bring(waiting_room(room))
    for actor in (room.actor(room.people[0]), Actor(room.workshop.pk, Role.TABLE)):
        with pytest.raises(NotYours):
            checking.decide(actor=actor, photo_id=photo.pk, show=True)
        with pytest.raises(NotYours):
            checking.set_waiting(actor=actor, on=False)
    begun = room.photo(room.people[2], state=PhotoState.STARTED)
    for number in (begun.pk, 10**6):
        with pytest.raises(Missing):
            checking.decide(actor=room.leading, photo_id=number, show=True)
    for act in (visibility.hide, visibility.show, visibility.look_at_hidden):
        with pytest.raises(Missing):
            act(actor=room.leading, photo_id=photo.pk)


def test_a_shown_picture_with_new_words_waits_again(room: Room) -> None:
    photo = bring(waiting_room(room))
    mira = room.actor(room.people[0])
    checking.decide(actor=room.leading, photo_id=photo.pk, show=True)
    for fields in ({"audience": "public"}, {"essence": "The lake"}, {"unique_here": 2}):
        bringing.describe(actor=mira, photo_id=photo.pk, fields=fields)
    assert state_of(photo) == PhotoState.BROUGHT
    bringing.describe(actor=mira, photo_id=photo.pk, fields={"belonging": "Words nobody has seen"})
    assert state_of(photo) == PhotoState.WAITING
    assert room.log[-1] == (Kind.PHOTO_HIDDEN, {"photo": photo.pk, "themes": [], "host": False})
    checking.decide(actor=room.leading, photo_id=photo.pk, show=True)
    bringing.describe(actor=mira, photo_id=photo.pk, fields={"belonging": ""})
    assert state_of(photo) == PhotoState.BROUGHT


def test_without_the_switch_new_words_do_not_wait(room: Room) -> None:
    photo = bring(room.at(Stage.SHARE))
    bringing.describe(actor=room.actor(room.people[0]), photo_id=photo.pk, fields={"essence": "New words"})
    assert (state_of(photo), room.log[-1][0]) == (PhotoState.BROUGHT, Kind.PHOTO_CHANGED)


def test_turned_off_those_that_wait_go_on_waiting_until_all_are_shown(room: Room) -> None:
    photos = [bring(waiting_room(room), key=key) for key in (KEY, OTHER)]
    checking.decide(actor=room.leading, photo_id=photos[0].pk, show=False)
    checking.set_waiting(actor=room.leading, on=False)
    assert room.log[-1] == (Kind.WAITING_SET, {"on": False})
    third = bring(room, key="c" * 32)
    assert [state_of(each) for each in (*photos, third)] == ["hidden", "waiting", "brought"]
    assert checking.show_all(actor=room.leading) == 1
    assert [state_of(each) for each in photos] == ["hidden", "brought"]
    assert checking.show_all(actor=room.leading) == 0


def test_it_is_dealt_to_tables_when_it_is_shown_and_not_before(room: Room) -> None:
    for number in range(61):
        room.photo(room.people[(0, 1, 3)[number % 3]])
    waiting_room(room, Stage.CLUSTER)
    make_boards(room.workshop)
    deal_out(room.workshop)
    photo = bring(room, person=2)
    assert _tables_with(photo) == 0
    checking.decide(actor=room.leading, photo_id=photo.pk, show=True)
    assert _tables_with(photo) > 0


def _tables_with(photo: Photo) -> int:
    return sum(photo.pk in (board.sample or ()) for board in Board.objects.filter(group__isnull=False))


def test_its_owner_may_still_choose_words_and_nobody_else_adds_one(room: Room) -> None:
    photo = bring(waiting_room(room))
    themes.choose(actor=room.actor(room.people[0]), photo_id=photo.pk, words=["Water"])
    assert room.log[-1][0] == Kind.PHOTO_DESCRIBED
    assert Theme.objects.get().name == "Water"
    with pytest.raises(Missing):
        themes.add(actor=room.actor(room.people[2]), photo_id=photo.pk, word="Other")
