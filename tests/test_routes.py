"""Every address × method × who asks: made from the URLconf, so that a new address without a row here fails."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection, transaction
from django.test import Client

from places.enums import Stage
from places.models import Activity, Board, Photo, VisionDraft
from places.storage import VARIANTS
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room
from tests.every_address import ROLES, TwoRooms, furnish_both, routes


@dataclass(frozen=True)
class Row:
    """The statuses of one address, asked at `stage`, POST with nothing filled in.

    One status is everybody's. Four are the participant's, the host's, the leader's and a table's own device's:
    the three outside (a stranger, a member of another workshop, a leader of another place) then find nothing,
    404. Seven are all.
    """

    get: str
    post: str = "405"
    stage: Stage = Stage.WRITE

    def statuses(self, method: str) -> dict[str, int]:
        """Return {role: status}."""
        words = [int(word) for word in (self.get if method == "GET" else self.post).split()]
        words = words * len(ROLES) if len(words) == 1 else words
        return dict(zip(ROLES, words + [404] * (len(ROLES) - len(words)), strict=True))


SEEN, ACT = "200 200 200 200", "405"
RUNNERS, LEADER, SIGNED_IN = "403 200 200 403", "403 403 200 403", "302 302 200 302 302 302 200"
ROWS = {
    # Open to everybody
    "landing": Row("200"),
    "enter-code": Row("200", "422"),
    "join": Row("302 302 200 200 200 200 200", "302 302 422 422 422 422 422"),
    "wait-outside": Row("302", "302"),
    "lead-with": Row("404", "404"),
    "privacy": Row("200"),
    "app-manifest": Row("200"),
    "service-worker": Row("200"),
    "offline": Row("200"),
    "accessibility": Row("200"),
    "qr-door": Row("404"),
    "come-back": Row("200", "422"),
    "sign-in": Row("200 200 302 200 200 200 302", "422 422 302 422 422 422 302"),
    "enter-token": Row("404", "404"),
    "sign-out": Row(ACT, "302"),
    "set-language": Row(ACT, "302"),
    "stream": Row("404", "404"),
    "poll": Row("404", "404"),
    "join-table": Row("200", "422"),
    "this-is-me": Row("200", "422"),
    # Leaders' own
    "password": Row(SIGNED_IN, "403 403 422 403 403 403 422"),
    "desk-home": Row(SIGNED_IN),
    "open-workshop": Row(SIGNED_IN, "403 403 422 403 403 403 422"),
    "import-archive": Row(SIGNED_IN, "403 403 422 403 403 403 422"),
    "archive-opening": Row("302 302 404 302 302 302 404"),
    "import-sorts": Row(SIGNED_IN, "403 403 422 403 403 403 422"),
    # Being in a room
    "home": Row("302 302 302 302"),
    "me": Row("200 200 404 404", "404"),
    "journeys": Row("200 200 403 403", stage=Stage.CLOSE),
    "journey-card": Row("200 404 403 403", stage=Stage.CLOSE),
    "my-things": Row("200 200 403 403"),
    "erase-mine": Row("200 200 403 403", "422 422 403 403"),
    "ready": Row(ACT, "409 409 403 409"),
    "leave": Row(ACT, "303 303 403 403"),
    "tablet": Row("404 404 404 200"),
    "tablet-stop": Row(ACT, "404 404 404 303"),
    "promises": Row("200 200 403 403", stage=Stage.CLOSE),
    "promise-make": Row(ACT, "422 422 403 403", Stage.CLOSE),
    "promises-calendar": Row("404 404 403 403", stage=Stage.CLOSE),
    "promise-share": Row(ACT, "303 404 403 403", Stage.CLOSE),
    "promise-take-back": Row(ACT, "303 404 403 403", Stage.CLOSE),
    "promise-became": Row(ACT, "409 404 403 403", Stage.CLOSE),
    "questions": Row("200 200 403 403", stage=Stage.CLOSE),
    "question-write": Row(ACT, "303 303 403 403", Stage.CLOSE),
    "pulse": Row("200 200 200 200"),
    "pulse-answer": Row(ACT, "409 409 403 403"),
    "pulse-open": Row(ACT, "403 404 404 403"),
    "pulse-close": Row(ACT, "403 409 409 403"),
    "pulse-sums": Row("403 404 404 403"),
    # Running it
    "desk-belonging": Row(RUNNERS),
    "desk": Row(RUNNERS),
    "desk-stage": Row(ACT, "403 422 422 403"),
    "desk-timer": Row(ACT, "403 422 422 403"),
    "desk-combine": Row(ACT, "403 409 409 403"),
    "desk-door": Row(ACT, "403 303 303 403"),
    "table-cards": Row(RUNNERS),
    "picture-cards": Row(RUNNERS),
    "paper-ballot": Row(RUNNERS),
    "run-sheet": Row(RUNNERS),
    "run-sheet-page": Row(RUNNERS),
    "method-file": Row(RUNNERS),
    "method": Row(LEADER, "403 403 422 403"),
    "method-bring": Row(LEADER, "403 403 422 403"),
    "desk-scene": Row(ACT, "403 422 422 403"),
    "desk-code": Row(ACT, "403 303 303 403"),
    "desk-host": Row(ACT, "403 403 404 403"),
    "desk-person": Row("403 200 200 403", "403 200 200 403"),
    "desk-move": Row(ACT, "403 404 404 403"),
    "desk-even": Row(ACT, "403 409 409 403"),
    "desk-seating-undo": Row(ACT, "403 404 404 403"),
    "desk-table": Row(RUNNERS, "403 422 422 403"),
    "desk-table-join": Row(ACT, "403 404 404 403"),
    "desk-let-in": Row(ACT, "403 303 303 403"),
    "desk-leaders": Row(LEADER, "403 403 200 403"),
    "desk-leader-end": Row(ACT, "403 403 404 403"),
    "desk-take-out": Row(ACT, "403 403 303 403"),
    "desk-let-back": Row(ACT, "403 403 404 403"),
    "compare": Row("403 403 200 403"),
    "compare-promise": Row(ACT, "403 403 404 403"),
    "desk-log": Row("403 403 200 403"),
    "desk-erase": Row(LEADER, "403 403 422 403"),
    "desk-change": Row(LEADER, "403 403 422 403"),
    "desk-keeping": Row(LEADER, "403 403 422 403"),
    "desk-delete": Row(LEADER, "403 403 422 403"),
    "desk-bring-back": Row(ACT, "403 403 302 403 403 403 404"),
    "desk-model": Row(LEADER, "403 403 302 403"),
    "reports": Row(RUNNERS),
    "report-settle": Row(ACT, "403 404 404 403"),
    "reports-show-all": Row(ACT, "403 303 303 403"),
    "check-pictures": Row(RUNNERS),
    "check-picture": Row(ACT, "403 303 303 403"),
    "check-all": Row(ACT, "403 303 303 403"),
    "check-switch": Row(ACT, "403 303 303 403"),
    "photo-report": Row(ACT, "404 422 422 422", Stage.SHARE),
    "desk-tables": Row(RUNNERS, "403 303 303 403"),
    "desk-themes": Row(RUNNERS, "403 422 422 403"),
    "desk-theme": Row(RUNNERS, "403 422 422 403"),
    "desk-theme-off": Row(ACT, "403 404 404 403"),
    "desk-theme-merge": Row(ACT, "403 422 422 403", Stage.SHARE),
    "desk-copy": Row(LEADER, "403 403 422 403"),
    "screen": Row(RUNNERS),
    "screen-remote": Row(RUNNERS),
    "screen-turn": Row(ACT, "403 303 303 403"),
    "screen-set": Row(ACT, "403 303 303 403"),
    "qr-image": Row(RUNNERS),
    "poster": Row(RUNNERS),
    # Somebody without a phone
    "with-me": Row("200 200 403 403", "422 422 403 403"),
    "with-me-slip": Row("404 404 403 403"),
    "with-me-act": Row(ACT, "404 404 403 403"),
    "with-me-back": Row(ACT, "404"),
    "go-on-alone": Row(ACT, "303 303 403 403"),
    # Bringing, the wall, pictures
    "bring": Row("200 200 403 403", "303 303 403 403", Stage.GATHER),
    "upload": Row(ACT, "422 422 403 403", Stage.GATHER),
    "bring-step": Row("200 404 403 403", "303 404 403 403", Stage.GATHER),
    "wall": Row(SEEN, stage=Stage.SHARE),
    "theme-map": Row(SEEN, stage=Stage.SHARE),
    "photo": Row(SEEN, stage=Stage.SHARE),
    "theme-add": Row(ACT, "422 422 422 403", Stage.SHARE),
    "theme-remove": Row(ACT, "303 303 303 404", Stage.SHARE),
    "photo-opened": Row(ACT, "204 204 204 204", Stage.SHARE),
    "photo-withdraw": Row(ACT, "303 404 403 403", Stage.SHARE),
    "photo-blur": Row("200 200 200 404", "422 422 422 404", Stage.SHARE),
    "photo-echo": Row(ACT, "303 303 403 403", Stage.SHARE),
    "photo-hide": Row(ACT, "403 303 303 403", Stage.SHARE),
    "photo-show": Row(ACT, "403 303 303 403", Stage.SHARE),
    "media": Row(SEEN, stage=Stage.SHARE),
    # Boards
    "board": Row(SEEN, stage=Stage.CLUSTER),
    "board-of": Row(SEEN, stage=Stage.CLUSTER),
    "board-together": Row(ACT, "422 422 403 422", Stage.CLUSTER),
    "board-card": Row(SEEN, stage=Stage.CLUSTER),
    "board-pile": Row("404", stage=Stage.CLUSTER),
    "board-replay": Row(SEEN, stage=Stage.CLUSTER),
    "pile-history": Row("404", stage=Stage.CLUSTER),
    "board-move": Row(ACT, "422 422 422 422", Stage.CLUSTER),
    "board-copy": Row(ACT, "422 422 422 422", Stage.CLUSTER),
    "board-earlier": Row(ACT, "422 422 403 422", Stage.CLUSTER),
    "board-later": Row(ACT, "422 422 403 422", Stage.CLUSTER),
    "board-alone": Row(ACT, "422 422 403 422", Stage.CLUSTER),
    "board-along": Row(ACT, "422 422 422 422", Stage.CLUSTER),
    "board-undo": Row(ACT, "422 422 403 422", Stage.CLUSTER),
    "board-name": Row(ACT, "422 422 422 422", Stage.CLUSTER),
    "board-note": Row(ACT, "422 422 422 422", Stage.CLUSTER),
    "board-merge": Row(ACT, "422 422 422 422", Stage.CLUSTER),
    "board-split": Row(ACT, "422 422 422 422", Stage.CLUSTER),
    "board-dissolve": Row(ACT, "422 422 422 422", Stage.CLUSTER),
    "combine": Row(SEEN, stage=Stage.COMBINE),
    "mural": Row(SEEN, stage=Stage.COMBINE),
    "combine-propose": Row(ACT, "403 409 409 403", Stage.COMBINE),
    "combine-count": Row(ACT, "403 409 409 403", Stage.COMBINE),
    "combine-by-hand": Row(RUNNERS, stage=Stage.COMBINE),
    "combine-team": Row(ACT, "404", Stage.COMBINE),
    "combine-tables": Row(SEEN, stage=Stage.COMBINE),
    "combine-tree": Row(SEEN, stage=Stage.COMBINE),
    "combine-cluster": Row(SEEN, stage=Stage.COMBINE),
    "combine-accept": Row(ACT, "403 303 303 403", Stage.COMBINE),
    "combine-reopen": Row(ACT, "403 303 303 403", Stage.COMBINE),
    "combine-take": Row(ACT, "404", Stage.COMBINE),
    "combine-rename": Row(ACT, "403 303 303 403", Stage.COMBINE),
    "names-show": Row(ACT, "403 303 303 403", Stage.COMBINE),
    "names-hide": Row(ACT, "403 303 303 403", Stage.COMBINE),
    "name-choose": Row(ACT, "303 303 403 403", Stage.COMBINE),
    "export-sorts": Row(RUNNERS),
    "exports": Row(RUNNERS),
    "export-make": Row(ACT, "403 404 404 403"),
    "export-download": Row("403 404 404 403"),
    "data-photos-csv": Row(RUNNERS),
    "data-photos-json": Row(RUNNERS),
    "data-themes-csv": Row(RUNNERS),
    "data-themes-json": Row(RUNNERS),
    "data-placements-csv": Row(RUNNERS),
    "data-placements-json": Row(RUNNERS),
    "data-votes-csv": Row(RUNNERS),
    "data-votes-json": Row(RUNNERS),
    "data-activities-csv": Row(RUNNERS),
    "data-activities-json": Row(RUNNERS),
    # Weighing and writing
    "weigh": Row("200 200 200 302", stage=Stage.WEIGH),
    "weigh-table": Row("200 200 403 200", stage=Stage.WEIGH),
    "ballot-open": Row(ACT, "303 303 403 403", Stage.WEIGH),
    "table-vote": Row(ACT, "422 422 403 422", Stage.WEIGH),
    "stance": Row(ACT, "404 404 403 403", Stage.WEIGH),
    "weigh-subject": Row(ACT, "403 422 422 403", Stage.WEIGH),
    "weigh-people": Row(RUNNERS, stage=Stage.WEIGH),
    "void": Row(ACT, "403 404 404 403", Stage.WEIGH),
    "results-by-table": Row("409 409 409 409", stage=Stage.WEIGH),
    "vote": Row(ACT, "422 422 403 403", Stage.WEIGH),
    "reveal": Row(ACT, "403 303 303 403", Stage.WEIGH),
    "hide-results": Row(ACT, "403 303 303 403", Stage.WEIGH),
    "results": Row("409 409 409 409", stage=Stage.WEIGH),
    "vision": Row(SEEN),
    "vision-draft": Row(ACT, "409 409 409 403"),
    "sentence-add": Row(ACT, "422 422 422 403"),
    "sentence-change": Row(ACT, "422 422 422 403"),
    "sentence-settle": Row(ACT, "409 409 409 403"),
    "sentence-move": Row(ACT, "303 303 303 403"),
    "sentence-drop": Row(ACT, "409 409 409 403"),
    "sentence-restore": Row(ACT, "404 404 404 403"),
    "evidence": Row(SEEN),
    "evidence-link": Row(ACT, "404 404 404 403"),
    "evidence-cut": Row(ACT, "404 404 404 403"),
    "vision-docx": Row(RUNNERS),
    "vision-markdown": Row(RUNNERS),
    "vision-print": Row(SEEN),
    # For people outside
    "share-link": Row(LEADER),
    "share-link-make": Row(ACT, "403 403 303 403"),
    "share-link-back": Row(ACT, "403 403 303 403"),
    "share-link-qr": Row(LEADER),
    "shared-vision": Row("200"),
    "shared-picture": Row("200"),
    "walk": Row("200"),
    "walk-station": Row("200"),
    "vision-ask": Row(ACT, "403 409 409 403"),
    "evidence-quote": Row(ACT, "404 404 404 403"),
    "coverage": Row(SEEN),
    "taken-out": Row(SEEN),
    "versions": Row(SEEN),
    "version-restore": Row(ACT, "409 409 409 403"),
    "sentence-here": Row(ACT, "204 204 204 403"),
    "sentence-leave": Row(ACT, "204 204 204 403"),
    "headline": Row("200 200 200 403"),
    "headline-choose": Row(ACT, "422 422 422 403"),
    # Trying the text
    "rounds": Row(SEEN),
    "round-open": Row(ACT, "403 303 303 403"),
    "round-answer": Row("200 200 403 403"),
    "round-react": Row(ACT, "422 422 422 422"),
    "round-show": Row(ACT, "403 303 303 403"),
    "round-result": Row("409 409 409 409"),
    "round-consent": Row(ACT, "409 409 403 403"),
    "headline-write": Row(ACT, "409 409 403 403"),
    "headlines-deal": Row(ACT, "403 409 409 403"),
    "headline-next": Row(ACT, "409 409 403 403"),
    "headline-score": Row(ACT, "422 422 422 422"),
    "headline-take": Row(ACT, "403 409 409 403"),
}


JSON = {"Accept": "application/json"}
NOTHING = {"csrfmiddlewaretoken": "x"}  # what a form of ours sends when nothing is filled in


@pytest.fixture
def two_rooms(room: Room, other_room: Room) -> TwoRooms:
    return furnish_both(room, other_room)


def quick(status: int) -> dict[str, str]:
    """Refusals are asked for as JSON: the status is the same, and no page has to be drawn."""
    return JSON if status in (403, 404, 405, 409) else {}


@contextmanager
def undone() -> Iterator[None]:
    """Take everything back that happens inside: sessions and counted tries too; no page is kept."""
    stores = [caches[name] for name in ("default", "windows")]
    memories = [store for store in stores if isinstance(store, LocMemCache)]
    before = [(kept, kept.copy()) for memory in memories for kept in (memory._cache, memory._expire_info)]
    try:
        with transaction.atomic():
            try:
                yield
            finally:
                transaction.set_rollback(True)
    finally:
        for kept, as_it_was in before:
            kept.clear()
            kept.update(as_it_was)
        for store in stores:
            if store not in memories:
                store.clear()
        caches["pages"].clear()


@contextmanager
def writes() -> Iterator[list[str]]:
    """Collect the statements that change rows, but for sessions: those are the browser's own."""
    seen: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE", "REPLACE")) and "django_session" not in sql:
            seen.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield seen


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert sorted(set(routes()) - set(ROWS)) == [], "say in ROWS who may do this, and at which stage"
    assert sorted(set(ROWS) - set(routes())) == []


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_who_may_go_where(two_rooms: TwoRooms, method: str) -> None:
    wrong, written = [], []
    for name, row in ROWS.items():
        two_rooms.room.at(row.stage)
        two_rooms.elsewhere.at(row.stage)
        where = two_rooms.address(name)
        statuses = row.statuses(method)
        if set(statuses.values()) == {405}:
            statuses = {ROLES[0]: 405}  # nobody is looked at: one may speak for all
        for role, status in statuses.items():
            with undone():
                client = two_rooms.browser(role)
                with writes() as seen:
                    if method == "GET":
                        answer = client.get(where, headers=quick(status))
                    else:
                        answer = client.post(where, NOTHING, headers=quick(status))
                if answer.status_code != status:
                    wrong.append((name, role, answer.status_code, f"not {status}"))
                if seen and method == "GET":
                    written.append((name, role, seen))
    assert wrong == []
    assert [entry for entry in written if entry[0] not in TELLING] == []


