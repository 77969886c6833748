"""The ledger of what was erased for good: ids and times, against which a restored backup is checked.

It is kept twice: in the database, and in a file of the data folder (`erasure_file`) that no backup replaces.
"""

import functools
import logging

from django.db import transaction

from places.database import clock
from places.database.writing import write_lock
from places.enums import Erased
from places.workshops.actions import erasure_file
from places.workshops.actions.erasure_file import LedgerEntry
from places.workshops.models.erasure import Erasure

_logger = logging.getLogger(__name__)


def note_erasure(kind: Erased, number: int, workshop_id: int) -> None:
    """Enter in the ledger that a workshop, person or picture with this id is erased, in the caller's transaction.

    Call it in the transaction that erases the rows. The file follows after the commit; what it could not take (a full
    disk) is added by `complete_ledgers`.
    """
    entry = LedgerEntry(Erased(kind), number, workshop_id, clock.now())
    Erasure.objects.create(kind=entry.kind, number=number, workshop=workshop_id, at=entry.at)
    transaction.on_commit(functools.partial(_append, entry), robust=True)


def complete_ledgers() -> int:
    """Give the file what only the database has, and the database what only the file has; return how many entries.

    The database lacks entries after a backup was restored, the file after a crash or a full disk. Raises OSError when
    the file cannot be written.
    """
    in_file = set(erasure_file.read())
    in_database = ledger()
    known = set(in_database)
    erasure_file.append(entry for entry in in_database if entry not in in_file)
    missing = in_file - known
    with write_lock():
        Erasure.objects.bulk_create(
            [
                Erasure(kind=each.kind, number=each.number, workshop=each.workshop, at=each.at)
                for each in missing
            ],
            ignore_conflicts=True,
        )
    return len(missing) + len(known - in_file)


def ledger() -> list[LedgerEntry]:
    """Return what the database knows of erasures, oldest first."""
    rows = Erasure.objects.values_list("kind", "number", "workshop", "at")
    return [LedgerEntry(Erased(kind), number, workshop, at) for kind, number, workshop, at in rows]


def _append(entry: LedgerEntry) -> None:
    try:
        erasure_file.append([entry])
    except OSError as error:
        _logger.warning("The ledger's file could not be written (%s); it is completed later", error.strerror)
