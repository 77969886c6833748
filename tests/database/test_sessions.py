"""Sessions are written under the write lock, like everything else."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth import base_user, hashers
from django.contrib.sessions.backends.base import CreateError
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse

from places.database import writing
from places.database.sessions import SessionStore
from places.enums import Stage
from tests.builders.rooms import Room, open_room

pytestmark = pytest.mark.django_db
ONE_WRITER = pytest.mark.sqlite_only(
    "the write lock of a process admits one writer at a time to SQLite's file"
)


def holds_the_write_lock() -> bool:
    """Whether the calling thread holds the write lock."""
    return writing._lock._owner == threading.get_ident()


@contextmanager
def written_outside() -> Iterator[list[str]]:
    """Gather what is written by a thread without the write lock."""
    outside: list[str] = []

    def look(execute: Any, sql: str, *more: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and not holds_the_write_lock():
            outside.append(sql)
        return execute(sql, *more)

    with connection.execute_wrapper(look):
        yield outside


@pytest.fixture
def room(db: None) -> Room:
    return open_room(Stage.SHARE)


@ONE_WRITER
def test_a_session_is_made_kept_and_ended_under_the_write_lock() -> None:
    with written_outside() as outside:
        session = SessionStore()
        session["passes"] = [1]
        session.create()
        session["passes"] = [1, 2]
        session.save()
        assert SessionStore(session.session_key)["passes"] == [1, 2]
        session.cycle_key()
        session.flush()
    assert outside == []
    assert not Session.objects.exists()


def test_a_key_that_is_taken_is_told_as_django_tells_it() -> None:
    first = SessionStore()
    first.create()
    with pytest.raises(CreateError):
        SessionStore(first.session_key).save(must_create=True)


@ONE_WRITER
def test_joining_and_guessing_write_nothing_outside(room: Room) -> None:
    guest, stranger = Client(), Client()
    with written_outside() as outside:
        stranger.get(reverse("join", args=["0000-0000"]))
        assert not Session.objects.exists()  # a guess is counted without a session
        stranger.get(reverse("qr-door", args=[room.workshop.token]))  # the pass is kept in a session
        guest.post(reverse("join", args=[room.code]), {"first_name": "Mira B", "table": "1"})
        guest.post(reverse("leave", args=[room.code]))
    assert outside == []
    assert Session.objects.count() == 2


@ONE_WRITER
def test_a_leader_signs_in_and_out_under_the_write_lock(room: Room) -> None:
    browser = Client()
    with written_outside() as outside:
        words = {"username": room.leader.email, "password": "a good long password"}
        assert browser.post(reverse("sign-in"), words).status_code == 302
        browser.post(reverse("sign-out"))
    assert outside == []


@ONE_WRITER
def test_a_password_is_hashed_before_the_write_lock_is_taken(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed_inside: list[bool] = []

    def hash_it(password: str) -> str:
        hashed_inside.append(holds_the_write_lock())
        return hashers.make_password(password)

    monkeypatch.setattr(base_user, "make_password", hash_it)
    browser, new = room.leader_client(), "another good long one"
    words = {"old_password": "a good long password", "new_password1": new, "new_password2": new}
    with written_outside() as outside:
        assert browser.post(reverse("password"), words).status_code == 302
    room.leader.refresh_from_db()
    assert room.leader.check_password(new)
    assert browser.get(reverse("desk-home")).status_code == 200
    assert (hashed_inside, outside) == ([False], [])
