"""The end of a Word document: the map, what unites the room, how it was made, the evidence in small type."""

from django.utils.translation import gettext as _
from docx.document import Document as DocumentObject
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from places.exports.documents.chapters import Chapter, chapters_after_map, map_chapter, map_key
from places.exports.documents.docx_pictures import add_picture, picture_line
from places.exports.documents.docx_styles import EVIDENCE, PICTURES
from places.exports.documents.docx_text import write
from places.exports.documents.map_picture import BAND, map_jpeg
from places.exports.documents.pile_plan import pictures_shown
from places.exports.documents.wording import note_lines, quoted
from places.exports.queries.content import VisionExport
from places.exports.queries.sentences import NoteWords
from places.texts import xml_text
from places.weighing.essence_map_drawing import SIZE

MAP_WIDTH = 10.5  # cm: with its names and words, half a page
COLUMNS, COLUMN_GAP = 3, 0.6
THUMB = (5.0, 3.3)
MOST_THUMBS = 60


def write_chapters(document: DocumentObject, export: VisionExport) -> None:
    """Write the map with its words, then the chapters after it."""
    on_map = map_chapter(export)
    if on_map:
        _map(document, export, on_map)
    for chapter in chapters_after_map(export, export.cover):
        _chapter(document, chapter)


def _map(document: DocumentObject, export: VisionExport, chapter: Chapter) -> None:
    found = export.results
    if found is None:
        return
    first = {pile.id: pile.pictures[0] for pile in export.piles if pile.pictures}
    document.add_heading(chapter.title, level=1)
    paragraph = document.add_paragraph(style=PICTURES)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    add_picture(
        paragraph,
        map_jpeg(found.spots, found.corners, first),
        width=MAP_WIDTH,
        height=MAP_WIDTH * (SIZE + 2 * BAND) / SIZE,
        described=_("Essence map. %(words)s") % {"words": " ".join(f"{point}." for point in chapter.points)},
    )
    for text in (map_key(), *chapter.texts):
        write(document, text, "Caption")
    for point in chapter.points:
        write(document, point, "List Bullet")


def _chapter(document: DocumentObject, chapter: Chapter) -> None:
    document.add_heading(chapter.title, level=1)
    for text in chapter.texts:
        write(document, text)
    for point in chapter.points:
        write(document, point, "List Bullet")


def write_evidence(document: DocumentObject, export: VisionExport) -> None:
    """Write what each sentence rests on, in small type in columns: words and pictures that stand nowhere before."""
    notes = export.evidence
    if not notes:
        return
    document.add_heading(_("What each sentence rests on"), level=1)
    _columns(document)
    shown = pictures_shown(export)
    most = len(shown) + MOST_THUMBS
    for each in notes:
        _note(document, each, shown, most)


def _columns(document: DocumentObject) -> None:
    """Begin columns on the same page."""
    section = document.add_section(WD_SECTION.CONTINUOUS)
    section.different_first_page_header_footer = False
    layout = document.element.body.find(qn("w:sectPr"))
    columns = layout.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        layout.append(columns)
    columns.set(qn("w:num"), str(COLUMNS))
    columns.set(qn("w:space"), str(round(COLUMN_GAP * 567)))


def _note(document: DocumentObject, each: NoteWords, shown: set[int], most: int) -> None:
    """Write one note; `shown` are the photos printed before, at most `most` in the end."""
    paragraph = document.add_paragraph(style=EVIDENCE)
    number = paragraph.add_run(f"{each.note.number}. ")
    number.font.bold = number.font.cs_bold = True
    paragraph.add_run(xml_text(" ".join(note_lines(each.note))))
    for voice, words in each.words:
        is_new = voice.key and voice.photo_id not in shown and len(shown) < most
        if is_new and picture_line(document, [voice], width=THUMB[0], height=THUMB[1]):
            shown.add(voice.photo_id)
        else:
            is_new = False
        told = f"{quoted(words)} — {voice.first_name}" if words else voice.first_name
        write(document, f"{told} · {voice.reference}" if is_new else told, EVIDENCE)
