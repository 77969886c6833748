"""Hostile words in every field of every form that our pages show: kept as text, or refused kindly; never an error.

The forms are read from the pages themselves, so a new form is tried from the day on which it is shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

from places.enums import Stage
from tests.builders.rooms import Room
from tests.every_address import TwoRooms, furnish_both
from tests.test_routes import JSON, ROWS, numbered, undone, with_ids

MARK = "<b id=hostile>"
HOSTILE = f"\x00\u202e{MARK}\"'&\ud800\x1b{{{{7*7}}}}"
VALUES = {
    "text": HOSTILE,
    "long": "9" * 10_000,
    "missing": None,
}  # no number, too long for any text, and nothing
KIND = {200, 204, 302, 303, 400, 403, 404, 409, 422}  # 400: a form that no page of ours could have sent
CALM = {"csrfmiddlewaretoken", "key"}  # tokens that our own pages make


@dataclass(frozen=True)
class Shown:
    """One form as a page shows it: where it goes, its fields as they are, and the names of its buttons."""

    where: str
    names: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    @property
    def act(self) -> str:
        """The name of the address that it goes to."""
        return str(resolve(urlsplit(self.where).path).url_name)


class Forms(HTMLParser):
    """Collects the forms of a page, with fields that belong to them from outside and buttons that lead elsewhere."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.found: list[tuple[str, list[tuple[str, str]]]] = []
        self.elsewhere: list[tuple[str, list[tuple[str, str]]]] = []
        self.named: dict[str, list[tuple[str, str]]] = {}
        self.inside: list[tuple[str, str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = []
            self.named[given.get("id", "")] = self.inside
            if given.get("method", "").lower() == "post":
                self.found.append((given.get("action") or self.page, self.inside))
            return
        fields = self.named.get(given["form"]) if "form" in given else self.inside
        if fields is None or tag not in ("input", "select", "textarea", "button"):
            return
        if given.get("name") and given.get("type") != "file":
            fields.append((given["name"], given.get("value", "")))
        if given.get("formaction"):
            self.elsewhere.append((given["formaction"], fields))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None


def forms_of(page: str, answer: HttpResponse) -> Iterator[Shown]:
    reader = Forms(page)
    reader.feed(answer.content.decode())
    for where, values in reader.found + reader.elsewhere:
        yield Shown(where, tuple(sorted({name for name, _value in values} - CALM)), tuple(values))


def pages(two_rooms: TwoRooms) -> Iterator[tuple[str, str, Stage]]:
    """Yield (role, address, stage) of every page on which somebody could fill something in."""
    for name, row in ROWS.items():
        seen = [role for role, status in row.statuses("GET").items() if status == 200]
        roles = [role for role in ("participant", "leader", "stranger") if role in seen]
        for role in roles if name in FOR_BOTH else roles[:1]:
            yield role, two_rooms.address(name), row.stage
    bring = f"/w/{two_rooms.room.code}/bring/{two_rooms.things['photo']}"
    for step in ("see/", "belonging/", "themes/", "themes/?tap=1", "lenses/", "consent/", "done/"):
        yield "participant", f"{bring}/{step}", Stage.GATHER


FOR_BOTH = {"wall", "photo", "board-of", "combine", "combine-cluster", "weigh", "vision", "rounds"}


def found_forms(two_rooms: TwoRooms) -> dict[tuple[str, tuple[str, ...]], tuple[str, Stage, Shown]]:
    """Return one of each kind of form, with who sees it and when."""
    found: dict[Any, tuple[str, Stage, Shown]] = {}
    for role, address, stage in pages(two_rooms):
        two_rooms.room.at(stage)
        answer = two_rooms.browser(role).get(address)
        if answer.status_code == 200 and "text/html" in answer.headers.get("Content-Type", ""):
            for shown in forms_of(address, answer):
                found.setdefault((shown.act, shown.names), (role, stage, shown))
    return found


def send(client: Client, shown: Shown, name: str, value: str | None, **headers: str) -> HttpResponse:
    """Send a form as it is shown, but with another value (or none) in one field."""
    pairs = [(each, given) for each, given in shown.values if each != name]
    pairs += [] if value is None else [(name, value)]
    body = urlencode(pairs, errors="surrogatepass")
    return client.post(shown.where, body, content_type="application/x-www-form-urlencoded", headers=headers)


@pytest.fixture
def two_rooms(room: Room, other_room: Room) -> TwoRooms:
    return furnish_both(room, other_room)


def tries(shown: Shown) -> Iterator[tuple[str, Shown, str, str | None]]:
    """Yield what is tried on one form: each hostile value in each field, and the form as a whole."""
    for name in shown.names:
        for kind, value in VALUES.items():
            yield f"{name}: {kind}", shown, name, value
    yield "nothing", Shown(shown.where), "", None
    yield "unknown", Shown(shown.where), "unknown", HOSTILE
    yield "all empty", Shown(shown.where, values=tuple((name, "") for name, _value in shown.values)), "", None


def test_every_field_of_every_form(two_rooms: TwoRooms) -> None:
    forms = found_forms(two_rooms)
    wrong: list[tuple[Any, ...]] = []
    for (act, _names), (role, stage, form) in forms.items():
        two_rooms.room.at(stage)
        for what, shown, name, value in tries(form):
            with undone():
                client = two_rooms.browser(role, raise_request_exception=False)
                answer = send(client, shown, name, value, **({} if value == HOSTILE else JSON))
                status, text = answer.status_code, answer.content.decode()
                if status in (302, 303) and value == HOSTILE:
                    after = client.get(answer.headers["Location"])
                    status, text = max(status, after.status_code), text + after.content.decode()
                if status not in KIND or MARK in text:
                    wrong.append((act, what, status, MARK in text))
    assert wrong == []
    assert {"join", "bring-step", "theme-add", "board-together", "vote", "sentence-change"} <= {
        act for act, _ in forms
    }


# What addresses may carry behind their question mark.
QUERIES = {
    "join": ["table"],
    "join-table": ["table"],
    "wait-outside": ["table"],
    "qr-door": ["table", "lang"],
    "come-back": ["code"],
    "this-is-me": ["picture", "sent"],
    "reports": ["picture"],
    "sign-in": ["next"],
    "me": ["new"],
    "results-by-table": ["lens"],
    "compare": ["with"],
    "desk-log": ["part", "before"],
    "desk": ["open"],
    "wall": ["theme", "table", "from"],
    "desk-theme": ["into"],
    "bring-step": ["tap", "review", "use"],
    "combine-tables": ["of"],
    "combine-tree": ["of"],
    "evidence": ["words"],
    "round-answer": ["at"],
    "qr-image": ["table"],
    "poster": ["table", "size"],
    "picture-cards": ["size"],
    "run-sheet": ["method"],
    "run-sheet-page": ["method"],
    "method-file": ["method"],
    "weigh": ["step"],
    "vision-docx": ["unkept"],
    "vision-markdown": ["unkept"],
    "vision-print": ["unkept"],
}


def test_every_address_with_anything_behind_its_question_mark(two_rooms: TwoRooms) -> None:
    things = two_rooms.things | {"token": two_rooms.room.workshop.token, "step": "themes"}
    wrong = []
    for act, names in QUERIES.items():
        two_rooms.room.at(ROWS[act].stage)
        statuses = ROWS[act].statuses("GET")
        role = next(
            (role for role in ("stranger", "participant", "leader") if statuses[role] == 200), "stranger"
        )
        for name in names:
            for value in (*VALUES.values(), "-1", "٣", "1e9", "²"):
                with undone():
                    query = urlencode({name: value or ""}, errors="surrogatepass")
                    client = two_rooms.browser(role, raise_request_exception=False)
                    answer = client.get(f"{two_rooms.address(act, things)}?{query}")
                    if answer.status_code not in KIND or MARK.encode() in answer.content:
                        wrong.append((act, name, (value or "")[:9], answer.status_code))
    assert wrong == []


def test_every_name_that_views_read_from_addresses_is_tried() -> None:
    views = [*Path("places").glob("*/views.py"), *Path("places").glob("*/views/*.py")]
    sources = "".join(path.read_text(encoding="utf-8") for path in views)
    read = re.findall(r'GET(?:\.get\(|\[|, )"(\w+)"', sources) + re.findall(
        r'"(\w+)" in request\.GET', sources
    )
    assert set(read) == {name for names in QUERIES.values() for name in names}


SHOWN = "<b id=hostile>\"'&\ufffd\ufffd\ufffd{{7*7}}"  # HOSTILE cleaned; half a character pair is three bytes
PLACES = [
    # form, field, other fields, stage, who writes, where it is read
    ("bring-step", "see", {}, Stage.GATHER, "participant", "bring-step"),
    ("bring-step", "essence", {}, Stage.SHARE, "participant", "wall"),
    ("bring-step", "belonging", {}, Stage.SHARE, "participant", "photo"),
    ("theme-add", "word", {}, Stage.SHARE, "participant", "wall"),
    ("combine-rename", "name", {}, Stage.COMBINE, "leader", "combine"),
    ("sentence-add", "text", {"section": "so"}, Stage.WRITE, "participant", "vision"),
    ("sentence-add", "text", {"section": "so"}, Stage.WRITE, "participant", "shared-vision"),
    ("desk-tables", "table", {}, Stage.SHARE, "leader", "desk"),
    ("desk-change", "name", {"language": "en", "photos_each": "3"}, Stage.SHARE, "leader", "desk-change"),
    (
        "desk-change",
        "ness",
        {"name": "x", "language": "en", "photos_each": "3"},
        Stage.SHARE,
        "leader",
        "wall",
    ),
    (
        "desk-change",
        "question",
        {"name": "x", "language": "en", "photos_each": "3"},
        Stage.GATHER,
        "leader",
        "join",
    ),
    ("join", "first_name", {"table": "1"}, Stage.GATHER, "stranger", "desk"),
]


def test_words_are_shown_exactly_as_they_are(two_rooms: TwoRooms) -> None:
    for act, name, more, stage, role, read_at in PLACES:
        with undone():
            two_rooms.room.at(stage)
            things = two_rooms.things | {"step": name}
            field = f"table-{two_rooms.room.groups[0].pk}" if name == "table" else name
            shown = Shown(two_rooms.address(act, things), values=tuple(more.items()))
            answer = send(two_rooms.browser(role), shown, field, HOSTILE)
            assert (act, name, answer.status_code in (302, 303)) == (act, name, True)
            reader = {"desk": "leader", "desk-change": "leader", "join": "stranger"}.get(
                read_at, "participant"
            )
            text = two_rooms.browser(reader).get(two_rooms.address(read_at, things)).content.decode()
            assert (act, name, MARK in text, SHOWN in unescape(text)) == (act, name, False, True)


def test_ids_beyond_all_numbers_are_not_there(two_rooms: TwoRooms) -> None:
    for name, method, role in with_ids(two_rooms):
        two_rooms.room.at(ROWS[name].stage)
        for number in (0, 2**63, 10**30):
            with undone():
                client = two_rooms.browser(role, raise_request_exception=False)
                where = two_rooms.address(name, numbered(two_rooms, number))
                status = client.generic(method, where, headers=JSON).status_code
            assert (name, number, method, status in {204, 404, 409, 422}) == (name, number, method, True)
