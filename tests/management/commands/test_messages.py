"""The catalogue is complete, compiled and free of leftovers; what is missing is named."""

import io
import re
from pathlib import Path

import polib
import pytest
from django.core.management import call_command

from places.management.commands.messages import catalogue_paths, check_catalogue, write_catalogue

WALL, DOT = (None, "Wall", ""), (None, "%(n)d dot", "%(n)d dots")
PLURALS = "nplurals=2; plural=(n != 1);"


def test_every_text_of_the_project_is_translated() -> None:
    call_command("messages", "--check")


def test_without_gettext_the_catalogues_are_checked_and_what_is_missing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    told, warned = io.StringIO(), io.StringIO()
    call_command("messages", "--check", stdout=told, stderr=warned)
    assert told.getvalue() == "0 texts are not translated yet.\n"
    assert "xgettext, msguniq, msgmerge, msgattrib not found. Install GNU gettext" in warned.getvalue()


def catalogue(path: Path, dots: dict[int, str], plurals: str = PLURALS) -> polib.POFile:
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": plurals}
    made.append(polib.POEntry(msgid="Wall", msgstr="Väggen"))
    made.append(polib.POEntry(msgid=DOT[1], msgid_plural=DOT[2], msgstr_plural=dots))
    write_catalogue(path, made)
    return made


def test_what_is_missing_stale_or_left_over_is_named(tmp_path: Path) -> None:
    path = tmp_path / "sv" / "LC_MESSAGES" / "django.po"
    made = catalogue(path, {0: "%(n)d prick", 1: ""})
    assert check_catalogue(path, {WALL, DOT}) == ["untranslated: %(n)d dot"]
    made.find("%(n)d dot").msgstr_plural[1] = "%(n)d prickar"
    made.save(str(path))
    assert check_catalogue(path) == ["not compiled: django.mo"]
    write_catalogue(path)
    assert check_catalogue(path) == check_catalogue(path, {WALL, DOT}) == []
    assert check_catalogue(path, {DOT, (None, "New", "")}) == ["missing: New", "not used any more: Wall"]


def test_a_text_that_lacks_a_plural_form_of_its_language_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pl" / "LC_MESSAGES" / "django.po"
    catalogue(
        path, {0: "%(n)d kropka", 1: "%(n)d kropki"}, "nplurals=3; plural=(n==1 ? 0 : n%10>=2 ? 1 : 2);"
    )
    assert check_catalogue(path) == ["not 3 plural forms: %(n)d dot"]
    catalogue(path, {0: "%(n)d kropka", 1: "%(n)d kropki"}, "nplurals=INTEGER; plural=EXPRESSION;")
    assert check_catalogue(path) == ["not 0 plural forms: %(n)d dot"]


def test_every_language_but_that_of_the_sources_has_a_catalogue() -> None:
    assert list(catalogue_paths()) == ["sv"]
    assert catalogue_paths()["sv"].is_file()


def test_translations_keep_their_placeholders() -> None:
    root = Path(__file__).resolve().parents[3]
    for entry in polib.pofile(str(root / "locale/sv/LC_MESSAGES/django.po")):
        many = entry.msgstr_plural
        pairs = (
            [(entry.msgid, many[0]), (entry.msgid_plural, many[1])] if many else [(entry.msgid, entry.msgstr)]
        )
        for wanted, text in pairs:
            assert placeholders(text) == placeholders(wanted), entry.msgid


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]", text))
