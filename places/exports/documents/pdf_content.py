"""What a PDF of the vision holds, as plain data: Typst gets it as JSON, and nothing of it is ever source."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from places.exports.documents.chapters import Chapter, chapters_after_map, map_chapter, map_key
from places.exports.documents.page_plan import paper
from places.exports.documents.pdf_pictures import Pictures, at_end, below_text, thumbs
from places.exports.documents.picture_wording import picture_caption, picture_credits
from places.exports.documents.pile_plan import MOST_FURTHER, THIN_PICTURES, fills_page
from places.exports.documents.wording import (
    alone_at,
    by_whom,
    counts_line,
    names_line,
    not_shown,
    note_lines,
    quoted,
    sentences_on,
)
from places.exports.queries.content import VisionExport
from places.exports.queries.piles import MOST_PILES_IN_FULL, SharedPile
from places.exports.queries.sentences import ExportedSentence, Note, card_words
from places.texts import runs_leftwards, xml_text
from places.typesetting import breakable, families
from places.vision.queries.evidence_photos import Voice

MOST_DESCRIBED, MOST_NAMES_ON_COVER = 6, 10
Data = dict[str, Any]


def content(export: VisionExport, pictures: Pictures, *, has_cover: bool, has_map: bool) -> Data:
    """Return the whole document as data in the active language; `pictures` are those that stand beside its source."""
    size = paper()
    return {
        "lang": (get_language() or "en")[:2],
        "codes": [_("Picture code: %(code)s"), _("Picture codes, in their order: %(codes)s")],
        "families": families(),
        "paper": {"width": size.width, "height": size.height, "side": size.side},
        "margins": {"top": size.top, "bottom": size.bottom},
        "foot": words(export.workshop.ness),
        "cover": _cover(export, has_picture=has_cover),
        "statement": _statement(export, pictures),
        "piles": _piles(export, pictures),
        "alone": _alone(export, pictures),
        "map": _map(export) if has_map else None,
        "chapters": [_chapter(each) for each in chapters_after_map(export, export.cover)],
        "evidence": _evidence(export, pictures),
        "end": _codes_below(at_end(export), pictures),
    }


def words(text: str) -> Data:
    """Return a text with its direction; very long words may break."""
    clean = breakable(xml_text(text))
    return {"text": clean, "rtl": runs_leftwards(clean)}


def _all(texts: Iterable[str]) -> list[Data]:
    return [words(text) for text in texts if text]


def _cover(export: VisionExport, *, has_picture: bool) -> Data:
    labels = list(dict.fromkeys(voice.label for voice in export.cover if voice.label))[:MOST_DESCRIBED]
    lead = export.workshop.ness if export.headline_line else export.workshop.place_name
    made = date_format(export.made_on, "DATE_FORMAT")
    names = [] if has_picture else [pile.name for pile in export.piles[:MOST_NAMES_ON_COVER]]
    return {
        "picture": "cover.jpg" if has_picture else None,
        "alt": xml_text(_("Pictures from the workshop: %(pictures)s") % {"pictures": "; ".join(labels)}),
        "lead": words(lead),
        "title": words(export.headline),
        "lines": _all((f"{made} · {by_whom(export)}", export.workshop.question)),
        "names": _all(names),
    }


def _statement(export: VisionExport, pictures: Pictures) -> Data:
    parts = [
        {"title": words(str(part.section.label)), "lines": [_line(line) for line in part.lines]}
        for part in export.statement
    ]
    below = _codes_below(below_text(export), pictures)
    return {"title": words(_("What we say")), "parts": parts, "below": below}


def _codes_below(voices: Iterable[Voice], pictures: Pictures) -> list[Data]:
    """Pictures with their codes, of which the page shows as many as it has room for."""
    there = [voice for voice in voices if voice.photo_id in pictures]
    return [{**_picture(pictures[voice.photo_id]), "code": voice.reference} for voice in there]


def _line(line: ExportedSentence) -> Data:
    number = line.note.number if line.text and not line.is_heading else 0
    if not line.text:
        return {"kind": "instead", "words": words(line.instead), "number": 0}
    if line.quote_of:
        return _quote(line.text, line.quote_of, number)
    pieces = [{"text": breakable(xml_text(piece.text)), "is_name": piece.is_name} for piece in line.pieces]
    kind = "heading" if line.is_heading else "sentence"
    return {"kind": kind, "words": words(line.text), "pieces": pieces, "number": number}


def _quote(said: str, voice: Voice, number: int = 0) -> Data:
    return {"kind": "quote", "words": words(quoted(said)), "by": words(voice.first_name), "number": number}


def _pictures(voices: Iterable[Voice], pictures: Pictures) -> list[Data]:
    return [_picture(pictures[voice.photo_id]) for voice in voices if voice.photo_id in pictures]


def _picture(told: Mapping[str, Any]) -> Data:
    return {**told, "alt": xml_text(told["alt"])}


def _piles(export: VisionExport, pictures: Pictures) -> Data:
    in_full, in_short = export.piles[:MOST_PILES_IN_FULL], export.piles[MOST_PILES_IN_FULL:]
    there = [pile for pile in in_full if any(voice.photo_id in pictures for voice in pile.pictures)]
    pages = [pile for pile in there if fills_page(pile, export)]
    thin = [pile for pile in in_full if pile not in pages]
    also = [
        " ".join(filter(None, (f"{pile.name}.", counts_line(pile, shown=0), names_line(pile))))
        for pile in in_short
    ]
    return {
        "title": words(_("What we put together")),
        "pages": [_pile(pile, export, pictures, most=MOST_FURTHER + 1) for pile in pages],
        "thin": [_pile(pile, export, pictures, most=THIN_PICTURES) for pile in thin],
        "also_title": words(_("And also")),
        "also": _all(also),
    }


def _pile(pile: SharedPile, export: VisionExport, pictures: Pictures, *, most: int) -> Data:
    shown = [voice for voice in pile.pictures[:most] if voice.photo_id in pictures]
    return {
        "title": words(pile.name),
        "names": _all([names_line(pile)]),
        "pictures": _pictures(shown, pictures),
        "caption": _all([picture_caption(shown[0])] if shown else []),
        "brought": _all([picture_credits(shown)] if shown else []),
        "brought_further": _all([picture_credits(shown[1:])] if shown[1:] else []),
        "sentences": _all(sentences_on(pile, export)),
        "said": [_quote(said.words, said.voice, said.number) for said in pile.said],
        "counts": words(counts_line(pile, shown=len(shown))),
    }


def _alone(export: VisionExport, pictures: Pictures) -> Data | None:
    if not export.alone and not export.alone_kept:
        return None
    items = []
    for lone in export.alone:
        told = alone_at(lone) if lone.is_quoted else f"{alone_at(lone)} {picture_caption(lone.voice)}"
        said = "" if lone.is_quoted else card_words(lone.voice)
        quotes = [_quote(said, lone.voice)] if said else []
        items.append({"pictures": _pictures([lone.voice], pictures), "told": words(told), "said": quotes})
    kept = _all([not_shown(export.alone_kept)] if export.alone_kept else [])
    return {"title": words(_("These stand alone, and matter")), "items": items, "kept": kept}


def _map(export: VisionExport) -> Data | None:
    chapter = map_chapter(export)
    if chapter is None:
        return None
    told = " ".join(f"{point}." for point in chapter.points)
    alt = xml_text(_("Essence map. %(words)s") % {"words": told})
    return {**_chapter(chapter), "picture": "map.jpg", "alt": alt, "key": words(map_key())}


def _chapter(chapter: Chapter) -> Data:
    return {"title": words(chapter.title), "texts": _all(chapter.texts), "points": _all(chapter.points)}


def _evidence(export: VisionExport, pictures: Pictures) -> Data:
    small = {voice.photo_id for voice in thumbs(export)}
    notes = []
    for each in export.evidence:
        said = []
        for voice, told in each.words:
            shown = _pictures([voice], pictures) if voice.photo_id in small else []
            small.discard(voice.photo_id)
            said.append({"pictures": shown, "words": words(_told(voice, told, with_code=bool(shown)))})
        notes.append({"number": each.note.number, "words": words(_note(each.note)), "said": said})
    return {"title": words(_("What each sentence rests on")), "notes": notes}


def _note(note: Note) -> str:
    return " ".join(note_lines(note))


def _told(voice: Voice, said: str, *, with_code: bool) -> str:
    told = f"{quoted(said)} — {voice.first_name}" if said else voice.first_name
    return f"{told} · {voice.reference}" if with_code else told
