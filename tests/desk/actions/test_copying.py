"""A new workshop like an earlier one: every field is copied, or named as not copied."""

import pytest
from django.utils import translation

from places.default_words import table_name
from places.desk.actions.copying import COPIED, NOT_COPIED, OF_A_TABLE, OF_A_THEME, copy_workshop
from places.enums import Hold, Kind, Role, Stage, Subject
from places.errors import Missing, NotYours, Unclear
from places.models import Group, Leader, Participant, Photo, Place, Theme, Workshop, WorkshopMethod
from places.photos.actions.starter_themes import starter_themes
from places.rules import Actor
from tests.builders.rooms import Room, every_row

KEY = "a" * 32


@pytest.fixture
def earlier(room: Room) -> Room:
    """A room that has come far, with settings, tables and words to tap of its own."""
    Group.objects.filter(pk=room.groups[0].pk).update(name="The quay")
    Group.objects.filter(pk=room.groups[1].pk).update(name=table_name(2), symbol="wave")
    Theme.objects.bulk_create(starter_themes(room.workshop.pk)[:3])
    Theme.objects.create(workshop=room.workshop, name="Lake", key="lake", slug="lake", is_starter=True)
    Theme.objects.create(workshop=room.workshop, name="Mine", key="mine", slug="mine")
    WorkshopMethod.objects.create(workshop=room.workshop, shipped="ward-meeting")
    room.photo(room.people[0])
    settings = {"language": "sv", "pictures_wait": True, "photos_each": 5, "weighs": Subject.THEMES}
    held = {"hold": Hold.HELD, "decision": "RS 12/2026"}
    Workshop.objects.filter(pk=room.workshop.pk).update(**settings, **held, seed=9, door_open=False)
    return room.at(Stage.WRITE)


def test_no_field_is_forgotten() -> None:
    fields = {field.name for field in Workshop._meta.concrete_fields}
    fields |= {each.name for each in Workshop._meta.related_objects if each.one_to_one}
    assert fields == {*COPIED, *NOT_COPIED, "chosen_method"}, (
        "say in copying.py whether a new workshop gets it"
    )
    assert not set(COPIED) & set(NOT_COPIED)
    assert {field.name for field in Group._meta.concrete_fields} == {
        *OF_A_TABLE,
        "id",
        "workshop",
        "is_ready",
        "closed",
    }
    assert {field.name for field in Theme._meta.concrete_fields} == {*OF_A_THEME, "id", "workshop"}


def test_settings_tables_and_words_to_tap_come_along_and_nobody(earlier: Room) -> None:
    activity = copy_workshop(actor=earlier.leading, name=" jönköping ", key=KEY)
    workshop = Workshop.objects.get(pk=activity.workshop_id)
    earlier.workshop.refresh_from_db()
    assert [getattr(workshop, name) for name in COPIED] == [
        getattr(earlier.workshop, name) for name in COPIED
    ]
    assert (workshop.place, workshop.stage, workshop.door_open) == (
        earlier.workshop.place,
        Stage.WELCOME,
        True,
    )
    assert workshop.code != earlier.workshop.code
    with translation.override("sv"):
        tables = Group.objects.filter(workshop=workshop).values_list("number", "name", "symbol")
        assert list(tables) == [(1, "The quay", "leaf"), (2, "Bord 2", "wave")]
    words = Theme.objects.filter(workshop=workshop).order_by("pk").values_list("name", "is_starter")
    assert list(words) == [
        (name, True) for name in ("Sustainability", "Trade and meeting", "Innovation", "Lake")
    ]
    assert WorkshopMethod.objects.get(workshop=workshop).shipped == "ward-meeting"
    assert not Participant.objects.filter(workshop=workshop).exists()
    assert not Photo.objects.filter(workshop=workshop).exists()
    assert (activity.kind, activity.revision) == (Kind.WORKSHOP_OPENED, 1)
    assert activity.data == {"place": workshop.place_id, "like": earlier.workshop.pk}
    before = every_row()
    assert copy_workshop(actor=earlier.leading, name="Else", key=KEY) == activity
    assert every_row() == before


def test_another_name_is_a_place_of_its_own(earlier: Room) -> None:
    earlier.workshop.question = ""
    earlier.workshop.save(update_fields=["question"])
    workshop = Workshop.objects.get(pk=copy_workshop(actor=earlier.leading, name="Barts").workshop_id)
    assert (workshop.place.name, workshop.place.ness) == ("Barts", "Barts-ness")
    assert list(workshop.place.leaders.all()) == [earlier.leader]
    assert "Barts" in workshop.asked
    assert Place.objects.get(pk=earlier.workshop.place_id).name == "Jönköping"


def test_who_leads_one_workshop_by_invitation_gets_a_place_of_their_own(earlier: Room) -> None:
    guest = Leader.objects.create(email="guest@example.org")
    actor = Actor(earlier.workshop.pk, Role.LEADER, leader_id=guest.pk)
    place = Workshop.objects.get(pk=copy_workshop(actor=actor, name="Jönköping").workshop_id).place
    assert (place != earlier.workshop.place, list(place.leaders.all())) == (True, [guest])


def test_only_a_leader_with_a_name(earlier: Room) -> None:
    before = every_row()
    with pytest.raises(Unclear, match=r"^Write the name of the place\.$"):
        copy_workshop(actor=earlier.leading, name=" ")
    with pytest.raises(NotYours):
        copy_workshop(actor=earlier.actor(earlier.people[0]), name="Barts")
    with pytest.raises(Missing):
        copy_workshop(actor=Actor(10**9, Role.LEADER, leader_id=earlier.leader.pk), name="Barts")
    assert every_row() == before
