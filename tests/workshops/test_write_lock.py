"""The write lock of a workshop, on SQLite and on PostgreSQL, with threads and with processes of their own."""

import ast
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections

from places.boards.actions import cards as card_actions
from places.database.sessions import SessionStore
from places.database.writing import write_lock
from places.enums import Stage
from places.errors import Stale
from places.models import Activity, Photo
from places.photos.actions import bringing
from places.workshops.actions.action import locked
from tests import postgresql
from tests.builders.boards import board_of, lying, pile, seen, sorting_room
from tests.builders.rooms import open_room

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = {"admit", "locked", "lock", "locked_leader", "locked_or_deleted", "_board"}
UNLOCKED = {
    **dict.fromkeys(("make_leader", "make_account"), "there is no workshop; an address has one account"),
    "copy_workshop": "it reads the earlier workshop, and then locks its leader as opening one does",
    "note_waiting": "one row of a browser that waits, and nothing else",
    **dict.fromkeys(
        ("begin", "show_progress", "fail"), "one row of a file that is being made, and nothing else"
    ),
    **dict.fromkeys(
        (
            "note_archive",
            "begin_opening",
            "show_opening",
            "end_opening",
            "refuse_archive",
            "remove_old_archives",
        ),
        "one row of an archive that was sent, whose workshop nobody else sees yet",
    ),
}
WRITER = """
import sys, threading
import django
django.setup()
from django.db import connections
from places.enums import Role
from places.rules import Actor
from places.vision.actions.sentences import add_sentence

actor = Actor(int(sys.argv[1]), Role.LEADER, leader_id=int(sys.argv[2]))

def write(name):
    for number in range(10):
        add_sentence(actor=actor, section="because", text=f"{number} of {name}", key=f"{name}-{number}")
    connections.close_all()

threads = [threading.Thread(target=write, args=(f"{sys.argv[3]}-{number}",)) for number in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


@pytest.fixture(params=["on_disk", "on_postgresql"])
def _engine(request: pytest.FixtureRequest, db: None) -> None:
    """Both engines, where they are there: a database of the test's own."""
    request.getfixturevalue(request.param)


def in_threads(*calls: Callable[[], Any]) -> list[Any]:
    """Make all calls at once; return their results or errors, in the order in which they were given."""
    ready, found = threading.Barrier(len(calls)), dict[int, Any]()

    def run(number: int, call: Callable[[], Any]) -> None:
        ready.wait(20)
        try:
            found[number] = call()
        except Exception as error:
            found[number] = error
        connections.close_all()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return [found[number] for number in range(len(calls))]


@pytest.mark.usefixtures("_engine")
def test_of_two_moves_of_one_card_one_wins_and_the_other_is_told() -> None:
    room = sorting_room()
    board, photos = board_of(room), room.photos
    people = [person for person in room.people if person.group_id == board.group_id][:2]
    first = room.actor(people[0])
    for name, photo in zip(("Water", "Paths"), photos[1:3], strict=True):
        card_actions.put_together(actor=first, board_id=board.pk, cards=seen(board, photo), name=name)
    for _ in range(5):
        cards = seen(board, photos[0])
        targets = [pile(board, name).pk for name in ("Water", "Paths")]

        def move(number: int, cards: Any = cards, targets: Any = targets) -> Activity:
            actor = room.actor(people[number])
            return card_actions.move(actor=actor, board_id=board.pk, cards=cards, to=targets[number])

        answers = in_threads(lambda: move(0), lambda: move(1))
        winners = [number for number, answer in enumerate(answers) if isinstance(answer, Activity)]
        assert len(winners) == 1
        assert isinstance(answers[1 - winners[0]], Stale)
        name = ("Water", "Paths")[winners[0]]
        assert [pile for pile, cards in lying(board).items() if f"p{photos[0].pk}" in cards] == [name]
        card_actions.move(actor=first, board_id=board.pk, cards=seen(board, photos[0]), to=None)


@pytest.mark.usefixtures("_engine")
def test_what_was_read_under_the_lock_is_not_changed_until_it_is_saved() -> None:
    room = open_room()
    photo = room.photo(room.people[0])
    looking = threading.Thread(
        target=lambda: (
            bringing.open_photo(actor=room.actor(room.people[1]), photo_id=photo.pk),
            connections.close_all(),
        )
    )
    with write_lock():
        locked(room.workshop.pk)
        own = Photo.objects.get(pk=photo.pk)
        looking.start()
        looking.join(0.3)
        own.essence = "Later"
        own.save()
    looking.join(20)
    own.refresh_from_db()
    assert (own.essence, own.opened) == ("Later", True)


@pytest.mark.usefixtures("_engine")
def test_a_session_that_is_locked_is_changed_by_nobody_else() -> None:
    store = SessionStore()
    store["participants"] = {}
    store.save()

    def join() -> None:
        other = SessionStore(store.session_key)
        other["participants"] = {"1": [2, "token"]}
        other.save()
        connections.close_all()

    joining = threading.Thread(target=join)
    with write_lock():
        store.lock()
        joining.start()
        joining.join(0.3)
        store["leader_seen"] = 5
        store.save()
    joining.join(20)
    assert store.model.objects.get(pk=store.session_key).get_decoded()["participants"] == {"1": [2, "token"]}


def test_revisions_are_gapless_and_in_commit_order_with_eight_writers_in_two_processes(
    on_postgresql: str,
) -> None:
    room = open_room(Stage.WRITE)
    before = room.workshop.revision
    told = {"DATABASE_URL": postgresql.current_url(), "DJANGO_SETTINGS_MODULE": "placeness.settings"}
    told["PLACENESS_SECRET_KEY"] = settings.SECRET_KEY
    writers = [
        subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
            [sys.executable, "-c", WRITER, str(room.workshop.pk), str(room.leader.pk), name],
            cwd=ROOT,
            env=os.environ | told,
        )
        for name in "ab"
    ]
    lines = Activity.objects.filter(workshop=room.workshop).order_by("revision")
    looks = 0
    while any(writer.poll() is None for writer in writers):
        revisions = list(lines.values_list("revision", flat=True))
        assert revisions == list(range(1, len(revisions) + 1)), "a later one was committed first"
        looks += 1
        time.sleep(0.01)
    assert [writer.returncode for writer in writers] == [0, 0]
    revisions = list(lines.values_list("revision", flat=True))
    assert (revisions, looks > 3) == (list(range(1, before + 81)), True)


def test_everything_that_writes_locks_first() -> None:
    """On PostgreSQL nothing else orders writers: whoever locks anything before the workshop could wait in a circle."""
    missing = []
    for path in sorted((ROOT / "places").rglob("actions/*.py")) + sorted(
        (ROOT / "places").rglob("actions.py")
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(
                isinstance(one, ast.Name) and one.id == "written" for one in node.decorator_list
            ):
                first = next(part for part in node.body if not _is_docstring(part))
                called = {one.func.id for one in ast.walk(first) if _is_plain_call(one)}
                if not called & LOCKS and node.name not in UNLOCKED:
                    missing.append(f"{path.relative_to(ROOT)}: {node.name}")
    assert missing == []


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_plain_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
