"""The slides of piles, and of photos that stand alone."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from places.exports.documents.picture_wording import picture_note
from places.exports.documents.pptx_fitting import POINT, QUOTE, SENTENCE, SMALL, SlideLine
from places.exports.documents.pptx_slides import SlideWriter
from places.exports.documents.wording import (
    alone_at,
    counts_line,
    names_line,
    not_shown,
    quoted,
    sentences_on,
)
from places.exports.queries.content import VisionExport
from places.exports.queries.lone import LonePhoto
from places.exports.queries.piles import MOST_PILES_IN_FULL, SharedPile
from places.exports.queries.sentences import card_words

MOST_IN_PILE, MOST_ALONE, MOST_TOGETHER = 5, 24, 6


def write_pile(write: SlideWriter, pile: SharedPile, export: VisionExport) -> None:
    """Add the slides of one pile: pictures, what the room says of it, voices, its names by the tables."""
    shown = pile.pictures[:MOST_IN_PILE]
    lines = [SlideLine(text, SENTENCE) for text in sentences_on(pile, export)]
    lines += [SlideLine(quoted(said.words), QUOTE, said.voice.first_name) for said in pile.said]
    lines += [
        SlideLine(text, SMALL) for text in (names_line(pile), counts_line(pile, shown=len(shown))) if text
    ]
    notes = [names_line(pile), counts_line(pile, shown=len(shown))]
    notes += map(picture_note, shown)
    if shown:
        write.pictures(pile.name, shown, lines, notes=notes)
    else:
        write.text(pile.name, lines, notes=notes)


def write_further_piles(write: SlideWriter, export: VisionExport) -> None:
    """Add the piles for which there is no slide of their own, a line each."""
    told = [
        " ".join(filter(None, (f"{pile.name}.", counts_line(pile, shown=0), names_line(pile))))
        for pile in export.piles[MOST_PILES_IN_FULL:]
    ]
    if told:
        write.text(_("And also"), [SlideLine(text, POINT) for text in told])


def write_lone_photos(write: SlideWriter, export: VisionExport) -> None:
    """Add a slide for each photo that tables let stand alone; of very many the further ones share slides of lines.

    The last one says what is kept in the room.
    """
    title = _("These stand alone, and matter")
    first, further = export.alone[:MOST_ALONE], export.alone[MOST_ALONE:]
    kept = [SlideLine(not_shown(export.alone_kept), SMALL)] if export.alone_kept else []
    for number, lone in enumerate(first, start=1):
        is_last = number == len(export.alone)
        _write_lone(write, title, lone, kept if is_last else [])
    for begin in range(0, len(further), MOST_TOGETHER):
        together = further[begin : begin + MOST_TOGETHER]
        is_last = begin + MOST_TOGETHER >= len(further)
        _write_together(write, title, together, kept if is_last else [])
    if kept and not export.alone:
        write.text(title, kept)


def _write_lone(write: SlideWriter, title: str, lone: LonePhoto, kept: Sequence[SlideLine]) -> None:
    lines = [SlideLine(alone_at(lone), SMALL), *kept]
    if card_words(lone.voice):
        lines.insert(0, SlideLine(quoted(card_words(lone.voice)), QUOTE, lone.voice.first_name))
    notes = [picture_note(lone.voice)]
    if lone.voice.key:
        write.pictures(title, [lone.voice], lines, notes=notes)
    else:
        write.text(title, lines, notes=notes)


def _write_together(
    write: SlideWriter, title: str, together: Sequence[LonePhoto], kept: Sequence[SlideLine]
) -> None:
    """Add one slide with the pictures of several, their words in the notes; those without a picture as lines."""
    pictures = [lone.voice for lone in together if lone.voice.key]
    lines = [
        SlideLine(quoted(card_words(lone.voice)), QUOTE, lone.voice.first_name)
        for lone in together
        if not lone.voice.key and card_words(lone.voice)
    ]
    lines += [SlideLine(text, SMALL) for text in dict.fromkeys(map(alone_at, together))]
    notes = [" ".join((picture_note(lone.voice), quoted(card_words(lone.voice)))) for lone in together]
    if pictures:
        write.pictures(title, pictures, [*lines, *kept], notes=notes)
    else:
        write.text(title, [*lines, *kept], notes=notes)
