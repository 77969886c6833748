"""Who opens a stream: learnt once, in a thread, from the session cookie."""

import asyncio
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

TOGETHER = 50  # streams that are looked up at once
Head = tuple[int, str, int]  # workshop id, epoch, newest revision


@dataclass(frozen=True)
class Asker:
    """A member of a workshop who wants to hear its news, and where the log stood when they were let in."""

    audience: Audience
    session: str
    participant_id: int | None
    here: Cursor


def spoken(language: str) -> str:
    """Return `language` when we speak it, else the installation's own."""
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Question:
    """What a request for a stream brings: its Cookie header, and code, channel and language of its address."""

    cookies: str
    code: str
    channel: str
    language: str


def learn_all(questions: list[Question]) -> list[Asker | None]:
    """Answer many at once, each workshop looked up once: a whole room may come back in the same second."""
    heads: dict[str, Head | None] = {}
    return [learn(question, heads) for question in questions]


def learn(question: Question, heads: dict[str, Head | None] | None = None) -> Asker | None:
    """Return who asks for a channel of a workshop; None for strangers, alike for every reason.

    A leader whose password has changed, or whose sign-in has ended, is a stranger.
    """
    close_old_connections()
    workshop = _workshop(question.code, {} if heads is None else heads)
    session_key = parse_cookie(question.cookies).get(settings.SESSION_COOKIE_NAME)
    if workshop is None or not session_key or not is_channel(question.channel):
        return None
    session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    number, epoch, revision = workshop
    actor = actors.rights(number, session.get("participants"), _leader(session))
    if actor.role == Role.NEWCOMER:
        return None
    differs = question.channel.startswith(("board-", "ballot"))
    group_id = actor.group_id if differs else None  # only boards and tables' ballots differ between tables
    team = actor.team if question.channel == "combine" else 0  # only there its buttons are shown
    audience = Audience(number, question.channel, spoken(question.language), actor.role, group_id, team)
    return Asker(audience, session_key, actor.participant_id, Cursor(epoch, revision))


def _leader(session: Any) -> int | None:
    """The id of the leader who is signed in in this session; an open page counts as their activity."""
    if SESSION_KEY not in session or sign_in_times.is_over(session):
        return None
    request = HttpRequest()
    request.session = session
    leader = get_user(request)
    if not leader.is_authenticated:
        return None
    if sign_in_times.note(session):
        _keep_times(type(session)(session.session_key))
    return leader.pk


def _keep_times(session: Any) -> None:
    """Write the activity into the session as it is now: a page may have changed it since it was read."""
    with write_lock():
        if sign_in_times.note(session):
            session.save()


def _workshop(typed: str, heads: dict[str, Head | None]) -> Head | None:
    """The workshop that has this code, or had it: pages that are open still carry the old one."""
    code = read_code(typed)
    if code is None:
        return None
    if code not in heads:
        before = None if (found := activity.head(code)) else workshops.by_any_code(code)
        heads[code] = found or (before and (before.id, before.epoch, before.revision))
    return heads[code]


class Asking:
    """Learns who asks, in one thread: those who come while it looks are looked up together, next."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="live-door")
        self._waiting: list[tuple[asyncio.Future[Asker | None], Question]] = []
        self._work: asyncio.Task[None] | None = None

    async def answer(self, question: Question) -> Asker | None:
        """Return who asks, or None for a stranger."""
        loop = asyncio.get_running_loop()
        asked: asyncio.Future[Asker | None] = loop.create_future()
        self._waiting.append((asked, question))
        if self._work is None or self._work.done():
            self._work = loop.create_task(self._look())
        return await asked

    async def _look(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            now, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
            try:
                found = await loop.run_in_executor(self._thread, learn_all, [each for _asked, each in now])
            except Exception as error:  # whoever asked gets it
                self._settle(now, error)
            else:
                self._settle(now, found)

    def _settle(self, now: list[tuple[asyncio.Future[Asker | None], Question]], found: Any) -> None:
        for number, (asked, _question) in enumerate(now):
            if asked.done():
                continue  # the phone has gone
            if isinstance(found, Exception):
                asked.set_exception(found)
            else:
                asked.set_result(found[number])
