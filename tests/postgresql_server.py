"""A PostgreSQL server of the tests' own, which they may stop, start and misconfigure."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.real_server import WAIT, free_port

HBA = """
host all locked 127.0.0.1/32 scram-sha-256
host all all 127.0.0.1/32 trust
host replication all 127.0.0.1/32 trust
"""
CONFIGURATION = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
fsync = off
shared_buffers = 16MB
max_wal_senders = 4
"""


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs on this computer; None without one."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).parent if there else None


class PostgreSQLServer:
    """A server in a folder of its own; its role `placeness` may do everything, and `locked` needs a password."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        found = programs()
        assert found
        self._programs = found
        # The server refuses to run as root.
        self._user = "postgres" if os.geteuid() == 0 else None

    def url(self, name: str = "postgres", user: str = "placeness") -> str:
        """Return the URL of the database `name` for `user`."""
        return f"postgres://{user}@127.0.0.1:{self.port}/{name}"

    def make(self) -> None:
        """Make the server's files."""
        self.run(
            "initdb", "-D", self.data, "-U", "placeness", "-A", "trust", "-E", "UTF8", "-N", "--locale=C"
        )
        (self.data / "pg_hba.conf").write_text(HBA)
        self.configure(CONFIGURATION)

    @property
    def data(self) -> Path:
        """The folder of its files."""
        return self.folder / "data"

    def configure(self, lines: str) -> None:
        """Add lines to its configuration; they hold from the next start on."""
        with (self.data / "postgresql.conf").open("a") as file:
            file.write(lines + f"port = {self.port}\n")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        log = self.data / "server.log"
        self.run("pg_ctl", "-D", self.data, "-w", "-t", str(WAIT), "-l", log, "start")

    def stop(self, how: str = "immediate") -> None:
        """Stop it: at once, as in a crash, unless `how` says "fast"."""
        self.run("pg_ctl", "-D", self.data, "-w", "-m", how, "stop")

    @contextmanager
    def standby(self) -> Iterator["PostgreSQLServer"]:
        """Start a second server that follows this one."""
        copy = PostgreSQLServer(self.folder / "standby", free_port())
        self.run("pg_basebackup", "-d", self.url(), "-D", copy.data, "-R", "-c", "fast", "-N")
        copy.configure("")
        try:
            copy.start()
            yield copy
        finally:
            copy.stop()
            shutil.rmtree(copy.folder)

    def run(self, program: str, *words: object) -> None:
        """Run one of PostgreSQL's programs."""
        told = [str(word) for word in (self._programs / program, *words)]
        subprocess.run(told, check=True, user=self._user, stdout=subprocess.DEVNULL, cwd=self.folder)  # noqa: S603


@contextmanager
def new_server() -> Iterator[PostgreSQLServer]:
    """Start a server in a folder of its own; at the end it is stopped and removed."""
    folder = Path(tempfile.mkdtemp(prefix="placeness-postgresql-"))
    if os.geteuid() == 0:
        found = pwd.getpwnam("postgres")
        os.chown(folder, found.pw_uid, found.pw_gid)
    server = PostgreSQLServer(folder, free_port())
    try:
        server.make()
        server.start()
        yield server
    finally:
        with suppress(subprocess.CalledProcessError):  # it is stopped already
            server.stop()
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgreSQLServer]:
    """A server of the tests' own, where PostgreSQL's programs are here and the run is about PostgreSQL at all."""
    if not (os.environ.get("DATABASE_URL") or os.environ.get("PLACENESS_TEST_POSTGRESQL")):
        pytest.skip("neither DATABASE_URL nor PLACENESS_TEST_POSTGRESQL asks for tests on PostgreSQL")
    if programs() is None:
        pytest.skip("PostgreSQL's programs are not on this computer")
    with new_server() as server:
        yield server
