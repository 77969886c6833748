"""Reports, and those on which nobody has decided."""

from places.enums import Decision, Reporter
from places.models import Report
from tests.builders.rooms import Room


def test_open_ones_are_those_without_a_decision(room: Room) -> None:
    photo = room.photo(room.people[0])
    facts = {"workshop": room.workshop, "photo": photo, "says": Reporter.CHILD}
    first = Report.objects.create(**facts)
    Report.objects.create(**facts, decision=Decision.SHOW)
    assert list(Report.objects.open()) == [first]
    assert str(first) == f"report {first.pk}"
