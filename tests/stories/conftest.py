"""Stories: our own server with streams, a database on disk, and people in real browsers."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from django.conf import settings
from django.db import connection, connections
from playwright.sync_api import Browser, BrowserContext, Page, expect

from places import imaging
from places.management.worker import WorkerThread
from tests.stories.coming_in import close
from tests.stories.many_processes import ManyProcesses

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's synchronous API runs an event loop

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
QUIET += ["--disable-component-update", "--disable-sync"]
expect.set_options(timeout=15_000)  # a busy machine is no failure
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1440, "height": 900}
# Several processes behind a proxy, instead of one server in this process.
MANY = os.environ.get("PLACENESS_STORIES") == "many"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in Path(str(item.fspath)).parents:
            item.add_marker(pytest.mark.story)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The server's threads need a database that is a file, where it is no server's anyway."""
    if connection.vendor == "sqlite":
        path = tmp_path_factory.mktemp("database") / "stories.sqlite3"
        settings.DATABASES["default"]["TEST"]["NAME"] = str(path)
    else:
        request.getfixturevalue("django_db_modify_db_settings")  # that of all tests


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture
def server(request: pytest.FixtureRequest, transactional_db: None) -> str:
    """The address of a running Placeness; pytest-django must see `transactional_db` here."""
    address: str = request.getfixturevalue("many_processes" if MANY else "one_process")
    return address


@pytest.fixture
def many_processes(transactional_db: None, settings: Any, tmp_path: Path) -> Iterator[str]:
    """The address of the proxy before several processes of each role."""
    assert connection.vendor == "postgresql", "many processes need DATABASE_URL=postgres://…"
    with ManyProcesses(tmp_path) as running:
        settings.PUBLIC_URL, settings.MEDIA_ROOT = running.address, running.data / "media"
        yield running.address


@pytest.fixture
def one_process(transactional_db: None, settings: Any) -> Iterator[str]:
    """The address of a server in this process."""
    from placeness.asgi import application  # noqa: PLC0415 - Django must be set up for the test first

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        settings.PUBLIC_URL = address
        running = uvicorn.Server(
            uvicorn.Config(application, lifespan="on", log_level="warning", timeout_graceful_shutdown=1)
        )
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not running.started:
            assert thread.is_alive(), "the server ended before it had started"
            time.sleep(0.02)
        yield address
        running.should_exit = True
        thread.join(10)
    connections.close_all()


@pytest.fixture
def worker(transactional_db: None) -> Iterator[None]:
    """Background jobs, as the server runs them."""
    if MANY:
        yield
        return
    thread = WorkerThread(periodic=())
    thread.start()
    yield
    thread.stop()
    thread.join(10)


@pytest.fixture(scope="session", autouse=True)
def _end_the_pool() -> Iterator[None]:
    yield
    imaging.stop()


def outside(url: str, server: str) -> list[str]:
    """The address of a request that leaves our server, where a browser would need the internet; else nothing."""
    is_fetched = url.startswith(("http:", "https:", "ws:", "wss:"))
    return [] if not is_fetched or url.startswith(f"{server}/") else [f"asked elsewhere: {url}"]


@pytest.fixture
def people(browser: Browser, server: str) -> Iterator[Callable[..., Page]]:
    """Open a browser of their own for each person: `people()` a phone, `people(desktop=True)` a large screen.

    A script error or a refused script on any page fails the story, and so does a request to another computer.
    """
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_one(*, desktop: bool = False, locale: str = "en", **more: Any) -> Page:
        size = DESKTOP if desktop else PHONE
        more.setdefault("service_workers", "block")  # else stories could not answer in the server's place
        context = browser.new_context(viewport=size, locale=locale, base_url=server, **more)
        contexts.append(context)
        context.on("request", lambda request: errors.extend(outside(request.url, server)))
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.set_default_navigation_timeout(
            60_000
        )  # the very first page of a run starts much that later ones find ready
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on(
            "console",
            lambda message: (
                errors.append(message.text) if "Content Security Policy" in message.text else None
            ),
        )
        return page

    yield open_one
    found = list(errors)
    for context in contexts:
        close(context)
    assert found == []
