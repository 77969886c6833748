"""Somebody without a phone becomes a participant of their own, for whom their helper types."""

import pytest

from places.enums import Kind, Role, Stage
from places.errors import Missing, NotNow, NotYours, Unclear
from places.home.actions.erasing import erase_mine, erase_person
from places.models import Activity, Participant
from places.people.actions import helping
from places.people.actions.joining import Joining
from places.people.queries.helping import helped_by
from places.people.queries.people import brought
from places.rules import Actor
from tests.builders.rooms import Room

EDITH = Joining("Edith")


def let_in(room: Room, joining: Joining = EDITH, person: int = 1, **more: object) -> Participant:
    actor = room.actor(room.people[person])
    done = helping.bring_along(actor=actor, joining=joining, agreed=True, **more)  # type: ignore[arg-type]
    return Participant.objects.get(pk=done.participant_id)


def test_they_are_counted_and_sit_at_their_helpers_table(room: Room, other_room: Room) -> None:
    before = brought(room.workshop.pk).people
    edith = let_in(room)
    assert (edith.helper, edith.helper_acts, edith.group) == (room.people[1], True, room.people[1].group)
    assert brought(room.workshop.pk).people == before + 1
    line = Activity.objects.get(workshop=room.workshop, kind=Kind.PERSON_JOINED)
    assert line.participant == edith
    assert line.data == {"person": edith.pk, "group": edith.group_id, "helper": room.people[1].pk}
    assert helped_by(room.workshop.pk, room.people[1].pk)[0].first_name == "Edith"
    assert helped_by(room.workshop.pk, room.people[0].pk) == helped_by(other_room.workshop.pk, edith.pk) == ()


def test_once_per_key(room: Room) -> None:
    assert let_in(room, key="a" * 32) == let_in(room, key="a" * 32)


def test_what_is_missing_is_said_at_its_field(room: Room) -> None:
    actor = room.actor(room.people[1])
    for joining, agreed, field in (
        (EDITH, False, "agreed"),
        (Joining(" "), True, None),
        (Joining(room.people[0].first_name), True, "symbol"),
    ):
        with pytest.raises(Unclear) as caught:
            helping.bring_along(actor=actor, joining=joining, agreed=agreed)
        assert caught.value.details.get("field") == field
    assert room.log == []


def test_there_is_a_limit_that_erasing_does_not_lift(room: Room) -> None:
    for number in range(helping.MOST_HELPED):
        last = let_in(room, Joining(f"Edith {number}"))
    with pytest.raises(NotNow, match="as many people"):
        let_in(room, Joining("One more"))
    host = Actor(room.workshop.pk, Role.HOST, room.people[1].pk)
    helping.bring_along(actor=host, joining=Joining("Another"), agreed=True)
    Participant.objects.filter(helper=room.people[1]).exclude(first_name__startswith="Edith").delete()
    erase_person(actor=room.leading, participant_id=last.pk)
    with pytest.raises(NotNow):
        let_in(room, Joining("One more"))


def test_not_when_the_door_is_closed_nor_by_one_who_is_helped(room: Room) -> None:
    edith = let_in(room)
    with pytest.raises(NotNow, match="yourself"):
        helping.bring_along(actor=room.actor(edith), joining=Joining("Sven"), agreed=True)
    with pytest.raises(NotYours):
        helping.bring_along(actor=room.leading, joining=Joining("Sven"), agreed=True)
    room.at(Stage.CLOSE)
    with pytest.raises(NotNow, match="Nobody can come in"):
        let_in(room, Joining("Sven"))


def test_they_stay_when_their_helper_is_erased(room: Room) -> None:
    edith = let_in(room)
    photo = room.photo(edith, "The choir")
    erase_mine(actor=room.actor(room.people[1]))
    edith.refresh_from_db()
    photo.refresh_from_db()
    assert (edith.first_name, edith.helper, edith.helper_acts) == ("Edith", None, False)
    assert photo.essence == "The choir"


def test_they_go_on_by_themselves(room: Room) -> None:
    edith = let_in(room)
    helping.go_on_alone(actor=room.actor(edith))
    edith.refresh_from_db()
    assert (edith.helper, edith.helper_acts) == (room.people[1], False)
    with pytest.raises(Missing):
        helping.go_on_alone(actor=Actor(room.workshop.pk, Role.PARTICIPANT, 10**6))