# Downloads of a room's content are recorded in its activity log, which leaders can read.
DATA_FILES = {name for name in ROWS if name.startswith("data-")}
TELLING = {"vision-docx", "vision-markdown", "export-sorts", "paper-ballot"} | DATA_FILES


def test_no_get_writes_where_nothing_has_been_made_yet(two_rooms: TwoRooms) -> None:
    """Reading must not create what a page lacks: no board, no draft, no mark on a photo that nobody opened."""
    room = two_rooms.room
    for made in (
        Board.objects.filter(workshop=room.workshop),
        VisionDraft.objects.filter(workshop=room.workshop),
    ):
        made.delete()
    assert not Photo.objects.filter(opened=True).exists()
    written = []
    for name, row in ROWS.items():
        room.at(row.stage)
        for role in ("participant", "leader", "table") if row.get != ACT else ():
            with undone(), writes() as seen:
                two_rooms.browser(role).get(two_rooms.address(name), headers=quick(row.statuses("GET")[role]))
            if seen and name not in TELLING:
                written.append((name, role, seen))
    assert written == []


def test_what_leaves_the_room_is_told(two_rooms: TwoRooms) -> None:
    for name in sorted(TELLING):
        two_rooms.room.at(ROWS[name].stage)
        before = Activity.objects.count()
        assert two_rooms.browser("leader").get(two_rooms.address(name)).status_code == 200
        assert Activity.objects.count() == before + 1


