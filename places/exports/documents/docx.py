"""The vision as a Word document: real styles, numbered evidence notes, pictures with alt texts."""

import io

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from PIL import Image

from places.enums import Section
from places.exports.documents.docx_layout import new_document, set_directions
from places.exports.documents.wording import how_it_was_made, note_lines, what_it_misses
from places.exports.queries.vision import ExportedSentence, Note, VisionExport
from places.storage import variant_path
from places.texts import xml_text
from places.vision.queries.evidence_photos import Voice

SOFT = RGBColor(0x55, 0x63, 0x6B)
MOST_PICTURES = 40


def vision_docx(export: VisionExport) -> bytes:
    """Return the document's bytes, in the active language.

    Every sentence carries the number of its evidence note; the notes list its evidence and show each
    shareable picture once, with its alt text. What may not leave the room is only counted.
    """
    document = new_document(title=export.headline, subject=export.workshop.place_name)
    _title(document, export)
    for part in export.parts:
        if part.section == Section.HEADLINE:
            continue
        document.add_heading(xml_text(str(part.section.label)), level=1)
        for line in part.lines:
            _sentence(document, line)
    _also_proposed(document, export)
    _missing(document, export)
    _notes(document, export)
    document.add_heading(_("How this was made"), level=1)
    for text in how_it_was_made(export):
        document.add_paragraph(xml_text(text))
    set_directions(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _title(document: DocumentObject, export: VisionExport) -> None:
    place = document.add_paragraph(xml_text(export.workshop.place_name), style="Subtitle")
    place.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title = document.add_paragraph(style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run(xml_text(export.headline))
    if export.headline_line:
        _number(title, export.headline_line.note.number)


def _sentence(document: DocumentObject, line: ExportedSentence) -> None:
    if not line.text:
        _soft(document.add_paragraph().add_run(line.instead))
        return
    paragraph = document.add_paragraph(style="Quote" if line.quote_of else "Normal")
    paragraph.add_run(xml_text(line.text))
    if line.quote_of:
        _soft(paragraph.add_run(xml_text(f" — {line.quote_of.first_name}")))
    _number(paragraph, line.note.number)
    if line.suggested:
        _soft(paragraph.add_run(" " + _("(suggested, not yet settled)")))


def _number(paragraph: Paragraph, number: int) -> None:
    run = paragraph.add_run(f" {number}")
    run.font.superscript = True


def _soft(run: Run) -> None:
    run.font.italic = run.font.cs_italic = True
    run.font.color.rgb = SOFT


def _also_proposed(document: DocumentObject, export: VisionExport) -> None:
    if export.also_proposed:
        document.add_heading(_("Also proposed as a headline"), level=1)
    for line in export.also_proposed:
        _sentence(document, line)


def _missing(document: DocumentObject, export: VisionExport) -> None:
    """Write what people find missing, each note a paragraph in a list, without names."""
    if export.consent is None:
        return
    document.add_heading(_("What this text misses"), level=1)
    for text in what_it_misses(export.consent):
        document.add_paragraph(xml_text(text))
    for note in export.consent.notes:
        document.add_paragraph(xml_text(note), style="List Bullet")


def _notes(document: DocumentObject, export: VisionExport) -> None:
    notes = [line.note for part in export.parts for line in part.lines]
    if not notes:
        return
    document.add_heading(_("What each sentence rests on"), level=1)
    shown: dict[int, int] = {}
    for note in notes:
        _note(document, note, shown)


def _note(document: DocumentObject, note: Note, shown: dict[int, int]) -> None:
    """Write one note; `shown` maps the photos already printed to their number in the document."""
    paragraph = document.add_paragraph()
    number = paragraph.add_run(f"{note.number}. ")
    number.font.bold = number.font.cs_bold = True
    paragraph.add_run(xml_text(" ".join(note_lines(note))))
    for voice in note.voices:
        if voice.photo_id in shown:
            again = _("See picture %(number)d above.") % {"number": shown[voice.photo_id]}
            _soft(document.add_paragraph().add_run(again))
            continue
        picture = jpeg_for_print(voice.key) if voice.key and len(shown) < MOST_PICTURES else None
        if picture:
            shown[voice.photo_id] = len(shown) + 1
        _voice(document, voice, note.words_of(voice), picture, shown.get(voice.photo_id, 0))


def _voice(
    document: DocumentObject, voice: Voice, said: str, picture: io.BytesIO | None, number: int
) -> None:
    """Write one photo: its picture with the alt text (none beyond `MOST_PICTURES`), the words, and by whom."""
    if picture:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        tall = voice.height > voice.width
        shape = paragraph.add_run().add_picture(
            picture, height=Cm(7) if tall else None, width=None if tall else Cm(9)
        )
        described = shape._inline.docPr
        described.set("descr", xml_text(voice.label))
        described.set("title", _("Picture %(number)d") % {"number": number})
    caption = document.add_paragraph(style="Caption")
    words = f"“{said}” " if said else ""
    told = (
        _("Picture %(number)d: %(words)sbrought by %(name)s.")
        if picture
        else _("%(words)sbrought by %(name)s.")
    )
    caption.add_run(xml_text(told % {"number": number, "words": words, "name": voice.first_name}))
    if voice.see and picture:
        _soft(document.add_paragraph().add_run(xml_text(_("What we see: %(see)s") % {"see": voice.see})))


def jpeg_for_print(key: str, *, longest: int = 900) -> io.BytesIO | None:
    """Return a stored picture as JPEG with its longer side at most `longest` pixels; None if it is gone.

    Reads our own clean JPEG rendition (documents refuse WebP), decoded reduced, so it takes little memory.
    """
    path = variant_path(key, "large")
    if not default_storage.exists(path):
        return None
    out = io.BytesIO()
    with default_storage.open(path) as stored, Image.open(stored, formats=["JPEG"]) as picture:
        picture.draft("RGB", (longest, longest))
        picture.thumbnail((longest, longest))
        picture.save(out, "JPEG", quality=82)
    out.seek(0)
    return out
