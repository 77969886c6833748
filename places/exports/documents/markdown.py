"""The vision as Markdown, with footnotes for the evidence."""

import re
import unicodedata

from django.utils.translation import gettext as _

from places.enums import Section
from places.exports.documents.wording import how_it_was_made, note_lines, what_it_misses
from places.exports.queries.vision import ExportedSentence, Note, VisionExport

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LIST_MARK = re.compile(r"^([-+=]|\d+(?=[.)]))")


def vision_markdown(export: VisionExport) -> str:
    """Return the vision as Markdown in the active language; people's words are escaped, never markup.

    Each sentence ends in a footnote with its evidence and the alt texts of the pictures.
    """
    blocks = [f"# {escape(export.headline)}", escape(export.workshop.place_name)]
    notes: list[Note] = []
    if export.headline_line:
        blocks[0] += f"[^{export.headline_line.note.number}]"
    for part in export.parts:
        notes += [line.note for line in part.lines]
        if part.section != Section.HEADLINE:
            blocks += [f"## {part.section.label}", *(_sentence(line) for line in part.lines)]
    if export.also_proposed:
        blocks.append("## " + _("Also proposed as a headline"))
        blocks += [_sentence(line) for line in export.also_proposed]
    blocks += _missing(export)
    blocks.append("## " + _("How this was made"))
    blocks += [escape(line) for line in how_it_was_made(export)]
    blocks += [_note(note) for note in notes]
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


def _sentence(line: ExportedSentence) -> str:
    if not line.text:
        return f"*{line.instead}*"
    mark = f"[^{line.note.number}]"
    if line.quote_of:
        return f"> {escape(line.text)} — {escape(line.quote_of.first_name)}{mark}"
    suggested = " *" + _("(suggested, not yet settled)") + "*" if line.suggested else ""
    return f"{escape(line.text)}{mark}{suggested}"


def _missing(export: VisionExport) -> list[str]:
    if export.consent is None:
        return []
    notes = "\n".join(f"- {escape(note)}" for note in export.consent.notes)
    lines = [escape(line) for line in what_it_misses(export.consent)]
    return ["## " + _("What this text misses"), *lines, *([notes] if notes else [])]


def _note(note: Note) -> str:
    lines = [escape(" ".join(note_lines(note)))]
    for voice in note.voices:
        said = note.words_of(voice)
        words = f"“{escape(said)}” " if said else ""
        seen = "(" + _("What we see: %(see)s") % {"see": escape(voice.see)} + ") " if voice.see else ""
        lines.append(f"{words}{seen}— {escape(voice.first_name)}")
    return f"[^{note.number}]: " + "\n    \n    ".join(lines)
