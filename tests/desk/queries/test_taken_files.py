"""Files that hold what was taken back since, whoever took it back."""

from typing import Any

import pytest

from places.desk.queries.taken_files import files_with_taken_back
from places.enums import Stage
from places.exports import actions
from places.home.actions.erasing import erase_mine, erase_person
from places.models import Photo
from places.photos.actions import blurring, visibility
from tests.builders.rooms import Room, open_room


@pytest.fixture
def exported(db: None, other_room: Room) -> Room:
    """A room out of which two files were taken; one holds Mira's two pictures and Sam's."""
    room = open_room(Stage.WRITE, photos=6)
    mine = [photo.pk for photo in room.photos if photo.participant_id == room.people[0].pk]
    assert len(mine) == 2
    sams = room.photos[1].pk
    actions.log_file(actor=room.leading, kind="docx", photo_ids=[*mine, sams])
    actions.log_file(actor=room.leading, kind="markdown", photo_ids=[sams])
    other_room.at(Stage.WRITE)
    actions.log_file(actor=other_room.leading, kind="docx", photo_ids=[mine[0]])
    return room


def held(room: Room) -> list[tuple[str, int]]:
    return [(file.name, file.photos) for file in files_with_taken_back(room.workshop.pk)]


def test_none_while_all_are_there(exported: Room) -> None:
    visibility.hide(actor=exported.leading, photo_id=exported.photos[0].pk)
    assert held(exported) == []


def test_one_picture_taken_back(exported: Room, django_assert_num_queries: Any) -> None:
    visibility.withdraw(actor=exported.actor(exported.people[0]), photo_id=exported.photos[0].pk)
    with django_assert_num_queries(3):
        assert held(exported) == [("Word (DOCX)", 1)]


def test_a_picture_of_which_parts_were_hidden_since(exported: Room) -> None:
    photo = exported.photos[0]
    Photo.objects.filter(pk=photo.pk).update(key="a" * 32)
    figures = {"picture": "b" * 32, "colour": "", "placeholder": ""}
    blurring.exchange(actor=exported.leading, photo_id=photo.pk, seen="a" * 32, **figures)
    assert held(exported) == [("Word (DOCX)", 1)]
    actions.log_file(actor=exported.leading, kind="pdf", photo_ids=[photo.pk])
    assert held(exported) == [("Word (DOCX)", 1)]


def test_everything_of_a_person(exported: Room, other_room: Room) -> None:
    erase_mine(actor=exported.actor(exported.people[0]))
    assert held(exported) == [("Word (DOCX)", 2)]
    erase_person(actor=exported.leading, participant_id=exported.people[1].pk)
    assert held(exported) == [("Text (Markdown)", 1), ("Word (DOCX)", 3)]
    assert held(other_room) == []
