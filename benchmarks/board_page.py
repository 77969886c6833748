"""The board's page in Chromium with a slow processor: when it paints, and whether it stutters while one drags."""

from pathlib import Path
from typing import Any

from benchmarks.servers import Child, percentile, row

CHROMIUM = "/usr/bin/chromium"
SLOWDOWN, TIMES = 4, 5
PAINT, STUTTER = 2.5, 200  # seconds and ms
WATCH = """
    window.long = [];
    new PerformanceObserver((list) => list.getEntries().forEach(({duration}) => window.long.push(duration)))
      .observe({type: "longtask", buffered: false});
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def rows(server: Child, session: str) -> list[dict[str, Any]]:
    """Return the rows of the page, or one that says what is missing."""
    if not Path(CHROMIUM).exists():
        return [row("the page in Chromium", f"{CHROMIUM} is not installed")]
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        try:
            painted = [_painted(browser, server, session) for _ in range(TIMES)]
            tasks = _dragged(browser, server, session)
        finally:
            browser.close()
    return judged(painted, tasks)


def judged(painted: list[float], tasks: list[float]) -> list[dict[str, Any]]:
    """Return the rows for first paints (ms) and the long tasks (ms) while dragging."""
    paint, longest = percentile(painted, 0.5) / 1000, max(tasks, default=0.0)
    return [
        row(f"first paint of the page, {SLOWDOWN}× slower", paint, "s", f"≤ {PAINT}", paint <= PAINT),
        row("tasks over 50 ms while dragging", len(tasks)),
        row("longest task while dragging", longest, "ms", f"≤ {STUTTER}", longest <= STUTTER),
    ]


def _opened(browser: Any, server: Child, session: str) -> Any:
    """A page of its own, nothing kept from before, on a slow processor."""
    base = f"http://127.0.0.1:{server.ready['port']}"
    context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=base)
    context.add_cookies([{"name": "session", "value": session, "url": base}])
    page = context.new_page()
    slow = context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.goto(f"/w/{server.ready['code']}/board/", wait_until="load")
    page.wait_for_selector("tick-board[data-ready]")
    return page


def _painted(browser: Any, server: Child, session: str) -> float:
    page = _opened(browser, server, session)
    page.wait_for_function(f"{PAINTED} !== undefined")
    found = float(page.evaluate(PAINTED))
    page.context.close()
    return found


def _dragged(browser: Any, server: Child, session: str) -> list[float]:
    """Drag a card out of an open pile, over the others and into a closed one; return the tasks over 50 ms."""
    page = _opened(browser, server, session)
    page.locator(".pile-fold > summary").first.click()
    card = page.locator(".pile .mini > .photo").first
    card.scroll_into_view_if_needed()
    page.evaluate(WATCH)
    card.hover()
    page.mouse.down()
    for pile in page.locator(".pile").all()[1:6]:
        box = pile.bounding_box()
        if box:
            page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60, steps=8)
    page.mouse.up()
    page.wait_for_timeout(500)
    found: list[float] = page.evaluate("window.long")
    page.context.close()
    return found
