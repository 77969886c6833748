"""The values of a method file, read one by one; each that is not as it should be becomes a fault."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from places.facilitation.methods.faults import MOST_FAULTS, MethodFault, inside
from places.facilitation.methods.method import Lines, Told, Words

MOST_LANGUAGES = 10
LONGEST_LINE, MOST_LINES = 240, 6
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?", re.ASCII)
LONGEST_NAME_SHOWN = 40
MISSING: Any = object()  # the value of a member that is not there, of which there is a fault already


class Values:
    """Reads values and collects faults. `clean` returns a text without what may not be kept of it.

    Every method returns something that can be used, also where it found a fault.
    """

    def __init__(self, clean: Callable[[str], str]) -> None:
        self.clean = clean
        self.faults: list[MethodFault] = []

    def add(self, reason: str, where: str, **facts: int | str) -> None:
        """Note a fault; after MOST_FAULTS no more are kept."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(MethodFault(reason, where, facts))

    def record(
        self, value: Any, where: str, needed: Sequence[str], others: Sequence[str] = ()
    ) -> dict[str, Any]:
        """Return an object with all these members; those of `others` may be missing, and are then None."""
        if not isinstance(value, dict):
            self.add("object", where)
            return dict.fromkeys(needed, MISSING) | dict.fromkeys(others)
        for name in value:
            if name not in needed and name not in others:
                self.add("unknown", inside(where, self._shown(name)))
        for name in needed:
            if name not in value:
                self.add("missing", inside(where, name))
        return {name: value.get(name, MISSING) for name in needed} | {
            name: value.get(name) for name in others
        }

    def rows(self, value: Any, where: str, most: int) -> list[tuple[str, Any]]:
        """Return the rows of a list, each with the way to it."""
        if value is MISSING:
            return []
        if not isinstance(value, list):
            self.add("list", where)
            return []
        if len(value) > most:
            self.add("many", where, most=most)
        return [(inside(where, number), each) for number, each in enumerate(value[:most], 1)]

    def number(self, value: Any, where: str, lowest: int, highest: int) -> int:
        """Return a whole number between these."""
        if value is MISSING:
            return lowest
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            self.add("number", where, lowest=lowest, highest=highest)
            return lowest
        return value

    def text(self, value: Any, where: str, longest: int) -> str:
        """Return a text, cleaned, of one letter and more."""
        found = self._cleaned(value, where, longest)
        if not found and isinstance(value, str):
            self.add("empty", where)
        return found

    def words(self, value: Any, where: str, longest: int) -> Words:
        """Return a text in one language and more. A language in which it is empty is left out."""
        found = {
            language: self._cleaned(each, inside(where, language), longest)
            for language, each in self._languages(value, where)
        }
        return self._not_empty(found, value, where)

    def lines(self, value: Any, where: str) -> Lines:
        """Return sentences in one language and more. A language without a sentence is left out."""
        found = {
            language: tuple(
                self.text(line, at, LONGEST_LINE)
                for at, line in self.rows(each, inside(where, language), MOST_LINES)
            )
            for language, each in self._languages(value, where)
        }
        return self._not_empty(found, value, where)

    def _not_empty(self, texts: dict[str, Told], value: Any, where: str) -> dict[str, Told]:
        found = {language: each for language, each in texts.items() if each}
        if not found and value and isinstance(value, dict) and not self.faults:
            self.add("empty", where)
        return found

    def _cleaned(self, value: Any, where: str, longest: int) -> str:
        if value is MISSING:
            return ""
        if not isinstance(value, str):
            self.add("text", where)
            return ""
        found = self.clean(value)
        if len(found) > longest:
            self.add("long", where, longest=longest)
        return found

    def _languages(self, value: Any, where: str) -> Iterator[tuple[str, Any]]:
        if value is MISSING:
            return
        if not isinstance(value, dict) or not value:
            self.add("languages", where)
            return
        if len(value) > MOST_LANGUAGES:
            self.add("many", where, most=MOST_LANGUAGES)
        for language, each in list(value.items())[:MOST_LANGUAGES]:
            if LANGUAGE.fullmatch(language):
                yield language, each
            else:
                self.add("language", inside(where, self._shown(language)))

    def _shown(self, name: str) -> str:
        return self.clean(name[: 4 * LONGEST_NAME_SHOWN])[:LONGEST_NAME_SHOWN] or "?"
