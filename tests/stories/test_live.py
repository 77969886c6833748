"""static/base/live.js on a page of its own: what it asks for after each kind of loss, and what the page shows."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.stories.blank_page import HERE, BlankPage

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


def polled_status(status: int) -> Any:
    return lambda route: route.fulfill(status=status)


def start(blank: BlankPage, stream: Stream, poll: Any = None) -> None:
    blank.open(MAIN, "base/live.js", after=LIVE, answers={STREAM: stream, POLL: poll})


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
