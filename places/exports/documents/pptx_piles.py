"""The slides of piles, and of photos that stand alone."""

from django.utils.translation import gettext as _

from places.exports.documents.pptx_fitting import POINT, QUOTE, SENTENCE, SMALL, SlideLine
from places.exports.documents.pptx_slides import SlideWriter
from places.exports.documents.wording import (
    alone_at,
    brought_by,
    counts_line,
    names_line,
    not_shown,
    quoted,
    sentences_on,
)
from places.exports.queries.content import VisionExport
from places.exports.queries.piles import MOST_PILES_IN_FULL, SharedPile
from places.exports.queries.sentences import card_words

MOST_IN_PILE, MOST_ALONE = 5, 24


def write_pile(write: SlideWriter, pile: SharedPile, export: VisionExport) -> None:
    """Add the slides of one pile: pictures, what the room says of it, voices, its names by the tables."""
    lines = [SlideLine(text, SENTENCE) for text in sentences_on(pile, export)]
    lines += [SlideLine(quoted(said.words), QUOTE, said.voice.first_name) for said in pile.said]
    lines += [SlideLine(text, SMALL) for text in (names_line(pile), counts_line(pile)) if text]
    shown = pile.pictures[:MOST_IN_PILE]
    notes = [names_line(pile), counts_line(pile)]
    notes += [
        f"{voice.label}. {brought_by([voice])}" if voice.label else brought_by([voice]) for voice in shown
    ]
    if shown:
        write.pictures(pile.name, shown, lines, notes=notes)
    else:
        write.text(pile.name, lines, notes=notes)


def write_further_piles(write: SlideWriter, export: VisionExport) -> None:
    """Add the piles for which there is no slide of their own, a line each."""
    told = [
        " ".join(filter(None, (f"{pile.name}.", counts_line(pile), names_line(pile))))
        for pile in export.piles[MOST_PILES_IN_FULL:]
    ]
    if told:
        write.text(_("And also"), [SlideLine(text, POINT) for text in told])


def write_lone_photos(write: SlideWriter, export: VisionExport) -> None:
    """Add a slide for each photo that tables let stand alone; the last one says what is kept in the room."""
    title = _("These stand alone, and matter")
    kept = [SlideLine(not_shown(export.alone_kept), SMALL)] if export.alone_kept else []
    for number, lone in enumerate(export.alone[:MOST_ALONE], start=1):
        lines = [SlideLine(alone_at(lone), SMALL)]
        if card_words(lone.voice):
            lines.insert(0, SlideLine(quoted(card_words(lone.voice)), QUOTE, lone.voice.first_name))
        if number == len(export.alone[:MOST_ALONE]):
            lines += kept
        if lone.voice.key:
            write.pictures(title, [lone.voice], lines, notes=[brought_by([lone.voice])])
        else:
            write.text(title, lines, notes=[brought_by([lone.voice])])
    if kept and not export.alone:
        write.text(title, kept)
