"""The static files are what vendor.json says, refer only to what exists, and keep the project's rules."""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.contrib.staticfiles.finders import get_finders

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "static"
TEMPLATES = ROOT / "templates"
VENDOR = json.loads((STATIC / "vendor" / "vendor.json").read_text(encoding="utf-8"))
SCRIPTS = sorted(path for path in STATIC.rglob("*.js") if path.parent.name != "vendor")
STYLES = sorted(STATIC.rglob("*.css"))
PAGES = sorted(TEMPLATES.rglob("*.html"))
BASE = (TEMPLATES / "base.html").read_text(encoding="utf-8")
IMPORT_MAP = dict(re.findall(r"\"([\w-]+)\": \"\{% static '([^']+)'", BASE))
SVG = "{http://www.w3.org/2000/svg}"
SPRITE = ElementTree.parse(STATIC / "icons.svg").getroot()  # noqa: S314 - our own committed file
SYMBOLS = [symbol.get("id", "") for symbol in SPRITE.iter(f"{SVG}symbol")]


@cache
def words(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def wrong(paths: Iterable[Path], look: Callable[[str], Collection[str]]) -> dict[str, Collection[str]]:
    """What `look` finds wrong in the words of each file, where it finds anything."""
    return {name_of(path): found for path in paths if (found := look(words(path)))}


def test_vendored_files_are_the_recorded_ones() -> None:
    recorded = {path: digest for entry in VENDOR for path, digest in entry["files"].items()}
    present = {path: hashlib.sha384((STATIC / path).read_bytes()).digest() for path in recorded}
    assert {
        path: f"sha384-{base64.b64encode(digest).decode()}" for path, digest in present.items()
    } == recorded
    assert len(recorded) > 20


def test_no_vendored_file_is_unrecorded() -> None:
    recorded = {path for entry in VENDOR for path in entry["files"]}
    present = {
        path.relative_to(STATIC).as_posix()
        for folder in ("vendor", "fonts")
        for path in (STATIC / folder).rglob("*")
        if path.is_file() and path.name != "vendor.json"
    }
    assert present == recorded


def test_versions_stand_in_package_json() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    assert package["private"] is True
    assert package["devDependencies"] == {
        entry["name"]: entry["version"] for entry in VENDOR if entry.get("registry", "npm") == "npm"
    }


def test_no_source_map_is_promised() -> None:
    scripts = [*SCRIPTS, *(STATIC / "vendor").glob("*.js")]
    assert wrong(scripts, lambda text: re.findall("sourceMappingURL", text)) == {}
    assert len(scripts) > 30


def test_scripts_and_styles_lie_with_their_noun_or_in_base() -> None:
    folders = {path.relative_to(STATIC).parts[0] for path in [*SCRIPTS, *STYLES]} - {"base"}
    assert folders - {path.parent.name for path in (ROOT / "places").glob("*/__init__.py")} == set()
    assert folders != set()
    assert {path.name for path in STATIC.iterdir() if path.is_file()} == {"icon.svg", "icons.svg"}


def test_shared_files_name_those_of_no_noun() -> None:
    """But for the pictures under way, which any page of a person sends on."""

    def named(text: str) -> set[str]:
        files = {IMPORT_MAP[name] for name in re.findall(r"(?:from |import |import\()\"([^\"]+)\"", text)}
        return {file for file in files if file.split("/")[0] not in ("base", "vendor")}

    shared = [path for path in SCRIPTS if path.is_relative_to(STATIC / "base")]
    assert wrong(shared, named) == {"static/base/still-waiting.js": {"photos/uploads.js"}}
    assert len(shared) > 20


def test_pages_name_only_static_files_that_exist() -> None:
    def missing(text: str) -> list[str]:
        named = re.findall(r"{% static ['\"]([^'\"]+)['\"]", text)
        return [name for name in named if not (STATIC / name).is_file()]

    assert wrong(PAGES, missing) == {}
    assert len(PAGES) > 100


def test_imports_stand_in_the_import_map() -> None:
    def unknown(text: str) -> list[str]:
        imported = re.findall(r"(?:from |import\()\"([^\"]+)\"", text)
        return [name for name in imported if name not in IMPORT_MAP]

    assert wrong(SCRIPTS, unknown) == {}


def test_only_what_browsers_fetch_is_collected() -> None:
    patterns = apps.get_app_config("staticfiles").ignore_patterns
    collected = [Path(path) for finder in get_finders() for path, _storage in finder.list(patterns)]
    assert {path.suffix for path in collected} == {".css", ".js", ".png", ".svg", ".woff2"}
    assert {path.suffix for path in (STATIC / "fonts").rglob("*")} > {".ttf", ".txt", ".woff2"}


def test_pages_name_static_files_by_the_tag_alone() -> None:
    """A name that is written out has no hash: it would be kept for a minute only, and mix versions."""
    assert wrong([*PAGES, *SCRIPTS, *STYLES], lambda text: re.findall(r"[\"'(]/static/", text)) == {}
    assert wrong(SCRIPTS, lambda text: re.findall(r"(?:from |import\(|import )[\"'][./]", text)) == {}


OUTSIDE = r"(?:https?:)?//(?!www\.w3\.org/)[\w.-]+\.\w+"


def test_nothing_is_fetched_from_another_computer() -> None:
    """A laptop without internet serves a room: only links that people follow lead elsewhere."""
    fetching = (
        rf"<(?!a\b)\w[^>]*?\b(?:src|srcset|href|action|formaction|poster|data|content)=\"({OUTSIDE}[^\"]*)"
    )
    assert wrong(PAGES, lambda text: re.findall(fetching, text)) == {}

    def named(text: str) -> list[str]:
        without_comments = re.sub(r"/\*.*?\*/|(?<!:)//[^\n\"'`]*$", "", text, flags=re.DOTALL | re.MULTILINE)
        return re.findall(rf"[\"'`(]({OUTSIDE}[^\"'`)]*)", without_comments)

    assert wrong([*SCRIPTS, *(STATIC / "vendor").glob("*.js"), *STYLES], named) == {}
    assert re.findall(fetching, '<script src="https://cdn.example.org/a.js">') == [
        "https://cdn.example.org/a.js"
    ]
    assert named('@import "//fonts.example.org/a.css";') == ["//fonts.example.org/a.css"]


DANGEROUS = r"\beval\(|new Function|randomUUID\(|outerHTML =|insertAdjacentHTML|document\.write"


def test_scripts_keep_the_rules_of_the_project() -> None:
    def broken(text: str) -> list[str]:
        return [
            *([] if text.startswith("/* ") else ["does not begin with its markup contract"]),
            *(["more than 200 lines"] if len(text.splitlines()) > 200 else []),
            *re.findall(DANGEROUS, text),
        ]

    assert wrong(SCRIPTS, broken) == {}
    into = {path.name: words(path).count("innerHTML =") for path in SCRIPTS}
    assert {name: times for name, times in into.items() if times} == {"morph.js": 1}


BIOME = Path(sys.executable).with_name("biome")
FAULTS = {
    "base/undeclared.js": "export const answer = fourty + 2;\n",
    "base/unused.js": 'import { say } from "announce";\n',
    "base/unformatted.js": "export const answer = { forty: 2 , };\n",
    "base/unknown.css": ".card {\n  colr: red;\n}\n",
    "base/important.css": ".card {\n  color: red !important;\n}\n",
    "base/unformatted.css": ".card { color: red }\n",
    "vendor/unformatted.js": "var answer = fourty+2\n",
}


@pytest.mark.skipif(not BIOME.is_file(), reason="biome has no wheel for this computer")
def test_the_checker_of_scripts_and_styles_finds_faults(tmp_path: Path) -> None:
    shutil.copy(ROOT / "biome.json", tmp_path)
    for name, text in FAULTS.items():
        path = tmp_path / "static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    command = [BIOME, "check", "--error-on-warnings", "--colors=off"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert done.returncode == 1
    assert set(re.findall(r"^static/(\S+?)(?::\S+)? ", done.stderr, re.MULTILINE)) == FAULTS.keys() - {
        "vendor/unformatted.js"
    }


PHYSICAL = r"(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)|(?<![-\w])(?:left|right):"


def test_styles_lie_in_layers_and_turn_with_the_direction() -> None:
    def broken(text: str) -> list[str]:
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        top_level = {part.strip().split("{")[0].split("(")[0].split()[0] for part in top_level_rules(text)}
        return [
            *([] if text.count("{") == text.count("}") else ["a brace is missing"]),
            *sorted(top_level - {"@layer", "@font-face"}),
            *re.findall(PHYSICAL, text),
        ]

    frame = STATIC / "base" / "frame.css"  # which only names the others
    assert wrong([path for path in STYLES if path != frame], broken) == {}
    assert len(STYLES) > 20


def top_level_rules(text: str) -> list[str]:
    """Split a style sheet into its outermost rules."""
    rules, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth == 0 and letter in "};":
            rules.append(text[start : place + 1])
            start = place + 1
    return rules


def test_styles_use_defined_properties_and_files() -> None:
    defined = {name for style in STYLES for name in re.findall(r"(--[a-z0-9-]+):", words(style))}
    assert wrong(STYLES, lambda text: set(re.findall(r"var\((--[a-z0-9-]+)\)", text)) - defined) == {}
    urls = [(path, url) for path in STYLES for url in re.findall(r"url\(\"([^\"]+)\"\)", words(path))]
    files = [(path, url) for path, url in urls if not url.startswith("data:")]
    assert [(path, url) for path, url in files if not (path.parent / url).resolve().is_file()] == []
    assert files != []


def test_every_component_style_is_on_every_page() -> None:
    imported = re.findall(r'@import "(components/[^"]+)";', words(STATIC / "base" / "frame.css"))
    components = [path for path in STYLES if path.parent.name == "components"]
    assert sorted(imported) == [f"components/{path.name}" for path in components]
    assert "static 'base/frame.css'" in BASE
    elsewhere = wrong(components, lambda text: re.findall(r"url\(\"(?!data:)", text))
    assert elsewhere == {}, "an address would lead elsewhere from base/frame.css"


def test_icons_have_one_name_each_and_one_pen() -> None:
    assert len(SYMBOLS) == len(set(SYMBOLS))
    assert {symbol.get("stroke") for symbol in SPRITE.iter(f"{SVG}symbol")} == {"currentColor"}
    assert {symbol.get("stroke-width") for symbol in SPRITE.iter(f"{SVG}symbol")} == {"1.75"}


def test_every_table_symbol_and_lens_is_drawn() -> None:
    tables = [
        "leaf",
        "boat",
        "lamp",
        "wave",
        "tree",
        "bird",
        "stone",
        "bridge",
        "star",
        "loaf",
        "wheel",
        "shell",
    ]
    expected = {*(f"sym-{table}" for table in tables), "lens-unique", "lens-belonging", "lens-energy"}
    assert expected - set(SYMBOLS) == set()


def test_pages_ask_only_for_icons_that_exist() -> None:
    def missing(text: str) -> list[str]:
        asked = re.findall(r"components/icon\.html\" with name=\"([\w-]+)\"(?!\|add)", text)
        return [name for name in asked if name not in SYMBOLS]

    assert wrong(PAGES, missing) == {}


def test_pages_have_no_inline_styles_or_handlers() -> None:
    def inline(text: str) -> list[str]:
        scripts = re.findall(r"<script[^>]*>", text)
        bare = [one for one in scripts if "nonce=" not in one and "application/json" not in one]
        return re.findall(r"\sstyle=\"|\son[a-z]+=\"|<style", text) + bare

    assert wrong(PAGES, inline) == {}


def test_fonts_are_small_and_of_their_kind() -> None:
    fonts = {path.name: path.read_bytes() for path in (STATIC / "fonts").glob("*.woff2")}
    assert {name for name, content in fonts.items() if content[:4] != b"wOF2"} == set()
    assert {name: len(content) for name, content in fonts.items() if len(content) > 120 * 1024} == {}
    assert fonts != {}
