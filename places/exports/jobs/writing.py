"""One call of a writer: in this process, with what can go wrong as a fault."""

import errno
import logging
import os
import re
import traceback
from collections.abc import Callable
from pathlib import Path

from django.utils import translation

from places.enums import FileFault
from places.errors import NoRoom, PicturesAway
from places.exports.kinds import Written, kind_named
from places.exports.queries.files import FileOrder
from places.workshops.queries import workshops

OS_ERROR = re.compile(r"\(os error (\d+)\)")
NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_logger = logging.getLogger(__name__)


class FileFailed(Exception):
    """A file could not be written. `why` is the fault."""

    def __init__(self, why: FileFault) -> None:
        super().__init__(why)
        self.why = why


def write_file(order: FileOrder, path: Path, progress: Callable[[int, int], None]) -> Written:
    """Write a file to `path`, durably, in the language of its workshop. Raises `FileFailed`, `PicturesAway`."""
    try:
        return _written(order, path, progress)
    except (PicturesAway, FileFailed):
        raise
    except Exception as error:  # a writer may meet anything; a person is told, and the log has the place
        raise FileFailed(fault_of(error)) from error


def _written(order: FileOrder, path: Path, progress: Callable[[int, int], None]) -> Written:
    kind, workshop = kind_named(order.kind), workshops.by_id(order.workshop_id)
    if kind is None or workshop is None:
        raise FileFailed(FileFault.BROKEN)
    options = {"unkept": order.unkept} if order.asks else {}
    with translation.override(workshop.language), open(path, "w+b", opener=_for_the_owner) as file:
        told = kind.write(workshop, file, progress, **options)
        file.flush()
        os.fsync(file.fileno())
    return told


def fault_of(error: BaseException) -> FileFault:
    """Return why a writer failed, and log where, without people's words (an error's message may hold them)."""
    if isinstance(error, NoRoom) or (isinstance(error, OSError) and _number(error) in NO_SPACE):
        return FileFault.FULL
    where = "".join(traceback.format_tb(error.__traceback__))
    _logger.error("A file could not be written: %s\n%s", type(error).__name__, where)
    return FileFault.BROKEN


def _number(error: OSError) -> int:
    """The system's number of an error; libraries written in Rust (Typst) only have it in their message."""
    told = OS_ERROR.search(str(error))
    return error.errno or (int(told[1]) if told else 0)


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
