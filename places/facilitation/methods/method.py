"""A method: the plan of a workshop, with what its leader says at each stage, in every language of its file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

FORMAT, VERSION = "placeness-method", 1
STAGES = ("welcome", "gather", "share", "cluster", "combine", "weigh", "write", "close")
PLACE = "{place}"  # stands for the name of the place, in any text

Words = Mapping[str, str]  # {language: text}
Lines = Mapping[str, tuple[str, ...]]  # {language: sentences}
Told = TypeVar("Told")


@dataclass(frozen=True)
class MethodStage:
    """One stage of the plan. It takes minutes, or days; the other number is 0.

    `say` is what the leader says, `do` what they do meanwhile, `watch` what they keep an eye on.
    """

    stage: str
    minutes: int
    days: int
    say: Lines
    do: Lines
    watch: Lines

    def document(self) -> dict[str, Any]:
        """Return the stage as its file writes it."""
        length = {"days": self.days} if self.days else {"minutes": self.minutes}
        said = {name: _lists(getattr(self, name)) for name in LINES}
        return {"stage": self.stage} | length | {name: lines for name, lines in said.items() if lines}


LINES = ("say", "do", "watch")


@dataclass(frozen=True)
class Method:
    """A whole plan: `minutes` in one room, after so many `days`. Stages that it leaves out are not in `stages`."""

    id: str
    name: Words
    for_whom: Words
    minutes: int
    days: int
    question: Words
    themes: tuple[Words, ...]
    stages: tuple[MethodStage, ...]

    def document(self) -> dict[str, Any]:
        """Return the method as its file writes it (docs/method-files.md)."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "id": self.id,
            "name": dict(self.name),
            "for_whom": dict(self.for_whom),
            "minutes": self.minutes,
            **({"days": self.days} if self.days else {}),
            "question": dict(self.question),
            "themes": [dict(words) for words in self.themes],
            "stages": [stage.document() for stage in self.stages],
        }


def told(texts: Mapping[str, Told], languages: Sequence[str]) -> Told | None:
    """Return the text in the first of these languages that has one, else in any; None where there is no text."""
    found = [texts[language] for language in languages if language in texts]
    return next(iter(found or texts.values()), None)


def _lists(lines: Lines) -> dict[str, list[str]]:
    return {language: list(sentences) for language, sentences in lines.items()}
