"""The presentation: opened again with python-pptx."""

import io
from collections.abc import Iterator

import pytest
from django.utils import translation
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from places.codes import show_code
from places.enums import PhotoAudience, Stage
from places.exports.documents.pptx import vision_pptx, write_pptx
from places.models import Cluster, Photo, Sentence
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.visions import ask_consent, export_of, open_vision, show_consent

LONG = "ostronskivling" * 22  # one word of 308 letters


@pytest.fixture
def room(db: None) -> Room:
    return open_vision()


def opened(room: Room) -> Deck:
    file = io.BytesIO()
    write_pptx(export_of(room), file, lambda done, total: None)
    return Presentation(file)


def titles(deck: Deck) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def texts(slide: Slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def pictures(deck: Deck) -> Iterator[object]:
    for slide in deck.slides:
        yield from (shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE)


def test_headline_text_pile_and_how_it_was_made(room: Room) -> None:
    deck = opened(room)
    assert titles(deck) == [
        "Light that calls",
        "What is here",
        "So we will …",
        "Water *and* light",
        "Who is behind this text",
        "How this was made",
        "Is this you, or your child?",
    ]
    cover, here, _so, pile, who, _how, _codes = deck.slides
    assert "Jönköping-ness" in texts(cover)
    assert "By 4 people at 2 tables" in texts(cover)
    assert "“Every evening the light on the lake calls.” — Mira" in texts(here)
    assert "Here stand words that their owner keeps in the room." in texts(here)
    assert "1 photo not shown: its owner keeps it in the room." in texts(pile)
    assert "not shown" in texts(who)
    assert "Nobody asked me then." not in "".join(map(texts, deck.slides))


def test_notes_hold_the_evidence(room: Room) -> None:
    notes = list(opened(room).slides)[1].notes_slide.notes_text_frame.text
    assert "Because the lake calls us. Rests on 2 photos from 2 people at 2 tables." in notes
    assert "Nobody asked me then." not in notes


def test_the_notes_of_every_slide_with_a_picture_have_its_code(room: Room) -> None:
    code = f"Picture code: {show_code(room.photos[0].reference)}"
    told = [
        slide.notes_slide.notes_text_frame.text
        for slide in opened(room).slides
        if any(shape.shape_type == MSO_SHAPE_TYPE.PICTURE for shape in slide.shapes)
    ]
    assert [code in notes for notes in told] == [True] * 3


def test_every_picture_has_its_alternative_text(room: Room) -> None:
    told = [shape.element.nvPicPr.cNvPr.get("descr") for shape in pictures(opened(room))]
    assert told == ["The lake at dawn"] * 3


def test_nothing_lies_outside_its_slide_and_no_two_titles_are_alike(room: Room) -> None:
    deck = opened(room)
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= deck.slide_width
            assert 0 <= shape.top <= shape.top + shape.height <= deck.slide_height
    assert len(set(titles(deck)[1:])) == len(titles(deck)) - 1


def test_words_that_break_xml_leftward_ones_and_very_long_ones(room: Room) -> None:
    Cluster.objects.update(name="Nul\x07 \x0b &<b> \U0001f30a שלום")
    Photo.objects.filter(pk=room.photos[0].pk).update(essence=f"{LONG} العربية", belonging="a\nb " * 125)
    Sentence.objects.filter(section="because", origin="human").update(text="שלום " * 90)
    Sentence.objects.filter(section="headline").update(text=LONG[:120])
    deck = opened(room)
    assert "Nul &<b> \U0001f30a שלום" in titles(deck)
    leftward = [paragraph for paragraph in deck.slides[1].element.iter() if paragraph.get("rtl") == "1"]
    assert len(leftward) >= 1
    assert LONG[:120] in titles(deck)[0]


def test_a_long_text_goes_on_to_further_slides_and_loses_nothing(room: Room) -> None:
    texts_written = [f"So we will walk {n} times around the lake, and tell of it. " * 4 for n in range(40)]
    draft = Sentence.objects.first().draft
    for n, text in enumerate(texts_written):
        Sentence.objects.create(draft=draft, section="so", text=text.strip(), order=5000 + n)
    deck = opened(room)
    said = "\n".join(map(texts, deck.slides))
    assert [text for text in texts_written if text.strip() not in said] == []
    assert "So we will … (2)" in titles(deck)


def test_without_any_picture_or_text(db: None) -> None:
    deck = opened(open_room(Stage.CLOSE))
    assert titles(deck)[0] == "Jönköping-ness"
    assert list(pictures(deck)) == []
    assert titles(deck)[-1] == "How this was made"


def test_nothing_that_is_kept_is_in_the_file(room: Room) -> None:
    Photo.objects.all().update(audience=PhotoAudience.ROOM)
    deck = opened(room)
    assert list(pictures(deck)) == []
    assert "light on the lake" not in "\n".join(map(texts, deck.slides))


def test_what_the_text_misses(room: Room) -> None:
    ask_consent(room, (0, "The forest"), (1, ""))
    show_consent(room)
    deck = opened(room)
    assert "What this text misses" in titles(deck)


def test_in_swedish_and_told_how_far_it_is(room: Room) -> None:
    told, file = [], io.BytesIO()
    with translation.override("sv"):
        write_pptx(export_of(room), file, lambda done, total: told.append((done, total)))
    deck = Presentation(file)
    assert "Så kom texten till" in titles(deck)
    languages = {run.get("lang") for slide in deck.slides for run in slide.element.iter() if run.get("lang")}
    assert languages - {"en-US"} == {"sv-SE"}
    assert told[0][0] == 0
    assert told[-1] == (told[0][1], told[0][1])


def test_the_writer_tells_what_the_file_holds(room: Room) -> None:
    file = io.BytesIO()
    told = vision_pptx(by_id(room.workshop.pk), file, lambda done, total: None, unkept=False)
    assert (told.photo_ids, told.not_shown) == ((room.photos[0].pk,), 1)
    assert "So we will …" not in titles(Presentation(file))
