"""Health checks: alive, and able to take work."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from places.imaging.sandbox import protection
from places.server_process import ServerProcess, ServerRole
from places.web import health


def test_alive_asks_nobody(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content, answer.headers["Content-Type"]) == (
        200,
        b"ok\n",
        "text/plain",
    )
    assert client.head("/healthz").status_code == 200


@pytest.mark.django_db
def test_ready(settings: LazySettings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    answer = Client().get("/readyz")
    checks = {
        "accepting": True,
        "database": True,
        "pictures": True,
        "incoming": True,
        "space": True,
        "sandbox": protection(),
    }
    checks |= {"database_state": "ready", "version": settings.VERSION}
    assert (answer.status_code, answer.json()) == (200, checks)
    assert list(Path(settings.MEDIA_ROOT).iterdir()) == []


def test_many_may_ask_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "media"
    with ThreadPoolExecutor(8) as askers:
        answers = list(askers.map(lambda _: health._writable(folder), range(400)))
    assert answers == [True] * 400
    assert list(folder.iterdir()) == []


@pytest.mark.django_db
def test_a_kernel_that_cannot_enclose_decoders_is_told_and_serves(
    monkeypatch: pytest.MonkeyPatch, settings: LazySettings, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(health, "protection", lambda: "none")
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["sandbox"]) == (200, "none")


@pytest.mark.django_db
def test_a_folder_that_cannot_be_written(settings: LazySettings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings.MEDIA_ROOT = tmp_path / "file" / "media"
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["pictures"]) == (503, False)


@pytest.mark.django_db
def test_a_full_disk(monkeypatch: pytest.MonkeyPatch, settings: LazySettings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(health, "LEAST_FREE_BYTES", 2**62)
    assert Client().get("/readyz").json()["space"] is False
    settings.DATA_DIR = tmp_path / "not there"
    assert Client().get("/readyz").json()["space"] is False


def test_a_database_that_is_older_than_the_code(own_database: str) -> None:
    newest = MigrationRecorder.Migration.objects.filter(app="places").order_by("name").last()
    assert newest is not None
    newest.delete()
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (503, False)
    assert answer.json()["database_state"] == "older"


def test_a_database_that_is_gone(own_database: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE django_migrations")
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (503, False)


def test_a_file_that_is_no_database_any_more(on_disk: Path) -> None:
    connection.close()
    on_disk.write_bytes(b"This is no database. " * 500)
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (503, False)
    connection.close()


@pytest.mark.django_db
def test_a_folder_for_incoming_files_that_cannot_be_written(settings: LazySettings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings.INCOMING_ROOT = tmp_path / "file" / "incoming"
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["incoming"]) == (503, False)


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["web-1:8000", "10.0.0.7", "anything.example"])
def test_a_proxy_asks_by_any_host(client: Client, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 200
    assert client.get("/readyz", headers={"host": host}).status_code == 200
    assert client.post("/readyz", headers={"host": host}).status_code == 405
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> ServerProcess:
    """A process of the test's own, with all roles."""
    own = ServerProcess()
    monkeypatch.setattr(health, "this_process", own)
    return own


def readyz() -> tuple[int, dict[str, Any]]:
    answer = Client().get("/readyz")
    return answer.status_code, {
        name: value for name, value in answer.json().items() if name not in ("version", "database_state")
    }


@pytest.mark.django_db
def test_each_role_asks_for_what_it_needs(process: ServerProcess, settings: LazySettings) -> None:
    settings.MEDIA_ROOT = "/proc/not/there"
    always = {"accepting": True, "database": True}
    process.roles = frozenset({ServerRole.LIVE})
    assert readyz() == (200, always)
    process.roles = frozenset({ServerRole.WORKER})
    process.worker_is_alive = lambda: True
    assert readyz() == (200, {**always, "worker": True})
    process.worker_is_alive = lambda: False
    assert readyz() == (503, {**always, "worker": False})
    process.roles, process.worker_is_alive = frozenset({ServerRole.WEB}), None
    status, checks = readyz()
    assert (status, checks["pictures"], set(checks)) == (
        503,
        False,
        {*always, "pictures", "incoming", "space", "sandbox"},
    )


@pytest.mark.django_db
def test_a_process_that_stops_is_not_ready_and_alive(process: ServerProcess) -> None:
    process.is_stopping = True
    status, checks = readyz()
    assert (status, checks["accepting"]) == (503, False)
    assert Client().get("/healthz").status_code == 200
