"""Who is in the demo room, what they say, and how each table sorted the cards.

The words stand in `words/en.toml` and `words/sv.toml`; what does not depend on the language stands in
`words/casting.toml`. Facts about the real town are only those that Helen Bevan and Göran Henriks give in their
article on belonging (BMJ Leader, "Creating tomorrow today", blog three); all people and quotes are invented.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from places.imaging.areas import Area

LANGUAGES = ("en", "sv")
TABLES = (1, 2, 3, 4)
SEATS = 6  # at each table
LENSES = ("unique", "belonging", "energy")
WORDS = Path(__file__).parent / "words"


@dataclass(frozen=True)
class DemoPerson:
    """One participant: first name, number of the table (1-4), and the place in `people()` of who types for them."""

    first_name: str
    table: int
    typist: int | None = None


@dataclass(frozen=True)
class DemoPhoto:
    """One card that somebody brought.

    `key` names it in the piles; `scene` is what `scenes.draw` takes, or None for a words-only card; `by` is the
    position of its owner in `people()`; `lenses` holds the owner's own view, 0-2 for each name in `LENSES`;
    `subject` is a key of `weights()`; `covered` are the areas of the picture that its owner hid for good.
    """

    key: str
    scene: str | None
    by: int
    subject: str
    essence: str
    belonging: str
    see: str
    themes: tuple[str, ...]
    lenses: dict[str, int]
    audience: str
    people: str
    covered: tuple[Area, ...] = ()


@dataclass(frozen=True)
class DemoEcho:
    """What the person at a place in `people()` says to the owner of a photo (a key of `DemoPhoto`) alone."""

    by: int
    photo: str
    named: bool


@dataclass(frozen=True)
class DemoPile:
    """One named pile on a table's board; `photos` are keys of `DemoPhoto`, in their order in the pile."""

    name: str
    photos: tuple[str, ...]


@dataclass(frozen=True)
class DemoSentence:
    """One sentence that somebody writes into the vision; `photos` are keys of `DemoPhoto` that it rests on."""

    section: str
    text: str
    photos: tuple[str, ...]


@dataclass(frozen=True)
class DemoPromise:
    """A promise of the person on this seat, from 0."""

    seat: int
    text: str
    is_shared: bool


@dataclass(frozen=True)
class DemoPlace:
    """The place's name, its ...ness word and the question of the workshop."""

    name: str
    ness: str
    question: str


def place(language: str) -> DemoPlace:
    """Name, ness word and question in "en" or "sv"; KeyError for any other language."""
    words = _words(language)
    return DemoPlace(words["place"], words["ness"], words["question"])


def people(language: str) -> tuple[DemoPerson, ...]:
    """The 24 participants, table by table; the names are the same in both languages."""
    _words(language)
    seats = _read("casting")["people"]
    typists = {
        _place(row["table"], row["seat"]): _place(row["table"], row["typist"])
        for row in _read("casting")["without_phone"]
    }
    return tuple(
        DemoPerson(name, table, typists.get(_place(table, seat)))
        for table, names in enumerate(seats, start=1)
        for seat, name in enumerate(names, start=1)
    )


def photos(language: str) -> tuple[DemoPhoto, ...]:
    """The 38 cards (36 with a picture, 2 of words only) with their words in the language."""
    words = _words(language)["photos"]
    return tuple(_photo(key, facts, words[key]) for key, facts in _read("casting")["photos"].items())


def written(language: str) -> tuple[DemoSentence, ...]:
    """What people write into the vision beside the first draft: from the town's own facts, and one that is not."""
    rows = _words(language)["written"]
    return tuple(DemoSentence(row["section"], row["text"], tuple(row["photos"])) for row in rows)


def echoes() -> tuple[DemoEcho, ...]:
    """What people say of others' pictures to their owners alone, from *share* on."""
    rows = _read("casting")["echoes"]
    return tuple(DemoEcho(_place(*row["by"]), row["photo"], row["named"]) for row in rows)


def promises(language: str) -> tuple[DemoPromise, ...]:
    """What people promise themselves when the workshop is closed."""
    rows = _words(language)["promises"]
    return tuple(DemoPromise(row["seat"], row["text"], row["shared"]) for row in rows)


def piles(language: str, table: int) -> tuple[DemoPile, ...]:
    """The piles on the board of table 1-4, named in the language; a card in none of them is not yet placed."""
    names = _words(language)["piles"][str(table)]
    board = _read("casting")["boards"][str(table)]
    return tuple(DemoPile(names[pile], tuple(keys)) for pile, keys in board.items())


def alone(table: int) -> tuple[str, ...]:
    """The cards (keys of `DemoPhoto`) that table 1-4 lets stand alone; they are in none of its piles."""
    return tuple(_read("casting")["alone"].get(str(table), ()))


def weights() -> dict[str, dict[str, int]]:
    """How much the room feels each subject under each lens, 0-10: subject -> lens -> weight."""
    return {subject: dict(lenses) for subject, lenses in _read("casting")["weights"].items()}


def _photo(key: str, facts: dict[str, Any], words: dict[str, Any]) -> DemoPhoto:
    return DemoPhoto(
        key=key,
        scene=key if facts.get("picture", True) else None,
        by=_place(*facts["by"]),
        subject=facts["subject"],
        essence=words["essence"],
        belonging=words["belonging"],
        see=words["see"],
        themes=tuple(words["themes"]),
        lenses=dict(zip(LENSES, facts["lenses"], strict=True)),
        audience=facts["audience"],
        people=facts["people"],
        covered=tuple(Area(*area) for area in facts.get("covered", ())),
    )


def _place(table: int, seat: int) -> int:
    """Return the place in `people()` of a seat (1-6) at a table (1-4)."""
    return (table - 1) * SEATS + seat - 1


def _words(language: str) -> dict[str, Any]:
    if language not in LANGUAGES:
        raise KeyError(language)
    return _read(language)


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))
