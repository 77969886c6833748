"""The dispatcher: which application gets which request, what is refused, and what every answer wears."""

import asyncio
import json
from typing import Any

import pytest

from placeness import body_quotas, request_body
from placeness.dispatcher import SECURITY_HEADERS, Check, Dispatcher, cleaned
from placeness.lifespan import Lifespan
from placeness.page_handler import Answer as PageAnswer
from placeness.request_body import FORM, PICTURE
from places.live.bus.notifier import Notifier
from places.server_process import ServerProcess, ServerRole
from tests.placeness.asking import Answer, ask, request

UPLOAD = "/w/HT7K-2M9P/upload/"


def answering(name: str) -> Any:
    """An ASGI application that answers its name and how much it was given."""

    async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
        body, more = b"", name != "live"
        while more:
            message = await receive()
            body, more = body + message.get("body", b""), message.get("more_body", False)
        head = [(b"Content-Type", b"text/plain"), (b"X-Frame-Options", b"SAMEORIGIN")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": f"{name} {len(body)}".encode()})

    return application


async def everybody(_scope: dict[str, Any]) -> None:
    """A check that lets everybody in."""


async def nobody(_scope: dict[str, Any]) -> PageAnswer:
    """A check that lets nobody in."""
    return PageAnswer({"type": "http.response.start", "status": 404, "headers": []}, b"not here")


def built(check: Check) -> Dispatcher:
    """Return a dispatcher with doors that say who they are."""
    doors = {name: answering(name) for name in ("live", "uploads", "pages")}
    return Dispatcher(**doors, check=check, lifespan=Lifespan(Notifier(None)))


@pytest.fixture
def dispatcher() -> Dispatcher:
    return built(everybody)


def counting(pieces: list[bytes]) -> tuple[list[int], Any]:
    """Return a `receive` for these pieces, and the sizes of those that were taken so far."""
    taken: list[int] = []

    async def receive() -> dict[str, Any]:
        if len(taken) == len(pieces):
            return {"type": "http.disconnect"}
        taken.append(len(pieces[len(taken)]))
        return {"type": "http.request", "body": pieces[len(taken) - 1], "more_body": len(taken) < len(pieces)}

    return taken, receive


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("GET", "/", "pages"),
        ("POST", "/join/HT7K-2M9P/", "pages"),
        ("POST", UPLOAD, "uploads"),
        ("GET", UPLOAD, "uploads"),
        ("POST", "/w/x/y/upload/", "pages"),
        ("GET", "/live/HT7K-2M9P/stream", "live"),
        ("GET", "/liver/", "pages"),
    ],
)
def test_each_request_goes_to_its_application(
    dispatcher: Dispatcher, method: str, path: str, name: str
) -> None:
    assert ask(dispatcher, method, path).text.split()[0] == name


@pytest.mark.parametrize("site", [b"cross-site", b"same-site"])
def test_other_sites_pages_reach_neither_uploads_nor_live_news(dispatcher: Dispatcher, site: bytes) -> None:
    for method, path in [("POST", UPLOAD), ("GET", "/live/x/stream"), ("GET", "/live/x/poll")]:
        answer = ask(dispatcher, method, path, headers=[(b"sec-fetch-site", site)])
        assert (answer.status, answer.ended) == (403, True)
        assert answer.text.startswith("This did not come from a page of ours.")
        for own in (b"same-origin", b"none"):
            assert ask(dispatcher, method, path, headers=[(b"sec-fetch-site", own)]).status == 200


def test_a_forms_body_arrives_whole(dispatcher: Dispatcher) -> None:
    sent = [(b"content-length", b"9")]
    assert ask(dispatcher, "POST", "/x/", b"abc", b"def", b"ghi", headers=sent).text == "pages 9"
    assert (
        ask(dispatcher, "POST", "/x/", b"abc", b"def", headers=[(b"transfer-encoding", b"chunked")]).text
        == "pages 6"
    )


@pytest.mark.parametrize(
    ("path", "most", "sentence"), [("/x/", FORM.most, "up to 25 MB"), (UPLOAD, PICTURE.most, "up to 25 MB")]
)
def test_too_much_is_refused_before_it_is_read_and_while_it_is(
    dispatcher: Dispatcher, path: str, most: int, sentence: str
) -> None:
    declared = ask(dispatcher, "POST", path, headers=[(b"content-length", str(most + 1).encode())])
    found = ask(dispatcher, "POST", path, bytes(most), b"x", headers=[(b"transfer-encoding", b"chunked")])
    for answer in (declared, found):
        assert (answer.status, answer.ended) == (413, True)
        assert sentence in answer.text
        assert answer.headers["connection"] == "close"


