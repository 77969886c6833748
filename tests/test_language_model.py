"""Asking an endpoint: only allowed hosts, one answer, and a reason for each way in which it fails."""

import socket
from collections.abc import Iterator

import pytest

from places.language_model import Endpoint, NoAnswer, ask, is_allowed
from tests.model_server import ModelServer, model_server

HELLO = [{"role": "user", "content": "Hello"}]


@pytest.fixture
def model() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


def why(endpoint: Endpoint, seconds: float = 5.0) -> str:
    with pytest.raises(NoAnswer) as refused:
        ask(endpoint, HELLO, seconds=seconds)
    return refused.value.why


def test_one_question_and_its_answer(model: ModelServer) -> None:
    model.content = "Hej — hello"
    assert ask(Endpoint(f"{model.url}/", "small", "secret"), HELLO) == "Hej — hello"
    path, key, body = model.asked[0]
    assert (path, key, body["model"]) == ("/v1/chat/completions", "Bearer secret", "small")
    assert body["messages"] == HELLO


def test_without_a_key_none_is_sent(model: ModelServer) -> None:
    ask(Endpoint(model.url, "small"), HELLO)
    assert model.asked[0][1] == ""


@pytest.mark.parametrize(
    "raw", [b"", b"Hello", b"{}", b'{"choices": []}', b'{"choices": [{"message": {"content": null}}]}']
)
def test_answers_that_say_nothing(model: ModelServer, raw: bytes) -> None:
    model.raw = raw
    assert why(Endpoint(model.url, "small")) == "unreadable"


def test_an_answer_without_end(model: ModelServer) -> None:
    model.raw = b" " * (2**20 + 1)
    assert why(Endpoint(model.url, "small")) == "unreadable"


@pytest.mark.parametrize("status", [401, 404, 429, 500])
def test_an_endpoint_that_refuses(model: ModelServer, status: int) -> None:
    model.status = status
    assert why(Endpoint(model.url, "small")) == "refused"


def test_redirects_lead_nowhere(model: ModelServer) -> None:
    model.status, model.headers = 302, {"Location": f"{model.url}/elsewhere"}
    assert why(Endpoint(model.url, "small")) == "refused"
    assert len(model.asked) == 1


def test_an_endpoint_that_drips(model: ModelServer) -> None:
    model.drip = 0.02
    assert why(Endpoint(model.url, "small"), seconds=0.1) == "slow"


def test_an_endpoint_that_is_down() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert why(Endpoint(f"http://127.0.0.1:{port}/v1", "small")) == "down"


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("http://models.local:8080/v1", True),
        ("https://models.local:8080/v1", True),
        ("https://api.example.org/v1", True),
        ("https://api.example.org:444/v1", True),
        ("http://models.local/v1", False),
        ("http://models.local:81/v1", False),
        ("http://127.0.0.1:8080/v1", False),
        ("https://api.example.org@127.0.0.1/v1", False),
        ("https://user:pw@api.example.org/v1", False),
        ("file:///etc/passwd", False),
        ("ftp://api.example.org/v1", False),
        ("api.example.org", False),
        ("http://[::1", False),
        ("https://api.example.org:port/v1", False),
    ],
)
def test_only_hosts_that_the_installation_allows(url: str, allowed: bool) -> None:
    assert is_allowed(url, ["models.local:8080", "api.example.org"]) is allowed
