"""Reports for the desk, and the photo that a reference names however it is typed."""

from typing import Any

import pytest

from places.codes import show_code
from places.enums import Decision, PhotoState, Reporter, Role
from places.models import Photo
from places.rules import Actor
from places.takedowns import actions, queries
from places.takedowns.actions import Reported
from tests.builders.rooms import Room

REFERENCE = "0K1H7Z9Q"


def report(room: Room, photo: Photo, words: str = "") -> None:
    outsider = Actor(room.workshop.pk, Role.NEWCOMER)
    actions.report(actor=outsider, photo_id=photo.pk, said=Reported(Reporter.ME, words))


@pytest.mark.parametrize("typed", ["0K1H-7Z9Q", "ok1h7z9q", "OKIH 7Z9Q", " 0klh-7z9q ", "0K1H–7Z9Q"])
def test_a_reference_is_read_forgivingly(room: Room, other_room: Room, typed: str) -> None:
    photo = room.photo(room.people[0], reference=REFERENCE)
    assert queries.by_reference(typed) == (room.workshop.pk, photo.pk)
    assert queries.here_by_reference(other_room.workshop.pk, typed) is None
    found = queries.here_by_reference(room.workshop.pk, typed)
    assert found is not None
    assert (found.id, found.reference) == (photo.pk, "0K1H-7Z9Q")


@pytest.mark.parametrize("typed", ["", "0K1H", "0K1H-7Z9QQ", "AAAA-AAAA", "\x00", "٠" * 8, "👩" * 8])
def test_anything_else_is_no_picture(room: Room, typed: str) -> None:
    room.photo(room.people[0], reference=REFERENCE)
    assert queries.by_reference(typed) is None


def test_by_photo_with_what_was_said(room: Room, other_room: Room, django_assert_num_queries: Any) -> None:
    first, second, third = (room.photo(room.people[0]) for _ in range(3))
    for photo, words in ((first, "One"), (second, "Two"), (first, "Three"), (third, "Four")):
        report(room, photo, words)
    report(other_room, other_room.photos[0])
    actions.settle(actor=room.leading, photo_id=second.pk, decision=Decision.SHOW)
    actions.settle(actor=room.leading, photo_id=third.pk, decision=Decision.SEAL)
    with django_assert_num_queries(2):
        found = queries.reports(room.workshop.pk)
    (waits,) = found.waiting
    assert (waits.id, waits.state, [line.words for line in waits.reports]) == (
        first.pk,
        PhotoState.REPORTED,
        ["Three", "One"],
    )
    assert [photo.id for photo in found.sealed] == [third.pk]
    assert [(photo.id, photo.reports[0].decision) for photo in found.settled] == [(second.pk, Decision.SHOW)]
    assert waits.reference == show_code(first.reference)


def test_the_desk_counts_pictures_and_says_when_many_come(
    room: Room, other_room: Room, django_assert_num_queries: Any
) -> None:
    photo = room.photo(room.people[0])
    for number in range(queries.MANY):
        assert queries.waiting(room.workshop.pk) == queries.Waiting(min(number, 1), many=False)
        report(room, photo)
    with django_assert_num_queries(1):
        assert queries.waiting(room.workshop.pk) == queries.Waiting(1, many=True)
    assert queries.waiting(other_room.workshop.pk) == queries.Waiting(0, many=False)
    actions.settle(actor=room.leading, photo_id=photo.pk, decision=Decision.ERASE)
    assert queries.waiting(room.workshop.pk).photos == 0
