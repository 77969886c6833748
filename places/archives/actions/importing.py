"""Opening a workshop from an archive: an equal workshop of what the archive holds, or nothing."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError
from django.utils.translation import gettext as _

from places import storage
from places.archives.actions.imported_belonging import store_belonging
from places.archives.actions.imported_boards import store_boards
from places.archives.actions.imported_log import store_log
from places.archives.actions.imported_method import store_method
from places.archives.actions.imported_pictures import PictureKeys, Progress, remove_former, stored_pictures
from places.archives.actions.imported_rows import Stored, StoredPicture, store_rows
from places.archives.actions.imported_text import store_text
from places.archives.actions.imported_votes import store_votes
from places.archives.methods.archive_reading import BadArchive, ReadArchive, read_archive
from places.archives.methods.spreading import SumsThatCannotBe
from places.database.writing import write_lock
from places.desk.actions.workshops import locked_leader
from places.errors import Unclear
from places.workshops.models.workshop import Workshop


class ArchiveRefused(Unclear):
    """The archive cannot be opened; nothing of it was kept. The sentence says why."""


def import_archive(
    *,
    leader_id: int,
    file: BinaryIO,
    progress: Progress,
    keys: PictureKeys | None = None,
    opened: Callable[[Workshop], None] = lambda workshop: None,
) -> int:
    """Open the workshop of an archive for a leader, and return its id. `progress` gets pictures done and all.

    Everything is checked before anything is stored; pictures are decoded and made anew like those of phones, and the
    rows are one transaction, in which `opened` is called last: what it raises undoes everything. Nobody has a way in
    at first: the leader gives out new codes. `keys` name the pictures. Raises ArchiveRefused, `NoRoom`, `NotSaved`,
    OSError, and `Missing` for an unknown leader.
    """
    keys = keys or PictureKeys()
    with refusals():
        archive = read_archive(file)
        remove_former(archive, keys)
        storage.require_space()
        with stored_pictures(archive, keys, progress) as pictures, write_lock():
            workshop = _stored(leader_id, archive, pictures)
            opened(workshop)
            return workshop.pk


def _stored(leader_id: int, archive: ReadArchive, pictures: Mapping[int, StoredPicture]) -> Workshop:
    stored: Stored = store_rows(archive.document, pictures, locked_leader(leader_id))
    for store in (store_boards, store_text, store_votes, store_belonging, store_method, store_log):
        store(archive.document, stored)
    return stored.workshop


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what is wrong with an archive into a sentence for the person who sent it."""
    try:
        yield
    except BadArchive as bad:
        raise ArchiveRefused(sentence(bad.reason, bad.where)) from bad
    except (IntegrityError, DataError, SumsThatCannotBe, ValidationError, UnicodeError) as error:
        raise ArchiveRefused(sentence("reference", "")) from error


def sentence(reason: str, where: str) -> str:
    """Return why an archive is refused, in the active language."""
    told = {
        "no_archive": _(
            "This is not a whole archive of Placeness. Please save it again, and send that file."
        ),
        "too_large": _("This archive is too large to be opened."),
        "too_many": _("This archive lists too many files to be opened."),
        "strange_file": _("This archive holds a file that does not belong in it: %(where)s."),
        "encrypted": _("This archive is locked with a password. Send one without."),
        "twice": _("This archive holds two files of the same name."),
        "damaged": _("A file in this archive is damaged: %(where)s. Please save the archive again."),
        "no_workshop": _("There is no workshop in this archive: workshop.json is missing."),
        "unreadable": _("The file workshop.json in this archive cannot be read."),
        "newer": _("This archive comes from a newer Placeness. Update this one first."),
        "reference": _("The file workshop.json in this archive does not fit together (%(where)s)."),
        "picture": _("A picture in this archive cannot be opened: %(where)s."),
    }
    return told[reason] % {"where": where or "–"}
