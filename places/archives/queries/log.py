"""The activity log in an archive: kinds, numbers and times, never people's words, and never who answered in secret."""

from collections.abc import Callable, Mapping
from typing import Any

from places.archives.queries.numbers import Numbers
from places.archives.queries.room import Record, written_time
from places.enums import Kind
from places.workshops.models.activity import Activity

SECRET = frozenset(
    {
        Kind.BALLOT_OPENED,
        Kind.VOTED,
        Kind.STANCE_TAKEN,
        Kind.NAME_CHOSEN,
        Kind.ROUND_ANSWERED,
        Kind.COMMITMENT_CHANGED,
        Kind.COMMITMENT_FOLLOWED,
        Kind.REFLECTED,
        Kind.PULSE_ANSWERED,
        Kind.PHOTO_STARTED,
        Kind.READY_SAID,
    }
)
# What the data of a line may hold: the noun that a number (or each of a list) belongs to.
NOUNS = {
    "board": "boards", "cluster": "piles", "from": "piles", "gone": "piles", "back": "piles", "changed": "piles",
    "marked": "piles", "theme": "themes", "themes": "themes", "photo": "photos", "photos": "photos",
    "hidden": "photos", "person": "people", "group": "tables", "tables": "tables", "sentence": "sentences",
    "headline": "headlines", "scored": "headlines",
}  # fmt: skip
PLAIN = {
    "stage": str, "subject": str, "round": str, "moment": str, "section": str, "file": str, "on": bool, "open": bool,
    "host": bool, "team": bool, "void": bool, "first": bool, "rev": int, "undoes": int, "left": int,
    "moved": bool, "ready": bool, "minutes": int, "added": int,
}  # fmt: skip
STAGE_MOVED = str(Kind.STAGE_MOVED)


def activities(workshop_id: int, numbers: Numbers) -> list[Record]:
    """Return the log. One query."""
    rows = Activity.objects.filter(workshop_id=workshop_id).order_by("revision")
    return [
        {
            "revision": row.revision,
            "kind": row.kind,
            "person": None if row.kind in SECRET else numbers.people.get(row.participant_id or 0),
            "board": numbers.boards.get(row.board or 0),
            "data": line_data(row.kind, row.data, numbers),
            "at": written_time(row.at),
        }
        for row in rows.iterator(chunk_size=2000)
    ]


def line_data(kind: str, data: Mapping[str, Any], numbers: Numbers) -> Record:
    """Return the data of a line with the numbers of the archive; what it does not know is left out."""
    found: Record = {}
    for name, value in data.items():
        told = _told(kind, name, value, numbers)
        if told is not None:
            found[name] = told
    return found


def _told(kind: str, name: str, value: Any, numbers: Numbers) -> Any:
    if name == "before":
        return value if kind == STAGE_MOVED else _number(value, numbers.tables)
    if name == "cards" and isinstance(value, list):
        return steps(value, numbers.written_card, numbers.piles.get)
    if noun := NOUNS.get(name):
        return _number(value, getattr(numbers, noun))
    return value if name in PLAIN and isinstance(value, PLAIN[name]) else None


def _number(value: Any, known: Mapping[int, int]) -> Any:
    if isinstance(value, list):
        return [known[one] for one in value if one in known]
    return known.get(value) if isinstance(value, int) else None


def steps(
    lines: list[Any], card: Callable[[Any], str | None], pile: Callable[[int], int | None]
) -> list[Record | list[Any]]:
    """Return how cards moved, with cards and piles as these functions name them; unknown ones are left out."""

    def place(position: list[Any] | None) -> list[Any] | None:
        home = pile(position[0]) if position else None
        return [home, *position[1:]] if position and home else None

    named = ((card(line[0]), place(line[1]), place(line[2])) for line in lines)
    return [[name, was, now] for name, was, now in named if name]
