"""The handler of pages: whole answers, long files in blocks, and threads that keep nothing of the last request."""

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest
from django.core.signals import request_finished
from django.db import connection, connections
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import override_settings
from django.urls import path
from django.utils import translation

from placeness.page_handler import BLOCK, PageHandler
from tests.placeness.asking import Answer, ask, request

LONG = bytes(range(256)) * (2 * BLOCK // 256) + b"the end"


def told(asked: HttpRequest) -> HttpResponse:
    """What the view was told, and in which language it found its thread."""
    words = f"{asked.method} {asked.GET.get('q')} {asked.POST.get('name')} {translation.get_language()}"
    translation.activate("sv")
    answer = HttpResponse(f"{words} {threading.current_thread().name[:4]}")
    answer.set_cookie("one", "1")
    answer.set_cookie("two", "2")
    return answer


def file(asked: HttpRequest) -> FileResponse:
    return FileResponse(Path(asked.GET["path"]).open("rb"))


def lines(asked: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter(["a", "b", "c"]))


held: list[Any] = []


def connected(asked: HttpRequest) -> HttpResponse:
    """Ask the database, and note with which connection."""
    connection.ensure_connection()
    held.append(connection.connection)
    return HttpResponse()


def broken(asked: HttpRequest) -> HttpResponse:
    raise RuntimeError("this view is broken")


def sorry(asked: HttpRequest) -> HttpResponse:
    return HttpResponse("Sorry", status=500)


ARRIVED, MAY_GO = threading.Event(), threading.Event()


def slow_picture(asked: HttpRequest) -> HttpResponse:
    """Wait for a store of pictures that does not answer."""
    ARRIVED.set()
    MAY_GO.wait(20)
    return told(asked)


handler500 = sorry
urlpatterns = [
    path("told", told),
    path("media/slow", slow_picture),
    path("file", file),
    path("lines", lines),
    path("broken", broken),
    path("connected", connected),
]


@pytest.fixture
def handler() -> PageHandler:
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[], DEBUG_PROPAGATE_EXCEPTIONS=False):
        yield PageHandler(1)


def test_a_form_comes_whole_and_every_cookie_goes(handler: PageHandler) -> None:
    headers = [(b"content-type", b"application/x-www-form-urlencoded"), (b"content-length", b"13")]
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": "name=Göran".encode(), "more_body": False}

    asyncio.run(handler(request("POST", "/told", headers, b"q=%C3%A5"), receive, send))
    head, body = sent
    assert (head["status"], body) == (
        200,
        {"type": "http.response.body", "body": "POST å Göran en page".encode()},
    )
    cookies = [value for name, value in head["headers"] if name == b"Set-Cookie"]
    assert cookies == [b"one=1; Path=/", b"two=2; Path=/"]


def test_a_thread_keeps_nothing_of_the_last_request(handler: PageHandler) -> None:
    answers = [ask(handler, "GET", "/told").text for _ in range(2)]
    assert answers == ["GET None None en page"] * 2


@pytest.mark.parametrize(
    "content", [b"", b"short", LONG[:BLOCK], LONG], ids=["empty", "short", "block", "long"]
)
def test_a_file_comes_as_it_is_and_is_closed(handler: PageHandler, tmp_path: Path, content: bytes) -> None:
    stored = tmp_path / "picture"
    stored.write_bytes(content)
    answer = ask(handler, "GET", "/file", query=f"path={stored}".encode())
    assert (answer.status, answer.body == content, answer.ended) == (200, True, True)
    assert answer.headers["content-length"] == str(len(content))
    open_files = [link.resolve() for link in Path("/proc/self/fd").iterdir() if link.exists()]
    assert stored.resolve() not in open_files


def test_whatever_else_streams_is_sent_piece_by_piece(handler: PageHandler) -> None:
    finished: list[Any] = []

    def note(sender: Any, **_more: Any) -> None:
        finished.append(sender)

    request_finished.connect(note)
    try:
        answer: Answer = ask(handler, "GET", "/lines")
    finally:
        request_finished.disconnect(note)
    assert (answer.text, answer.ended, finished) == ("abc", True, [PageHandler])


def test_a_view_that_breaks_is_a_500_and_the_next_request_is_answered(
    handler: PageHandler, caplog: pytest.LogCaptureFixture
) -> None:
    assert ask(handler, "GET", "/broken").text == "Sorry"
    assert "this view is broken" in caplog.text
    assert ask(handler, "GET", "/told").status == 200


def hang_up() -> None:
    connection.close()


@pytest.mark.sqlite_only("a connection to PostgreSQL goes back to the pool after each request")
@pytest.mark.usefixtures("own_database")
def test_a_thread_keeps_its_connection_for_the_next_request(
    handler: PageHandler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connections.settings["default"], "CONN_MAX_AGE", 60)
    held.clear()
    for _ in range(2):
        assert ask(handler, "GET", "/connected").status == 200
    first, second = held
    assert first is second
    assert first is not connection.connection
    handler._threads.submit(hang_up).result()


def test_no_page_waits_for_pictures_of_another_server(handler: PageHandler) -> None:
    pages = PageHandler(1, picture_threads=1)
    pictures: list[Answer] = []
    waiting = threading.Thread(target=lambda: pictures.append(ask(pages, "GET", "/media/slow")))
    waiting.start()
    assert ARRIVED.wait(20)
    try:
        assert ask(pages, "GET", "/told").text == "GET None None en page"
        assert pictures == []
    finally:
        MAY_GO.set()
        waiting.join(20)
    assert pictures[0].text == "GET None None en pict"
