"""Make docs/images/placeness.webp, the picture in the README, from the demo: `make screenshot`.

Starts a Placeness of its own on a free port with its data in a temporary folder, and ends it. Needs
/usr/bin/chromium and the development requirements.
"""

import io
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "placeness.webp"
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LAPTOP, PHONE = (1360, 1000), (360, 740)
IN_SIGHT = """[...document.images].filter(image => {
    const { bottom, top } = image.getBoundingClientRect();
    return image.checkVisibility() && bottom > 0 && top < innerHeight;
})"""
PAPER, SHADE = "#F3EBDD", (31, 42, 48)


@contextmanager
def demo() -> Iterator[str]:
    """The join link of the demo workshop, on a server that runs as long as this lasts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        start = f"start --demo --stage cluster --port {port} --data-dir {folder}".split()
        server = subprocess.Popen(  # noqa: S603 - our own interpreter and command
            [sys.executable, "manage.py", *start], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        try:
            said = iter(server.stdout or [])
            join = next(found[0] for line in said if (found := re.search(r"http\S+/join/\S+/", line)))
            next(line for line in said if "Ctrl-C" in line)
            yield join
        finally:
            server.terminate()
            server.wait(10)


def arrive(browser: Browser, size: tuple[int, int], join: str, name: str) -> Page:
    """A person of that first name has joined at table 1, on a screen of `size` CSS pixels."""
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, device_scale_factor=1.5, locale="en", bypass_csp=True
    )
    page.goto(join)
    page.get_by_label("What is your first name?").fill(name)
    page.get_by_role("radio", name="Table 1").check(force=True)
    page.get_by_role("button", name="Come in").click()
    page.wait_for_url("**/w/**")
    return page


def shot(page: Page, address: str, first: str = "") -> Image.Image:
    """The page at `address`, from the element `first` on, when all pictures in sight are there."""
    page.goto(address)
    if first:
        page.locator(first).first.evaluate("e => scrollTo(0, e.getBoundingClientRect().top - 24)")
    page.wait_for_function(f"() => ({IN_SIGHT}).every(image => image.complete && image.naturalWidth > 0)")
    page.evaluate(f"Promise.all([document.fonts.ready, ...({IN_SIGHT}).map(image => image.decode())])")
    page.evaluate("new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))")
    return Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")


def lay(ground: Image.Image, picture: Image.Image, width: int, left: int, top: int, radius: int) -> None:
    """Lay `picture` on `ground`, `width` pixels wide, with round corners and a soft shadow."""
    height = round(picture.height * width / picture.width)
    corners = Image.new("L", (width, height))
    ImageDraw.Draw(corners).rounded_rectangle((0, 0, width - 1, height - 1), radius, fill=255)
    shade = Image.new("L", ground.size)
    shade.paste(corners.point(lambda level: level * 0.3), (left, top + 10))
    ground.paste(Image.new("RGB", ground.size, SHADE), mask=shade.filter(ImageFilter.GaussianBlur(18)))
    ground.paste(picture.resize((width, height), Image.Resampling.LANCZOS), (left, top), corners)


def main() -> None:
    with demo() as join, sync_playwright() as player:
        room = join.replace("/join/", "/w/")
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        laptop, phone = arrive(browser, LAPTOP, join, "Edith"), arrive(browser, PHONE, join, "Sam")
        wall = shot(laptop, room + "wall/")
        board = shot(phone, room + "board/", ".piles")
        picture = shot(phone, room + "wall/", "[data-wall-list] > :has(.photo-picture) >> nth=7")
        browser.close()
    ground = Image.new("RGB", (1760, 960), PAPER)
    lay(ground, wall, 1140, 50, 60, 18)
    lay(ground, picture, 300, 1100, 270, 28)
    lay(ground, board, 300, 1420, 150, 28)
    PICTURE.parent.mkdir(exist_ok=True)
    ground.save(PICTURE, quality=80, method=6)


if __name__ == "__main__":
    main()
