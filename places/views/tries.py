"""Limits on guessing: failed tries are counted by browser session and for the whole server; successes never.

Never by address: a whole workshop sits behind one.
"""

from django.http import HttpRequest
from django_ratelimit.core import get_usage

from places.errors import TooMany

BY_SESSION = "10/10m"
BY_SERVER = "200/m"
BY_AIM = "60/10m"


def _session(group: str, request: HttpRequest) -> str:
    return str(request.session.session_key)


def _server(group: str, request: HttpRequest) -> str:
    return "server"


def _limits(request: HttpRequest, group: str, aim: str) -> list[dict]:
    """Return the limits that apply: by session, by server and, with `aim`, by what is being guessed."""
    limits = [{"group": f"{group}-server", "key": _server, "rate": BY_SERVER}]
    if request.session.session_key:
        limits.append({"group": f"{group}-session", "key": _session, "rate": BY_SESSION})
    if aim:
        limits.append({"group": f"{group}-aim", "key": lambda _group, _request: aim, "rate": BY_AIM})
    return limits


def refuse_too_many(request: HttpRequest, group: str, *, aim: str = "") -> None:
    """Raise `TooMany` when this browser, the server or `aim` has had its share of failed tries of a kind."""
    for limit in _limits(request, group, aim):
        usage = get_usage(request, increment=False, **limit)
        if usage and usage["count"] >= usage["limit"]:
            raise TooMany


def count_failure(request: HttpRequest, group: str, *, aim: str = "") -> None:
    """Count one failed try. The browser gets a session by it, so that its next tries are counted as its own."""
    if not request.session.session_key:
        request.session["tried"] = True
        request.session.save()
    for limit in _limits(request, group, aim):
        get_usage(request, increment=True, **limit)
