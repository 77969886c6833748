"""static/base/live.js on a page of its own: what it asks for after each kind of loss, and what the page shows."""

import contextlib
import json
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

from places.live.frames import PADDING, PING
from tests.stories.blank_page import HERE, ORIGIN, BlankPage

STREAM, POLL = "/live/ABC/stream", "/live/ABC/poll"
LIVE = f'<live-stream src="{STREAM}?channel=wall&amp;lang=en" since="e:1"></live-stream>'
MAIN = '<p id="count">1</p><input id="field">'


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[BlankPage]:
    """One page for all tests of this module; each opens it anew."""
    context = browser.new_context()
    page = BlankPage(context)
    page.page.clock.install()
    yield page
    context.close()
    assert page.errors == []


class Stream:
    """Answers the stream: each connection by the next of `answers`, then by silence."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.silent: list[Route] = []

    def __call__(self, route: Route) -> None:
        answer = self.answers.pop(0) if self.answers else None
        if isinstance(answer, int):
            route.fulfill(status=answer)
        elif answer:
            route.fulfill(body=answer, content_type="text/event-stream")
        else:
            self.silent.append(route)


def news(cursor: str, *operations: dict[str, Any]) -> str:
    """One message of the stream, after which the connection ends; the browser comes again at once."""
    return f"retry: 10\nid: {cursor}\ndata: {json.dumps(operations)}\n\n"


def count(text: str) -> dict[str, Any]:
    return {"op": "text", "id": "count", "text": text}


def polled(cursor: str, *operations: dict[str, Any]) -> Any:
    body = json.dumps({"id": cursor, "operations": operations})
    return lambda route: route.fulfill(body=body, content_type="application/json")


class BufferingProxy:
    """A server between the page and the stream that passes on only `passed`, and keeps the rest and the connection."""

    def __init__(self, passed: bytes) -> None:
        self.passed = passed
        self._open: list[socket.socket] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.origin = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def __call__(self, route: Route) -> None:
        route.continue_()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _address = self._listening.accept()
                threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        if connection.recv(65536):  # browsers open some connections before they need them
            connection.sendall(self.passed)
            self._open.append(connection)

    def send(self, data: bytes) -> None:
        """Pass something on over the newest connection."""
        self._open[-1].sendall(data)

    def close(self) -> None:
        """End all connections."""
        for each in (self._listening, *self._open):
            each.close()


def polled_status(status: int) -> Any:
    return lambda route: route.fulfill(status=status)


def start(blank: BlankPage, stream: Stream, poll: Any = None) -> None:
    blank.open(MAIN, "base/live.js", after=LIVE, answers={STREAM: stream, POLL: poll})


@pytest.fixture
def proxied(blank: BlankPage) -> Iterator[Callable[[bytes], BufferingProxy]]:
    """Opens the page behind a proxy that passes on only some bytes of the stream; polls pass."""
    proxies: list[BufferingProxy] = []

    def opened(passed: bytes) -> BufferingProxy:
        proxies.append(BufferingProxy(passed))
        blank.origin = proxies[0].origin
        start(blank, proxies[0], polled("e:9", count("9")))
        return proxies[0]

    yield opened
    blank.origin = ORIGIN
    blank.page.goto("about:blank")
    for proxy in proxies:
        proxy.close()


def asked(blank: BlankPage, times: int) -> list[dict[str, list[str]]]:
    """Return the query of each connection, as soon as there were so many."""
    while len(blank.requests(STREAM)) < times:
        blank.page.wait_for_timeout(20)
    return [query for _method, _path, query, _body, _headers in blank.requests(STREAM)]


def test_it_asks_for_all_since_the_page_was_made(blank: BlankPage) -> None:
    start(blank, Stream(news("e:2", count("2"))))
    expect(blank.page.locator("#count")).to_have_text("2")
    assert asked(blank, 1)[0] == {"channel": ["wall"], "lang": ["en"], "since": ["e:1"]}


def test_after_a_connection_has_ended_the_browser_comes_again_by_itself(blank: BlankPage) -> None:
    """With the header Last-Event-ID, which a test that answers requests in the network's place cannot see."""
    start(blank, Stream(news("e:2", count("2")), news("e:3", count("3"))))
    expect(blank.page.locator("#count")).to_have_text("3")
    assert [query["since"] for query in asked(blank, 3)] == [["e:1"]] * 3
    assert blank.page.locator("live-stream").evaluate("(live) => live.since") == "e:3"


def test_after_an_error_of_the_server_it_goes_on_after_the_last_news(blank: BlankPage) -> None:
    nothing = polled_status(204)
    start(blank, Stream(news("e:2", count("2")), 502, news("e:3", count("3"))), nothing)
    expect(blank.page.locator("#count")).to_have_text("3")
    assert asked(blank, 3)[2]["lastEventId"] == ["e:2"]


