"""Words that a workshop begins with: its question, the names of its tables and its starter themes.

Until somebody has written others, they are read in the active language. A name is stored as a mark, which the database
fields of names (`NameField`) replace by the word when a row is read; the question is stored empty, or as the mark of
another plan's question, since it names the place (`question`). What people have written is stored and shown as it is.
"""

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from places.offered_words import PLACE, QUESTIONS, STARTERS, WORDS_OF_PLANS
from places.texts import key_of

MARK = "\x1f"  # begins the mark of a default name; `texts.clean` leaves it in nothing that people write
TABLE, THEME, QUESTION = f"{MARK}table ", f"{MARK}theme ", f"{MARK}question "
Languages = Sequence[str]  # codes; empty for all that Placeness speaks


class DefaultName(str):
    """A default name in the language that was active when it was read; `stored` is its mark in the database."""

    __slots__ = ("stored",)
    stored: str

    @classmethod
    def read(cls, stored: str) -> "DefaultName":
        """Return the name of a mark, in the active language."""
        name = cls(_word(stored))
        name.stored = stored
        return name


def _word(stored: str) -> str:
    if stored.startswith(TABLE):
        return _("Table %(number)d") % {"number": int(stored.removeprefix(TABLE))}
    return pgettext("theme", stored.removeprefix(THEME))


class NameField(models.CharField):
    """A name in the database that may be a default one. It is read as a `DefaultName`, and can be saved as that again.

    For migrations it is a `CharField`: they see what is stored.
    """

    def from_db_value(self, value: str | None, _expression: Any, _connection: Any) -> str | None:
        """Return a name as it is shown."""
        return DefaultName.read(value) if value and value.startswith(MARK) else value

    def get_prep_value(self, value: Any) -> Any:
        """Return a name as it is stored."""
        return getattr(value, "stored", None) or super().get_prep_value(value)

    def deconstruct(self) -> Any:
        """Return the field as a `CharField`."""
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.CharField", args, options


def is_default(name: str) -> bool:
    """Whether nobody has written this name of a table or a theme."""
    return isinstance(name, DefaultName)


def table_name(number: int) -> DefaultName:
    """Return "Table 3", which readers of Swedish see as "Bord 3"."""
    return DefaultName.read(f"{TABLE}{number}")


def as_table_name(number: int, written: str, languages: Languages = ()) -> str:
    """Return what somebody wrote as the name of a table: the default one, if it is that in any of these languages."""
    default = table_name(number)
    return default if written in _in_each(languages, lambda: _word(default.stored)) else written


def starter_names() -> list[DefaultName]:
    """Return the starter themes in the order of the list."""
    english = list(_starter_words(_languages()))[: len(STARTERS)]
    return [DefaultName.read(f"{THEME}{name}") for name in english]


def as_starter_name(written: str, languages: Languages = ()) -> str:
    """Return what somebody wrote as the name of a starter theme: a default one, if it is that in these languages."""
    for english, words in _starter_words(tuple(languages) or _languages()).items():
        if written in words:
            return DefaultName.read(f"{THEME}{english}")
    return written


def theme_key(name: str) -> str:
    """Return the folded word under which a theme of this name is stored: of a default one the English word."""
    return key_of(name.stored.removeprefix(THEME) if isinstance(name, DefaultName) else name)


def theme_keys(word: str) -> tuple[str, ...]:
    """Return the folded words that mean the same theme as `word`: its own first, then a starter's in other languages.

    Somebody who writes "Vatten" means the starter theme that others read as "Water".
    """
    own = key_of(word)
    return (own, *(key for key in _same_keys(_languages()).get(own, ()) if key != own))


def question(written: str, place_name: str) -> str:
    """Return a workshop's question: as it was written, or the default one in the active language."""
    if written.startswith(QUESTION):
        return _(written.removeprefix(QUESTION)).replace(PLACE, place_name)
    if written:
        return written
    return _("Bring a picture of what %(place)s is at heart, and of how you belong here.") % {
        "place": place_name
    }


def as_question(written: str, place_names: Iterable[str], languages: Languages = ()) -> str:
    """Return a question as it is stored: empty if it is the default one of one of these places, in these languages; a
    mark if it is that of another plan.
    """
    places = list(place_names)
    for stored in ("", *_asked_by_plans()):
        asked = (functools.partial(question, stored, place) for place in places)
        if any(written in _in_each(languages, word) for word in asked):
            return stored
    return written


@functools.cache
def _asked_by_plans() -> tuple[str, ...]:
    with translation.override("en"):
        return tuple(f"{QUESTION}{asked}" for asked in QUESTIONS)


def _languages() -> tuple[str, ...]:
    return tuple(code for code, _name in settings.LANGUAGES)


def _in_each(languages: Languages, word: Callable[[], str]) -> list[str]:
    found = []
    for language in languages or _languages():
        with translation.override(language):
            found.append(str(word()))
    return found


@functools.cache
def _starter_words(languages: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Each starter theme in English, with the word for it in each language."""
    with translation.override("en"):
        found: dict[str, tuple[str, ...]] = {str(starter): () for starter in (*STARTERS, *WORDS_OF_PLANS)}
    for language in languages:
        with translation.override(language):
            found = {english: (*words, pgettext("theme", english)) for english, words in found.items()}
    return found


@functools.cache
def _same_keys(languages: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The folded words of each starter theme in all languages, by each of them."""
    found = {}
    for words in _starter_words(languages).values():
        keys = tuple(dict.fromkeys(map(key_of, words)))
        found.update(dict.fromkeys(keys, keys))
    return found
