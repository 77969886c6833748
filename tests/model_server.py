"""A language model for tests: a real HTTP server on this computer that answers as it is told."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class ModelServer:
    """Answers every question with `content` (a chat completion), or with `raw` bytes and `status` as they are."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, dict[str, Any]]] = []  # path, Authorization, body
        self.content = '{"sentences": []}'
        self.raw: bytes | None = None
        self.status = 200
        self.headers: dict[str, str] = {}
        self.drip = 0.0  # seconds between single bytes
        self.url = ""
        self.host = ""

    def answer(self) -> bytes:
        if self.raw is not None:
            return self.raw
        return json.dumps({"choices": [{"message": {"content": self.content}}]}).encode()


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """Start one, and end it."""
    model = ModelServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            model.asked.append((self.path, self.headers.get("Authorization", ""), body))
            self.send_response(model.status)
            for name, value in model.headers.items():
                self.send_header(name, value)
            self.end_headers()
            pieces = [model.answer()] if not model.drip else [bytes([byte]) for byte in model.answer()]
            try:
                for piece in pieces:
                    self.wfile.write(piece)
                    time.sleep(model.drip)
            except OSError:
                return  # who asked has gone

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    model.host = f"127.0.0.1:{server.server_port}"
    model.url = f"http://{model.host}/v1"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
