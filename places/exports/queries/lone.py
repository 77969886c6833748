"""Photos that tables let stand alone, because they matter, as documents tell them."""

from collections.abc import Sequence
from dataclasses import dataclass

from places.boards.queries.lone_marks import lone_marks
from places.exports.queries.piles import listed
from places.exports.queries.sentences import ExportedSentence, quoted_in
from places.vision.queries.evidence_photos import Voice, voices_of


@dataclass(frozen=True)
class LonePhoto:
    """A photo that tables let stand alone because it matters, with the `sentence` that says so, and `tables` in words.

    `is_quoted`: its words stand in the text already.
    """

    voice: Voice
    sentence: str
    tables: str
    is_quoted: bool


def lone_photos(workshop_id: int, lines: Sequence[ExportedSentence]) -> tuple[tuple[LonePhoto, ...], int]:
    """Return the photos that tables marked as standing alone and that may leave the room, and how many of those marked
    are kept in it. Two queries.
    """
    marks = lone_marks(workshop_id)
    voices, quoted = voices_of(marks), quoted_in(lines)
    alone = tuple(
        LonePhoto(
            voices[photo_id],
            mark.sentence,
            listed([table.name for table in mark.tables]),
            photo_id in quoted,
        )
        for photo_id, mark in marks.items()
        if voices[photo_id].shareable
    )
    return alone, len(marks) - len(alone)
