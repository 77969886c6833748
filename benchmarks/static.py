"""`manage.py bench static`: what a phone fetches besides a table's board: files and bytes, first and second time.

Beside it the sum of the same files as they lie in the source folders, which is what an uncompressed answer sends.
"""

import http.client
import re
from typing import Any
from urllib.parse import urljoin

from benchmarks.servers import Child, child, row
from placeness.settings import BASE_DIR

MAP = re.compile(r'<script type="importmap"[^>]*>(.*?)</script>', re.DOTALL)
MAPPED = re.compile(r'"([\w-]+)": "(/static/[^"]+)"')
LOADED = re.compile(r'<(?:link|script)[^>]*(?:href|src)="(/static/[^"]+)"')
ICONS = re.compile(r'<use href="(/static/[^"#]+)')
IMPORTED = re.compile(r'(?:import |from |import\()"([\w-]+)"')
HASH = re.compile(r"\.[0-9a-f]{12}(?=\.[a-z0-9]+$)")
YEAR = 365 * 24 * 60 * 60


class Browser:
    """Fetches a page with everything it loads, as a browser does that takes gzip."""

    def __init__(self, server: Child, session: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", server.ready["port"], timeout=60)
        self.session = session
        self.sent: dict[str, int] = {}  # address: bytes of the answer's body
        self.source: dict[str, int] = {}  # address: bytes of the file
        self.kept: set[str] = set()  # addresses that are not asked for again

    def open(self, path: str) -> None:
        """Fetch the page's styles, fonts and icons, and its modules with what they import."""
        headers, page = self._get(path)
        assert headers.get("Content-Encoding") is None
        html = page.decode()
        modules = dict(MAPPED.findall(MAP.search(html)[1]))  # type: ignore[index]  # each page has an import map
        wanted = [*LOADED.findall(html), *ICONS.findall(html)]
        while wanted:
            address = wanted.pop()
            if address not in self.sent:
                text = self._fetch(address)
                wanted += [modules[name] for name in IMPORTED.findall(text) if address.endswith(".js")]

    def _fetch(self, address: str) -> str:
        headers, body = self._get(address, gzip=True)
        file = BASE_DIR / HASH.sub("", urljoin("/", address)).lstrip("/")
        self.sent[address], self.source[address] = len(body), file.stat().st_size
        age = re.search(r"max-age=(\d+)", headers["Cache-Control"] or "")
        if age and int(age[1]) >= YEAR and "immutable" in headers["Cache-Control"]:
            self.kept.add(address)
        return file.read_text(encoding="utf-8") if file.suffix == ".js" else ""

    def _get(self, path: str, *, gzip: bool = False) -> tuple[http.client.HTTPMessage, bytes]:
        encoding = {"Accept-Encoding": "gzip"} if gzip else {}
        self.connection.request("GET", path, headers={"Cookie": f"session={self.session}", **encoding})
        answer = self.connection.getresponse()
        body = answer.read()
        assert answer.status == 200, (path, answer.status)
        return answer.headers, body


def run(*, quick: bool = False) -> dict[str, Any]:
    """Return the table: files and KB of a board page's static files, sent and in the source folders."""
    with child("benchmarks.serving", "placeness", "20") as server:
        server.ask(do="stage", to="cluster")
        browser = Browser(server, server.ask(do="sessions", count=1)["sessions"][0])
        browser.open(f"/w/{server.ready['code']}/board/")
    return {"title": "Static files of a table's board, first and second time", "rows": rows(browser)}


def rows(browser: Browser) -> list[dict[str, Any]]:
    """Return the table's rows."""
    files, kept = len(browser.sent), len(browser.kept)
    sent, source = sum(browser.sent.values()) / 1000, sum(browser.source.values()) / 1000
    again = sum(size for address, size in browser.sent.items() if address not in browser.kept) / 1000
    return [
        row("files", files),
        row("of these kept for a year or more", kept, "", f"= {files}", kept == files),
        row("bytes as in the source folders", source, "KB"),
        row("bytes sent the first time", sent, "KB", "≤ half", sent <= source / 2),
        row("bytes sent the second time", again, "KB", "= 0", again == 0),
    ]
