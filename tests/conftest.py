"""Fixtures for every test: a room, and always a second one whose things must never show in the first."""

import gc
import itertools
import os
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import hypothesis
import pytest
from django.conf import settings
from django.core.signals import setting_changed
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.template import Context, Template
from django.test import override_settings
from django.utils import translation

from tests import migrated, postgresql
from tests.builders.buckets import bucket, store_server  # noqa: F401 - fixtures
from tests.builders.redis_server import redis_server  # noqa: F401 - a fixture
from tests.builders.rooms import Room, open_room
from tests.builders.small_disks import small_disk  # noqa: F401 - a fixture
from tests.builders.sorts import mini, published, published_sorts  # noqa: F401 - fixtures
from tests.postgresql_server import postgresql_server  # noqa: F401 - a fixture

# The same examples each time, and no deadline that a busy machine could miss. Look for new examples by
# HYPOTHESIS_PROFILE=seek.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None, max_examples=40)
hypothesis.settings.register_profile("seek", deadline=None, max_examples=5000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


TESTS = Path(__file__).parent
ON_POSTGRESQL = bool(os.environ.get("DATABASE_URL"))

# Tests are compiled once and not in every process of every run, also where the environment asks Python not to
# keep what it compiles: that would cost half a minute of processor time.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
gc.disable()  # until all is loaded: modules are no rubbish


def pytest_collection(session: pytest.Session) -> None:
    """Let every second worker begin at the other end, so that two do not compile the same files at the same time."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    if int(worker.removeprefix("gw")) % 2 and session.config.args == [str(TESTS.name)]:
        for path in sorted(TESTS.rglob("test_*.py"), reverse=True):
            if path.parent.name != "stories":
                with suppress(Exception):  # what is wrong with it is told when it is collected
                    import_module(".".join(path.relative_to(TESTS.parent).with_suffix("").parts))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what is about SQLite itself, in a run on PostgreSQL."""
    if ON_POSTGRESQL and (mark := item.get_closest_marker("sqlite_only")):
        pytest.skip(f"about SQLite: {mark.args[0]}")


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


_close = BaseDatabaseWrapper.close_if_unusable_or_obsolete


def _close_outside_transactions(database: BaseDatabaseWrapper) -> None:
    """Keep the connection whose transaction holds what a test has written; in memory SQLite keeps it anyway."""
    if not database.in_atomic_block:
        _close(database)


def _render(template: Template, context: Context) -> str:
    return template.nodelist.render(context)


def _caches_of_this_process() -> dict[str, Any]:
    """The caches of the settings; where they are in Redis, each process of the run has a database of its own there."""
    number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    return {
        name: told
        if "redis" not in str(told.get("LOCATION", ""))
        else told | {"LOCATION": urlunsplit(urlsplit(told["LOCATION"])._replace(path=f"/{number}"))}
        for name, told in settings.CACHES.items()
    }


@pytest.fixture(scope="session", autouse=True)
def _quick(django_test_environment: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Static files have their plain names, no password takes its time, and no context is copied.

    (Django's test browser would keep every context of every template; no test of ours asks for them.)
    """
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with (
        override_settings(
            WHITENOISE_AUTOREFRESH=True,
            STATIC_ROOT=tmp_path_factory.mktemp("collected-static"),
            PASSWORD_HASHERS=hashers,
            CACHES=_caches_of_this_process(),
        ),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(Template, "_render", _render)
        patch.setattr(BaseDatabaseWrapper, "close_if_unusable_or_obsolete", _close_outside_transactions)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
    """The database begins as migrations left it in an earlier run."""
    if ON_POSTGRESQL:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
        with django_db_blocker.unblock():
            postgresql.use_template(connections.settings["default"])
        yield
        return
    with closing(migrated.fill_in(connections["default"].creation._get_test_db_name())):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Migrated as ever, and kept for the next run."""
    if not ON_POSTGRESQL:
        with django_db_blocker.unblock():
            connections["default"].ensure_connection()
            migrated.keep()


@pytest.fixture(scope="session")
def _pictures(_quick: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Path]]:
    """Folders that nobody has used; the first one is in use."""
    folder = tmp_path_factory.mktemp("media")
    folders = (folder / str(number) for number in itertools.count())
    with override_settings(
        MEDIA_ROOT=next(folders),
        INCOMING_ROOT=folder / "incoming",
        EXPORTS_ROOT=folder / "exports",
        ERASURES_FILE=folder / "erasures.jsonl",
    ):
        yield folders


@pytest.fixture(autouse=True)
def _afresh(_pictures: Iterator[Path]) -> None:
    """Each test begins in no language (a request leaves its own behind), and stores pictures in a folder of its own.

    That is one in which no test before has stored anything.
    """
    translation.deactivate()
    if settings.MEDIA_ROOT.exists():
        settings.MEDIA_ROOT = next(_pictures)
        setting_changed.send(None, setting="MEDIA_ROOT", value=settings.MEDIA_ROOT, enter=True)


@pytest.fixture
def room(db: None) -> Room:
    """A workshop in the gather stage, with two tables and four people."""
    return open_room()


@pytest.fixture
def other_room(db: None) -> Room:
    """Another workshop of another place, with six photos: nothing of it may ever show in `room`."""
    return open_room(name="Barts", photos=6)


@pytest.fixture(scope="session")
def _empty_database(django_db_setup: None, django_db_blocker: Any) -> bytes:
    """The database as migrations leave it, as the bytes of a file; empty on PostgreSQL."""
    if ON_POSTGRESQL:
        return b""
    with django_db_blocker.unblock():
        connections["default"].ensure_connection()
        return connections["default"].connection.serialize()


@pytest.fixture
def on_disk(_empty_database: bytes, db: None, tmp_path: Path) -> Iterator[Path]:
    """A SQLite database of the test's own in a file, with real commits, for tests about the file itself."""
    if ON_POSTGRESQL:
        pytest.skip("about SQLite's file; this run is on PostgreSQL")
    in_memory, told = connections["default"], connections.settings["default"]
    before = told["NAME"], told["CONN_MAX_AGE"]
    path = tmp_path / "placeness.sqlite3"
    path.write_bytes(_empty_database)
    del connections["default"]
    told["NAME"], told["CONN_MAX_AGE"] = path, 0  # threads that outlive the test must not keep it open
    yield path
    connections.close_all()
    told["NAME"], told["CONN_MAX_AGE"] = before
    connections["default"] = in_memory


@pytest.fixture(scope="session")
def _spare_databases() -> Iterator[None]:
    yield
    postgresql.remove_spare_databases()


@pytest.fixture
def on_postgresql(_spare_databases: None, db: None) -> Iterator[str]:
    """A PostgreSQL database of the test's own, with real commits and the pool of a server process; its URL.

    On the server of this run, or else on that whose URL PLACENESS_TEST_POSTGRESQL gives.
    """
    server = postgresql.server()
    if not server:
        pytest.skip("neither DATABASE_URL nor PLACENESS_TEST_POSTGRESQL gives a PostgreSQL server")
    with postgresql.own_database(server) as url:
        yield url


# A database of the test's own on the engine of this run, with real commits: what one thread writes, others see. Its
# value is its address: the path of the file, or the URL.
if ON_POSTGRESQL:

    @pytest.fixture
    def own_database(on_postgresql: str) -> str:
        return on_postgresql

else:

    @pytest.fixture
    def own_database(on_disk: Path) -> str:
        return str(on_disk)
