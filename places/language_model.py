"""Requests to a language model at an endpoint with the chat-completions protocol.

Requests go only to hosts that the installation allows (`PLACENESS_MODEL_HOSTS`, none by default), without redirects
and without proxies, for a bounded time and a bounded answer.
"""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

SECONDS = 60.0
MOST_BYTES = 2**20
PIECE = 16 * 2**10


class NoAnswer(Exception):
    """The endpoint gave no answer that can be used; `why` is "down", "slow", "refused" or "unreadable"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Endpoint:
    """The model's base address (…/v1), its name, and a key if it needs one."""

    url: str
    model: str
    key: str = ""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        """Follow no redirects: the next host may not be an allowed one."""


def is_allowed(url: str, hosts: Collection[str]) -> bool:
    """Whether `url` is an http(s) address of one of `hosts` (each "host" or "host:port"), without a user in it."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return False
    return parts.hostname in hosts or f"{parts.hostname}:{port}" in hosts


def ask(endpoint: Endpoint, messages: Sequence[dict[str, str]], *, seconds: float = SECONDS) -> str:
    """Return the text that the model answers. Raises `NoAnswer`."""
    body = {
        "model": endpoint.model,
        "messages": list(messages),
        "temperature": 0.2,
        "response_format": {"type": "json_object"},
    }
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    request = urllib.request.Request(  # noqa: S310 - `is_allowed` has looked at scheme and host
        f"{endpoint.url.rstrip('/')}/chat/completions", json.dumps(body).encode(), headers, method="POST"
    )
    return _content(_answer(request, time.monotonic() + seconds))


def _answer(request: urllib.request.Request, until: float) -> bytes:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirects())
    parts: list[bytes] = []
    try:
        with opener.open(request, timeout=max(until - time.monotonic(), 0.01)) as answer:
            while piece := answer.read1(PIECE):
                parts.append(piece)
                if time.monotonic() > until:
                    raise NoAnswer("slow")
                if sum(map(len, parts)) > MOST_BYTES:
                    raise NoAnswer("unreadable")
    except urllib.error.HTTPError as error:
        raise NoAnswer("refused") from error
    except TimeoutError as error:
        raise NoAnswer("slow") from error
    except (OSError, HTTPException) as error:
        raise NoAnswer(
            "slow" if isinstance(getattr(error, "reason", None), TimeoutError) else "down"
        ) from error
    return b"".join(parts)


def _content(answer: bytes) -> str:
    try:
        text = json.loads(answer)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError) as error:
        raise NoAnswer("unreadable") from error
    if not isinstance(text, str):
        raise NoAnswer("unreadable")
    return text
