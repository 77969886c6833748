"""The examination of an installation: its settings, database, files, backups and jobs. Nothing is changed."""

from collections.abc import Callable, Iterator

from django.db import Error

from places.errors import PicturesAway
from places.management import doctor_database, doctor_files, doctor_machine
from places.management.database_file import DatabaseUnusable
from places.management.findings import Finding, Level, fault, note
from places.management.opening import has_no_database, require_database

Check = Callable[[], Iterator[Finding]]
AROUND: tuple[Check, ...] = (
    doctor_machine.given_settings,
    doctor_machine.space,
    doctor_files.permissions,
)
OF_DATABASE: tuple[Check, ...] = (doctor_machine.backups, doctor_database.version, doctor_database.integrity)
OF_ROWS: tuple[Check, ...] = (
    doctor_files.pictures,
    doctor_database.history,
    doctor_database.erasures,
    doctor_machine.jobs,
)


def examine() -> list[Finding]:
    """Return all findings, in the order of the checks. Rows are looked at where the database is of this version."""
    findings = [finding for check in AROUND for finding in _found(check)]
    try:
        require_database()
        if has_no_database():
            return [*findings, note("database", "There is no database yet.", "placeness start makes one.")]
    except (DatabaseUnusable, Error) as unusable:
        return [*findings, fault("database", str(unusable), "Do what it says, or restore a backup.")]
    findings += [finding for check in OF_DATABASE for finding in _found(check)]
    if any(finding.level == Level.FAULT and finding.check == "version" for finding in findings):
        return findings
    return findings + [finding for check in OF_ROWS for finding in _found(check)]


def _found(check: Check) -> Iterator[Finding]:
    try:
        yield from check()
    except PicturesAway:
        yield fault("pictures", "The store of pictures does not answer.", "Start it, or correct MEDIA_URL.")
    except (Error, OSError) as error:
        yield fault(check.__name__, f"This could not be looked at ({error}).", "Mend that, then look again.")
