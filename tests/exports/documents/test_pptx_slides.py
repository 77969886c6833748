"""Slides: their titles, pictures and what goes on to the next."""

import pytest

from places.enums import PhotoAudience
from places.exports.documents.pptx_fitting import SlideLine
from places.exports.documents.pptx_slides import SlideWriter, place_pictures
from places.exports.documents.pptx_template import PICTURES, new_presentation
from places.vision.queries.evidence_photos import Voice, voice
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room


def writer() -> SlideWriter:
    return SlideWriter(new_presentation(title="x", subject="y"), "Barts-ness")


def test_titles_foot_number_and_notes() -> None:
    write = writer()
    write.add("Cover", "The lake")
    for _again in range(2):
        write.text("The lake", [SlideLine("Calm")], notes=["Rests on", ""])
    write.text("Nothing", [])
    slides = list(write.deck.slides)
    assert [each.shapes.title.text_frame.text for each in slides] == ["The lake", "The lake", "The lake (2)"]
    assert slides[1].notes_slide.notes_text_frame.text == "Rests on"
    assert not slides[0].has_notes_slide
    for each in slides:
        texts = [shape.text_frame.text for shape in each.placeholders]
        assert "Barts-ness" in texts


def voices(room: Room, count: int) -> list[Voice]:
    return [
        voice(
            room.photo(
                room.people[0],
                key=stored_picture(40, 30),
                width=40,
                height=30,
                audience=PhotoAudience.REPORT,
            )
        )
        for _n in range(count)
    ]


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_pictures_fill_their_box_and_do_not_touch(room: Room, count: int) -> None:
    write = writer()
    slide = write.add("Pictures and voices", "Lake")
    place_pictures(slide, voices(room, count), PICTURES)
    placed = [shape for shape in slide.shapes if shape.element.tag.endswith("}pic")]
    assert len(placed) == count
    for shape in placed:
        assert shape.left.cm >= PICTURES.left - 0.01
        assert shape.left.cm + shape.width.cm <= PICTURES.left + PICTURES.width + 0.01
        assert shape.top.cm + shape.height.cm <= PICTURES.top + PICTURES.height + 0.01


def test_a_picture_whose_file_is_gone(room: Room) -> None:
    room.photo(room.people[0], key="0" * 32, width=40, height=30)
    slide = writer().add("Pictures and voices", "Lake")
    place_pictures(slide, [voice(room.photos[0])] * 2, PICTURES)
    place_pictures(slide, [voice(room.photos[0])], PICTURES)
    assert not [shape for shape in slide.shapes if shape.element.tag.endswith("}pic")]
