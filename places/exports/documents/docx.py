"""The vision as a Word document: a cover of pictures, the text on a page, a page for each pile, the evidence."""

import io

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from docx.document import Document as DocumentObject
from docx.shared import Cm

from places.exports.documents.docx_directions import set_directions
from places.exports.documents.docx_evidence import write_chapters, write_evidence
from places.exports.documents.docx_layout import new_document
from places.exports.documents.docx_pictures import add_picture, float_at_top, picture_lines
from places.exports.documents.docx_piles import write_lone_photos, write_piles
from places.exports.documents.docx_styles import EMBER, INK, SENTENCE, STATEMENT, set_size
from places.exports.documents.docx_text import sized, write, write_sentence
from places.exports.documents.page_plan import paper, text_height, type_size
from places.exports.documents.picture_wording import codes_line
from places.exports.documents.pile_plan import fills_page, pictures_shown
from places.exports.documents.print_pictures import jpeg, mosaic
from places.exports.documents.wording import (
    by_whom,
)
from places.exports.queries.content import VisionExport
from places.texts import xml_text

MOST_DESCRIBED, COVER_HEIGHT = 6, 18.5
MOST_NAMES_ON_COVER, NAME_ON_COVER = 10, 26.0
MOST_BELOW_TEXT, FEW_BELOW_TEXT = 6, 3
# {most letters: points}
TITLE_SIZES = {25: 42.0, 60: 32.0, 120: 24.0, 300: 18.0}
STATEMENT_SIZES = (
    19.0,
    17.0,
    15.0,
    13.5,
    12.5,
    11.5,
    11.0,
    10.5,
    10.0,
    9.5,
    9.0,
)  # of which the first that fits
LONG_STATEMENT_SIZE = 11.0  # where none fits: on more than one page
HEADING_SIZE, TIGHT = 12.0, 1.06  # the estimate is on the safe side
ROOM_FOR_PICTURES, ROOM_FOR_ROWS, ROOM_FOR_PILE = 4.5, 9.4, 15.0  # cm left on the page of the text, at least


def vision_docx(export: VisionExport) -> bytes:
    """Return the document's bytes, in the active language.

    Every sentence carries the number of its evidence note at the end. Each quote is printed once, each picture has
    an alt text; what may not leave the room is only counted.
    """
    ness = export.workshop.ness
    document = new_document(title=export.headline, subject=export.workshop.place_name, foot=ness)
    _cover(document, export)
    used = _statement(document, export)
    write_piles(document, export, above=used)
    write_lone_photos(document, export)
    write_chapters(document, export)
    write_evidence(document, export)
    set_directions(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _cover(document: DocumentObject, export: VisionExport) -> None:
    first = document.add_paragraph(style="Subtitle")
    whole = mosaic(export.cover, paper().width, COVER_HEIGHT)
    if whole:
        labels = list(dict.fromkeys(voice.label for voice in export.cover if voice.label))[:MOST_DESCRIBED]
        told = _("Pictures from the workshop: %(pictures)s") % {"pictures": "; ".join(labels)}
        float_at_top(
            add_picture(first, jpeg(whole), width=paper().width, height=COVER_HEIGHT, described=told)
        )
    else:
        first.paragraph_format.space_before = Cm(5)
    has_headline = export.headline_line is not None
    lead = export.workshop.ness if has_headline else export.workshop.place_name
    first.add_run(xml_text(lead)).font.color.rgb = EMBER
    title = document.add_paragraph(style="Title")
    size = type_size(len(export.headline), TITLE_SIZES, 14.0)
    sized(title.add_run(xml_text(export.headline)), size)
    made = date_format(export.made_on, "DATE_FORMAT")
    write(document, f"{made} · {by_whom(export)}", "Subtitle")
    if export.workshop.question:
        write(document, export.workshop.question, "Subtitle")
    if not whole:
        _names_on_cover(document, export)


def _names_on_cover(document: DocumentObject, export: VisionExport) -> None:
    """Where no picture may be shown, the names of what the room put together."""
    for place, pile in enumerate(export.piles[:MOST_NAMES_ON_COVER]):
        paragraph = document.add_paragraph(style=SENTENCE)
        paragraph.paragraph_format.space_before = Cm(2.5 if place == 0 else 0.2)
        run = sized(paragraph.add_run(xml_text(pile.name)), NAME_ON_COVER)
        run.font.color.rgb = EMBER if place % 2 else INK


def _statement(document: DocumentObject, export: VisionExport) -> float:
    """Write the text, as large as one page allows, and return the height used of its page (cm; 0 for all or none).

    Pictures that stand nowhere else fill what a short text leaves free.
    """
    lines = [line for part in export.statement for line in part.lines]
    if not lines:
        return 0
    fitting = (size for size in STATEMENT_SIZES if _height(export, size) <= paper().body_height * TIGHT)
    size = next(fitting, LONG_STATEMENT_SIZE)
    set_size(document.styles[STATEMENT], size)
    title = document.add_heading(_("What we say"), level=1)
    title.paragraph_format.page_break_before = True
    for part in export.statement:
        document.add_heading(xml_text(str(part.section.label)), level=2)
        for line in part.lines:
            write_sentence(document, line, STATEMENT)
    used = _height(export, size)
    free = paper().body_height - used
    if free < ROOM_FOR_PICTURES or not any(fills_page(pile, export) for pile in export.piles):
        return 0
    is_filled = _fills(document, export, free)
    return used if free > ROOM_FOR_PILE and not is_filled else 0


def _fills(document: DocumentObject, export: VisionExport, free: float) -> bool:
    """Fill `free` cm below the text with pictures that stand nowhere else, each with its code; in a room without such,
    with others, unless there is room for a pile. Return whether there are pictures now.
    """
    shown = pictures_shown(export)
    new = [voice for voice in export.pictures if voice.photo_id not in shown]
    if not new and free > ROOM_FOR_PILE:
        return False
    below = (new or export.pictures[::-1])[: MOST_BELOW_TEXT if free > ROOM_FOR_ROWS else FEW_BELOW_TEXT]
    picture_lines(document, below, width=paper().body_width, height=min(free - 2.4, len(below) * 6))
    if below:
        write(document, codes_line(below), "Caption")
    return bool(below)


def _height(export: VisionExport, size: float) -> float:
    """The height of the text on its page, estimated, in cm."""
    heights = [1.8]
    for part in export.statement:
        heights.append(1.4)
        heights += [
            text_height(
                line.text,
                size=max(size, HEADING_SIZE) if line.is_heading else size,
                width=paper().body_width - 0.8 * bool(line.quote_of),
                after=11 if line.is_heading else 7,
            )
            for line in part.lines
        ]
    return sum(heights)
