"""Where a new sentence stands."""

import pytest

from places.enums import Section, Stage
from places.models import Sentence
from places.vision.actions import order, sentences
from tests.builders.rooms import Room, open_room


@pytest.fixture
def writing(db: None) -> Room:
    return open_room(Stage.WRITE)


def add(room: Room, text: str, section: str = Section.BECAUSE, *, is_heading: bool = False) -> Sentence:
    told = sentences.add_sentence(actor=room.leading, section=section, text=text)
    Sentence.objects.filter(pk=told.data["sentence"]).update(is_heading=is_heading)
    return Sentence.objects.get(pk=told.data["sentence"])


def texts(section: str = Section.BECAUSE) -> list[str]:
    return list(Sentence.objects.filter(section=section).values_list("text", flat=True))


def test_below_and_in_a_paragraph(writing: Room) -> None:
    first, _one = add(writing, "First", is_heading=True), add(writing, "one")
    two = add(writing, "two")
    second = add(writing, "Second", is_heading=True)
    new = add(writing, "new")
    assert order.end_of_paragraph(first).text == "two"
    assert order.end_of_paragraph(second).text == "new"
    order.put_below(new, order.end_of_paragraph(first))
    assert texts() == ["First", "one", "two", "new", "Second"]
    assert order.end_of_paragraph(second) == second
    order.put_below(add(writing, "So", Section.SO), two)
    assert texts(Section.SO) == ["So"]
    Sentence.objects.filter(pk=first.pk).update(dropped=True)
    assert order.end_of_paragraph(first) == first


def test_above_what_nobody_has_kept(writing: Room) -> None:
    add(writing, "Ours", Section.HEADLINE)
    machine = add(writing, "Machine", Section.HEADLINE)
    Sentence.objects.filter(pk=machine.pk).update(settled=False)
    theirs = add(writing, "Theirs", Section.HEADLINE)
    order.put_above_suggestions(theirs)
    assert texts(Section.HEADLINE) == ["Ours", "Theirs", "Machine"]


def test_numbering_writes_no_new_version(writing: Room) -> None:
    rows = [add(writing, text) for text in "ab"]
    order.number(rows[::-1])
    assert texts() == ["b", "a"]
    assert Sentence.history.count() == 2
