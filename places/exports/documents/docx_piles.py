"""The piles in a Word document: a page for each that has pictures to fill it, the others one after another."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from docx.document import Document as DocumentObject
from docx.text.paragraph import Paragraph

from places.exports.documents.docx_pictures import picture_across, picture_line, picture_lines
from places.exports.documents.docx_styles import SENTENCE
from places.exports.documents.docx_text import number, write, write_quote
from places.exports.documents.page_plan import paper
from places.exports.documents.picture_wording import picture_caption, picture_credits
from places.exports.documents.pile_plan import (
    FULL,
    HEADING,
    MOST_FURTHER,
    SHORTEST,
    STRIP,
    TALLEST,
    THIN_PICTURES,
    fills_page,
    words_height,
)
from places.exports.documents.wording import (
    alone_at,
    counts_line,
    names_line,
    not_shown,
    sentences_on,
)
from places.exports.queries.content import VisionExport
from places.exports.queries.piles import MOST_PILES_IN_FULL, SharedPile
from places.exports.queries.sentences import card_words
from places.vision.queries.evidence_photos import Voice

THIN_HEIGHT, LONE_SIZE = 4.2, (9.0, 6.0)


def write_piles(document: DocumentObject, export: VisionExport, *, above: float = 0) -> None:
    """Write all piles: first those that fill a page, then shorter ones, then the rest in a list.

    Where `above` is given, the first goes on below what is so high (cm) on its page.
    """
    in_full, in_short = export.piles[:MOST_PILES_IN_FULL], export.piles[MOST_PILES_IN_FULL:]
    if not in_full:
        return
    pages = [pile for pile in in_full if fills_page(pile, export)]
    title = document.add_heading(_("What we put together"), level=1)
    title.paragraph_format.page_break_before = bool(pages) and not above
    for place, pile in enumerate(pages):
        heading = write(document, pile.name, "Heading 2")
        heading.paragraph_format.page_break_before = place > 0
        taken = above + 2 * HEADING if place == 0 else HEADING
        _page(document, pile, export, free=paper().body_height * FULL - taken)
    for pile in in_full:
        if pile not in pages:
            write(document, pile.name, "Heading 2")
            _thin(document, pile, export)
    if in_short:
        write(document, _("And also"), "Heading 2")
    for pile in in_short:
        told = " ".join(
            line for line in (f"{pile.name}.", counts_line(pile, shown=0), names_line(pile)) if line
        )
        write(document, told, "List Bullet")


def _page(document: DocumentObject, pile: SharedPile, export: VisionExport, *, free: float) -> None:
    """Write a pile so that its pictures fill what its words leave free of a page."""
    main, *further = pile.pictures[: MOST_FURTHER + 1]
    for_pictures = max(free - words_height(pile, export), SHORTEST)
    strip = for_pictures * STRIP if further and for_pictures > 1.5 * SHORTEST else 0
    _names(document, pile)
    width = paper().body_width
    picture_across(document, main, width=width, height=min(for_pictures - strip, TALLEST))
    write(document, picture_caption(main), "Caption")
    _words(document, pile, export)
    if strip:
        picture_lines(document, further, width=width, height=min(strip, TALLEST) - 0.8)
        write(document, picture_credits(further), "Caption")
    write(document, counts_line(pile, shown=1 + len(further) if strip else 1), "Caption")


def _thin(document: DocumentObject, pile: SharedPile, export: VisionExport) -> None:
    """Write a pile in a few lines that stay on one page."""
    written = [_names(document, pile)]
    shown = pile.pictures[:THIN_PICTURES]
    if shown and picture_line(document, shown, width=_thin_width(shown), height=THIN_HEIGHT):
        written.append(write(document, picture_credits(shown), "Caption"))
    written += _words(document, pile, export)
    for paragraph in written:
        if paragraph is not None:
            paragraph.paragraph_format.keep_with_next = True
    write(document, counts_line(pile, shown=len(shown)), "Caption")


def _thin_width(shown: Sequence[Voice]) -> float:
    return paper().body_width * len(shown) / THIN_PICTURES


def _names(document: DocumentObject, pile: SharedPile) -> Paragraph | None:
    line = names_line(pile)
    return write(document, line, "Caption") if line else None


def _words(document: DocumentObject, pile: SharedPile, export: VisionExport) -> list[Paragraph]:
    written = [write(document, text, SENTENCE) for text in sentences_on(pile, export)]
    for said in pile.said:
        quote = write_quote(document, said.words, said.voice.first_name)
        if said.number:
            number(quote, said.number)
        written.append(quote)
    return written


def write_lone_photos(document: DocumentObject, export: VisionExport) -> None:
    """Write the photos that tables let stand alone, each with its words and its tables."""
    if not export.alone and not export.alone_kept:
        return
    document.add_heading(_("These stand alone, and matter"), level=1)
    for lone in export.alone:
        if lone.voice.key:
            picture_across(document, lone.voice, width=LONE_SIZE[0], height=LONE_SIZE[1])
        told = alone_at(lone) if lone.is_quoted else f"{alone_at(lone)} {picture_caption(lone.voice)}"
        caption = write(document, told, "Caption")
        if not lone.is_quoted and card_words(lone.voice):
            caption.paragraph_format.keep_with_next = True
            write_quote(document, card_words(lone.voice), lone.voice.first_name)
    if export.alone_kept:
        write(document, not_shown(export.alone_kept))
