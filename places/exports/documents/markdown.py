"""The vision as Markdown, with the content and order of the Word document, and footnotes for the evidence."""

import re
import unicodedata
from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from places.exports.documents.chapters import Chapter, chapters_after_map, map_chapter
from places.exports.documents.picture_wording import picture_caption, picture_credits
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
from places.exports.queries.sentences import ExportedSentence, NoteWords, card_words
from places.vision.queries.evidence_photos import Voice

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LIST_MARK = re.compile(r"^([-+=]|\d+(?=[.)]))")


def vision_markdown(export: VisionExport) -> str:
    """Return the vision as Markdown in the active language; people's words are escaped, never markup.

    Each sentence ends in a footnote with its evidence. Each quote stands once.
    """
    blocks = [*_cover(export), *_statement(export), *_piles(export), *_alone(export)]
    on_map = map_chapter(export)
    for chapter in (*((on_map,) if on_map else ()), *chapters_after_map(export)):
        blocks += _chapter(chapter)
    blocks += [_note(each) for each in export.evidence]
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Return `text` so that Markdown shows it exactly as written, on one line.

    Text with letters from right to left is put between a first strong isolate and its end (U+2068, U+2069), so that
    it keeps its own order and what follows it keeps its place: Markdown has no mark for direction.
    """
    text = _unmarked(" ".join(text.split()))
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in text):
        return f"\u2068{text}\u2069"
    return text


def _unmarked(text: str) -> str:
    text = _SPECIAL.sub(r"\\\1", text)
    mark = _LIST_MARK.match(text)
    if not mark:
        return text
    before = 0 if mark.group() in "-+=" else mark.end()  # only punctuation can be escaped
    return f"{text[:before]}\\{text[before:]}"


def _cover(export: VisionExport) -> Iterator[str]:
    note = f"[^{export.headline_line.note.number}]" if export.headline_line else ""
    yield f"# {escape(export.headline)}{note}"
    yield escape(export.workshop.ness if export.headline_line else export.workshop.place_name)
    yield escape(f"{date_format(export.made_on, 'DATE_FORMAT')} · {by_whom(export)}")
    if export.workshop.question:
        yield escape(export.workshop.question)


def _statement(export: VisionExport) -> Iterator[str]:
    if export.statement:
        yield "## " + _("What we say")
    for part in export.statement:
        yield f"### {escape(str(part.section.label))}"
        yield from map(_sentence, part.lines)


def _sentence(line: ExportedSentence) -> str:
    if not line.text:
        return f"*{line.instead}*"
    if line.is_heading:
        return f"#### {escape(line.text)}"
    mark = f"[^{line.note.number}]"
    if line.quote_of:
        return f"> {escape(quoted(line.text))} — {escape(line.quote_of.first_name)}{mark}"
    return f"{_with_names(line)}{mark}"


def _with_names(line: ExportedSentence) -> str:
    """The sentence with the names of its piles in italics."""
    if not any(piece.is_name for piece in line.pieces):
        return escape(line.text)
    told = (f"*{escape(piece.text)}*" if piece.is_name else _in_line(piece.text) for piece in line.pieces)
    return "".join(told)


def _in_line(text: str) -> str:
    """A piece of a sentence, with the spaces at its ends."""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{escape(text)}{after}" if text.strip() else text


def _piles(export: VisionExport) -> Iterator[str]:
    in_full, in_short = export.piles[:MOST_PILES_IN_FULL], export.piles[MOST_PILES_IN_FULL:]
    if in_full:
        yield "## " + _("What we put together")
    for pile in in_full:
        yield f"### {escape(pile.name)}"
        yield from _pile(pile, export)
    if in_short:
        yield "### " + _("And also")
        yield "\n".join(f"- {_in_short(pile)}" for pile in in_short)


def _pile(pile: SharedPile, export: VisionExport) -> Iterator[str]:
    if pile.pictures:
        main, *further = pile.pictures
        yield f"*{escape(picture_caption(main))}*"
    if names := names_line(pile):
        yield escape(names)
    yield from (f"**{escape(text)}**" for text in sentences_on(pile, export))
    for said in pile.said:
        mark = f"[^{said.number}]" if said.number else ""
        yield f"{_quote(said.voice, said.words)}{mark}"
    if pile.pictures[1:]:
        yield escape(picture_credits(further))
    yield escape(counts_line(pile))


def _in_short(pile: SharedPile) -> str:
    return " ".join(escape(line) for line in (f"{pile.name}.", counts_line(pile), names_line(pile)) if line)


def _quote(voice: Voice, words: str) -> str:
    return f"> {escape(quoted(words))} — {escape(voice.first_name)}"


def _alone(export: VisionExport) -> Iterator[str]:
    if export.alone or export.alone_kept:
        yield "## " + _("These stand alone, and matter")
    for lone in export.alone:
        yield escape(alone_at(lone))
        if card_words(lone.voice) and not lone.is_quoted:
            yield _quote(lone.voice, card_words(lone.voice))
    if export.alone_kept:
        yield not_shown(export.alone_kept)


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"## {escape(chapter.title)}"
    yield from map(escape, chapter.texts)
    if chapter.points:
        yield "\n".join(f"- {escape(point)}" for point in chapter.points)


def _note(each: NoteWords) -> str:
    lines = [escape(" ".join(note_lines(each.note)))]
    lines += [f"{escape(quoted(words))} — {escape(voice.first_name)}" for voice, words in each.words if words]
    return f"[^{each.note.number}]: " + "\n    \n    ".join(lines)
