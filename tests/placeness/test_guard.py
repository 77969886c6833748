"""The guard in front of both doors: who goes through which, what is refused, and what every answer wears."""

import asyncio
import json
from typing import Any

import pytest

from placeness import intake
from placeness.guard import ALWAYS, Guard, cleaned
from placeness.intake import FORM, PICTURE
from tests.placeness.asking import Answer, ask, request

UPLOAD = "/w/HT7K-2M9P/upload/"


def door(name: str) -> Any:
    """A door that says its name and what it was given."""

    async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
        body, more = b"", name != "live"
        while more:
            message = await receive()
            body, more = body + message.get("body", b""), message.get("more_body", False)
        head = [(b"Content-Type", b"text/plain"), (b"X-Frame-Options", b"SAMEORIGIN")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": f"{name} {len(body)}".encode()})

    return application


@pytest.fixture
def guard() -> Guard:
    return Guard(live=door("live"), uploads=door("uploads"), pages=door("pages"))


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
def test_each_goes_through_the_door_it_belongs_to(guard: Guard, method: str, path: str, name: str) -> None:
    assert ask(guard, method, path).text.split()[0] == name


@pytest.mark.parametrize("site", [b"cross-site", b"same-site"])
def test_other_sites_pages_reach_neither_uploads_nor_live_news(guard: Guard, site: bytes) -> None:
    for method, path in [("POST", UPLOAD), ("GET", "/live/x/stream"), ("GET", "/live/x/poll")]:
        answer = ask(guard, method, path, headers=[(b"sec-fetch-site", site)])
        assert (answer.status, answer.ended) == (403, True)
        assert answer.text.startswith("This did not come from a page of ours.")
        for own in (b"same-origin", b"none"):
            assert ask(guard, method, path, headers=[(b"sec-fetch-site", own)]).status == 200


def test_a_forms_body_arrives_whole(guard: Guard) -> None:
    sent = [(b"content-length", b"9")]
    assert ask(guard, "POST", "/x/", b"abc", b"def", b"ghi", headers=sent).text == "pages 9"
    assert (
        ask(guard, "POST", "/x/", b"abc", b"def", headers=[(b"transfer-encoding", b"chunked")]).text
        == "pages 6"
    )


@pytest.mark.parametrize(
    ("path", "most", "sentence"), [("/x/", FORM.most, "up to 25 MB"), (UPLOAD, PICTURE.most, "up to 25 MB")]
)
def test_too_much_is_refused_before_it_is_read_and_while_it_is(
    guard: Guard, path: str, most: int, sentence: str
) -> None:
    announced = ask(guard, "POST", path, headers=[(b"content-length", str(most + 1).encode())])
    found = ask(guard, "POST", path, bytes(most), b"x", headers=[(b"transfer-encoding", b"chunked")])
    for answer in (announced, found):
        assert (answer.status, answer.ended) == (413, True)
        assert sentence in answer.text
        assert answer.headers["connection"] == "close"


def test_thirty_megabytes_are_refused_by_their_announcement(guard: Guard) -> None:
    assert ask(guard, "POST", UPLOAD, headers=[(b"content-length", b"30000000")]).status == 413


def test_a_body_that_does_not_come_is_refused_kindly(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "PACE_SECONDS", 0.02)
    for path in ("/x/", UPLOAD):
        answer = ask(guard, "POST", path, b"x", headers=[(b"content-length", b"10")], stays=True)
        assert (answer.status, answer.ended) == (408, True)
        assert answer.text == "The connection was too slow to send this. Please try again."


def test_a_length_that_is_no_number_is_refused(guard: Guard) -> None:
    answer = ask(guard, "POST", "/x/", headers=[(b"content-length", b"many")])
    assert (answer.status, answer.text) == (
        400,
        "We could not read what was sent. Please load the page again.",
    )


def test_refusals_speak_the_persons_language_and_json_to_scripts(guard: Guard) -> None:
    sent = [(b"content-length", b"30000000"), (b"accept", b"application/json")]
    english = ask(guard, "POST", UPLOAD, headers=sent)
    assert english.headers["content-type"] == "application/json"
    assert "up to 25 MB" in json.loads(english.body)["sentence"]
    swedish = ask(guard, "POST", UPLOAD, headers=[*sent, (b"cookie", b"language=sv")])
    assert (
        "högst 25 MB" in json.loads(swedish.body)["sentence"]
        or "25 MB" in json.loads(swedish.body)["sentence"]
    )
    assert english.body != swedish.body


def test_every_answer_wears_the_headers_and_keeps_its_own(guard: Guard) -> None:
    refused = ask(guard, "POST", UPLOAD, headers=[(b"content-length", b"30000000")])
    answers: list[Answer] = [ask(guard, "GET", path) for path in ("/", "/live/x/stream", UPLOAD)]
    for answer in (refused, *answers):
        for name, value in ALWAYS.items():
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


def test_sockets_are_closed_and_the_servers_beginning_and_end_are_answered(guard: Guard) -> None:
    async def story(kind: str) -> list[str]:
        sent: list[str] = []

        async def receive() -> dict[str, Any]:
            return {"type": kind}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message["type"])

        await guard({"type": kind}, receive, send)
        return sent

    assert asyncio.run(story("websocket")) == ["websocket.close"]
    assert asyncio.run(story("lifespan")) == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
