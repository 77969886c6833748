"""Ordinary pages: made by Django in worker threads, with one hand-over to a thread and one back for each request.

Django's ASGI handler takes a task, an adapter and a thread for each page; a WSGI bridge hands each part of the answer
over separately (figures: docs/decisions/0001). Here a thread makes the whole answer; only answers longer than a block
take further hand-overs.
"""

import asyncio
import contextvars
import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import Any, NamedTuple

from django.core.handlers.asgi import ASGIRequest, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.core.signals import request_started
from django.http import FileResponse, HttpResponseBase
from django.urls import set_script_prefix

from placeness.request_body import Message, Receive, Scope, Send

PICTURES = "/media/"
BLOCK = 256 * 2**10  # bytes of a file that are handed over at once
HEADER_CHECKS = "placeness.header_checks"
BODY_HEADERS = (b"content-length", b"content-type", b"transfer-encoding", b"expect")


class Answer(NamedTuple):
    """The result of a worker thread: the head, the first block, and the other blocks of a streaming answer."""

    head: Message
    first: bytes
    others: Iterator[bytes] | None = None
    close: Callable[[], None] | None = None


class PageHandler(BaseHandler):
    """An ASGI application that hands each request to Django in one of `threads` threads.

    Pictures have `picture_threads` of their own where they come from another server, so that no page waits for it.
    """

    def __init__(self, threads: int, picture_threads: int = 0) -> None:
        super().__init__()
        self.load_middleware()
        self._threads = self._picture_threads = ThreadPoolExecutor(threads, thread_name_prefix="page")
        if picture_threads:
            self._picture_threads = ThreadPoolExecutor(picture_threads, thread_name_prefix="picture")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await _body(receive) if scope["method"] not in ("GET", "HEAD") else b""
        run = contextvars.copy_context().run
        ask = asyncio.get_running_loop().run_in_executor
        threads = self._picture_threads if scope["path"].startswith(PICTURES) else self._threads
        answer = await ask(threads, run, self._answer, scope, body)
        await send(answer.head)
        if answer.others is None or answer.close is None:
            await send({"type": "http.response.body", "body": answer.first})
            return
        try:
            block = answer.first
            while block:
                await send({"type": "http.response.body", "body": block, "more_body": True})
                block = await ask(threads, next, answer.others, b"")
            await send({"type": "http.response.body", "body": b""})
        finally:
            await ask(threads, answer.close)

    async def check(self, scope: Scope) -> Answer | None:
        """Check a request with `placeness.header_checks`; return the refusal, or None when it is accepted."""
        headers = [(name, value) for name, value in scope["headers"] if name not in BODY_HEADERS]
        asked = {**scope, "method": "GET", "headers": headers}
        run = contextvars.copy_context().run
        ask = asyncio.get_running_loop().run_in_executor
        answer: Answer = await ask(self._threads, run, self._answer, asked, b"", HEADER_CHECKS)
        return None if answer.head["status"] == HTTPStatus.NO_CONTENT else answer

    def _answer(self, scope: Scope, body: bytes, urlconf: str | None = None) -> Answer:
        """Make the whole answer, in a worker thread; `urlconf` replaces the project's URLconf."""
        set_script_prefix(get_script_prefix(scope))
        request_started.send(sender=type(self), scope=scope)
        request = ASGIRequest(scope, io.BytesIO(body))
        if urlconf is not None:
            request.urlconf = urlconf
        response = self.get_response(request)
        response._handler_class = type(self)  # type: ignore[attr-defined]  # the sender of request_finished
        head = _head(response)
        if not response.streaming:
            content = response.content  # type: ignore[attr-defined]
            response.close()
            return Answer(head, content)
        blocks = _blocks(response)
        first = next(blocks, b"")
        if len(first) < BLOCK and isinstance(response, FileResponse):
            response.close()
            return Answer(head, first)
        return Answer(head, first, blocks, response.close)


async def _body(receive: Receive) -> bytes:
    """Return the whole body, which the dispatcher has buffered."""
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


def _head(response: HttpResponseBase) -> Message:
    headers = [(name.encode("ascii"), value.encode("latin1")) for name, value in response.items()]
    cookies = [(b"Set-Cookie", one.output(header="").strip().encode()) for one in response.cookies.values()]
    return {"type": "http.response.start", "status": response.status_code, "headers": headers + cookies}


def _blocks(response: Any) -> Iterator[bytes]:
    """Return the blocks of a streaming answer; those of a file are BLOCK bytes long."""
    file = getattr(response, "file_to_stream", None)
    return iter(response.streaming_content) if file is None else iter(lambda: file.read(BLOCK), b"")
