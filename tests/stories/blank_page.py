"""A page of a few elements and our modules, whose every request a test answers: no server, no database."""

import json
import mimetypes
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Page, Route

from tests.test_static import IMPORT_MAP, STATIC

ORIGIN = "http://placeness.test"
HERE = "/w/ABC/wall/"
EXPOSE = 'import { apply } from "operations"; window.apply = apply;'
FRAME = """<!doctype html><html lang="en"><head><title>A page</title>
<script type="importmap">{map}</script>{scripts}<script type="module">{expose}</script></head>
<body {attributes} data-text-sending="Sending" data-text-retrying="Retrying" data-text-failed="Not sent"
  data-text-kept="Kept" data-text-refused="Refused" data-text-moved="Moved" data-text-open="Go there"
  data-text-outside="Outside" data-text-page="Old page">
<main id="main">{main}</main><div id="notices"></div>
<template id="notice-template"><div data-notice><p data-notice-text></p></div></template>
<div id="announcer" aria-live="polite"></div>{after}</body></html>"""
Answer = Callable[[Route], Any]


class BlankPage:
    """A page at HERE; `answers` maps a path to what answers it, `asked` lists (method, path, query, form, headers)."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.origin = ORIGIN
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str, dict[str, list[str]], str, dict[str, str]]] = []
        self.page.route("**/*", self._answer)

    def open(
        self,
        main: str,
        *modules: str,
        after: str = "",
        attributes: str = "",
        answers: dict[str, Any] | None = None,
    ) -> Page:
        """Go to the page with this main part, nothing kept; the modules are loaded by scripts as base.html does."""
        self.page.goto("about:blank")
        self.asked.clear()
        self.answers = {path: answer for path, answer in (answers or {}).items() if answer}
        scripts = "".join(f'<script type="module" src="/static/{name}"></script>' for name in modules)
        imports = json.dumps({"imports": {name: f"/static/{path}" for name, path in IMPORT_MAP.items()}})
        self._frame = {
            "map": imports,
            "scripts": scripts,
            "expose": EXPOSE,
            "attributes": attributes,
            "after": after,
        }
        self.serve(main)
        self.page.goto(self.origin + HERE)
        self.page.wait_for_function("window.apply !== undefined")
        self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        return self.page

    def serve(self, main: str, path: str = HERE) -> None:
        """Answer `path` with the same page around another main part."""
        html = FRAME.format(main=main, **self._frame)
        self.answers[path] = lambda route: route.fulfill(body=html, content_type="text/html")

    def requests(self, path: str) -> list[tuple[str, str, dict[str, list[str]], str, dict[str, str]]]:
        """Return what was asked of `path` so far."""
        return [one for one in self.asked if one[1] == path]

    def apply(self, *operations: dict[str, Any]) -> None:
        """Apply these operations, as if one message of the stream had brought them."""
        self.page.evaluate("(operations) => { apply(operations); }", list(operations))

    def main(self) -> str:
        """Return what stands in <main>."""
        return str(self.page.evaluate("document.querySelector('main').innerHTML"))

    def _answer(self, route: Route) -> None:
        asked = route.request
        address = urlsplit(asked.url)
        if address.path.startswith("/static/"):
            file = STATIC / address.path.removeprefix("/static/")
            route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0])
            return
        one = (asked.method, address.path, parse_qs(address.query), asked.post_data or "", asked.headers)
        self.asked.append(one)
        answer = self.answers.get(address.path)
        if answer:
            answer(route)
        else:
            route.fulfill(status=404)
