"""The question and themes of a plan: given at the beginning, and never over what somebody has changed."""

import pytest
from django.utils import translation

from places.desk.actions.workshops import Opening, WorkshopWords, change_workshop, open_workshop
from places.enums import Role
from places.facilitation.actions.choosing import bring_method, choose_method
from places.facilitation.actions.starting_words import asked_by, exchange_words, offered_by
from places.facilitation.methods.checking import check_method
from places.facilitation.methods.shipped import shipped_methods
from places.models import Leader, Participant, Theme, Workshop
from places.rules import Actor
from places.texts import clean
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room
from tests.facilitation.methods.test_checking import small

SCHOOL = shipped_methods()["school-class"]
OWN = check_method(small(), clean)
ASKS = {
    "en": "Bring a picture of something that is only ours at Barts.",
    "sv": "Ta med en bild av något som bara är vårt på Barts.",
}


def opened(leader: Leader, method: str = "ninety-minutes", question: str = "") -> tuple[Workshop, Actor]:
    told = Opening(name="Barts", method=method, language="sv", question=question)
    workshop_id = open_workshop(leader_id=leader.pk, opening=told).workshop_id
    return Workshop.objects.get(pk=workshop_id), Actor(workshop_id, Role.LEADER, leader_id=leader.pk)


def read(workshop: Workshop, language: str) -> tuple[str, set[str]]:
    """The question and the starter themes, as a reader of this language sees them."""
    with translation.override(language):
        found = by_id(workshop.pk)
        assert found is not None
        return found.question, set(Theme.objects.filter(workshop=workshop).values_list("name", flat=True))


def words(language: str, method: str = "school-class") -> set[str]:
    return {each[language] for each in shipped_methods()[method].themes}


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_workshop_begins_with_the_words_of_its_plan(room: Room, language: str) -> None:
    workshop, _leading = opened(room.leader, "school-class")
    assert read(workshop, language) == (ASKS[language], words(language))


def test_a_question_of_their_own_stays(room: Room) -> None:
    workshop, leading = opened(room.leader, "school-class", "What is it?")
    choose_method(actor=leading, method_id="two-hours")
    assert read(workshop, "en") == ("What is it?", words("en", "two-hours"))


def test_another_plan_brings_its_words_until_somebody_has_joined(room: Room) -> None:
    workshop, leading = opened(room.leader)
    choose_method(actor=leading, method_id="school-class")
    assert read(workshop, "sv") == (ASKS["sv"], words("sv"))
    bring_method(actor=leading, method=OWN)
    assert read(workshop, "sv") == ("What is it?", {"Vatten"})
    choose_method(actor=leading, method_id="school-class")
    Participant.objects.create(workshop=workshop, first_name="Mira", name_key="mira", return_digest="x")
    choose_method(actor=leading, method_id="two-hours")
    assert read(workshop, "en") == (ASKS["en"], words("en"))


def test_themes_that_somebody_has_changed_stay(room: Room) -> None:
    workshop, leading = opened(room.leader)
    Theme.objects.filter(workshop=workshop, key="water").update(key="rain", name="Rain")
    choose_method(actor=leading, method_id="school-class")
    asked, themes = read(workshop, "en")
    assert asked == ASKS["en"]
    assert "Rain" in themes
    assert "Play" not in themes


def test_saving_the_words_of_the_workshop_unchanged_changes_nothing(room: Room) -> None:
    workshop, leading = opened(room.leader, "school-class")
    told = WorkshopWords("Barts", "Barts-ness", ASKS["sv"], "sv", 3)
    change_workshop(actor=leading, words=told)
    assert read(workshop, "en")[0] == ASKS["en"]


def test_words_as_they_are_stored(room: Room) -> None:
    assert asked_by(shipped_methods()["ninety-minutes"], "sv", "Barts") == ""
    assert asked_by(SCHOOL, "sv", "Barts") == asked_by(SCHOOL, "en", "Barts")
    assert asked_by(OWN, "sv", "Barts") == "What is it?"
    assert [str(name) for name in offered_by(OWN, "en")] == ["Water"]


def test_a_room_that_has_begun_keeps_its_words(room: Room) -> None:
    exchange_words(room.workshop, SCHOOL)
    assert room.workshop.question == "What is it that only we have?"
    assert not Theme.objects.filter(workshop=room.workshop).exists()