def test_thirty_megabytes_are_refused_by_their_announcement(dispatcher: Dispatcher) -> None:
    assert ask(dispatcher, "POST", UPLOAD, headers=[(b"content-length", b"30000000")]).status == 413


def test_a_body_that_does_not_come_is_refused_kindly(
    dispatcher: Dispatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(request_body, "LEAST_RATE_SECONDS", 0.02)
    for path in ("/x/", UPLOAD):
        answer = ask(dispatcher, "POST", path, b"x", headers=[(b"content-length", b"10")], stays=True)
        assert (answer.status, answer.ended) == (408, True)
        assert answer.text == "The connection was too slow to send this. Please try again."


def test_a_length_that_is_no_number_is_refused(dispatcher: Dispatcher) -> None:
    answer = ask(dispatcher, "POST", "/x/", headers=[(b"content-length", b"many")])
    assert (answer.status, answer.text) == (
        400,
        "We could not read what was sent. Please load the page again.",
    )


def test_refusals_speak_the_persons_language_and_json_to_scripts(dispatcher: Dispatcher) -> None:
    sent = [(b"content-length", b"30000000"), (b"accept", b"application/json")]
    english = ask(dispatcher, "POST", UPLOAD, headers=sent)
    assert english.headers["content-type"] == "application/json"
    assert "up to 25 MB" in json.loads(english.body)["sentence"]
    swedish = ask(dispatcher, "POST", UPLOAD, headers=[*sent, (b"cookie", b"language=sv")])
    assert (
        "högst 25 MB" in json.loads(swedish.body)["sentence"]
        or "25 MB" in json.loads(swedish.body)["sentence"]
    )
    assert english.body != swedish.body


def test_every_answer_wears_the_headers_and_keeps_its_own(dispatcher: Dispatcher) -> None:
    refused = ask(dispatcher, "POST", UPLOAD, headers=[(b"content-length", b"30000000")])
    answers: list[Answer] = [ask(dispatcher, "GET", path) for path in ("/", "/live/x/stream", UPLOAD)]
    for answer in (refused, *answers):
        for name, value in SECURITY_HEADERS.items():
            own = name == b"x-frame-options" and answer is not refused
            assert answer.headers[name.decode()] == ("SAMEORIGIN" if own else value.decode())
    assert refused.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in refused.headers["content-security-policy"]


def test_headers_that_could_pass_for_others_do_not_come_through() -> None:
    scope = request("GET", "/", [(b"x_forwarded_proto", b"https"), (b"x-forwarded-proto", b"http")])
    assert [name for name, _value in cleaned(scope)["headers"]] == [b"host", b"x-forwarded-proto"]


@pytest.mark.parametrize(
    ("query", "clean"), [(b"a=1&b=%20", b"a=1&b=%20"), ("a=å".encode(), b"a=%C3%A5"), (b"a=\xff", b"a=%FF")]
)
def test_queries_are_ascii_behind_the_guard(query: bytes, clean: bytes) -> None:
    assert cleaned(request("GET", "/", query=query))["query_string"] == clean


def test_sockets_are_closed_and_the_servers_beginning_and_end_are_answered(dispatcher: Dispatcher) -> None:
    async def story(kind: str) -> list[str]:
        sent: list[str] = []

        async def receive() -> dict[str, Any]:
            return {"type": kind}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message["type"])

        await dispatcher({"type": kind}, receive, send)
        return sent

    assert asyncio.run(story("websocket")) == ["websocket.close"]
    assert asyncio.run(story("lifespan")) == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


@pytest.mark.parametrize("path", [UPLOAD, "/desk/sorts/"])
@pytest.mark.parametrize("method", ["POST", "GET", "PUT"])
def test_nothing_of_a_large_body_is_read_before_its_sender_is_known(method: str, path: str) -> None:
    dispatcher = built(nobody)
    taken, receive = counting([bytes(100), bytes(200)])
    read_before_the_answer: list[int] = []

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            read_before_the_answer.append(sum(taken))
            assert message["status"] == 404
            assert (b"connection", b"close") in message["headers"]

    asked = request(method, path, [(b"transfer-encoding", b"chunked")])
    asyncio.run(dispatcher(asked, receive, send))
    assert read_before_the_answer == [0]
    assert sum(taken) == 300  # read on and thrown away, so that the phone gets the answer
    assert dispatcher.quotas.declared == 0