def test_every_form_needs_its_token(two_rooms: TwoRooms) -> None:
    for name, row in ROWS.items():
        if set(row.statuses("POST").values()) <= {404, 405}:
            continue
        two_rooms.room.at(row.stage)
        client = two_rooms.browser("leader", enforce_csrf_checks=True)
        with writes() as seen:
            answer = client.post(two_rooms.address(name), headers=JSON)
        assert (name, answer.status_code, seen) == (name, 403, [])
        assert "open for too long" in answer.json()["sentence"]


def test_another_rooms_ids_are_not_there(two_rooms: TwoRooms) -> None:
    """They are answered exactly as ids that nobody has: not found; gone (409); nobody writes there (204)."""
    wrong = []
    for name, method, role in with_ids(two_rooms):
        row, answers = ROWS[name], []
        two_rooms.room.at(row.stage)
        own = {"code": two_rooms.room.code, "link": two_rooms.things["link"]}
        for things in (two_rooms.foreign | own, numbered(two_rooms, 10**15)):
            with undone():
                client = two_rooms.browser(role)
                answer = client.generic(method, two_rooms.address(name, things), headers=JSON)
            is_json = answer.headers.get("Content-Type") == "application/json"
            answers.append((answer.status_code, answer.json()["sentence"] if is_json else answer.content))
        status = answers[0][0]
        refused_first = status == row.statuses(method)[role] and status in (403, 422)
        if answers[0] != answers[1] or not (status in (204, 404, 409) or refused_first):
            wrong.append((name, role, method, answers))
    assert wrong == []


