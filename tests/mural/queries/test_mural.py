"""All pictures of the shared board, pile by pile: for the room, and for what leaves it."""

from typing import Any

import pytest
from django.utils import translation

from places.enums import People, PhotoAudience, PhotoState, Stage
from places.models import Cluster, Photo
from places.mural.queries.mural import Mural, mural, shareable_mural
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


def told(found: Mural) -> list[tuple[str, list[str]]]:
    return [(pile.name, [card.essence for card in pile.pictures]) for pile in found.piles]


@pytest.fixture
def combined(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    open_room(Stage.COMBINE, name="Elsewhere", photos=3)
    share(room, "Water", "", "Up the hill")
    return room


def test_piles_in_the_boards_order(combined: Room, django_assert_num_queries: Any) -> None:
    mural(combined.workshop.pk)
    with django_assert_num_queries(7):
        found = mural(combined.workshop.pk)
    assert told(found) == [
        ("Water", ["Essence 1", "Essence 4"]),
        ("Pile 1", ["Essence 2", "Essence 5"]),
        ("Up the hill", ["Essence 3", "Essence 6"]),
    ]
    assert found.photo_ids == tuple(photo.pk for photo in combined.photos)
    assert found.kept == 0


def test_what_is_withdrawn_or_hidden_is_not_there_and_empty_piles_go(combined: Room) -> None:
    Photo.objects.filter(pk=combined.photos[0].pk).update(state=PhotoState.WITHDRAWN)
    Photo.objects.filter(pk=combined.photos[3].pk).update(state=PhotoState.HIDDEN)
    assert [name for name, _cards in told(mural(combined.workshop.pk))] == ["Pile 1", "Up the hill"]


def test_lone_pictures_without_a_name_share_an_island_and_others_wait_in_one(combined: Room) -> None:
    combined.photo(combined.people[0], "Late")
    unnamed = Cluster.objects.get(board__workshop=combined.workshop, name="")
    unnamed.placements.last().delete()
    found = told(mural(combined.workshop.pk))
    assert found[2:] == [
        ("This stands alone, and matters", ["Essence 2"]),
        ("In no pile yet", ["Essence 5", "Late"]),
    ]
    Cluster.objects.filter(pk=unnamed.pk).update(name="Alone by name")
    assert ("Alone by name", ["Essence 2"]) in told(mural(combined.workshop.pk))
    with translation.override("sv"):
        assert told(mural(combined.workshop.pk))[-1][0] == "Inte i någon hög än"


def test_before_a_board_is_made_it_is_all_pictures(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=2)
    assert told(mural(room.workshop.pk)) == [("", ["Essence 1", "Essence 2"])]
    assert told(mural(open_room(Stage.COMBINE).workshop.pk)) == []


def test_only_agreed_pictures_leave_the_room(combined: Room) -> None:
    photos = Photo.objects.filter(workshop=combined.workshop)
    photos.update(audience=PhotoAudience.REPORT)
    photos.filter(pk=combined.photos[0].pk).update(audience=PhotoAudience.ROOM)
    photos.filter(pk=combined.photos[3].pk).update(people=People.UNASKED)
    found = shareable_mural(combined.workshop.pk)
    assert told(found) == [
        ("Pile 1", ["Essence 2", "Essence 5"]),
        ("Up the hill", ["Essence 3", "Essence 6"]),
    ]
    assert found.kept == 2