def test_without_a_body_and_for_small_ones_nobody_is_asked_first() -> None:
    dispatcher = built(nobody)
    assert ask(dispatcher, "GET", UPLOAD).text == "uploads 0"
    assert ask(dispatcher, "GET", "/desk/sorts/").text == "pages 0"
    assert ask(dispatcher, "POST", "/join/x/", b"abc", headers=[(b"content-length", b"3")]).text == "pages 3"


def test_too_many_pictures_at_once_are_sent_again_later(
    dispatcher: Dispatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(body_quotas, "MOST_BYTES", 1000)
    sent = [(b"accept", b"application/json"), (b"cookie", b"session=one")]
    with dispatcher.quotas.large(600, "another"):
        refused = ask(dispatcher, "POST", UPLOAD, bytes(500), headers=[*sent, (b"content-length", b"500")])
        assert (refused.status, refused.headers["retry-after"], refused.ended) == (503, "5", True)
        assert json.loads(refused.body)["sentence"].startswith("A lot is being sent just now.")
        taken = ask(dispatcher, "POST", UPLOAD, bytes(400), headers=[*sent, (b"content-length", b"400")])
        assert (taken.status, taken.text) == (200, "uploads 400")
    assert (
        ask(dispatcher, "POST", UPLOAD, bytes(500), headers=[*sent, (b"content-length", b"500")]).status
        == 200
    )
    assert (dispatcher.quotas.declared, dispatcher.quotas.sessions) == (0, {})


def test_each_browser_sends_three_pictures_at_once_at_most(dispatcher: Dispatcher) -> None:
    headers = [(b"content-length", b"3"), (b"cookie", b"language=sv; session=one")]
    with dispatcher.quotas.large(3, "one"), dispatcher.quotas.large(3, "one"):
        assert ask(dispatcher, "POST", UPLOAD, b"abc", headers=headers).status == 200
        with dispatcher.quotas.large(3, "one"):
            assert ask(dispatcher, "POST", UPLOAD, b"abc", headers=headers).status == 503
            other = [(b"content-length", b"3"), (b"cookie", b"session=two")]
            assert ask(dispatcher, "POST", UPLOAD, b"abc", headers=other).status == 200


def test_forms_fill_no_memory_and_small_ones_always_come_through(
    dispatcher: Dispatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(body_quotas, "MOST_MEMORY", 1000)
    dispatcher.quotas.memory = 1000
    most = body_quotas.SMALL
    for size, status in ((most, 200), (most + 1, 503)):
        sent = [(b"content-length", str(size).encode())]
        answer = ask(dispatcher, "POST", "/x/", bytes(size // 2), bytes(size - size // 2), headers=sent)
        assert answer.status == status
    dispatcher.quotas.memory = 0
    assert ask(dispatcher, "POST", "/x/", bytes(most + 1), headers=[(b"content-length", b"1")]).status == 200
    assert dispatcher.quotas.memory == 0


@pytest.mark.parametrize(
    ("role", "answered", "not_here"),
    [
        (ServerRole.WEB, ["/", "/w/HT7K-2M9P/wall/", "/healthz", "/readyz"], ["/live/HT7K-2M9P/stream"]),
        (ServerRole.LIVE, ["/live/HT7K-2M9P/poll", "/healthz", "/readyz"], ["/", "/static/a.css", UPLOAD]),
        (ServerRole.WORKER, ["/healthz", "/readyz"], ["/", UPLOAD, "/live/HT7K-2M9P/stream"]),
    ],
)
def test_a_process_answers_what_its_role_is_for(
    dispatcher: Dispatcher,
    monkeypatch: pytest.MonkeyPatch,
    role: ServerRole,
    answered: list[str],
    not_here: list[str],
) -> None:
    monkeypatch.setattr("placeness.dispatcher.this_process", ServerProcess(frozenset({role})))
    assert [ask(dispatcher, "GET", path).status for path in answered] == [200] * len(answered)
    for path in not_here:
        answer = ask(dispatcher, "GET", path)
        assert (answer.status, answer.body) == (404, b"There is nothing at this address.")
