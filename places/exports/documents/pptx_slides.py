"""The slides of a presentation: text, pictures with alternative texts, notes, foot and number."""

import copy
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Cm

from places.exports.documents.page_plan import fitted_box, rows_for
from places.exports.documents.pptx_fitting import FittedText, SlideLine, fitted, title_size
from places.exports.documents.pptx_paragraphs import write_lines, write_title
from places.exports.documents.pptx_template import BESIDE, BODY, PICTURES, TITLE_SIZE, SlideBox, layout
from places.exports.documents.print_pictures import print_jpeg
from places.texts import xml_text
from places.vision.queries.evidence_photos import Voice

TITLE_SIZES = (TITLE_SIZE, 28.0, 24.0, 20.0, 17.0, 14.0, 12.0)
GAP = 0.25  # cm between pictures
TEXT, BESIDE_PICTURES, COVER = "Text", "Pictures and voices", "Cover"


@dataclass(frozen=True)
class SlideWriter:
    """Adds slides to a presentation, each with `foot` at its lower edge."""

    deck: Deck
    foot: str

    def add(self, kind: str, title: str, *, sizes: Sequence[float] = TITLE_SIZES) -> Slide:
        """Add a slide of one of our layouts with its title, the foot and its number."""
        words = self._unique(" ".join(title.split()))
        slide = self.deck.slides.add_slide(layout(self.deck, kind))
        box = slide.shapes.title
        write_title(box, words, title_size(words, box.width.cm, box.height.cm, sizes))
        for each in slide.slide_layout.placeholders:
            if each.placeholder_format.type in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
                slide.shapes.element.append(copy.deepcopy(each.element))
        for each in slide.placeholders:
            if each.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
                write_title(each, self.foot, 0)
        return slide

    def _unique(self, title: str) -> str:
        """Return a title that no slide bears yet: people find slides by their titles."""
        after_cover = list(self.deck.slides)[1:]
        taken = {slide.shapes.title.text_frame.text for slide in after_cover}
        named, number = title, 1
        while named in taken:
            number += 1
            named = f"{title} ({number})"
        return named

    def text(self, title: str, lines: Sequence[SlideLine], *, notes: Iterable[str] = ()) -> None:
        """Add the slides that these paragraphs need; none without paragraphs."""
        if not lines:
            return
        for place, page in enumerate(fitted(lines, BODY.width, BODY.height)):
            slide = self.add(TEXT, title)
            fill(slide, page)
            if place == 0:
                add_notes(slide, notes)

    def pictures(
        self, title: str, pictures: Sequence[Voice], lines: Sequence[SlideLine], *, notes: Iterable[str] = ()
    ) -> None:
        """Add a slide with pictures and paragraphs beside them, and further ones for what does not fit there."""
        first, *others = fitted(lines, BESIDE.width, BESIDE.height)
        slide = self.add(BESIDE_PICTURES, title)
        place_pictures(slide, pictures, PICTURES)
        fill(slide, first)
        add_notes(slide, notes)
        self.text(title, [line for page in others for line in page.lines])


def fill(slide: Slide, page: FittedText) -> None:
    """Write paragraphs into the slide's placeholder for text; without any, the placeholder goes."""
    (box,) = (each for each in slide.placeholders if each.placeholder_format.idx in (1, 2))
    if page.lines:
        write_lines(box, page.lines, page.size)
    else:
        box.element.getparent().remove(box.element)


def add_notes(slide: Slide, notes: Iterable[str]) -> None:
    """Write the speaker's notes, a line each; a slide without any gets none."""
    if lines := [xml_text(line) for line in notes if line]:
        slide.notes_slide.notes_text_frame.text = "\n".join(lines)


def add_picture(slide: Slide, file: io.BytesIO, box: SlideBox, *, described: str) -> None:
    """Add a picture of this size and place (cm), with its alternative text."""
    picture = slide.shapes.add_picture(file, Cm(box.left), Cm(box.top), Cm(box.width), Cm(box.height))
    picture.element.nvPicPr.cNvPr.set("descr", xml_text(described))


def place_pictures(slide: Slide, pictures: Sequence[Voice], box: SlideBox) -> None:
    """Add pictures in rows that together fill a box; one alone is only cut a little."""
    if len(pictures) == 1:
        _place_one(slide, pictures[0], box)
        return
    rows, shown, top = rows_for(len(pictures), box.width, box.height), 0, box.top
    for count in rows:
        width = (box.width - GAP * (count - 1)) / count
        height = (box.height - GAP * (len(rows) - 1)) / len(rows)
        for place, voice in enumerate(pictures[shown : shown + count]):
            if file := print_jpeg(voice, width, height):
                cell = SlideBox(box.left + place * (width + GAP), top, width, height)
                add_picture(slide, file, cell, described=voice.label)
        shown, top = shown + count, top + height + GAP


def _place_one(slide: Slide, voice: Voice, box: SlideBox) -> None:
    size = fitted_box((voice.width, voice.height), box.width, box.height)
    if file := print_jpeg(voice, size.width, size.height):
        left = box.left + (box.width - size.width) / 2
        add_picture(slide, file, SlideBox(left, box.top, size.width, size.height), described=voice.label)
