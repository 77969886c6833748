"""Where one's own pictures went, as a page and as an image card: one's own only."""

import re

from django.urls import reverse

from places.enums import Kind, Stage
from places.models import Activity
from places.photos.actions import visibility
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room


def test_my_picture_and_nobody_elses(room: Room) -> None:
    key = stored_picture(8, 6)
    mine = room.photo(room.people[0], "Only the lake", key=key, width=8, height=6)
    theirs = room.photo(room.people[1], "Sam's words")
    client = room.at(Stage.CLOSE).client(room.people[0])
    page = client.get(reverse("journeys", args=[room.code])).content.decode()
    assert (key in page, "Sam" in page) == (True, False)
    card = client.get(reverse("journey-card", args=[room.code, mine.pk]))
    assert (card.status_code, card.headers["Content-Type"]) == (200, "image/png")
    assert card.content.startswith(b"\x89PNG")
    assert client.get(reverse("journey-card", args=[room.code, theirs.pk])).status_code == 404


def test_an_image_card_is_ones_own_thing_and_no_export(room: Room) -> None:
    """It is not logged, and gone as soon as the picture is hidden."""
    mine = room.photo(room.people[0], "Only the lake")
    client = room.at(Stage.CLOSE).client(room.people[0])
    where = reverse("journey-card", args=[room.code, mine.pk])
    assert client.get(where).status_code == 200
    assert not Activity.objects.filter(workshop=room.workshop, kind=Kind.EXPORTED).exists()
    visibility.hide(actor=room.leading, photo_id=mine.pk)
    assert client.get(where).status_code == 404


def test_of_several_pictures_one_is_unfolded(room: Room) -> None:
    mine = [room.photo(room.people[0], words) for words in ("Only the lake", "Fog")]
    client = room.at(Stage.CLOSE).client(room.people[0])
    page = client.get(reverse("journeys", args=[room.code])).content.decode()
    folds = re.findall(
        r'<details class="journey-fold"\s+id="journey-fold-(\d+)"\s+name="journeys"([^>]*)>', page
    )
    found = {int(photo): "open" in rest for photo, rest in folds}
    assert (list(found.values()), set(found)) == ([True, False], {each.pk for each in mine})


def test_a_single_picture_is_not_folded(room: Room) -> None:
    room.photo(room.people[0], "Only the lake")
    page = (
        room.at(Stage.CLOSE)
        .client(room.people[0])
        .get(reverse("journeys", args=[room.code]))
        .content.decode()
    )
    assert ("journey-fold" in page, "Only the lake" in page) == (False, True)
