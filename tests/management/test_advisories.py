"""Known advisories: read, compared with the lock files, and asked for where a source can be reached."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.conf import settings

from places.management.advisories import Advisory, Pin, asked, found, pins, read, write

HEIF = Advisory("pi-heif", "", "CVE-2026-84383", "Use pillow-heif.")
OLD = Advisory("pillow-heif", "<1.8.1", "CVE-2026-84383", "Older libheif.")


def test_every_lock_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text(
        "django-tasks-db[compat]==0.13.0 \\\n    --hash=sha256:aa==\nPillow_Heif==1.8.1 ; sys_platform == 'linux' \\\n"
    )
    (tmp_path / "requirements-bench.txt").write_text("# six==1\nsix==1.17.0\n")
    assert pins(tmp_path) == [
        Pin("six", "1.17.0", "requirements-bench.txt"),
        Pin("django-tasks-db", "0.13.0", "requirements.txt"),
        Pin("pillow-heif", "1.8.1", "requirements.txt"),
    ]


def test_what_an_advisory_concerns() -> None:
    locked = [
        Pin("pi-heif", "1.4.0", "a"),
        Pin("pillow-heif", "1.8.1", "a"),
        Pin("pillow-heif", "1.8.0rc1", "b"),
    ]
    assert found([HEIF, OLD], locked) == [(locked[0], HEIF), (locked[2], OLD)]
    assert found([Advisory("Pillow.HEIF", ">=1,<2", "x", "")], locked) == [
        (pin, Advisory("Pillow.HEIF", ">=1,<2", "x", "")) for pin in locked[1:]
    ]


def test_nothing_that_is_locked_here_is_known_to_be_unsafe() -> None:
    known = read(settings.BASE_DIR / "requirements-advisories.json")
    assert {advisory.package for advisory in known} >= {"pi-heif", "pillow-heif"}
    locked = pins(settings.BASE_DIR)
    assert {pin.file for pin in locked} == {
        "requirements.txt",
        "requirements-dev.txt",
        "requirements-bench.txt",
        "requirements-django6.txt",
    }
    assert found(known, locked) == []


def test_the_list_is_written_as_it_is_read(tmp_path: Path) -> None:
    write(tmp_path / "list.json", [OLD, HEIF, OLD])
    assert read(tmp_path / "list.json") == [HEIF, OLD]


RECORD = {
    "id": "GHSA-1",
    "aliases": ["PYSEC-1", "CVE-2026-1"],
    "summary": "Reads\n too far",
    "affected": [
        {
            "package": {"ecosystem": "PyPI", "name": "Pillow"},
            "ranges": [
                {
                    "type": "ECOSYSTEM",
                    "events": [
                        {"introduced": "0"},
                        {"fixed": "9.1"},
                        {"introduced": "10"},
                        {"last_affected": "10.2"},
                        {"introduced": "12"},
                    ],
                },
                {"type": "GIT", "events": [{"introduced": "0"}]},
            ],
        },
        {"package": {"ecosystem": "npm", "name": "pillow"}},
    ],
}


class Osv(BaseHTTPRequestHandler):
    """Answers as OSV does: pillow 9.0 has one advisory."""

    def do_POST(self) -> None:
        queries = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        has = {"package": {"name": "pillow", "ecosystem": "PyPI"}, "version": "9.0"}
        if self.path != "/querybatch":
            self._send(["Please sign in to this network"])
            return
        self._send({"results": [{"vulns": [{"id": "GHSA-1"}]} if each == has else {} for each in queries]})

    def do_GET(self) -> None:
        self._send(RECORD if self.path == "/vulns/GHSA-1" else [])

    def _send(self, answer: Any) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def osv() -> Iterator[str]:
    """The address of a source that can be reached."""
    server = HTTPServer(("127.0.0.1", 0), Osv)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_what_a_source_knows(osv: str) -> None:
    locked = [Pin("pillow", "9.0", "a"), Pin("pillow", "9.0", "b"), Pin("six", "1.17.0", "b")]
    assert asked(locked, osv) == [
        Advisory("pillow", ">=0,<9.1", "CVE-2026-1", "Reads too far"),
        Advisory("pillow", ">=10,<=10.2", "CVE-2026-1", "Reads too far"),
        Advisory("pillow", ">=12", "CVE-2026-1", "Reads too far"),
    ]
    assert asked(locked[2:], osv) == []


def test_a_source_that_is_away_or_speaks_otherwise_is_an_os_error(osv: str) -> None:
    locked = [Pin("pillow", "9.0", "a")]
    with pytest.raises(OSError, match="refused"):
        asked(locked, "http://127.0.0.1:9")
    with pytest.raises(OSError, match="the answer was not understood"):
        asked(locked, f"{osv}/other")
