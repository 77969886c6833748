"""`manage.py bench access`: the four pages that everybody opens, on a phone with a slow network.

First paint and what jumps about afterwards (CLS, https://web.dev/articles/cls) on "slow 3G" (400 ms a round trip and
400 kbit/s, as Chromium's developer tools have it), and the four scores of Lighthouse where it is installed:
`npm install --prefix .peers lighthouse@12.2.3` puts it where it is found. One of its audits is left out: whether
search engines may list the page. They may not: rooms are closed.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from benchmarks.servers import ROOT, Child, child, percentile, row

CHROMIUM = "/usr/bin/chromium"
PHOTOS, TIMES = 40, 3
PAGES = {
    "join": ("gather", "/join/{code}/"),
    "bring": ("gather", "/w/{code}/bring/"),
    "wall": ("share", "/w/{code}/wall/"),
    "board": ("cluster", "/w/{code}/board/"),
}
SLOW_3G = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
PAINT, JUMPS, SCORE = 3.0, 0.05, 95
# The greatest sum of shifts that follow within a second of each other and five in all: the session windows of CLS.
WATCH = """
    window.shifts = [];
    new PerformanceObserver((list) => list.getEntries().forEach(({value, startTime, hadRecentInput}) => {
        if (!hadRecentInput) window.shifts.push([startTime, value]);
    })).observe({type: "layout-shift", buffered: true});
"""
FOUND = """() => {
    let [most, sum, first, last] = [0, 0, -Infinity, -Infinity];
    for (const [at, value] of window.shifts) {
        if (at - last > 1000 || at - first > 5000) [sum, first] = [0, at];
        [sum, last] = [sum + value, at];
        most = Math.max(most, sum);
    }
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    return [paint.startTime / 1000, most];
}"""
SCORES = ("performance", "accessibility", "best-practices", "seo")


def run(*, quick: bool = False) -> dict[str, Any]:
    """Return the table: first paint in seconds, CLS, and Lighthouse's scores (0 to 100), for each page."""
    with child("benchmarks.serving", "placeness", str(PHOTOS)) as server:
        server.ask(do="pictures")
        session = server.ask(do="sessions", count=1)["sessions"][0]
        rows = slow(server, session, 1 if quick else TIMES) + scores(server, session)
    title = f"Four pages on a phone with a slow network; {PHOTOS} pictures"
    return {"title": title + (" (quick)" if quick else ""), "rows": rows}


def slow(server: Child, session: str, times: int) -> list[dict[str, Any]]:
    """Return the rows of first paint and CLS, or one that says what is missing."""
    if not Path(CHROMIUM).exists():
        return [row("first paint and CLS", f"{CHROMIUM} is not installed")]
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    rows = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for name, (stage, path) in PAGES.items():
            server.ask(do="stage", to=stage)
            address = at(server, path)
            rows += judged(name, [_opened(browser, address, session) for _time in range(times)])
        browser.close()
    return rows


def judged(name: str, found: list[tuple[float, float]]) -> list[dict[str, Any]]:
    """Return a page's rows for pairs of first paint (s) and CLS."""
    paint = percentile([each[0] for each in found], 0.5)
    jumps = max(each[1] for each in found)
    return [
        row(f"{name}: first paint on slow 3G", paint, "s", f"≤ {PAINT:g}", paint <= PAINT),
        row(f"{name}: CLS on slow 3G", jumps, "", f"≤ {JUMPS}", jumps <= JUMPS),
    ]


def at(server: Child, path: str) -> str:
    """Return the whole address of a page."""
    return f"http://127.0.0.1:{server.ready['port']}" + path.format(code=server.ready["code"])


def _opened(browser: Any, address: str, session: str) -> tuple[float, float]:
    """Open a page with nothing kept from before; return its first paint in seconds and its CLS."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True)
    if "/join/" not in address:
        context.add_cookies([{"name": "session", "value": session, "url": address}])
    page = context.new_page()
    page.add_init_script(WATCH)
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW_3G)
    page.goto(address, wait_until="load", timeout=120_000)
    page.wait_for_timeout(2_000)  # what comes after the page has loaded
    paint, jumps = page.evaluate(FOUND)
    context.close()
    return float(paint), float(jumps)


def scores(server: Child, session: str) -> list[dict[str, Any]]:
    """Return the rows of Lighthouse's scores, or one that says that it is missing."""
    program = lighthouse()
    if not program:
        return [row("Lighthouse", "is not installed")]
    rows = []
    for name, (stage, path) in PAGES.items():
        server.ask(do="stage", to=stage)
        headers = {} if name == "join" else {"Cookie": f"session={session}"}
        found = _scores(program, at(server, path), headers)
        rows += [
            row(f"{name}: Lighthouse, {each}", found[each], "", f"≥ {SCORE}", found[each] >= SCORE)
            for each in SCORES
        ]
    return rows


def lighthouse() -> str | None:
    """Return the path of the installed program."""
    return shutil.which(
        "lighthouse", path=f"{ROOT / '.peers/node_modules/.bin'}:{os.environ.get('PATH', '')}"
    )


def _scores(program: str, address: str, headers: dict[str, str]) -> dict[str, int]:
    command = [
        program,
        address,
        "--quiet",
        "--output=json",
        "--skip-audits=is-crawlable",
        f"--extra-headers={json.dumps(headers)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    said = subprocess.run(  # noqa: S603 - the program that was asked for
        command, env={**os.environ, "CHROME_PATH": CHROMIUM}, capture_output=True, text=True, check=True
    )
    return read_scores(json.loads(said.stdout))


def read_scores(report: dict[str, Any]) -> dict[str, int]:
    """Return the scores of a report, 0 to 100."""
    return {name: round(report["categories"][name]["score"] * 100) for name in SCORES}
