"""`manage.py messages`: gather texts for translation, compile what is translated, or check that all is."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from places.management.gettext import Text, everywhere


class Command(BaseCommand):
    help = (
        "Gather the texts of the project into locale/, and compile the catalogues (needs requirements-dev)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail when something is missing"
        )

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        texts = everywhere(settings.BASE_DIR)
        wrong = []
        for language, _name in settings.LANGUAGES:
            if language == settings.LANGUAGE_CODE:
                continue
            path = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
            wrong += check_catalogue(path, texts) if check else write_catalogue(path, texts)
        for line in wrong:
            self.stdout.write(line)
        if check and wrong:
            raise CommandError(
                f"{len(wrong)} translations are missing, unsure or stale: run `manage.py messages`."
            )
        self.stdout.write(f"{len(texts)} texts, {len(wrong)} not translated yet.")


def check_catalogue(path: Path, texts: dict[Text, list[str]]) -> list[str]:
    """Return one line for each text that is missing, untranslated or no longer used, and for a stale .mo file."""
    catalogue = polib.pofile(str(path)) if path.exists() else polib.POFile()
    known = {_text(entry): entry for entry in catalogue if not entry.obsolete}
    wrong = [f"missing: {text.singular}" for text in texts if text not in known]
    wrong += [f"untranslated: {text.singular}" for text, entry in known.items() if not entry.translated()]
    wrong += [f"not used any more: {text.singular}" for text in known if text not in texts]
    compiled = path.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != catalogue.to_binary():
        wrong.append(f"not compiled: {compiled.name}")
    return wrong


def write_catalogue(path: Path, texts: dict[Text, list[str]]) -> list[str]:
    """Bring the catalogue up to date and compile it; return a line for each text still to be translated."""
    old = {_text(entry): entry for entry in polib.pofile(str(path))} if path.exists() else {}
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Project-Id-Version": "Placeness",
        "Language": path.parent.parent.name,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for text, places in sorted(texts.items(), key=lambda pair: (pair[1][0], pair[0].singular)):
        entry = old.get(text) or _entry(text)
        entry.occurrences = [(place, "") for place in places]
        entry.flags = ["python-format"] if "%(" in text.singular else []
        entry.obsolete = False
        catalogue.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    path.with_suffix(".mo").write_bytes(catalogue.to_binary())
    return [f"untranslated: {entry.msgid}" for entry in catalogue if not entry.translated()]


def _entry(text: Text) -> Any:
    if text.plural is None:
        return polib.POEntry(msgid=text.singular, msgctxt=text.context)
    plurals = {0: "", 1: ""}
    return polib.POEntry(
        msgid=text.singular, msgid_plural=text.plural, msgctxt=text.context, msgstr_plural=plurals
    )


def _text(entry: Any) -> Text:
    return Text(entry.msgid, entry.msgid_plural or None, entry.msgctxt)
