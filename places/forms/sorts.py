"""A card sort in the five columns of Casolysis and kardSort, read with an eye for what people get wrong."""

import csv
import io
import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from places.actions.imports import SortRow
from places.codes import read_key
from places.documents.sorts_csv import CARD, CARD_LABEL, COLUMNS, PILE, PILE_NAME, TABLE, unguarded
from places.forms.desk import language_choices
from places.forms.words import WordsField
from places.texts import LIMITS, clean

MOST_CARDS, MOST_TABLES, MOST_PILES = 2000, 300, 200
MOST_BYTES = 5 * 2**20
LINES_SHOWN = 8
TOO_LARGE = gettext_lazy("This file is too large. A card sort may have up to 5 MB.")


class Unreadable(Exception):
    """The file cannot be taken as it is: `sentences` say why, line by line; nothing was imported."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


def read_sorts(content: bytes) -> list[SortRow]:
    """Return the rows of a card sort: UTF-8 (with or without a byte order mark), commas, semicolons or tabs.

    Raises `Unreadable` with a sentence for each line that is wrong (the first eight, and how many more).
    """
    text = _decoded(content)
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        columns = _columns(lines.fieldnames or [])
        reading = Reading()
        for fields in lines:
            reading.take(lines.line_num, {name: fields.get(column) for name, column in columns.items()})
    except csv.Error:
        raise Unreadable(
            [_("Line %(line)d cannot be read as a table.") % {"line": lines.line_num + 1}]
        ) from None
    return reading.finished()


class Reading:
    """What has been read so far, and what was wrong with it."""

    def __init__(self) -> None:
        self.rows: list[SortRow] = []
        self.wrong: list[str] = []
        self.seen: dict[tuple[str, str, str], int] = {}
        self.labels: dict[str, str] = {}
        self.names: dict[tuple[str, str], str] = {}

    def take(self, line: int, fields: Mapping[str, str | None]) -> None:
        """Add one line, or say what is wrong with it."""
        if not any(value and value.strip() for value in fields.values()):
            return
        words = {name: unguarded(clean(value or "")) for name, value in fields.items()}
        sentence = next(self._faults(words), "")
        if sentence:
            self.wrong.append(_("Line %(line)d: %(what)s") % {"line": line, "what": sentence})
            return
        card, pile, table = words[CARD], words[PILE], words[TABLE]
        self.seen[card, pile, table] = line
        self.labels.setdefault(card, words[CARD_LABEL])
        self.names.setdefault((pile, table), words[PILE_NAME])
        self.rows.append(SortRow(card, words[CARD_LABEL], pile, words[PILE_NAME], table))

    def _faults(self, words: Mapping[str, str]) -> Iterator[str]:
        card, label, pile, name, table = (words[column] for column in COLUMNS)
        for column in (CARD, PILE, TABLE):
            if not words[column]:
                yield _("“%(column)s” is empty.") % {"column": column}
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
        """Return all rows. Raises `Unreadable` when a line was wrong, or there are none, or too many."""
        if self.wrong:
            more = len(self.wrong) - LINES_SHOWN
            rest = [ngettext("And %(n)d more line.", "And %(n)d more lines.", more) % {"n": more}]
            raise Unreadable(self.wrong[:LINES_SHOWN] + (rest if more > 0 else []))
        if not self.rows:
            raise Unreadable([_("There is no card in this file.")])
        tables = {table for _pile, table in self.names}
        piles = max(sum(at == table for _pile, at in self.names) for table in tables)
        if len(self.labels) > MOST_CARDS or len(tables) > MOST_TABLES or piles > MOST_PILES:
            raise Unreadable(
                [
                    _(
                        "This is more than a room can hold: %(cards)d cards, %(tables)d tables, %(piles)d piles."
                    )
                    % {"cards": len(self.labels), "tables": len(tables), "piles": piles}
                ]
            )
        return self.rows


def _decoded(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise Unreadable([str(TOO_LARGE)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable([_("This is no text in UTF-8. Save it as “CSV UTF-8” and try again.")]) from None
    if not text.strip():
        raise Unreadable([_("This file is empty.")])
    return text


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _columns(names: Iterable[str | None]) -> dict[str, str | None]:
    """Find the five columns by their names, in any order and case; others are passed over."""
    found = {clean(name or "").casefold(): name for name in names}
    missing = [column for column in COLUMNS if column not in found]
    if missing:
        raise Unreadable(
            [
                _(
                    "The first line must name the columns card_id, card_label, category_id, category_label, user_id."
                ),
                _("Missing: %(columns)s.") % {"columns": ", ".join(missing)},
            ]
        )
    return {column: found[column] for column in COLUMNS}


class SortsForm(forms.Form):
    """A place's name, a language and a file with a card sort."""

    name = WordsField(
        limit="name",
        label=gettext_lazy("What shall the workshop be called?"),
        empty=gettext_lazy("Write the name of the place."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the workshop"), choices=language_choices, widget=forms.RadioSelect
    )
    file = forms.FileField(
        label=gettext_lazy("The file"),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose a file first.")},
        widget=forms.FileInput({"accept": ".csv,text/csv"}),
    )
    key = forms.CharField(required=False, widget=forms.HiddenInput, empty_value="")
    most_bytes, too_large = MOST_BYTES, TOO_LARGE

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["key"].initial = secrets.token_hex(16)

    def clean_key(self) -> str:
        """Return the key, or an empty string for one that we did not make."""
        return read_key(self.cleaned_data["key"])

    def clean_file(self) -> list[SortRow]:
        """Return the rows of the file. Raises ValidationError with a sentence for each line that is wrong."""
        try:
            return read_sorts(self.cleaned_data["file"].read(MOST_BYTES + 1))
        except Unreadable as refusal:
            raise forms.ValidationError(refusal.sentences) from None
