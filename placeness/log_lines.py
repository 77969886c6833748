"""The format of the server's log: errors and their places in the code, without data about workshops or people.

Addresses hold codes and tokens, and the message of an exception may hold anything: a name, a sentence, a row. A line
therefore has the route instead of the path, and an exception is logged by its class and traceback. Only the messages
of system and database errors are kept, because administrators need them.
"""

import logging
import re
import traceback
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

ADDRESS = re.compile(r"/(w|join|q|live|sign-in|media)/[^\s/?#\"'<]+")
CODE = re.compile(r"\b[0-9A-Za-z]{4}-[0-9A-Za-z]{4}\b")
NO_ROUTE = "an address of no route"


class PlainFormatter(logging.Formatter):
    """Formats each record without personal data; see the module."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, followed by class and traceback of an exception."""
        shown = logging.makeLogRecord(record.__dict__)
        shown.msg, shown.args, shown.exc_text = _message(record), (), None
        return super().format(shown)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's own name
        """Return classes and tracebacks of an exception and its causes, the first cause first."""
        return "\n".join(_described(ei[1])) if ei[1] is not None else ""


class NotEachPicture(logging.Filter):
    """Leaves out Django's line for each picture while their bucket is away: the storage logs that once."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether the record is logged."""
        path = getattr(getattr(record, "request", None), "path", "")
        is_away = getattr(record, "status_code", None) == HTTPStatus.SERVICE_UNAVAILABLE
        return not (is_away and path.startswith("/media/"))


def _message(record: logging.LogRecord) -> str:
    if record.name.startswith("django.security."):  # its messages repeat what clients sent
        return f"RequestRefused: {record.name.removeprefix('django.security.')}"
    request = getattr(record, "request", None)
    if hasattr(request, "path") and isinstance(record.args, tuple):
        record = logging.makeLogRecord(record.__dict__)
        record.args = tuple(_route(request) if each == request.path else each for each in record.args)
    text = record.getMessage()
    if record.name == "asyncio":  # the lines that follow repeat the exception
        text = text.split("\n", 1)[0]
    return CODE.sub("…", ADDRESS.sub(r"/\1/…", text))


def _route(request: Any) -> str:
    """Return the route of a request as the URLconf spells it: `/w/<code>/wall/`."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else NO_ROUTE


def _described(error: BaseException) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _described(before)
        yield "which led to"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
    yield f"{type(error).__module__}.{type(error).__qualname__}{_safe_message(error)}"
    for one in getattr(error, "exceptions", ()):
        yield from _described(one)


def _safe_message(error: BaseException) -> str:
    """Return the part of an exception's message that is logged: that of system and database errors."""
    if isinstance(error, OSError):
        return f": {error.strerror}" if error.strerror else ""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return f": {error}" if kind in ("django.db.utils.OperationalError", "sqlite3.OperationalError") else ""
