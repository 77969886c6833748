"""Templates are formatted by djlint (`make check`); what a formatter must not touch stays as it was written."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static").rglob("*.css"))
WIDEST = 140
TEMPLATE_TAG = r"\{%.*?%\}|\{\{.*?\}\}"
ELEMENT = re.compile(rf"<[a-z][\w-]*(?:{TEMPLATE_TAG}|\"(?:{TEMPLATE_TAG}|[^\"])*\"|[^\"<>])*>")
ATTRIBUTE = re.compile(rf"([\w-]+)=\"((?:{TEMPLATE_TAG}|[^\"])*)\"")
LISTS = {"class", "d", "sizes", "srcset"}  # attributes whose values are words between any whitespace


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_at_most_one_line_in_a_hundred_is_wider_than_140_characters() -> None:
    lines = [line for page in PAGES for line in text(page).splitlines()]
    wide = [line for line in lines if len(line) > WIDEST]
    assert len(lines) > 5000
    assert len(wide) <= len(lines) / 100


def test_what_people_typed_is_not_indented() -> None:
    found = re.findall(r"<(textarea|pre)\b(.*?)</\1>", "\n".join(text(page) for page in PAGES), re.DOTALL)
    contents = [re.sub(ELEMENT, "", f"<{name}{rest}") for name, rest in found]
    assert len(contents) >= 9
    assert [content for content in contents if content != content.strip()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT / "templates").as_posix())
def test_attributes_and_messages_hold_no_line_breaks(page: Path) -> None:
    source = text(page)
    broken = [
        name
        for element in ELEMENT.findall(source)
        for name, value in ATTRIBUTE.findall(element)
        if "\n" in value and name not in LISTS
    ]
    messages = re.findall(
        r"\{% blocktranslate\b((?:(?!%\}).)*)%\}(.*?)\{% endblocktranslate %\}", source, re.DOTALL
    )
    assert broken == []
    assert [words for options, words in messages if "\n" in words and " trimmed" not in options] == []


def test_blocks_within_attributes_stay_on_one_line() -> None:
    base = text(ROOT / "templates" / "base.html")
    block = r"\{% block (\w+) %\}"
    within = {name for element in ELEMENT.findall(base) for name in re.findall(block, element)}
    assert {"brand_url", "main_class", "theme"} <= within
    broken = [
        (page.name, name)
        for page in PAGES
        for name, content in re.findall(block + r"(.*?)\{% endblock", text(page), re.DOTALL)
        if name in within and "\n" in content
    ]
    assert broken == []


def test_styles_do_not_take_line_breaks_for_content() -> None:
    """`:empty` does not match an element that holds a line break; a note is one `{{ variable }}` on its line."""
    found = {match for style in STYLES for match in re.findall(r"[\w.#-]+:empty", text(style))}
    assert found == {".pile-note:empty"}
    assert ">{{ cluster.note }}</p>" in text(ROOT / "templates/places/boards/_pile.html")
