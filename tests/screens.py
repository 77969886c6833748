"""Every screen as a picture: `make screenshots`, or `python -m tests.screens FOLDER [LANGUAGE [NAME…]]`.

Each page of `tests/looks.py` stands in FOLDER/LANGUAGE/SIZE, from its top and at most four windows high; scenes of the
projector in the projector's size alone. The demo's room is told with a server and a data folder of its own. With NAMEs
only those pages. Needs /usr/bin/chromium and the development requirements.
"""

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.looks import Look

CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SIZES = ((360, 740), (820, 1180), (1440, 900))
PROJECTOR = (1920, 1080)
SCENES = "screen"  # the projector's own page
WINDOWS = 4  # how much of a long page is shown
LANGUAGES = ("en", "sv")
# All pictures are fetched, also those further down; none is waited for longer than this.
READY = """Promise.race([
    new Promise((done) => setTimeout(done, 8000)),
    Promise.all([document.fonts.ready, ...[...document.images].map((image) => {
        image.loading = "eager";
        return image.complete || new Promise((done) => { image.onload = image.onerror = done; });
    })]),
])"""


def main() -> None:
    folder, *rest = sys.argv[1:] or ["screenshots/screens"]
    if rest:
        take(Path(folder), rest[0], rest[1:])
        return
    for language in LANGUAGES:  # in a process of its own each: there is one room in a data folder
        subprocess.run([sys.executable, "-m", "tests.screens", folder, language], check=True)  # noqa: S603 - this very module


def take(folder: Path, language: str, names: list[str]) -> None:
    """Take the pictures of one language."""
    with tempfile.TemporaryDirectory() as data, served(data) as address:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - Django is set up first

        from tests.looks import LOOKS, furnished  # noqa: PLC0415
        from tests.stories.coming_in import pages_of  # noqa: PLC0415
        from tests.stories.test_access import SEND  # noqa: PLC0415

        workshop = furnished(language, longest=640)
        size = {"width": SIZES[0][0], "height": SIZES[0][1]}
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
            with pages_of(workshop, browser, address, size, language) as pages:
                for number, look in enumerate(LOOKS):
                    if names and look.name not in names:
                        continue
                    page = pages[look.who]
                    page.goto(workshop.address(look))
                    if look.sent:
                        with page.expect_navigation():
                            page.evaluate(SEND, list(look.sent))
                    shoot(page, folder / language, f"{number:03} {title(look)}", look.name == SCENES)
            browser.close()


def title(look: "Look") -> str:
    """What a page's pictures are called: page, its parts, who looks, the stage, and the answer's status."""
    words = [look.name, *map(str, look.things.values()), look.who, str(look.stage)]
    return " ".join(words + [str(look.status)] * (look.status != 200)).replace("/", "-")


def shoot(page: "Page", folder: Path, name: str, is_scene: bool) -> None:
    """Take a page's pictures in each size."""
    for width, height in (PROJECTOR,) if is_scene else SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(READY)
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        tall = min(page.evaluate("document.documentElement.scrollHeight"), height * WINDOWS)
        place = folder / f"{width}x{height}"
        place.mkdir(parents=True, exist_ok=True)
        page.screenshot(
            path=place / f"{name}.jpg",
            type="jpeg",
            quality=82,
            animations="disabled",
            full_page=True,
            clip={"x": 0, "y": 0, "width": width, "height": max(tall, height)},
        )


@contextmanager
def served(data: str) -> Iterator[str]:
    """The address of a Placeness in this process, with its data in a folder."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        os.environ |= {
            "PLACENESS_DATA_DIR": data,
            "PLACENESS_PUBLIC_URL": address,
            "DJANGO_SETTINGS_MODULE": "placeness.settings",
            "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # Playwright's synchronous API runs an event loop
        }
        import django  # noqa: PLC0415 - the settings read what stands in the environment

        django.setup()
        import uvicorn  # noqa: PLC0415
        from django.core.management import call_command  # noqa: PLC0415

        from places.management.collected_files import collect  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        collect()
        from placeness.asgi import application  # noqa: PLC0415 - which looks at what has been collected

        running = uvicorn.Server(uvicorn.Config(application, lifespan="on", log_level="error"))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not running.started:
            assert thread.is_alive(), "the server ended before it had started"
            time.sleep(0.05)
        yield address
        running.should_exit = True
        thread.join(10)


if __name__ == "__main__":
    main()
