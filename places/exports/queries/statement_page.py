"""The text as it stands on its one page of a document: long quotes stand with their piles."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from places.exports.queries.sentences import ExportedSentence, Part

ONE_PAGE, EACH_LINE = 3900, 95  # letters that a page of text holds, and what each paragraph costs of them


def without_long_quotes(
    parts: Sequence[Part], piles: Collection[int]
) -> tuple[tuple[Part, ...], dict[int, list[ExportedSentence]]]:
    """Return the text so that a page holds it, and the quotes moved out of it by the id of their pile.

    A text that fits stays whole. Else quotes that follow a heading or sentence about one of these `piles` stand with
    that pile. Headings below which nothing is left are left out.
    """
    letters = sum(len(line.text) + EACH_LINE for part in parts for line in part.lines)
    if letters <= ONE_PAGE:
        return tuple(replace(part, lines=_with_something_below(part.lines)) for part in parts), {}
    moved: dict[int, list[ExportedSentence]] = defaultdict(list)
    kept = []
    for part in parts:
        about, lines = 0, []
        for line in part.lines:
            about = about if line.quote_of else _about(line, piles)
            if about and line.quote_of:
                moved[about].append(line)
            else:
                lines.append(line)
        kept.append(replace(part, lines=_with_their_own_below(lines)))
    return tuple(kept), dict(moved)


def _with_something_below(lines: Sequence[ExportedSentence]) -> tuple[ExportedSentence, ...]:
    """Return the lines without headings that have nothing below them."""
    return _kept_headings(lines, lambda _heading, below: not below.is_heading)


def _with_their_own_below(lines: Sequence[ExportedSentence]) -> tuple[ExportedSentence, ...]:
    """Return the lines without headings whose quotes stand with their piles: below one is a quote, words that are kept
    in the room, or a sentence about the same pile.
    """
    return _kept_headings(
        lines,
        lambda heading, below: (
            bool(
                below.quote_of or below.instead or set(heading.note.cluster_ids) & set(below.note.cluster_ids)
            )
            and not below.is_heading
        ),
    )


def _kept_headings(
    lines: Sequence[ExportedSentence], is_kept: Callable[[ExportedSentence, ExportedSentence], bool]
) -> tuple[ExportedSentence, ...]:
    after = (*lines[1:], None)
    return tuple(
        line
        for line, below in zip(lines, after, strict=True)
        if not line.is_heading or (below is not None and is_kept(line, below))
    )


def _about(line: ExportedSentence, piles: Collection[int]) -> int:
    """The one of these piles that a heading or sentence is about; 0 for none or several."""
    found = [pile for pile in line.note.cluster_ids if pile in piles]
    return found[0] if len(found) == 1 else 0
