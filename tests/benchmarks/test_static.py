from benchmarks import static


def test_what_is_sent_is_compared_with_the_source() -> None:
    browser = static.Browser.__new__(static.Browser)
    browser.sent = {"/static/a.css": 1_000, "/static/b.js": 500}
    browser.source = {"/static/a.css": 3_000, "/static/b.js": 2_000}
    browser.kept = {"/static/a.css"}
    rows = {row["name"]: (row["value"], row["ok"]) for row in static.rows(browser)}
    assert rows == {
        "files": (2, None),
        "of these kept for a year or more": (1, False),
        "bytes as in the source folders": (5.0, None),
        "bytes sent the first time": (1.5, True),
        "bytes sent the second time": (0.5, False),
    }


def test_pages_and_modules_tell_what_is_fetched() -> None:
    page = '<link rel="stylesheet" href="/static/a.css"><script type="module" src="/static/b.js" nonce="x">'
    assert static.LOADED.findall(page) == ["/static/a.css", "/static/b.js"]
    assert static.IMPORTED.findall('import { x } from "act";\nawait import("sortable"); import "live";') == [
        "act",
        "sortable",
        "live",
    ]
    assert static.HASH.sub("", "/static/base/act.0123456789ab.js") == "/static/base/act.js"
