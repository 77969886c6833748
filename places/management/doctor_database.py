"""What `placeness doctor` looks at in the database: whether it is whole, of this version, and free of orphans."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, models

from places.database.versions import missing_migrations, unknown_migrations
from places.management.database_copies import DAMAGES_TOLD, damages, reading
from places.management.erasing_again import came_back
from places.management.findings import Finding, fault, note, ok
from places.workshops.actions import erasure_file
from places.workshops.actions.erasures import ledger

RESTORE = "Stop the server and restore the newest backup: placeness restore FILE."
AGAIN = "Stop the server, make a backup and restore it: that erases again what the ledger names."


def integrity() -> Iterator[Finding]:
    """Whether all pages, indexes and references are sound. PostgreSQL checks references itself."""
    if connection.vendor != "sqlite":
        yield ok("integrity", "PostgreSQL keeps references sound by itself.")
        return
    with closing(reading(Path(connection.settings_dict["NAME"]))) as database:
        found = damages(database)
    for damage in found[:DAMAGES_TOLD]:
        yield fault("integrity", f"The database is damaged: {damage}.", RESTORE)
    if not found:
        yield ok("integrity", "Every page, index and reference of the database is sound.")


def version() -> Iterator[Finding]:
    """Whether the database is of this version of the code."""
    if unknown := sorted(unknown_migrations()):
        sentence = f"A newer version has used this database ({unknown[0][1]})."
        yield fault("version", sentence, "Install the newer version again, or restore a backup from before.")
    elif missing := sorted(missing_migrations()):
        sentence = f"The database is of an older version: {len(missing)} steps are missing."
        yield fault(
            "version", sentence, "Start Placeness: it makes a backup and brings the database up to date."
        )
    else:
        yield ok("version", "The database is of this version.")


def history() -> Iterator[Finding]:
    """Whether versions are kept of texts whose workshop, draft or other owner is gone: nothing deletes those."""
    for model in apps.get_models():
        if hasattr(model, "instance_type") and (orphans := _orphans(model)):
            yield fault(
                "history",
                f"{orphans} kept versions in {model._meta.db_table} belong to nothing that is there.",
                "They may hold erased words. Report this as a fault of Placeness; it should not happen.",
            )
            return
    yield ok("history", "Every kept version of a text belongs to something that is there.")


def erasures() -> Iterator[Finding]:
    """Whether anything is there that was erased, and whether the ledger's two copies are equal."""
    in_file, in_database = set(erasure_file.read()), set(ledger())
    if back := came_back():
        yield fault("erasures", f"{len(back)} things that were erased have come back with a backup.", AGAIN)
    elif in_file != in_database:
        yield note(
            "erasures",
            f"The ledger of erasures differs between file and database ({len(in_file ^ in_database)} entries).",
            "Start Placeness, which completes both; then look again.",
        )
    else:
        yield ok("erasures", f"What was erased has stayed so ({len(in_database)} entries in the ledger).")


def _orphans(history_model: Any) -> int:
    """Return how many rows refer to an owner that is gone: to one with which the text itself would be deleted."""
    told = history_model.instance_type._meta
    is_lost = models.Q()
    for field in told.concrete_fields:
        if field.is_relation and field.remote_field.on_delete is models.CASCADE:
            owners = field.related_model._base_manager.filter(pk=models.OuterRef(field.attname))
            is_lost |= ~models.Exists(owners)
    return int(history_model._base_manager.filter(is_lost).count()) if is_lost else 0
