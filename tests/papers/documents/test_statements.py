"""Statements follow the settings, and rest on settings that exist and tests that exist."""

import ast
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from places.papers.documents import statements
from places.papers.queries.facts import facts
from tests.papers.papers import all_lines

ROOT = Path(settings.BASE_DIR)


def functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_line_rests_on_something() -> None:
    assert [line.text for line in all_lines() if not (line.settings or line.tests or line.answer)] == []


def test_every_named_test_exists() -> None:
    named = {test for line in all_lines() for test in line.tests}
    assert len(named) > 20
    for test in named:
        path, _colons, name = test.partition("::")
        assert name in functions(ROOT / path), test


def test_every_named_setting_exists() -> None:
    documented = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert [name for line in all_lines() for name in line.settings if f"| `{name}` |" not in documented] == []


def test_statements_follow_the_settings() -> None:
    here = facts(7)
    plain, secret = (statements.security(replace(here, is_encrypted=told))[0].text for told in (False, True))
    assert (plain, secret) == ("Traffic is not encrypted (http).", "Traffic is encrypted (https).")
    consent, task = (statements.ground(replace(here, by_consent=told)).text for told in (True, False))
    assert (consent[:7], "public interest" in task) == ("Consent", True)
    assert "127.0.0.1:1" in statements.recipients(replace(here, model_hosts=("127.0.0.1:1",)))[0].text


def test_who_is_responsible_is_read_from_the_settings_or_the_answers() -> None:
    from places.papers.documents.questions import HostAnswers  # noqa: PLC0415 - only here

    here = replace(facts(7), responsible="Region X", contact="x@example.org")
    assert statements.responsible(here, HostAnswers({}).line("controller")).text == "Region X, x@example.org"
    assert statements.responsible(here, HostAnswers({"controller": "Y"}).line("controller")).text == "Y"
