"""`manage.py start` as a process of its own, on a data folder that a test has filled before."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Self
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection

from places.database.sessions import SessionStore
from places.models import Participant
from tests import postgresql

ROOT = Path(__file__).resolve().parent.parent
WAIT = 60  # seconds; states are waited for, this only ends a test that would hang


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def data_folder(database: str, folder: Path) -> Path:
    """Return the new data folder `folder`, with a copy of the database that the test has filled so far.

    On PostgreSQL the server uses the test's own database: the folder is empty.
    """
    if connection.vendor == "postgresql":
        folder.mkdir()
        return folder
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    folder.mkdir()
    shutil.copy(database, folder / "placeness.sqlite3")
    return folder


def cookie_of(person: Participant) -> str:
    """Return the Cookie header of a browser in which `person` has joined, as the server's own sessions keep it."""
    store = (
        SessionStore()
    )  # sessions are signed with the name of their class: that of tests.rooms is another one
    store["participants"] = {str(person.workshop_id): [person.pk, person.token]}
    store.save()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


def files_with(word: bytes, *folders: Path) -> list[str]:
    """Return the files below these folders whose bytes hold `word`."""
    found = []
    for folder in folders:
        found += [str(path) for path in folder.rglob("*") if path.is_file() and word in path.read_bytes()]
    return found


def upload_body(content: bytes) -> bytes:
    """Return the body of a form that sends one picture."""
    head = b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n'
    return head + content + b"\r\n--x--\r\n"


class RealServer:
    """A started process. It knows the sessions of the test's own clients; `temporary` is its temporary folder.

    `roles` and `variables` are added to its command and to its environment. Where the test's default database is one
    of PostgreSQL, the process uses that.
    """

    def __init__(self, folder: Path, temporary: Path, *roles: str, **variables: str) -> None:
        temporary.mkdir(exist_ok=True)
        self.port = free_port()
        options = ["--port", str(self.port), "--data-dir", str(folder)]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PLACENESS_")}
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
            [sys.executable, "manage.py", "start", *roles, *options],
            cwd=ROOT,
            env=kept
            | {
                "PLACENESS_SECRET_KEY": settings.SECRET_KEY,
                "TMPDIR": str(temporary),
                "DATABASE_URL": postgresql.current_url(),
                "PLACENESS_BACKUPS": "0",  # the day's backup would hold what a test erases
            }
            | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.printed = ""

    def __enter__(self) -> Self:
        assert self.process.stdout
        while "Stop with Ctrl-C" not in self.printed:
            line = self.process.stdout.readline()
            assert line, self.printed
            self.printed += line
        ends = time.monotonic() + WAIT
        while not self._answers():
            assert time.monotonic() < ends
            assert self.process.poll() is None
            time.sleep(0.02)
        return self

    def __exit__(self, *_error: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(WAIT)
        assert self.process.stdout
        self.process.stdout.close()

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=WAIT):
                return True
        except ConnectionRefusedError:
            return False

    def end(self, number: signal.Signals) -> int:
        """Send a signal, and return how the process ended."""
        self.process.send_signal(number)
        assert self.process.stdout
        self.printed += self.process.stdout.read()
        return self.process.wait(WAIT)

    def begin_upload(
        self, code: str, cookie: str, content: bytes, *, share: float, token: str = ""
    ) -> socket.socket:
        """Send the first `share` of an upload of `content`, and leave the connection open.

        Without a `token` of forms (32 letters), the upload is refused when it is whole.
        """
        body = upload_body(content)
        forms = f"; {settings.CSRF_COOKIE_NAME}={token}\r\nX-CSRFToken: {token}" if token else ""
        head = (
            f"POST /w/{code}/upload/ HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}{forms}\r\n"
            "Accept: application/json\r\nContent-Type: multipart/form-data; boundary=x\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        phone = socket.create_connection(("127.0.0.1", self.port), timeout=WAIT)
        phone.sendall(head.encode() + body[: int(len(body) * share)])
        return phone

    def post(self, path: str, cookie: str, **fields: str) -> int:
        """Send a form of our own, and return the status of the answer."""
        token = "t" * 32
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        headers = {
            "Cookie": f"{cookie}; {settings.CSRF_COOKIE_NAME}={token}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json",
        }
        connection.request("POST", path, urlencode({"csrfmiddlewaretoken": token, **fields}), headers)
        status = connection.getresponse().status
        connection.close()
        return status

    def get(self, path: str) -> tuple[int, bytes]:
        """Return status and body of an address."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body

    def open_stream(self, code: str, cookie: str, **query: str) -> http.client.HTTPResponse:
        """Open a stream of a workshop, of its wall if `query` names no channel, and read its first byte."""
        asked = urlencode({"channel": "wall", **query})
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        connection.request("GET", f"/live/{code}/stream?{asked}", headers={"Cookie": cookie})
        answer = connection.getresponse()
        assert (answer.status, answer.read(1)) == (200, b":")
        return answer

    def taken_in(self) -> int:
        """How many bytes of uploads lie in the files without a name that the process has open."""
        sizes = 0
        for link in Path(f"/proc/{self.process.pid}/fd").iterdir():
            try:
                if os.readlink(link).endswith("(deleted)"):
                    sizes += link.stat().st_size
            except FileNotFoundError:
                continue
        return sizes
