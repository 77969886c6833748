"""The page on which those who run the room look at new pictures, one after another."""

import pytest
from django.urls import reverse

from places.enums import Kind, PhotoState, Stage
from places.models import Photo
from places.photos.actions import checking, visibility
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room
from tests.one_line import one_line

JSON = {"Accept": "application/json"}
SIZE = {"width": 8, "height": 6}


@pytest.fixture
def photos(room: Room) -> list[Photo]:
    """Two pictures that wait, of Mira and of Göran, while Sam is a host and the room still gathers."""
    checking.set_waiting(actor=room.at(Stage.GATHER).leading, on=True)
    room.people[1].is_host = True
    room.people[1].save()
    return [
        room.photo(room.people[0], "The lake", key=stored_picture(8, 6), state=PhotoState.WAITING, **SIZE),
        room.photo(room.people[3], "The hill", state=PhotoState.WAITING),
    ]


def queue(room: Room) -> str:
    return reverse("check-pictures", args=[room.code])


def page(room: Room) -> str:
    return one_line(room.client(room.people[1]).get(queue(room)).content.decode())


def decide(room: Room, photo: Photo, show: str, **headers: str) -> object:
    photo.refresh_from_db()
    where = reverse("check-picture", args=[room.code, photo.pk])
    return room.client(room.people[1]).post(where, {"show": show, "rev": photo.rev}, headers=headers)


def test_a_host_looks_at_one_after_another_while_the_room_still_gathers(
    room: Room, photos: list[Photo]
) -> None:
    host = room.client(room.people[1])
    seen = page(room)
    assert "2 pictures wait to be shown" in seen
    assert ("The lake" in seen, "The hill" in seen) == (True, False)
    assert f"/media/{photos[0].key}/large" in seen
    assert host.get(f"/media/{photos[0].key}/large").status_code == 200
    assert host.get(reverse("photo", args=[room.code, photos[0].pk])).status_code == 200
    assert decide(room, photos[0], "yes").url == queue(room)  # type: ignore[attr-defined]
    seen = page(room)
    assert "1 picture waits to be shown" in seen
    assert ("The lake" in seen, "The hill" in seen) == (False, True)
    assert decide(room, photos[1], "no", **JSON).json()["go"] == queue(room)  # type: ignore[attr-defined]
    seen = page(room)
    assert "You have looked at all of them." in seen
    assert "1 picture is hidden" in seen
    assert "The hill" not in seen, "what is hidden is not shown before the room opens the wall"
    assert host.get(f"/media/{photos[0].key}/large").status_code == 404
    assert [kind for kind, _data in room.log] == [Kind.WAITING_SET, Kind.PHOTO_SHOWN, Kind.PHOTO_KEPT_BACK]


def test_who_comes_second_is_told_and_goes_on(room: Room, photos: list[Photo]) -> None:
    leader = room.leader_client()
    checking.decide(actor=room.actor(room.people[1]), photo_id=photos[0].pk, show=True)
    where = reverse("check-picture", args=[room.code, photos[0].pk])
    answer = leader.post(where, {"show": "no"}, headers=JSON)
    assert (answer.status_code, answer.json()["go"]) == (200, queue(room))
    assert "Sam has shown this picture already." in leader.get(queue(room)).content.decode()
    answer = leader.post(where, {"show": "no"}, follow=True)
    assert "Sam has shown this picture already." in answer.content.decode()
    photos[0].refresh_from_db()
    assert photos[0].state == PhotoState.BROUGHT


def test_all_are_shown_at_once(room: Room, photos: list[Photo]) -> None:
    answer = room.leader_client().post(reverse("check-all", args=[room.code]), follow=True)
    assert "2 pictures are shown now." in answer.content.decode()
    assert Photo.objects.filter(state=PhotoState.BROUGHT).count() == 2


@pytest.mark.parametrize(
    ("sent", "wait", "waiting"), [("no", False, 2), ("show", False, 0), ("yes", True, 2)]
)
def test_the_switch_asks_what_becomes_of_those_that_wait(
    room: Room, photos: list[Photo], sent: str, wait: bool, waiting: int
) -> None:
    leader = room.leader_client()
    desk = leader.get(reverse("desk", args=[room.code])).content.decode()
    for words in ("Stop, and show all that wait", "Stop for new ones only"):
        assert words in desk
    assert "2 pictures wait to be shown" in one_line(desk)
    leader.post(reverse("check-switch", args=[room.code]), {"on": sent})
    room.workshop.refresh_from_db()
    assert room.workshop.pictures_wait is wait
    assert Photo.objects.filter(state=PhotoState.WAITING).count() == waiting


def test_its_owner_reads_that_it_will_appear_soon(room: Room, photos: list[Photo]) -> None:
    mira = room.client(room.people[0])
    pages = [
        reverse("photo", args=[room.code, photos[0].pk]),
        reverse("bring-step", args=[room.code, photos[0].pk, "done"]),
    ]
    for where in pages:
        assert "Your picture will appear soon." in mira.get(where).content.decode()
    for where in (reverse("me", args=[room.code]), reverse("bring", args=[room.code])):
        assert "Will appear soon" in mira.get(where).content.decode()
    assert mira.get(f"/media/{photos[0].key}/small").status_code == 200
    checking.decide(actor=room.leading, photo_id=photos[0].pk, show=False)
    assert "Your picture is not on the wall for now." in mira.get(pages[1]).content.decode()
    visibility.show(actor=room.leading, photo_id=photos[0].pk)
    assert "appear soon" not in mira.get(pages[1]).content.decode()


def test_a_hidden_picture_is_shown_from_the_list(room: Room, photos: list[Photo]) -> None:
    checking.decide(actor=room.leading, photo_id=photos[1].pk, show=False)
    seen = one_line(room.at(Stage.SHARE).client(room.people[1]).get(queue(room)).content.decode())
    assert ("1 picture is hidden" in seen, "The hill" in seen) == (True, True)
    answer = room.leader_client().post(
        reverse("photo-show", args=[room.code, photos[1].pk]), {"queue": "yes"}
    )
    assert answer.url == queue(room)  # type: ignore[attr-defined]
    photos[1].refresh_from_db()
    assert photos[1].state == PhotoState.BROUGHT
