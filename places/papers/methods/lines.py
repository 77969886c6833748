"""A paper: sections of lines, each of which says what it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One statement. `settings`, `tests` (path::name) and `answer` (an id) are what it rests on; `about` is its label.

    `is_open`: the answer that it rests on has not been given.
    """

    text: str
    about: str = ""
    settings: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    answer: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class PaperSection:
    """A heading with its lines."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class CompliancePaper:
    """A paper: the name of its file without ending, its title, and what it is for."""

    name: str
    title: str
    purpose: str
    sections: tuple[PaperSection, ...]

    def lines(self) -> Iterator[Line]:
        """Yield every line."""
        for section in self.sections:
            yield from section.lines

    def open_answers(self) -> list[str]:
        """Return the ids of the answers that are asked for and have not been given, each once."""
        return list(dict.fromkeys(line.answer for line in self.lines() if line.is_open))


def shown(text: str, *tests: str, about: str = "") -> Line:
    """Return a line that named tests show to be true."""
    return Line(text, about, tests=tests)


def configured(text: str, *settings: str, about: str = "", tests: tuple[str, ...] = ()) -> Line:
    """Return a line that follows from settings of this installation."""
    return Line(text, about, settings=settings, tests=tests)
