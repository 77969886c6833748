"""The log, as it is really set up: errors name their route and their place, never a code, a token or a word."""

import io
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, OperationalError
from django.http import Http404, HttpRequest
from django.test import Client, override_settings
from django.urls import path

from placeness.log_lines import NotEachPicture, PlainFormatter
from places import urls
from places.management.server import server
from tests.builders.rooms import Room

CODE, TOKEN, NAME, WORDS = "HT7K-2M9P", "q7Yw3kZp0dXv5sLr8nBt2A", "Ingegerd", "the secret bench by the lake"


def breaks(request: HttpRequest, **things: str) -> None:
    try:
        raise KeyError(NAME)
    except KeyError as error:
        raise ValueError(f"{things} {request.POST.get('text')} {WORDS}") from error


def disk(request: HttpRequest, code: str) -> None:
    raise OSError(24, "Too many open files", f"/data/media/{TOKEN}")


def nothing(request: HttpRequest, code: str) -> None:
    raise Http404(WORDS)


urlpatterns = [
    path("w/<code>/breaks/", breaks),
    path("w/<code>/disk/", disk),
    path("w/<code>/nothing/", nothing),
    path("q/<str:token>/breaks/", breaks),
    *urls.urlpatterns,
]
handler500 = "places.web.refusals.server_error"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the log really gets, through the handlers that are set up."""
    handlers = {
        each for name in ("", *settings.LOGGING["loggers"]) for each in logging.getLogger(name).handlers
    }
    ours = [each for each in handlers if isinstance(each.formatter, PlainFormatter)]
    assert len(ours) == 1
    stream = io.StringIO()
    before = ours[0].setStream(stream)  # type: ignore[attr-defined]  # it is a StreamHandler
    yield stream
    ours[0].setStream(before)  # type: ignore[attr-defined]  # as above


def is_clean(text: str) -> bool:
    return not any(secret in text for secret in (CODE, CODE.replace("-", ""), TOKEN, NAME, WORDS))


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.placeness.test_log_lines")
def test_an_error_names_its_route_and_its_place(log: io.StringIO) -> None:
    client = Client(raise_request_exception=False)
    assert client.post(f"/w/{CODE}/breaks/?name={NAME}", {"text": WORDS}).status_code == 500
    assert client.get(f"/q/{TOKEN}/breaks/").status_code == 500
    assert client.get(f"/w/{CODE}/disk/").status_code == 500
    assert client.get(f"/w/{CODE}/nothing/").status_code == 404
    text = log.getvalue()
    assert is_clean(text)
    assert "ERROR django.request: Internal Server Error: /w/<code>/breaks/\n" in text
    assert "Internal Server Error: /q/<str:token>/breaks/\n" in text
    assert "builtins.KeyError\nwhich led to\n" in text
    assert "test_log_lines.py:" in text
    assert "in breaks\nbuiltins.ValueError\n" in text
    assert "builtins.OSError: Too many open files\n" in text


def test_what_strangers_send_in_their_headers_is_not_repeated(log: io.StringIO) -> None:
    assert Client(headers={"Host": f"{NAME}.example"}).get(f"/w/{CODE}/").status_code == 400
    assert "ERROR django.security.DisallowedHost: RequestRefused: DisallowedHost\n" in log.getvalue()
    assert is_clean(log.getvalue())


def raised(error: BaseException) -> Any:
    try:
        raise error
    except type(error) as caught:
        return type(caught), caught, caught.__traceback__


@pytest.mark.parametrize(
    "name", ["places.live_channels.hub", "uvicorn.error", "django.request", "asyncio", "django_tasks"]
)
def test_every_logger_says_as_little(log: io.StringIO, name: str) -> None:
    error = IntegrityError(f"Key (code)=({CODE}) {WORDS}")
    logging.getLogger(name).error(
        "It broke at /w/%s/ for %s\nfuture: %r", CODE, "all", error, exc_info=raised(error)
    )
    first = log.getvalue().split("\n", 1)[0]
    assert first.endswith(f" ERROR {name}: It broke at /w/…/ for all")
    assert "django.db.utils.IntegrityError" in log.getvalue()
    assert name != "asyncio" or is_clean(log.getvalue())


def test_what_the_database_says_of_itself_is_told(log: io.StringIO) -> None:
    error = OperationalError("database or disk is full")
    logging.getLogger("places").error("Not kept", exc_info=raised(error))
    assert log.getvalue().endswith("django.db.utils.OperationalError: database or disk is full\n")


def test_the_server_writes_no_line_for_each_request_and_uses_this_log() -> None:
    config = server(None, "127.0.0.1", 0, lambda _: (0.0, 0.0), lambda: None).config
    assert (config.access_log, config.log_config) == (False, None)
    assert logging.getLogger("uvicorn.access").handlers == []
    assert logging.getLogger("django.server").getEffectiveLevel() == logging.ERROR


def test_a_real_room_leaves_nothing_of_itself_in_the_log(room: Room, log: io.StringIO) -> None:
    mira = room.client(room.people[0])
    for address in (f"/w/{room.code}/me/", f"/w/{room.code}/desk/", f"/join/{room.code}/", "/q/x/", "/back/"):
        mira.get(address)
        mira.post(address, {"text": WORDS, "code": room.code})
    assert log.getvalue() == ""


def test_a_bucket_that_is_away_is_no_line_for_each_picture() -> None:
    each = NotEachPicture()

    def logged(status: int, address: str) -> bool:
        request = HttpRequest()
        request.path = address
        return bool(each.filter(logging.makeLogRecord({"status_code": status, "request": request})))

    assert not logged(503, "/media/x/small")
    assert logged(500, "/media/x/small")
    assert logged(503, "/w/x/bring/send/")
    assert each.filter(logging.makeLogRecord({}))
    assert "not each picture" in settings.LOGGING["handlers"]["console"]["filters"]