def with_ids(two_rooms: TwoRooms) -> Iterator[tuple[str, str, str]]:
    """Yield (route, method, role) of what may be asked of an address with an id in it."""
    for name, row in ROWS.items():
        if two_rooms.address(name) != two_rooms.address(name, numbered(two_rooms, 0)):
            for method in ("GET", "POST"):
                led_to_sign_in = row.statuses(method)["stranger"] == 302  # whatever the id
                for role in ("leader",) if led_to_sign_in else ("participant", "leader"):
                    if row.statuses(method)[role] not in (403, 405):
                        yield name, method, role


def numbered(two_rooms: TwoRooms, number: int) -> dict[str, Any]:
    """Return the room's things under ids that are all this number."""
    ids = [name for name, value in two_rooms.things.items() if isinstance(value, int)]
    return two_rooms.things | dict.fromkeys(ids, number)


def test_every_size_of_a_picture_is_for_those_who_may_see_it(two_rooms: TwoRooms) -> None:
    hidden = stored_picture(8, 6)
    two_rooms.room.photo(two_rooms.room.people[2], "Hidden", key=hidden, width=8, height=6, state="hidden")
    started = stored_picture(8, 6)
    two_rooms.room.photo(two_rooms.room.people[0], "Begun", key=started, width=8, height=6, state="started")
    withdrawn = stored_picture(8, 6)
    two_rooms.room.photo(two_rooms.room.people[0], "Gone", key=withdrawn, state="withdrawn")
    rows = [
        (two_rooms.things["key"], Stage.SHARE, SEEN),
        (two_rooms.things["key"], Stage.GATHER, "200 404 404 404"),
        (hidden, Stage.SHARE, "404 200 200 404"),
        (hidden, Stage.GATHER, "404"),
        (started, Stage.SHARE, "200 404 404 404"),
        (withdrawn, Stage.SHARE, "404"),
    ]
    for key, stage, words in rows:
        two_rooms.room.at(stage)
        expected = Row(words).statuses("GET")
        for variant in [*VARIANTS, "original"]:
            for role in ROLES:
                status = two_rooms.browser(role).get(f"/media/{key}/{variant}", headers=JSON).status_code
                assert (variant, role, status) == (
                    variant,
                    role,
                    expected[role] if variant in VARIANTS else 404,
                )


def test_a_code_that_does_not_exist_and_a_room_one_is_not_in_answer_alike(two_rooms: TwoRooms) -> None:
    pages = []
    for code in (two_rooms.room.code, "HT7K-2M9P"):
        answer = Client().get(two_rooms.address("wall", {"code": code}))
        text = re.sub(r'nonce="[^"]+"|value="[^"]{64}"', "", answer.content.decode())
        pages.append((answer.status_code, text.replace(code, "")))
    assert pages[0] == pages[1]
    assert pages[0][0] == 404
