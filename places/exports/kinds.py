"""The kinds of files that people take away: how each is written, and where the quick ones are.

The table of all kinds is `places/export_kinds.py`, installed when the app starts: writers may belong to any noun.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.module_loading import import_string

from places.enums import Verb

Label = str | Promise
Progress = Callable[[int, int], None]
Writer = Callable[..., "Written"]


@dataclass(frozen=True)
class Written:
    """What a writer has put into a file.

    `photo_ids` are the photos whose picture or words the file holds: they go into the log, and the file is removed
    when one of them is changed or taken back. `not_shown` counts the photos of the room that consent or moderation
    left out.
    """

    photo_ids: tuple[int, ...]
    not_shown: int


@dataclass(frozen=True)
class ExportKind:
    """A file that a background job writes, in a process of its own and in the workshop's language.

    `write(workshop, file, progress)` gets WorkshopFacts, an empty file that can be read, written and sought, and
    `progress(done, total)`, to be called as often as there is news; it only reads from the database. A kind that
    `asks` holds the vision's sentences: people are asked about those that nobody has kept, and `write` gets
    `unkept=True` or `unkept=False` by name. `name` has letters, digits and hyphens; `ending` is the file name's,
    without a dot; `about` says in a sentence what the file is good for.
    """

    name: str
    label: Label
    content_type: str
    ending: str
    write: Writer
    about: Label = ""
    asks: bool = False


@dataclass(frozen=True)
class QuickFile:
    """A file that is written while it is downloaded, at the address with the URL name `url`, for who may do `verb`.

    `is_data`: for other tools, not to read; pages fold these.
    """

    url: str
    label: Label
    about: Label = ""
    verb: Verb = Verb.EXPORT
    is_data: bool = False


_kinds: dict[str, ExportKind] = {}
_quick_files: list[QuickFile] = []


def install(kinds: Iterable[ExportKind], quick_files: Iterable[QuickFile]) -> None:
    """Set the tables of all kinds. Raises ValueError for two kinds of one name."""
    found = list(kinds)
    _kinds.clear()
    _kinds.update({kind.name: kind for kind in found})
    _quick_files[:] = quick_files
    if len(_kinds) < len(found):
        raise ValueError("Two kinds of files have the same name.")


def all_kinds() -> tuple[ExportKind, ...]:
    """Return all kinds, in the order in which pages list them."""
    return tuple(_kinds.values())


def kind_named(name: str) -> ExportKind | None:
    """Return the kind with this name."""
    return _kinds.get(name)


def quick_files() -> tuple[QuickFile, ...]:
    """Return the files that are written while they are downloaded, in the order in which pages list them."""
    return tuple(_quick_files)


def named(path: str) -> Writer:
    """Return a writer that imports the function at this dotted path when it is first called: libraries that write
    documents take long to load, and pages need none of them."""

    def write(*args: Any, **options: Any) -> Written:
        written: Written = import_string(path)(*args, **options)
        return written

    return write
