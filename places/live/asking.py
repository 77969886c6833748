"""Who opens a stream: learnt once, in a thread, from the session cookie."""

from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.db import close_old_connections
from django.http import HttpRequest
from django.http.cookie import parse_cookie

from places.codes import read_code
from places.enums import Role
from places.live.frames import Cursor
from places.live.ops import Audience, is_channel
from places.queries import people, workshops


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


def learn(cookies: str, code: str, channel: str, language: str) -> Asker | None:
    """Return who asks for `channel` of the workshop with `code`; None for strangers, alike for every reason.

    A leader whose password has changed is a stranger: the session's hash no longer fits.
    """
    close_old_connections()
    read = read_code(code)
    workshop = workshops.by_code(read) if read else None
    session_key = parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME)
    if workshop is None or not session_key or not is_channel(channel):
        return None
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    leader = get_user(request)
    actor, _person = people.actor(
        workshop.id, request.session.get("participants"), leader.pk if leader.is_authenticated else None
    )
    if actor.role == Role.NEWCOMER:
        return None
    group_id = actor.group_id if channel.startswith("board-") else None  # only boards differ between tables
    audience = Audience(workshop.id, channel, spoken(language), actor.role, group_id)
    return Asker(audience, session_key, actor.participant_id, Cursor(workshop.epoch, workshop.revision))
