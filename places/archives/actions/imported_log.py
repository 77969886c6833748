"""The activity log of an archive and the figures of its shared board, with the ids of the rows that were stored."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from django.db import connection

from places.archives.actions.imported_rows import BATCH, Stored, moment
from places.archives.queries.log import NOUNS, PLAIN, steps
from places.boards.models import Board
from places.cards import PHOTO, read_card
from places.database import clock
from places.enums import Kind
from places.workshops.models.activity import Activity

Document = Mapping[str, Any]


def store_log(document: Document, stored: Stored) -> None:
    """Store the lines of the log under their revisions and times, and what the shared board keeps of its proposal."""
    boards = zip(document["boards"], stored.rows["boards"], strict=True)
    changed = []
    for row, board in boards:
        if row["proposal"]:
            board.proposal = proposal(row["proposal"], stored)
            changed.append(board)
    Board.objects.bulk_update(changed, ["proposal"])
    insert_as_they_are(_lines(document["activities"], stored))


def _lines(rows: Iterable[Mapping[str, Any]], stored: Stored) -> Iterable[Activity]:
    now = clock.now()
    for row in rows:
        if row["kind"] not in Kind.values:  # of a Placeness that knows more of them
            continue
        yield Activity(
            workshop=stored.workshop,
            revision=row["revision"],
            kind=row["kind"],
            participant_id=stored.pk("people", row["person"]),
            board=stored.pk("boards", row["board"]),
            data=line_data(row["data"], stored),
            at=moment(row["at"]) or now,
        )


def line_data(data: Mapping[str, Any], stored: Stored) -> dict[str, Any]:
    """Return the data of a line with ids in place of the archive's numbers; what it does not have is left out."""
    found: dict[str, Any] = {}
    for name, value in data.items():
        if name == "cards":
            found[name] = steps(
                value, lambda card: card_of(card, stored), lambda pile: stored.known("piles", int(pile))
            )
        elif name == "before" and isinstance(value, int):
            found[name] = stored.known("tables", value)
        elif name in NOUNS:
            noun = NOUNS[name]
            is_list = isinstance(value, list)
            ids = [pk for one in (value if is_list else [value]) if (pk := stored.known(noun, one))]
            found[name] = ids if is_list else next(iter(ids), None)
        elif name in PLAIN or name == "before":
            found[name] = value
    return found


def card_of(written: Any, stored: Stored) -> str | None:
    """Return a card of the archive ("p12.1") under its id, or None where there is none."""
    card = read_card(written) if isinstance(written, str) else None
    thing = card and stored.known("photos" if card.kind == PHOTO else "themes", card.thing)
    return str(card._replace(thing=thing)) if card and thing else None


def proposal(told: Mapping[str, Any], stored: Stored) -> dict[str, Any]:
    """Return what a shared board keeps of the consensus, with ids in place of numbers."""

    def cards(written: Iterable[Any]) -> list[str]:
        return [card for one in written if (card := card_of(one, stored))]

    found = dict(told)
    if "waiting" in told:
        pairs = ((card_of(card, stored), stored.known("piles", pile)) for card, pile in told["waiting"])
        found["waiting"] = sorted([card, pile] for card, pile in pairs if card and pile)
    if "held" in told:
        found["held"] = [[sorted(cards(one)), count] for one, count in told["held"] if isinstance(one, list)]
    if "kept_out" in told:
        found["kept_out"] = sorted(cards(told["kept_out"]))
    return found


def insert_as_they_are(lines: Iterable[Activity]) -> None:
    """Write lines with the times that they have: `bulk_create` would give them the present one."""
    quoted, meta = connection.ops.quote_name, Activity._meta
    fields = [field for field in meta.concrete_fields if not field.primary_key]
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quoted(meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608 - names of our own
    values = (
        [field.get_db_prep_save(getattr(line, field.attname), connection) for field in fields]
        for line in lines
    )
    with connection.cursor() as cursor:
        while some := list(islice(values, BATCH)):
            cursor.executemany(sql, some)