def test_a_silent_network_is_asked_anew_and_polled_meanwhile(blank: BlankPage) -> None:
    stream = Stream()
    start(blank, stream, polled("e:9", count("9")))
    body = blank.page.locator("body")
    for times in (2, 3):
        blank.page.clock.run_for(7_500)
        asked(blank, times)
    expect(body).to_have_attribute("data-connection", "lost")
    expect(blank.page.locator("#count")).to_have_text("9")
    assert blank.requests(POLL)[0][2]["since"] == ["e:1"]
    stream.answers.append(news("e:10", count("10")))
    blank.page.clock.run_for(7_500)
    expect(blank.page.locator("#count")).to_have_text("10")
    expect(body).not_to_have_attribute("data-connection", "lost")
    assert asked(blank, 4)[3]["since"] == ["e:9"]


HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n"


@pytest.mark.parametrize("passed", [b"", HEAD, HEAD + PADDING])
def test_behind_a_proxy_that_keeps_the_stream_the_page_polls(
    blank: BlankPage, proxied: Callable[[bytes], BufferingProxy], passed: bytes
) -> None:
    """It may pass nothing, or headers alone, or the padding: without the first ping the stream is not open."""
    proxied(passed)
    for times in (2, 3):
        blank.page.clock.run_for(7_500)
        asked(blank, times)
    expect(blank.page.locator("#count")).to_have_text("9")
    expect(blank.page.locator("body")).not_to_have_attribute("data-connection", "lost")
    polls = len(blank.requests(POLL))
    blank.page.clock.run_for(120_000)
    while len(blank.requests(POLL)) - polls < 24:  # one every 3 to 4 s
        blank.page.wait_for_timeout(20)
    assert len(blank.requests(STREAM)) <= 3 + 10  # the stream is tried more and more seldom


def test_a_stream_that_falls_silent_after_its_first_ping_is_not_trusted_by_it(
    blank: BlankPage, proxied: Callable[[bytes], BufferingProxy]
) -> None:
    proxy = proxied(HEAD + PING)
    for times in (2, 3):
        blank.page.wait_for_function("document.querySelector('live-stream').isOpen")
        blank.page.clock.run_for(37_000)
        asked(blank, times)
    expect(blank.page.locator("#count")).to_have_text("9")
    blank.page.wait_for_function("document.querySelector('live-stream').isOpen")
    proxy.send(PING)
    blank.page.wait_for_function("document.querySelector('live-stream').silences === 0")
    polls = len(blank.requests(POLL))
    blank.page.clock.run_for(20_000)
    assert len(blank.requests(POLL)) == polls


def test_where_every_stream_is_refused_at_once_the_page_polls(blank: BlankPage) -> None:
    start(blank, Stream(*[502] * 99), polled("e:9", count("9")))
    for _ in range(4):
        blank.page.clock.run_for(4_000)
        blank.page.wait_for_timeout(50)
    expect(blank.page.locator("#count")).to_have_text("9")


def test_who_may_not_listen_any_more_gets_the_page_again(blank: BlankPage) -> None:
    start(blank, Stream(*[502] * 9), polled_status(404))
    blank.serve('<p id="count">Not here</p>')
    expect(blank.page.locator("#count")).to_have_text("Not here")
    connections = len(blank.requests(STREAM))
    blank.page.wait_for_timeout(500)
    assert len(blank.requests(STREAM)) == connections


def test_refresh_by_the_stream_fetches_the_page_again(blank: BlankPage) -> None:
    stream = Stream()
    start(blank, stream)
    blank.page.locator("#field").fill("typed")
    blank.serve('<p id="count">5</p><input id="field">')
    stream.silent.pop().fulfill(body=news("e:2", {"op": "refresh"}), content_type="text/event-stream")
    expect(blank.page.locator("#count")).to_have_text("5")
    expect(blank.page.locator("#field")).to_have_value("typed")


def test_who_is_at_work_sees_a_notice_and_goes_when_they_have_finished(blank: BlankPage) -> None:
    stream = Stream()
    start(blank, stream)
    blank.serve("<p>There</p>", "/w/ABC/weigh/")
    blank.page.locator("#field").fill("typed")
    moved = news("e:2", {"op": "go", "url": "/w/ABC/weigh/", "text": "The room has moved on"})
    stream.silent.pop().fulfill(body=moved, content_type="text/event-stream")
    expect(blank.page.locator("#notices [data-name=go]")).to_contain_text("The room has moved on")
    expect(blank.page.locator("#field")).to_be_focused()
    assert blank.page.url.endswith(HERE)
    blank.page.locator("#field").fill("")
    blank.page.locator("#field").blur()
    blank.page.wait_for_url("**/weigh/")


def test_a_page_that_nobody_sees_gives_its_stream_back(blank: BlankPage) -> None:
    stream = Stream(news("e:2", count("2")))
    start(blank, stream)
    asked(blank, 2)
    see = """(hidden) => {
        Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
        document.dispatchEvent(new Event("visibilitychange"));
    }"""
    with blank.page.expect_event("requestfailed", lambda request: STREAM in request.url):
        blank.page.evaluate(see, True)
    blank.page.evaluate(see, False)
    assert asked(blank, 3)[2]["since"] == ["e:2"]
