"""`manage.py start`, as people start it: one real process, begun twice on the same folder."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from places.folder_lock import FolderLock
from places.server_process import this_process

ROOT = Path(__file__).resolve().parents[3]
WAIT = 60  # seconds; states are waited for, this only ends a test that would hang


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def plain_environment() -> dict[str, str]:
    """Return the environment without any settings, as on a laptop: SQLite in the data folder."""
    ours = ("PLACENESS_", "DATABASE_URL", "MEDIA_URL", "BUS_URL", "CACHE_URL")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


class Running:
    """A started process: what it has printed, and a browser of its own."""

    def __init__(self, folder: Path, port: int) -> None:
        command = [sys.executable, "manage.py", "start", "--demo", "--stage", "welcome"]
        self.port = port
        self.cookies: SimpleCookie = SimpleCookie()
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
            [*command, "--port", str(port), "--data-dir", str(folder)],
            cwd=ROOT,
            env=plain_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.printed = ""
        assert self.process.stdout
        while "Stop with Ctrl-C" not in self.printed:
            line = self.process.stdout.readline()
            assert line, self.printed
            self.printed += line

    def ask(self, method: str, path: str, **fields: str) -> tuple[int, str, str]:
        """Return (status, Location, text), with the cookies of a browser; waits until somebody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        headers = {"Cookie": "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items())}
        body = None
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode({"csrfmiddlewaretoken": self.cookies["csrf"].value, **fields})
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookies.load(value)
        text = answer.read().decode()
        connection.close()
        return answer.status, answer.headers.get("Location", ""), text

    def is_ready(self) -> bool:
        """Whether it answers, and says that it can take work; waits for the first answer."""
        ends = time.monotonic() + WAIT
        while True:
            try:
                return self.ask("GET", "/readyz")[0] == 200
            except ConnectionError:
                assert time.monotonic() < ends
                assert self.process.poll() is None
                time.sleep(0.02)

    def stop(self) -> float:
        """Press Ctrl-C; return how long it took to end."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        assert self.process.stdout
        self.printed += self.process.stdout.read()
        self.process.wait(WAIT)
        return time.monotonic() - began


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], Running]]:
    begun: list[Running] = []

    def one() -> Running:
        begun.append(Running(tmp_path / "data", free_port()))
        return begun[-1]

    yield one
    for running in begun:
        if running.process.poll() is None:
            running.process.kill()
        running.process.wait(WAIT)
        assert running.process.stdout
        running.process.stdout.close()


def assets_of(page: str, port: int) -> int:
    """Assert that a page names hashed static files, sent compressed and for years; return how many it names."""
    addresses = sorted(set(re.findall(r"/static/[^\"'#]+", page)))
    assert [one for one in addresses if not re.search(r"\.[0-9a-f]{12}\.[a-z0-9]+$", one)] == []
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
    for address in addresses:
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        sent = answer.read()
        assert (address, answer.status, "immutable" in answer.headers["Cache-Control"]) == (
            address,
            200,
            True,
        )
        is_small = len(sent) < 400 or address.endswith((".woff2", ".png"))  # compressing them saves nothing
        assert (address, answer.headers["Content-Encoding"] == "gzip" or is_small) == (address, True)
    connection.close()
    return len(addresses)


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match, text
    return match[1]


def test_one_evening_and_the_next(start: Callable[[], Running], tmp_path: Path) -> None:
    first = start()
    code = found(r"code (\w{4}-\w{4})", first.printed)
    assert f"http://localhost:{first.port}/join/{code}/" in first.printed
    assert first.printed.startswith("Making a new database.\n")
    assert first.printed.count("█") > 100
    assert f"http://localhost:{first.port}/sign-in/" in first.printed
    assert first.is_ready()
    assert (tmp_path / "data" / "placeness.sqlite3").exists()
    assert (tmp_path / "data" / "media").is_dir()
    for path in [tmp_path / "data", *(tmp_path / "data").rglob("*")]:
        assert (path, path.stat().st_mode & 0o077) == (path, 0)
    status, _where, page = first.ask("GET", f"/join/{code}/")
    assert status == 200
    assert assets_of(page, first.port) > 50
    status, where, _text = first.ask("POST", f"/join/{code}/", first_name="Ingegerd", table="1")
    assert (status, where) == (302, f"/w/{code}/me/?new=1")
    stream = http.client.HTTPConnection("127.0.0.1", first.port, timeout=WAIT)
    stream.request(
        "GET", f"/live/{code}/stream", headers={"Cookie": f"session={first.cookies['session'].value}"}
    )
    news = stream.getresponse()
    assert (news.status, news.read(1)) == (200, b":")
    took = first.stop()
    assert news.read().endswith(b"\n\n")  # the stream was ended, not cut
    stream.close()
    assert (first.process.returncode, "Stopped. Everything is kept." in first.printed) == (0, True)
    assert took < 5

    collected = {
        path: path.stat().st_mtime_ns for path in (tmp_path / "data" / "collected-static").rglob("*")
    }
    second = start()
    assert {path: path.stat().st_mtime_ns for path in collected} == collected  # nothing has changed
    assert found(r"code (\w{4}-\w{4})", second.printed) == code
    second.cookies = first.cookies
    assert second.is_ready()
    status, _where, text = second.ask("GET", f"/w/{code}/me/")
    assert (status, "Ingegerd" in text) == (200, True)
    second.stop()
    assert second.process.returncode == 0


def test_a_broken_database_is_told_in_words_and_not_with_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "placeness.sqlite3").write_bytes(b"This is no database. " * 500)
    command = [sys.executable, "manage.py", "start", "--port", str(free_port()), "--data-dir", str(tmp_path)]
    ended = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        command,
        cwd=ROOT,
        env=plain_environment(),
        capture_output=True,
        text=True,
        timeout=WAIT,
        check=False,
    )
    assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)
    assert (
        f"The file {tmp_path}/placeness.sqlite3 is not a database. Copy the whole data folder" in ended.stderr
    )


def test_a_taken_port_is_said_before_anything_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=rf"Port {port} is taken.*--port {port + 1}"):
            call_command("start", port=port)


def test_a_cpu_that_is_not_there_is_refused(settings: Any) -> None:
    settings.CPU = "many"
    with pytest.raises(CommandError, match=r"^PLACENESS_CPU is many\. It can be .*off"):
        call_command("start", port=free_port())


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_port_that_cannot_be_is_refused(port: int) -> None:
    with pytest.raises(CommandError, match=f"There is no port {port}"):
        call_command("start", port=port)


@pytest.mark.parametrize("host", ["999.1.1.1", "203.0.113.9"])
def test_an_address_of_another_computer_is_refused(host: str) -> None:
    with pytest.raises(CommandError, match=f"This computer has no address {host}"):
        call_command("start", host=host, port=free_port())


def test_a_folder_that_the_settings_do_not_know_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"manage\.py start"):
        call_command("start", data_dir=str(tmp_path))


def test_a_role_that_does_not_exist_is_refused() -> None:
    with pytest.raises(
        CommandError, match=r"There is no role pages\. Name one of web, live, worker, or none for all\."
    ):
        call_command("start", "pages")


def test_the_demo_needs_everything_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(this_process, "roles", this_process.roles)
    with pytest.raises(CommandError, match="The demo needs pages, streams and jobs in one process"):
        call_command("start", "web", demo=True)


def test_a_second_server_on_the_same_folder_is_refused(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("several servers may share a folder where the database is PostgreSQL")
    monkeypatch.setattr("places.management.commands.start.PATIENCE_SECONDS", 0.0)
    settings.DATA_DIR = tmp_path
    running, handler = FolderLock(tmp_path), signal.getsignal(signal.SIGTERM)
    assert running.take()
    try:
        with pytest.raises(CommandError, match=f"Placeness is running on {tmp_path} already. Stop it first"):
            call_command("start", port=free_port())
    finally:
        running.release()
        signal.signal(signal.SIGTERM, handler)
