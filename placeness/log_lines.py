"""Lines of the server's log: what went wrong and where in the code. Never which workshop, whose, or what was written.

Addresses hold codes and tokens, and the message of an exception may hold anything: a name, a sentence, a row. So a
line names the route instead of the path, and an exception its kind and its place. Only what the disk and the database
say about themselves is kept, because whoever runs the server needs it.
"""

import logging
import re
import traceback
from collections.abc import Iterator
from typing import Any

ADDRESS = re.compile(r"/(w|join|q|live|sign-in|media)/[^\s/?#\"'<]+")
CODE = re.compile(r"\b[0-9A-Za-z]{4}-[0-9A-Za-z]{4}\b")
NO_ROUTE = "an address of no route"


class PlainFormatter(logging.Formatter):
    """Writes each record without what belongs to people; see the module."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, followed by where in the code it happened when there was an exception."""
        shown = logging.makeLogRecord(record.__dict__)
        shown.msg, shown.args, shown.exc_text = _message(record), (), None
        return super().format(shown)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's own name
        """Return kinds and places of an exception and of those that led to it, first things first."""
        return "\n".join(_told(ei[1])) if ei[1] is not None else ""


def _message(record: logging.LogRecord) -> str:
    if record.name.startswith("django.security."):  # its messages repeat what strangers sent
        return f"Refused: {record.name.removeprefix('django.security.')}"
    request = getattr(record, "request", None)
    if hasattr(request, "path") and isinstance(record.args, tuple):
        record = logging.makeLogRecord(record.__dict__)
        record.args = tuple(_route(request) if each == request.path else each for each in record.args)
    text = record.getMessage()
    if record.name == "asyncio":  # the lines that follow repeat the exception
        text = text.split("\n", 1)[0]
    return CODE.sub("…", ADDRESS.sub(r"/\1/…", text))


def _route(request: Any) -> str:
    """Return the route that a request took, as the address book spells it: `/w/<code>/wall/`."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else NO_ROUTE


def _told(error: BaseException) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _told(before)
        yield "which led to"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
    yield f"{type(error).__module__}.{type(error).__qualname__}{_own_words(error)}"
    for one in getattr(error, "exceptions", ()):
        yield from _told(one)


def _own_words(error: BaseException) -> str:
    """Return what may be repeated of an exception: the system's own words about disk and database."""
    if isinstance(error, OSError):
        return f": {error.strerror}" if error.strerror else ""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return f": {error}" if kind in ("django.db.utils.OperationalError", "sqlite3.OperationalError") else ""
