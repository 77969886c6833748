"""A workshop's data in tables, kind by kind: rows of plain values, as CSV for spreadsheets and as JSON.

Numbers are those of the archive, so that rows of different kinds belong together.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from places.archives.queries.room import WORDS
from places.exports.documents.sorts_csv import guarded

Document = Mapping[str, Any]
Row = dict[str, Any]


@dataclass(frozen=True)
class DataKind:
    """One kind of data: its columns, and how its rows are read from a document."""

    columns: tuple[str, ...]
    rows: Callable[[Document], Iterable[Row]]


def _photos(document: Document) -> Iterable[Row]:
    people = {person["id"]: person for person in document["people"]}
    themes = {theme["id"]: theme["name"] for theme in document["themes"]}
    for photo in document["photos"]:
        person = people[photo["person"]]
        put = [each["theme"] for each in document["themed_photos"] if each["photo"] == photo["id"]]
        words = " · ".join(name for theme in put if (name := themes[theme])) if not photo["kept"] else ""
        yield photo | {"name": person["name"], "table": person["table"], "themes": words}


def _themes(document: Document) -> Iterable[Row]:
    for theme in document["themes"]:
        photos = sum(each["theme"] == theme["id"] for each in document["themed_photos"])
        yield theme | {"photos": photos}


def _placements(document: Document) -> Iterable[Row]:
    names = {pile["id"]: pile["name"] for pile in document["piles"]}
    tables = {board["id"]: board["table"] for board in document["boards"]}
    for placement in document["placements"]:
        yield placement | {"table": tables[placement["board"]], "pile_name": names[placement["pile"]]}


def _votes(document: Document) -> Iterable[Row]:
    """Dots and stances: sums pool by pool, of what the room has seen."""
    names = {("themes", theme["id"]): theme["name"] for theme in document["themes"]}
    names |= {("clusters", pile["id"]): pile["name"] for pile in document["piles"]}
    for round_ in document["votes"]:
        for dots in round_["dots"]:
            told = {"subject": round_["subject"], "item": dots["item"], "question": dots["lens"]}
            told["name"] = names[round_["subject"], dots["item"]]
            for number, pool in enumerate(round_["pools"]):
                sums = {"dots": dots["dots"][number], "people": dots["people"][number]}
                yield told | sums | {"tables": _tables(pool["tables"])}
    yield from _stances(document["stances"], names)


def _stances(stances: Mapping[str, Any] | None, names: Mapping[tuple[str, int], str]) -> Iterable[Row]:
    for row in stances["sums"] if stances else ():
        for number, pool in enumerate(stances["pools"] if stances else ()):
            for said in ("us", "unsure", "not_me"):
                told = {"subject": "clusters", "item": row["pile"], "name": names["clusters", row["pile"]]}
                yield told | {"question": said, "people": row[said][number], "tables": _tables(pool)}


def _tables(pool: list[int | None] | None) -> str:
    """Return the tables that a sum is of: "2 3", "-" for people without a table, "all" for the whole room."""
    return "all" if pool is None else " ".join(str(table or "-") for table in pool)


def _activities(document: Document) -> Iterable[Row]:
    for line in document["activities"]:
        yield line | {"data": json.dumps(line["data"], sort_keys=True)}


DATA_KINDS: dict[str, DataKind] = {
    "photos": DataKind(
        ("id", "name", "person", "table", "state", "kept", *WORDS, "themes", "unique_here", "brings_together",
         "gives_energy", "audience", "people", "opened", "brought_at"), _photos,
    ),
    "themes": DataKind(("id", "name", "starter", "photos"), _themes),
    "placements": DataKind(
        ("board", "table", "pile", "pile_name", "photo", "theme", "copy", "order", "by_hand"), _placements
    ),
    "votes": DataKind(("subject", "item", "name", "question", "tables", "dots", "people"), _votes),
    "activities": DataKind(("revision", "kind", "person", "board", "data", "at"), _activities),
}  # fmt: skip


def data_rows(kind: str, document: Document) -> list[Row]:
    """Return the rows of a kind, each with all of its columns."""
    found = DATA_KINDS[kind]
    return [{name: row.get(name) for name in found.columns} for row in found.rows(document)]


def data_json(kind: str, document: Document) -> bytes:
    """Return the rows as a JSON list, in UTF-8."""
    rows = data_rows(kind, document)
    return (json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def data_csv(kind: str, document: Document) -> bytes:
    """Return the rows as CSV: UTF-8 with a byte order mark (for Excel), every cell quoted, no cell a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(DATA_KINDS[kind].columns)
    for row in data_rows(kind, document):
        writer.writerow([guarded(_cell(value)) for value in row.values()])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
