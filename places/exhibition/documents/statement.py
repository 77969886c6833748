"""What the page for people outside says: the same content and words as the files of the vision."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format

from places.exports.documents.chapters import Chapter, chapters_after_map, map_chapter
from places.exports.documents.picture_wording import codes_line, picture_credits
from places.exports.documents.wording import (
    alone_at,
    by_whom,
    counts_line,
    names_line,
    not_shown,
    sentences_on,
)
from places.exports.queries.content import VisionExport
from places.exports.queries.lone import LonePhoto
from places.exports.queries.piles import MOST_PILES_IN_FULL, PileVoice, SharedPile
from places.exports.queries.sentences import Part, card_words
from places.vision.queries.evidence_photos import Voice

MOST_AT_TOP, MOST_IN_PILE = 5, 6


@dataclass(frozen=True)
class PileText:
    """One pile as the page tells it: its names by the tables, the room's sentences, pictures with their
    `credits`, voices, and numbers.
    """

    name: str
    names: str
    sentences: tuple[str, ...]
    pictures: tuple[Voice, ...]
    credits: str
    said: tuple[PileVoice, ...]
    counts: str


@dataclass(frozen=True)
class LoneText:
    """A photo that tables let stand alone; `words` are empty where the text quotes them already."""

    voice: Voice
    told: str
    words: str


@dataclass(frozen=True)
class SharedStatement:
    """The page, from top to bottom. `codes` are those of its `pictures`; `also` names the piles for which there is no
    room, a line each.
    """

    ness: str
    headline: str
    has_headline: bool
    question: str
    made: str
    pictures: tuple[Voice, ...]
    codes: str
    parts: tuple[Part, ...]
    piles: tuple[PileText, ...]
    also: tuple[str, ...]
    alone: tuple[LoneText, ...]
    alone_kept: str
    chapters: tuple[Chapter, ...]
    has_walk: bool


def shared_statement(export: VisionExport) -> SharedStatement:
    """Return the page's content in the active language."""
    at_top = export.pictures[:MOST_AT_TOP]
    in_full, in_short = export.piles[:MOST_PILES_IN_FULL], export.piles[MOST_PILES_IN_FULL:]
    return SharedStatement(
        ness=export.workshop.ness,
        headline=export.headline,
        has_headline=export.headline_line is not None,
        question=export.workshop.question,
        made=f"{date_format(export.made_on, 'DATE_FORMAT')} · {by_whom(export)}",
        pictures=at_top,
        codes=codes_line(at_top) if at_top else "",
        parts=export.statement,
        piles=tuple(_pile(pile, export) for pile in in_full),
        also=tuple(
            " ".join(filter(None, (f"{pile.name}.", counts_line(pile, shown=0), names_line(pile))))
            for pile in in_short
        ),
        alone=tuple(
            LoneText(lone.voice, _lone_told(lone), "" if lone.is_quoted else card_words(lone.voice))
            for lone in export.alone
        ),
        alone_kept=not_shown(export.alone_kept) if export.alone_kept else "",
        chapters=tuple(_chapters(export)),
        has_walk=bool(export.agreed),
    )


def _pile(pile: SharedPile, export: VisionExport) -> PileText:
    shown = pile.pictures[:MOST_IN_PILE]
    return PileText(
        name=pile.name,
        names=names_line(pile),
        sentences=tuple(sentences_on(pile, export)),
        pictures=shown,
        said=pile.said,
        credits=picture_credits(shown) if shown else "",
        counts=counts_line(pile, shown=len(shown)),
    )


def _lone_told(lone: LonePhoto) -> str:
    return f"{alone_at(lone)} {codes_line([lone.voice])}" if lone.voice.key else alone_at(lone)


def _chapters(export: VisionExport) -> Iterator[Chapter]:
    if (on_map := map_chapter(export)) is not None:
        yield on_map
    yield from chapters_after_map(export)
