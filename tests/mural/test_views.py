"""The page of the mural: for members from combine on, without names."""

from django.urls import reverse

from places.enums import PhotoState, Stage
from places.models import Photo
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.mural.documents.test_sheet import pictured


def shown(room: Room, status: int = 200) -> str:
    answer = room.client(room.people[1]).get(reverse("mural", args=[room.code]))
    assert answer.status_code == status
    return answer.content.decode()


def test_all_pictures_with_the_names_of_their_piles(db: None) -> None:
    room = pictured()
    page = shown(room)
    assert page.count("<h2") >= 4
    assert page.count("Only words, and many") == 2
    assert page.count(reverse("photo", args=[room.code, room.photos[0].pk])) == 2
    assert "Water" in page
    assert "Mira" not in page
    assert "channel=mural" in page


def test_it_opens_when_the_shared_board_does(db: None) -> None:
    room = open_room(Stage.CLUSTER, photos=2)
    assert "Essence 1" not in shown(room, 409)
    assert "Essence 1" in shown(room.at(Stage.COMBINE))


def test_what_is_withdrawn_is_gone_and_nothing_at_all_is_said(db: None) -> None:
    room = open_room(Stage.WEIGH, photos=1)
    share(room, "Water")
    Photo.objects.filter(workshop=room.workshop).update(state=PhotoState.WITHDRAWN)
    page = shown(room)
    assert "Essence 1" not in page
    assert "No pictures yet" in page
