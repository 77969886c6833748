"""Stretches of text in a Word document: soft ones, sized ones, and the small numbers of evidence notes."""

from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from places.exports.documents.docx_styles import SOFT
from places.exports.documents.wording import quoted
from places.exports.queries.sentences import ExportedSentence
from places.texts import xml_text

NO_BREAK = "\N{NO-BREAK SPACE}"  # keeps the number of a note, or a name after its dash, on the line before


def write(document: DocumentObject, text: str, style: str = "Normal") -> Paragraph:
    """Add a paragraph of any words, without characters that XML forbids."""
    return document.add_paragraph(xml_text(text), style=style)


def sized(run: Run, size: float) -> Run:
    """Set the size of a run in points, for letters of every script."""
    run.font.size = Pt(size)
    complex_size = OxmlElement("w:szCs")
    complex_size.set(qn("w:val"), str(round(size * 2)))
    run.font.element.rPr.find(qn("w:sz")).addnext(complex_size)
    return run


def soft(run: Run) -> Run:
    """Set a run back: grey and italic."""
    run.font.italic = run.font.cs_italic = True
    run.font.color.rgb = SOFT
    return run


def number(paragraph: Paragraph, text: int) -> None:
    """Add the number of an evidence note."""
    run = soft(paragraph.add_run(f"{NO_BREAK}{text}"))
    run.font.italic = run.font.cs_italic = False
    run.font.superscript = True


def write_quote(document: DocumentObject, words: str, name: str, *, size: float = 0) -> Paragraph:
    """Add somebody's words in quotation marks, and the name."""
    paragraph = document.add_paragraph(style="Quote")
    said, by = (
        paragraph.add_run(xml_text(quoted(words))),
        soft(paragraph.add_run(xml_text(f" —{NO_BREAK}{name}"))),
    )
    if size:
        sized(said, size)
        sized(by, size)
    return paragraph


def write_sentence(document: DocumentObject, line: ExportedSentence, style: str) -> None:
    """Add one sentence of the text with the number of its note, or what stands in its place."""
    if not line.text:
        soft(document.add_paragraph(style=style).add_run(line.instead))
    elif line.is_heading:
        write(document, line.text, "Heading 3")
    elif line.quote_of:
        size = document.styles[style].font.size.pt
        number(write_quote(document, line.text, line.quote_of.first_name, size=size), line.note.number)
    else:
        paragraph = document.add_paragraph(style=style)
        for piece in line.pieces:
            run = paragraph.add_run(xml_text(piece.text))
            run.font.italic = run.font.cs_italic = piece.is_name or None
        number(paragraph, line.note.number)
