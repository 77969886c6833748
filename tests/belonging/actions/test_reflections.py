"""Writing down what one thinks: changed, taken back, one's own."""

import pytest

from places.belonging.actions.reflections import reflect
from places.enums import Kind, Question, Stage
from places.errors import Missing, NotNow, Unclear
from places.home.actions.erasing import erase_mine
from places.models import Activity, Reflection
from tests.builders.rooms import Room


def test_words_are_changed_and_taken_back(room: Room) -> None:
    mira = room.at(Stage.CLOSE).actor(room.people[0])
    for text, is_shared in (("More time", True), ("More time\n\n\nto listen", False)):
        reflect(actor=mira, question=Question.SPACE, text=text, is_shared=is_shared)
    found = Reflection.objects.values_list("question", "text", "is_shared").get()
    assert found == ("space", "More time\n\nto listen", False)
    for _twice in range(2):
        reflect(actor=mira, question=Question.SPACE, text=" ", is_shared=False)
    assert Reflection.objects.count() == 0
    assert all(line.data == {"question": "space"} for line in Activity.objects.filter(kind=Kind.REFLECTED))


def test_what_is_refused(room: Room) -> None:
    mira = room.actor(room.people[0])
    with pytest.raises(NotNow):
        reflect(actor=mira, question=Question.SPACE, text="Sooner", is_shared=False)
    room.at(Stage.CLOSE)
    with pytest.raises(Missing):
        reflect(actor=mira, question="weather", text="Rain", is_shared=False)
    with pytest.raises(Unclear):
        reflect(actor=mira, question=Question.SPACE, text="a" * 501, is_shared=False)


def test_who_goes_takes_words_along(room: Room) -> None:
    for person in room.at(Stage.CLOSE).people[:2]:
        reflect(actor=room.actor(person), question=Question.ASKING, text=person.first_name, is_shared=True)
    erase_mine(actor=room.actor(room.people[0]))
    assert Reflection.objects.values_list("text", flat=True).get() == room.people[1].first_name
