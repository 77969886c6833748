"""`manage.py messages`: gather texts for translation, compile what is translated, or check that all is."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import to_locale

from places.management.gettext import Text, gather, missing_programs, plural_forms, text_of


class Command(BaseCommand):
    help = (
        "Gather the texts of the project into locale/ (needs gettext), and compile the catalogues "
        "(needs requirements-dev)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail when something is missing"
        )

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        catalogues = catalogue_paths()
        gathered = {}
        if missing := missing_programs():
            self.stderr.write(
                f"Texts are not gathered: {', '.join(missing)} not found. Install GNU gettext "
                "(Debian: apt-get install gettext)."
            )
        else:
            gathered = gather(settings.BASE_DIR, catalogues)
        wrong = []
        for locale, path in catalogues.items():
            if not check:
                write_catalogue(path, gathered.get(locale))
            texts = set(map(text_of, gathered[locale])) if gathered else None
            wrong += check_catalogue(path, texts)
        for line in wrong:
            self.stdout.write(line)
        if check and wrong:
            raise CommandError(
                f"{len(wrong)} translations are missing, unsure or stale: run `manage.py messages`."
            )
        self.stdout.write(f"{len(wrong)} texts are not translated yet.")


def catalogue_paths() -> dict[str, Path]:
    """Return {locale: path of the .po file} for every language but the one that the texts are written in."""
    others = [to_locale(code) for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    return {locale: settings.LOCALE_PATHS[0] / locale / "LC_MESSAGES" / "django.po" for locale in others}


def write_catalogue(path: Path, gathered: polib.POFile | None = None) -> None:
    """Write the gathered texts to the .po file `path`, if there are any, and compile it to the .mo file beside it."""
    if gathered is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        gathered.save(str(path))
    if path.exists():
        path.with_suffix(".mo").write_bytes(polib.pofile(str(path)).to_binary())


def check_catalogue(path: Path, texts: Collection[Text] | None = None) -> list[str]:
    """Return one line for each text that is untranslated or lacks a plural form, and for a stale .mo file.

    With `texts`, those of the project, also for each one that is missing or no longer used.
    """
    catalogue = polib.pofile(str(path)) if path.exists() else polib.POFile()
    known = {text_of(entry): entry for entry in catalogue if not entry.obsolete}
    wrong = []
    if texts is not None:
        wrong += sorted(f"missing: {text[1]}" for text in texts if text not in known)
        wrong += [f"not used any more: {text[1]}" for text in known if text not in texts]
    wrong += [f"untranslated: {entry.msgid}" for entry in known.values() if not entry.translated()]
    forms = set(range(plural_forms(catalogue)))
    wrong += [
        f"not {len(forms)} plural forms: {entry.msgid}"
        for entry in known.values()
        if entry.msgid_plural and set(entry.msgstr_plural) != forms
    ]
    compiled = path.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != catalogue.to_binary():
        wrong.append(f"not compiled: {compiled.name}")
    return wrong
