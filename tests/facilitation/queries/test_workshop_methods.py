"""Which method a workshop follows, and the cards of those that can be chosen."""

from typing import Any

from django.utils import translation

from places.enums import Stage
from places.facilitation.methods.shipped import ORDER, shipped_methods
from places.facilitation.queries.workshop_methods import (
    in_language,
    length_of,
    method_card,
    method_cards,
    method_of,
    planned_stages,
    reading_order,
)
from places.models import WorkshopMethod
from tests.builders.rooms import Room
from tests.facilitation.methods.test_checking import small


def test_without_a_choice_it_is_the_standard_one(room: Room, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        chosen = method_of(room.workshop.pk)
    assert (chosen.method.id, chosen.is_own) == ("ninety-minutes", False)


def test_the_chosen_one_and_the_brought_one(room: Room, other_room: Room) -> None:
    row = WorkshopMethod.objects.create(workshop=room.workshop, shipped="two-hours")
    assert method_of(room.workshop.pk).method is shipped_methods()["two-hours"]
    assert method_of(other_room.workshop.pk).method.id == "ninety-minutes"
    row.document = small()
    row.save()
    chosen = method_of(room.workshop.pk)
    assert (chosen.method.id, chosen.is_own) == ("short", True)


def test_what_this_version_does_not_know_is_the_standard_one(room: Room) -> None:
    row = WorkshopMethod.objects.create(workshop=room.workshop, shipped="of-a-later-version")
    assert method_of(room.workshop.pk).method.id == "ninety-minutes"
    row.document = {"version": 9}
    row.save()
    chosen = method_of(room.workshop.pk)
    assert (chosen.method.id, chosen.is_own) == ("ninety-minutes", False)


def test_stages_of_the_plan(room: Room) -> None:
    assert planned_stages(room.workshop.pk) == tuple(Stage)
    WorkshopMethod.objects.create(workshop=room.workshop, shipped="ward-meeting")
    assert set(Stage) - set(planned_stages(room.workshop.pk)) == {Stage.COMBINE, Stage.WEIGH}


def test_cards_are_in_the_language_of_the_reader() -> None:
    with translation.override("sv"):
        cards = method_cards()
    assert [card.id for card in cards] == list(ORDER)
    assert (cards[0].name, cards[0].length, str(cards[0])) == (
        "Trettio minuter",
        "30 minuter",
        "Trettio minuter",
    )
    with translation.override("en"):
        assert method_card(shipped_methods()["open-call"]).length == "28 days + 90 minutes"


def test_lengths() -> None:
    with translation.override("en"):
        assert [length_of(1, 0), length_of(0, 1), length_of(0, 0)] == ["1 minute", "1 day", "0 minutes"]


def test_a_text_is_read_in_the_readers_language_then_in_that_of_the_workshop() -> None:
    with translation.override("en"):
        assert list(reading_order("sv")) == ["en", "sv", "en"]
        assert in_language({"sv": "Hej", "fi": "Hei"}, "fi") == "Hei"
        assert in_language({"sv": "Hej", "fi": "Hei"}) == "Hej"
        assert in_language({}) == ""
