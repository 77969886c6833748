"""Authentication of streams: once for each stream, in a thread, by the session cookie."""

import asyncio
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user
from django.db import close_old_connections
from django.http import HttpRequest
from django.http.cookie import parse_cookie

from places.codes import read_code
from places.database.writing import write_lock
from places.enums import Role
from places.live.audience import Audience
from places.live.frames import Cursor
from places.live_channels.channels import is_channel
from places.people.queries import actors
from places.workshops import sign_in_times
from places.workshops.queries import activity, workshops

MOST_TOGETHER = 50  # streams that are looked up at once
Head = tuple[int, str, int]  # workshop id, epoch, newest revision


@dataclass(frozen=True)
class Subscriber:
    """A member of a workshop who opens a stream; `here` is the log's cursor at which their rights were read."""

    audience: Audience
    session: str
    participant_id: int | None
    here: Cursor


def supported_language(language: str) -> str:
    """Return `language` when it is one of LANGUAGES, else LANGUAGE_CODE."""
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


@dataclass(frozen=True)
class StreamRequest:
    """A request for a stream: its Cookie header, and code, channel and language of its address."""

    cookies: str
    code: str
    channel: str
    language: str


def authenticate_all(requests: list[StreamRequest]) -> list[Subscriber | None]:
    """Authenticate many requests, each workshop looked up once: a whole room may reconnect in the same second."""
    heads: dict[str, Head | None] = {}
    try:
        return [authenticate(request, heads) for request in requests]
    finally:
        close_old_connections()  # a connection to PostgreSQL goes back to the pool


def authenticate(request: StreamRequest, heads: dict[str, Head | None] | None = None) -> Subscriber | None:
    """Return who opens a stream; None for people outside the workshop and for unknown codes and channels.

    A leader whose password has changed, or whose sign-in has ended, is not recognised.
    """
    close_old_connections()
    workshop = _workshop(request.code, {} if heads is None else heads)
    session_key = parse_cookie(request.cookies).get(settings.SESSION_COOKIE_NAME)
    if workshop is None or not session_key or not is_channel(request.channel):
        return None
    session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    number, epoch, revision = workshop
    actor = actors.rights(number, session.get("participants"), _leader(session))
    if actor.role == Role.NEWCOMER:
        return None
    differs = request.channel.startswith(("board-", "ballot"))
    group_id = actor.group_id if differs else None  # only boards and tables' ballots differ between tables
    team = actor.team if request.channel == "combine" else 0  # only there its buttons are shown
    person = actor.participant_id if request.channel.startswith("photo-") else None  # their own photo
    language = supported_language(request.language)
    audience = Audience(number, request.channel, language, actor.role, group_id, team, person)
    return Subscriber(audience, session_key, actor.participant_id, Cursor(epoch, revision))


def ended_sessions(keys: Collection[str]) -> set[str]:
    """Return those session keys that are not stored any more: who signs out gets a new session. One query."""
    close_old_connections()
    stored = import_module(settings.SESSION_ENGINE).SessionStore.get_model_class().objects
    return set(keys) - set(stored.filter(session_key__in=keys).values_list("session_key", flat=True))


def _leader(session: Any) -> int | None:
    """Return the id of the leader who is signed in in this session; an open page counts as their activity."""
    if SESSION_KEY not in session or sign_in_times.is_over(session):
        return None
    stand_in = HttpRequest()
    stand_in.session = session
    leader = get_user(stand_in)
    if not leader.is_authenticated:
        return None
    if sign_in_times.note(session):
        _save_times(type(session)(session.session_key))
    return leader.pk


def _save_times(session: Any) -> None:
    """Save the time of activity in the session as it is stored now: a page may have changed it since it was read."""
    with write_lock():
        session.lock()
        if sign_in_times.note(session):
            session.save()


def _workshop(typed: str, heads: dict[str, Head | None]) -> Head | None:
    """Return the workshop that has or had this code: open pages still use the old one."""
    code = read_code(typed)
    if code is None:
        return None
    if code not in heads:
        before = None if (found := activity.head(code)) else workshops.by_any_code(code)
        heads[code] = found or (before and (before.id, before.epoch, before.revision))
    return heads[code]


class Authenticator:
    """Authenticates requests in one thread; those that come meanwhile are authenticated together, next."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="live-authentication")
        self._waiting: list[tuple[asyncio.Future[Subscriber | None], StreamRequest]] = []
        self._work: asyncio.Task[None] | None = None

    async def answer(self, request: StreamRequest) -> Subscriber | None:
        """Return who opens the stream, as `authenticate` does."""
        loop = asyncio.get_running_loop()
        asked: asyncio.Future[Subscriber | None] = loop.create_future()
        self._waiting.append((asked, request))
        if self._work is None or self._work.done():
            self._work = loop.create_task(self._authenticate_waiting())
        return await asked

    async def _authenticate_waiting(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            now, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
            try:
                found = await loop.run_in_executor(
                    self._thread, authenticate_all, [each for _asked, each in now]
                )
            except Exception as error:  # raised for each of these requests
                self._settle(now, error)
            else:
                self._settle(now, found)

    def _settle(self, now: list[tuple[asyncio.Future[Subscriber | None], StreamRequest]], found: Any) -> None:
        for number, (asked, _question) in enumerate(now):
            if asked.done():
                continue  # the client has disconnected
            if isinstance(found, Exception):
                asked.set_exception(found)
            else:
                asked.set_result(found[number])
