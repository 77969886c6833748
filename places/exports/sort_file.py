"""Reading a card sort in the five columns of Casolysis and kardSort, with a sentence for each error."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from places.exports.actions.imports import SortRow
from places.exports.documents.sorts_csv import CARD, CARD_LABEL, COLUMNS, PILE, PILE_NAME, TABLE, unguarded
from places.texts import LIMITS, clean

MOST_CARDS, MOST_TABLES, MOST_PILES = 2000, 300, 200
MOST_BYTES = 5 * 2**20
# All lines are written in one transaction, which holds the write lock.
MOST_LINES = 60_000
LINES_SHOWN = 8
# Excel's own line above the table, "sep=;", as other tools write it too.
_SEPARATOR_LINE = re.compile(r'"?sep=(\t|[^\w\s"])"?[,;\t]*(?:\r\n?|\n|$)', re.IGNORECASE)
TOO_LARGE = gettext_lazy("This file is too large. A card sort may have up to 5 MB.")


class UnreadableSorts(Exception):
    """The file cannot be imported: `sentences` hold the reasons, line by line."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


def read_sorts(content: bytes) -> list[SortRow]:
    """Return the rows of a card sort: UTF-8, or UTF-16 with its mark; commas, semicolons or tabs,
    or the separator that a first line `sep=…` names.

    Raises `UnreadableSorts` with a sentence for each line that is wrong (the first eight, and how many more).
    """
    delimiter, above, text = _separated(_decoded(content))
    rows = _rows(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), above)
    _first, names = next(rows, (1, []))
    reading = SortReader(_columns(names), len(names))
    for line, cells in rows:
        reading.take(line, cells)
    return reading.finished()


class SortReader:
    """What has been read so far, and what was wrong with it. `columns` maps each column to its index among the
    `width` cells of a line.
    """

    def __init__(self, columns: Mapping[str, int], width: int) -> None:
        self.columns, self.width = columns, width
        self.rows: list[SortRow] = []
        self.wrong: list[str] = []
        self.seen: dict[tuple[str, str, str], int] = {}
        self.labels: dict[str, str] = {}
        self.names: dict[tuple[str, str], str] = {}

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Add one line, or a sentence on what is wrong with it. Raises `UnreadableSorts` when there are too many."""
        if not any(cell.strip() for cell in cells):
            return
        if len(self.rows) + len(self.wrong) == MOST_LINES:
            raise UnreadableSorts([_("A card sort may have up to %(n)d lines.") % {"n": MOST_LINES}])
        words = {
            name: unguarded(clean(cells[place])) if place < len(cells) else ""
            for name, place in self.columns.items()
        }
        sentence = self._too_wide(cells) or next(self._faults(words), "")
        if sentence:
            self.wrong.append(_("Line %(line)d: %(what)s") % {"line": line, "what": sentence})
            return
        card, pile, table = words[CARD], words[PILE], words[TABLE]
        self.seen[card, pile, table] = line
        self.labels.setdefault(card, words[CARD_LABEL])
        self.names.setdefault((pile, table), words[PILE_NAME])
        self.rows.append(SortRow(card, words[CARD_LABEL], pile, words[PILE_NAME], table))

    def _too_wide(self, cells: Sequence[str]) -> str:
        if not any(cell.strip() for cell in cells[self.width :]):
            return ""
        return _(
            "it has more cells than the first line. Put quotation marks around words with a separator in them."
        )

    def _faults(self, words: Mapping[str, str]) -> Iterator[str]:
        card, label, pile, name, table = (words[column] for column in COLUMNS)
        yield from _faults_of_ids(words)
        if not label:
            yield _("the card has no words.")
        if max(len(label) - LIMITS["see"], len(name) - LIMITS["name"]) > 0:
            yield _("its words are too long (%(card)d letters for a card, %(pile)d for a pile).") % {
                "card": LIMITS["see"],
                "pile": LIMITS["name"],
            }
        if (card, pile, table) in self.seen:
            yield _("the same card is in the same pile in line %(line)d.") % {
                "line": self.seen[card, pile, table]
            }
        if self.labels.get(card, label) != label:
            yield _("card %(card)s was called “%(label)s” before.") % {
                "card": card,
                "label": self.labels[card],
            }
        if self.names.get((pile, table), name) != name:
            yield _("pile %(pile)s was called “%(name)s” before.") % {
                "pile": pile,
                "name": self.names[pile, table],
            }

    def finished(self) -> list[SortRow]:
        """Return all rows. Raises `UnreadableSorts` when a line was wrong, or there are none, or too many."""
        if self.wrong:
            more = len(self.wrong) - LINES_SHOWN
            rest = [ngettext("And %(n)d more line.", "And %(n)d more lines.", more) % {"n": more}]
            raise UnreadableSorts(self.wrong[:LINES_SHOWN] + (rest if more > 0 else []))
        if not self.rows:
            raise UnreadableSorts([_("There is no card in this file.")])
        tables = {table for _pile, table in self.names}
        piles = max(sum(at == table for _pile, at in self.names) for table in tables)
        if len(self.labels) > MOST_CARDS or len(tables) > MOST_TABLES or piles > MOST_PILES:
            raise UnreadableSorts(
                [
                    _(
                        "This is more than a room can hold: %(cards)d cards, %(tables)d tables, %(piles)d piles."
                    )
                    % {"cards": len(self.labels), "tables": len(tables), "piles": piles}
                ]
            )
        return self.rows


def _faults_of_ids(words: Mapping[str, str]) -> Iterator[str]:
    for column in (CARD, PILE, TABLE):
        if not words[column]:
            yield _("“%(column)s” is empty.") % {"column": column}
        if len(words[column]) > LIMITS["name"]:
            yield _("“%(column)s” is too long.") % {"column": column}


def _decoded(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise UnreadableSorts([str(TOO_LARGE)])
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as fault:
        told = _("Line %(line)d: its letters are not in UTF-8. Save the file as “CSV UTF-8” and try again.")
        raise UnreadableSorts([told % {"line": content.count(b"\n", 0, fault.start) + 1}]) from None


def _separated(text: str) -> tuple[str, int, str]:
    """Return the separator, how many lines come before the table, and the table's text."""
    line = _SEPARATOR_LINE.match(text)
    table = text[line.end() :] if line else text
    if not table.strip():
        raise UnreadableSorts([_("This file is empty.")])
    return (line[1], 1, table) if line else (max(",;\t", key=text.partition("\n")[0].count), 0, table)


def _rows(lines: Any, above: int) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line of the file on which it begins: words may have line breaks in them."""
    while True:
        begins = above + lines.line_num + 1
        try:
            row = next(lines, None)
        except csv.Error:
            told = _("Line %(line)d cannot be read as a table.") % {"line": begins}
            raise UnreadableSorts([told]) from None
        if row is None:
            return
        yield begins, row


def _columns(names: Sequence[str]) -> dict[str, int]:
    """Find the five columns by their names, in any order and case; others are passed over."""
    found = [clean(name).casefold().replace(" ", "_") for name in names]
    missing = [column for column in COLUMNS if column not in found]
    twice = [column for column, times in Counter(found).items() if times > 1 and column in COLUMNS]
    if not missing and not twice:
        return {column: found.index(column) for column in COLUMNS}
    sentences = [
        _("The first line must name the columns card_id, card_label, category_id, category_label, user_id.")
    ]
    if missing:
        sentences.append(_("Missing: %(columns)s.") % {"columns": ", ".join(missing)})
    if twice:
        sentences.append(_("There twice: %(columns)s.") % {"columns": ", ".join(twice)})
    raise UnreadableSorts(sentences)
