"""The statement with its lamps: judged where people wrote, never where they are quoted."""

import pytest

from places.enums import Origin, PhotoAudience, Section, Stage
from places.models import Sentence
from places.vision.actions import evidence, sentences
from places.vision.methods.plan_language import plan_language
from places.vision.queries.statement import StatementView, statement
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share

LIFE = "A good life in an attractive region."


@pytest.fixture
def writing(db: None) -> Room:
    room = open_room(Stage.WRITE)
    said = ["The ferry comes through the fog.", "We light the lanterns.", "The ferry horn.", "Lanterns."]
    for person, essence in zip(room.people, said, strict=True):
        room.photo(person, essence, audience=PhotoAudience.REPORT)
    return room


def add(room: Room, text: str, section: str = Section.BECAUSE, **what: int) -> int:
    number = int(sentences.add_sentence(actor=room.leading, section=section, text=text).data["sentence"])
    if what:
        evidence.link(actor=room.leading, sentence_id=number, **what)
    return number


def read(room: Room) -> StatementView:
    return statement(by_id(room.workshop.pk))


def test_lamps_with_their_reasons(writing: Room) -> None:
    red = add(writing, LIFE)
    green = add(writing, "By Vättern the ferry sails in fog.", photo_id=writing.photos[0].pk)
    amber = add(writing, "By Vättern everyone swims.")
    found = read(writing)
    lamps = {number: found.sentences[number].lamps for number in (red, green, amber)}
    assert [(lamp.state, lamp.rooted) for lamp in lamps.values()] == [
        ("red", False),
        ("green", True),
        ("amber", False),
    ]
    assert found.summary() == "1 of 3 sentences could only have been written here."
    plans = plan_language("en")
    assert [piece.said for piece in lamps[red].shared_words()] == [
        f"“{word}” stands in {plans.stems[word[:6]].bodies} of {plans.bodies} visions"
        for word in ("life", "attractive", "region")
    ]
    assert "".join(piece.text for piece in lamps[red].pieces) == LIFE
    assert lamps[red].repairs() == [
        "What picture shows this?",
        "Who said it, and in what words?",
        "What in it would a visitor from the next town not recognise?",
    ]
    assert lamps[green].repairs() == []
    assert "What is only here: Vättern." in lamps[green].reasons()
    assert lamps[amber].hints() == ["“everyone” is a large word: 0 of 4 people stand behind this sentence."]


def test_a_headline_is_carried_by_its_reasons_and_only_the_first_counts(writing: Room) -> None:
    first, second = add(writing, LIFE, Section.HEADLINE), add(writing, LIFE, Section.HEADLINE)
    assert (read(writing).sentences[first].lamps.state, read(writing).judged) == ("red", 1)
    add(writing, "The match was born by Vättern in 1844.", photo_id=writing.photos[0].pk)
    found = read(writing)
    assert [found.sentences[number].lamps.state for number in (first, second)] == ["green", "green"]
    assert "Alone it could have been written about anywhere. Its reasons carry it." in (
        found.sentences[first].lamps.reasons()
    )
    assert (found.green, found.judged) == (2, 2)


def test_own_words_and_promises_are_not_judged(writing: Room) -> None:
    quote = add(writing, "The ferry comes through the fog.")
    Sentence.objects.filter(pk=quote).update(origin=Origin.QUOTE)
    promise = add(writing, LIFE, Section.COMMITMENTS)
    found = read(writing)
    assert found.sentences[quote].lamps is None
    assert found.sentences[promise].lamps is None
    assert (found.green, found.judged, found.is_empty) == (0, 0, False)


def test_a_template_sentence_has_a_lamp_once_somebody_has_settled_it(writing: Room) -> None:
    waiting, settled = add(writing, LIFE), add(writing, LIFE)
    Sentence.objects.filter(pk__in=[waiting, settled]).update(origin=Origin.TEMPLATE)
    Sentence.objects.filter(pk=waiting).update(settled=False)
    found = read(writing)
    assert found.sentences[waiting].lamps is None
    assert (found.sentences[settled].lamps.state, found.judged) == ("red", 1)


def test_swedish(writing: Room) -> None:
    writing.workshop.language = "sv"
    writing.workshop.save()
    number = add(writing, "En hållbar kommun för alla invånare.")
    lamps = read(writing).sentences[number].lamps
    assert (lamps.state, lamps.plainer) == ("red", ())
    assert lamps.shared_words()[0].said.endswith("visions and is rare in everyday Swedish")


def test_the_queries_do_not_grow(writing: Room, django_assert_num_queries) -> None:
    cluster = share(writing, "Water", "Light")[0]
    read(writing)
    for number in range(9):
        add(writing, f"Sentence {number} by the ferry.", cluster_id=cluster.pk)
    facts = by_id(writing.workshop.pk)
    with django_assert_num_queries(9):
        assert len(statement(facts).sentences) == 9


@pytest.mark.parametrize("people", [0, 5])
def test_one_table_five_people_and_nobody(db: None, people: int) -> None:
    room = open_room(Stage.WRITE)
    room.workshop.participants.update(group=room.groups[0])
    for number in range(people):
        room.photo(room.people[number % 4], "Fog.")
    number = add(room, "word " * 240)
    found = read(room)
    assert found.sentences[number].lamps.state == "amber"
    assert found.coverage.sentence() == (
        "0 of 4 people are behind this text; Table 1 is not yet; 5 photos nobody has opened."
        if people
        else "Nobody has brought a picture yet."
    )
