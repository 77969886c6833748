"""Texts for translation are found in Python and in templates, and translations are kept."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from places.management.gettext import gather, missing_programs, plural_forms, text_of

needs_gettext = pytest.mark.skipif(bool(missing_programs()), reason="GNU gettext is not installed")

PYTHON = """
from x import gettext as _
_("One" " and more")
ngettext("%(n)d dot", "%(n)d dots", n)
pgettext_lazy("bread", "loaf")
translation.gettext("Two")
_(variable)
other("No")
"""
TEMPLATE = """{% load i18n %}{% if a %}{% translate "100 % here" %}{% endif %}
{% translate "May" context "month" as month %}{{ name|default:_("Nobody") }}
{% blocktranslate trimmed count n=a with b=c %}
  {{ n }} dot of {{ b }}
{% plural %}
  {{ n }} dots of {{ b }}
{% endblocktranslate %}"""
GETTEXT = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
IN_BRACES = re.compile(r"\{[^}]*\b(?:_|n?p?gettext)\(")
TEXTS = [
    (None, "%(n)d dot", "%(n)d dots"),
    (None, "One and more", ""),
    (None, "Two", ""),
    ("bread", "loaf", ""),
    (None, "%(n)s dot of %(b)s", "%(n)s dots of %(b)s"),
    (None, "100 %% here", ""),
    ("month", "May", ""),
    (None, "Nobody", ""),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, source in (
        ("places/a.py", PYTHON),
        ("templates/b/c.html", TEMPLATE),
        ("tests/d.py", '_("No")'),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(source, encoding="utf-8")
    return tmp_path


def paths(project: Path, *locales: str) -> dict[str, Path]:
    return {locale: project / f"{locale}.po" for locale in locales}


@needs_gettext
def test_python_and_templates_are_read_in_file_order_and_nothing_is_written(project: Path) -> None:
    before = sorted(project.rglob("*"))
    catalogue = gather(project, paths(project, "sv"))["sv"]
    assert list(map(text_of, catalogue)) == TEXTS
    assert [entry.occurrences for entry in catalogue][3:5] == [
        [("places/a.py", "")],
        [("templates/b/c.html", "")],
    ]
    assert sorted(project.rglob("*")) == before


@needs_gettext
def test_a_new_language_has_its_own_number_of_plural_forms(project: Path) -> None:
    forms = {"ja": 1, "sv": 2, "lt": 4, "ar": 6}
    places = paths(project, *forms)
    first = gather(project, places)
    for locale, catalogue in first.items():
        catalogue.save(str(places[locale]))
    for made in (first, gather(project, places)):
        assert {locale: plural_forms(catalogue) for locale, catalogue in made.items()} == forms
        for locale, catalogue in made.items():
            plurals = [entry.msgstr_plural for entry in catalogue if entry.msgid_plural]
            assert plurals == [dict.fromkeys(range(forms[locale]), "")] * 2


@needs_gettext
def test_translations_are_kept_and_none_is_guessed_for_a_changed_text(project: Path) -> None:
    places = paths(project, "sv")
    catalogue = gather(project, places)["sv"]
    catalogue.find("Two").msgstr = "Två"
    catalogue.find("One and more").msgstr = "En och flera"
    catalogue.find("%(n)d dot").msgstr_plural = {0: "%(n)d prick", 1: "%(n)d prickar"}
    catalogue.save(str(places["sv"]))
    source = project / "places/a.py"
    source.write_text(source.read_text().replace('" and more"', '" and some more"'))
    again = gather(project, places)["sv"]
    assert again.find("Two").msgstr == "Två"
    assert again.find("%(n)d dot").msgstr_plural == {0: "%(n)d prick", 1: "%(n)d prickar"}
    changed = again.find("One and some more")
    assert (changed.msgstr, changed.fuzzy, changed.previous_msgid) == ("", False, None)
    assert again.find("One and more") is None
    assert again.metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert "POT-Creation-Date" not in again.metadata


def test_no_text_stands_in_an_f_string() -> None:
    """xgettext 0.21 does not look into f-strings."""
    root = settings.BASE_DIR
    found = (path for folder in ("placeness", "places") for path in root.glob(f"{folder}/**/*.py"))
    sources = {path: source for path in found if IN_BRACES.search(source := path.read_text(encoding="utf-8"))}
    wrong = {
        f"{path.relative_to(root)}:{call.lineno}"
        for path, source in sources.items()
        for string in ast.walk(ast.parse(source))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in GETTEXT
    }
    assert sorted(wrong) == []
