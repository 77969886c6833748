"""The catalogue is complete, compiled and free of leftovers; what is missing is named."""

import re
from pathlib import Path

import polib
from django.core.management import call_command

from places.management.commands.messages import check_catalogue, write_catalogue
from places.management.gettext import Text


def test_every_text_of_the_project_is_translated() -> None:
    call_command("messages", "--check")


def test_gathering_keeps_translations_and_names_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "sv" / "LC_MESSAGES" / "django.po"
    texts = {Text("Wall"): ["a.html"], Text("%(n)d dot", "%(n)d dots"): ["b.py"]}
    assert sorted(write_catalogue(path, texts)) == ["untranslated: %(n)d dot", "untranslated: Wall"]
    catalogue = polib.pofile(str(path))
    catalogue.find("Wall").msgstr = "Väggen"
    catalogue.find("%(n)d dot").msgstr_plural = {0: "%(n)d prick", 1: "%(n)d prickar"}
    catalogue.save()
    assert check_catalogue(path, texts) == ["not compiled: django.mo"]
    assert write_catalogue(path, texts) == []
    assert check_catalogue(path, texts) == []
    texts[Text("New")] = ["c.html"]
    del texts[Text("Wall")]
    assert check_catalogue(path, texts) == ["missing: New", "not used any more: Wall"]


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
