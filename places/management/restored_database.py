"""Preparing the database of a backup, before it replaces the one in use."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models.functions import Now
from django.db.utils import ConnectionHandler
from django_tasks_db.models import DBTaskResult

from places.archives.models import SentArchive
from places.codes import new_token
from places.database.versions import unknown_migrations
from places.enums import Kind, Role
from places.exhibition.models import ShareLink
from places.exports.models import ExportFile
from places.jobs.models import JobWorker
from places.management.erasing_again import erase_again
from places.management.given_ids import skip_ids
from places.management.postgresql_copies import SQLITE
from places.rate_limits.models import RateWindow
from places.rules import Actor
from places.workshops.models.activity import Activity
from places.workshops.models.leader import Leader
from places.workshops.models.workshop import Workshop

NEWER = (
    "This backup is of a newer version of Placeness (its step {name} is not known here). Install that version, then "
    "restore."
)


class RestoredTooNew(Exception):
    """The backup's database is of a newer version than the code. The message says what to do."""


def renew(database: Path, highest_ids: dict[str, int], *, at: str) -> int:
    """Bring a SQLite file up to date and end what was handed out before; return how many things were erased again.

    Sessions, links, files that were asked for, rates and jobs in progress end, each workshop gets a new epoch, and its
    audit log says that everything is as it was `at` this time (ISO 8601).
    `highest_ids` of tables are those that must not be given again. Raises RestoredTooNew.
    """
    with used(database):
        if unknown := unknown_migrations():
            raise RestoredTooNew(NEWER.format(name=min(unknown)[1]))
        call_command("migrate", interactive=False, verbosity=0)
        _end_what_was_handed_out()
        skip_ids(connection, highest_ids)
        erased = erase_again()
        _tell_leaders(at)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")  # leaves no page of what was erased
    return erased


@contextmanager
def used(database: Path) -> Iterator[None]:
    """Let this process use a SQLite file as its database; for commands that have the installation for themselves."""
    before, connected = connections.settings[DEFAULT_DB_ALIAS], connections[DEFAULT_DB_ALIAS]
    told = SQLITE | {"NAME": database}
    connections.settings[DEFAULT_DB_ALIAS] = ConnectionHandler({"default": told}).settings["default"]
    del connections[DEFAULT_DB_ALIAS]
    try:
        yield
    finally:
        ContentType.objects.clear_cache()
        connections[DEFAULT_DB_ALIAS].close()
        connections.settings[DEFAULT_DB_ALIAS] = before
        connections[DEFAULT_DB_ALIAS] = connected


def _tell_leaders(at: str) -> None:
    for workshop_id in Workshop.objects.order_by("pk").values_list("pk", flat=True):
        Activity.record(Actor(workshop_id, Role.LEADER), Kind.BACKUP_RESTORED, at=at)


def _end_what_was_handed_out() -> None:
    for model in (Session, RateWindow, JobWorker, ExportFile, SentArchive, ShareLink):
        model._base_manager.all().delete()
    DBTaskResult.objects.filter(status="RUNNING").update(status="READY")
    Leader.objects.update(last_login=Now())
    for workshop in Workshop.every.only("pk"):
        Workshop.every.filter(pk=workshop.pk).update(epoch=new_token())
