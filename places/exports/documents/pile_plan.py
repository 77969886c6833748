"""Which piles fill a page of their own in documents on paper, and which of their pictures stand there."""

from places.exports.documents.page_plan import paper, text_height
from places.exports.documents.picture_wording import picture_caption
from places.exports.documents.wording import (
    counts_line,
    names_line,
    sentences_on,
)
from places.exports.queries.content import VisionExport
from places.exports.queries.piles import MOST_PILES_IN_FULL, SharedPile

QUOTE_SIZE, SENTENCE_SIZE = 11.0, 14.0  # points
FULL, LEAST_FULL = 0.97, 0.7  # of a page: what is filled, and from where on a pile gets one
TALLEST, SHORTEST, STRIP = 14.0, 6.0, 0.4  # cm; the share of further pictures
MOST_FURTHER, THIN_PICTURES = 8, 3
HEADING = 1.5  # cm


def fills_page(pile: SharedPile, export: VisionExport) -> bool:
    """Whether a pile's words and pictures fill a page of their own."""
    if not pile.pictures:
        return False
    further = min(len(pile.pictures) - 1, MOST_FURTHER)
    most = TALLEST + HEADING + (STRIP * TALLEST if further else 0)
    return words_height(pile, export) + most >= LEAST_FULL * paper().body_height


def pictures_shown(export: VisionExport) -> set[int]:
    """The photos whose pictures stand with the piles or alone."""
    found = {lone.voice.photo_id for lone in export.alone}
    for pile in export.piles[:MOST_PILES_IN_FULL]:
        shown = MOST_FURTHER + 1 if fills_page(pile, export) else THIN_PICTURES
        found |= {voice.photo_id for voice in pile.pictures[:shown]}
    return found


def words_height(pile: SharedPile, export: VisionExport) -> float:
    """Return the height in cm of all words on a pile's page but its heading."""
    width = paper().body_width
    small = [names_line(pile), counts_line(pile), *map(picture_caption, pile.pictures[:1])]
    heights = [text_height(text, size=9, width=width, after=9) for text in small if text]
    heights += [
        text_height(text, size=SENTENCE_SIZE, width=width, after=12) for text in sentences_on(pile, export)
    ]
    heights += [
        text_height(said.words + said.voice.first_name, size=QUOTE_SIZE, width=width - 0.8, after=9)
        for said in pile.said
    ]
    return sum(heights)
