"""A phone without a screen: it asks a server by HTTP, and tries again until what it wrote is kept."""

import http.client
import secrets
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.conf import settings

from tests.real_server import WAIT

TOKEN = "t" * 32


@dataclass
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass
class PatientPhone:
    """Somebody at a phone, who tries again with the same key until what they wrote is kept."""

    port: int
    cookie: str
    kept: list[str] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)

    def ask(
        self, method: str, path: str, *, language: str = "en", json_wanted: bool = False, **words: str
    ) -> Answer:
        """Return the server's answer to one request."""
        phone = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        body = urlencode({"csrfmiddlewaretoken": TOKEN} | words) if method == "POST" else None
        headers = {
            "Cookie": f"{self.cookie}; {settings.CSRF_COOKIE_NAME}={TOKEN}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept-Language": language,
            "Accept": "application/json" if json_wanted else "text/html",
        }
        phone.request(method, path, body, headers)
        answer = phone.getresponse()
        text = answer.read().decode()
        phone.close()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, text)

    def write(self, path: str, text: str) -> str:
        """Add a sentence by the vision's address `path`, asking again until it is kept; return its text."""
        words = {"section": "because", "text": text, "key": secrets.token_hex(16)}
        ends = time.monotonic() + WAIT
        while (answer := self.ask("POST", path, json_wanted=True, **words)).status != 200:
            self.refused.append(answer.status)
            assert time.monotonic() < ends, (answer.status, answer.text)
            time.sleep(0.1)
        self.kept.append(text)
        return text

    def write_all(self, path: str, texts: list[str]) -> None:
        """Add sentences one after the other, as `write` does."""
        for text in texts:
            self.write(path, text)
