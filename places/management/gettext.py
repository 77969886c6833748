"""Gathers the texts that are marked for translation, by Django's `makemessages` and GNU gettext's programs."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePath

import polib

PROGRAMS = ("xgettext", "msguniq", "msgmerge", "msgattrib")
SOURCES = {"placeness": "py", "places": "py", "templates": "html"}
OPTIONS = ("--no-obsolete", "--add-location=file", "--extension=py,html")
HEADERS = (
    "Project-Id-Version",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
)
Text = tuple[str | None, str, str]


def missing_programs() -> list[str]:
    """Return the names of gettext's programs that `gather` needs and this machine lacks."""
    return [program for program in PROGRAMS if not shutil.which(program)]


def text_of(entry: polib.POEntry) -> Text:
    """Return what tells one text from another: its context, singular and plural ("" where there is none)."""
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def plural_forms(catalogue: polib.POFile) -> int:
    """Return how many plural forms the catalogue's language has by its header; 0 when the header does not say."""
    found = re.match(r"nplurals=(\d+);", catalogue.metadata.get("Plural-Forms", ""))
    return int(found[1]) if found else 0


def gather(root: Path, catalogues: Mapping[str, Path]) -> dict[str, polib.POFile]:
    """Return {locale: catalogue} with every text of the project below `root`, in file order.

    Translations are those of `catalogues` (locale to .po file, which may be missing). A new catalogue gets the plural
    forms of Django's own one for that language. Nothing below `root` is changed: `makemessages` writes beside the
    templates, so it works on a copy. Raises CalledProcessError when it fails, as for a template that cannot be parsed.
    """
    with tempfile.TemporaryDirectory(prefix="placeness-messages-") as folder:
        copy = Path(folder)
        made = {locale: copy / "locale" / locale / "LC_MESSAGES" / "django.po" for locale in catalogues}
        for folder_name, ending in SOURCES.items():
            for source in root.glob(f"{folder_name}/**/*.{ending}"):
                _copy(source, copy / source.relative_to(root))
        for locale, path in catalogues.items():
            made[locale].parent.mkdir(parents=True)
            if path.exists():
                _copy(path, made[locale])
        _make_messages(copy, list(catalogues))
        return {
            locale: _tidied(polib.pofile(str(path), wrapwidth=100), locale) for locale, path in made.items()
        }


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _make_messages(folder: Path, locales: list[str]) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "django", "makemessages", "--verbosity=0", *OPTIONS]
    command += [f"--locale={locale}" for locale in locales]
    subprocess.run(command, cwd=folder, env=environment, check=True)  # noqa: S603 - Django by the running interpreter


def _tidied(catalogue: polib.POFile, locale: str) -> polib.POFile:
    """Drop dates, the comment for translators' names and guessed translations; sort by file and text."""
    given = {**catalogue.metadata, "Project-Id-Version": "Placeness", "Language": locale}
    catalogue.metadata = {name: given[name] for name in HEADERS if name in given}
    catalogue.metadata_is_fuzzy = False
    catalogue.header = ""
    for entry in catalogue:
        entry.occurrences.sort(key=lambda place: PurePath(place[0]))
        if entry.fuzzy and entry.previous_msgid:
            _untranslate(entry)
        if entry.msgid_plural:
            forms = range(plural_forms(catalogue))
            entry.msgstr_plural = {form: entry.msgstr_plural.get(form, "") for form in forms}
    catalogue.sort(key=lambda entry: (PurePath(entry.occurrences[0][0]), entry.msgid))
    return catalogue


def _untranslate(entry: polib.POEntry) -> None:
    entry.flags.remove("fuzzy")
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
    entry.msgstr, entry.msgstr_plural = "", {}
