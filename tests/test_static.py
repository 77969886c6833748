"""The static files are what vendor.json says, refer only to what exists, and keep the house rules."""

import base64
import hashlib
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "static"
TEMPLATES = ROOT / "templates"
VENDOR = json.loads((STATIC / "vendor" / "vendor.json").read_text(encoding="utf-8"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))
STYLES = sorted((STATIC / "css").rglob("*.css"))
PAGES = sorted(TEMPLATES.rglob("*.html"))
BASE = (TEMPLATES / "base.html").read_text(encoding="utf-8")
IMPORT_MAP = dict(re.findall(r"\"([\w-]+)\": \"\{% static '([^']+)'", BASE))
SVG = "{http://www.w3.org/2000/svg}"
SPRITE = ElementTree.parse(STATIC / "icons.svg").getroot()  # noqa: S314 - our own committed file
SYMBOLS = [symbol.get("id", "") for symbol in SPRITE.iter(f"{SVG}symbol")]


def words(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(
    ("path", "digest"), [(path, digest) for entry in VENDOR for path, digest in entry["files"].items()]
)
def test_vendored_files_are_the_recorded_ones(path: str, digest: str) -> None:
    content = (STATIC / path).read_bytes()
    assert f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode()}" == digest


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
    assert package["devDependencies"] == {entry["name"]: entry["version"] for entry in VENDOR}


@pytest.mark.parametrize("path", [*SCRIPTS, *sorted((STATIC / "vendor").glob("*.js"))], ids=name_of)
def test_no_source_map_is_promised(path: Path) -> None:
    assert "sourceMappingURL" not in words(path)


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_pages_name_only_static_files_that_exist(path: Path) -> None:
    named = re.findall(r"{% static ['\"]([^'\"]+)['\"]", words(path))
    assert [name for name in named if not (STATIC / name).is_file()] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_imports_stand_in_the_import_map(path: Path) -> None:
    imported = re.findall(r"(?:from |import\()\"([^\"]+)\"", words(path))
    assert [name for name in imported if name not in IMPORT_MAP] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_scripts_keep_the_house_rules(path: Path) -> None:
    text = words(path)
    assert text.startswith("/* "), "each file begins with its markup contract"
    assert len(text.splitlines()) <= 200
    assert (
        re.findall(r"\beval\(|new Function|randomUUID\(|outerHTML =|insertAdjacentHTML|document\.write", text)
        == []
    )
    assert text.count("innerHTML =") == (1 if path.name == "operations.js" else 0)


@pytest.mark.parametrize("path", STYLES, ids=name_of)
def test_styles_lie_in_layers_and_turn_with_the_direction(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", words(path), flags=re.DOTALL)
    assert text.count("{") == text.count("}")
    top_level = {part.strip().split("{")[0].split("(")[0].split()[0] for part in top_level_rules(text)}
    assert top_level <= {"@layer", "@font-face"}
    physical = (
        r"(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)|(?<![-\w])(?:left|right):"
    )
    assert re.findall(physical, text) == []


def top_level_rules(text: str) -> list[str]:
    """Split a style sheet into its outermost rules."""
    rules, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth == 0 and letter in "};":
            rules.append(text[start : place + 1])
            start = place + 1
    return rules


@pytest.mark.parametrize("path", STYLES, ids=name_of)
def test_styles_use_defined_properties_and_files(path: Path) -> None:
    defined = {name for style in STYLES for name in re.findall(r"(--[a-z0-9-]+):", words(style))}
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", words(path)))
    assert used - defined == set()
    urls = [url for url in re.findall(r"url\(\"([^\"]+)\"\)", words(path)) if not url.startswith("data:")]
    assert [url for url in urls if not (path.parent / url).resolve().is_file()] == []


def test_every_component_style_is_on_every_page() -> None:
    linked = re.findall(r"static '(css/components/[^']+)'", BASE)
    present = [path.relative_to(STATIC).as_posix() for path in STYLES if path.parent.name == "components"]
    assert sorted(linked) == present


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


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_pages_ask_only_for_icons_that_exist(path: Path) -> None:
    asked = re.findall(r"components/icon\.html\" with name=\"([\w-]+)\"(?!\|add)", words(path))
    assert [name for name in asked if name not in SYMBOLS] == []


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_pages_have_no_inline_styles_or_handlers(path: Path) -> None:
    assert re.findall(r"\sstyle=\"|\son[a-z]+=\"|<style", words(path)) == []
    scripts = re.findall(r"<script[^>]*>", words(path))
    assert [script for script in scripts if "nonce=" not in script and "application/json" not in script] == []


@pytest.mark.parametrize("path", sorted((STATIC / "fonts").glob("*.woff2")), ids=name_of)
def test_fonts_are_small_and_of_their_kind(path: Path) -> None:
    content = path.read_bytes()
    assert content[:4] == b"wOF2"
    assert len(content) <= 120 * 1024
