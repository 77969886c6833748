"""The purge: hides workshops whose last day is over, and erases those whose time to bring them back is over."""

import datetime
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import Error, connection

from places.database.checkpoints import truncate_log
from places.database.writing import write_lock
from places.enums import Role
from places.errors import Refusal
from places.retention.actions.deleting import hide
from places.retention.actions.erasing import erase
from places.retention.actions.traces import forget_cached
from places.retention.actions.unused import give_last_day
from places.retention.queries.belongings import models_of_workshops
from places.retention.queries.due import TOLD, Due, due_to_erase, due_to_hide, unused_workshops
from places.rules import Actor
from places.workshops.actions.erasures import complete_ledgers
from places.workshops.models.workshop import Workshop

LOG_PATIENCE = 5.0  # seconds for readers that keep the write-ahead log from being truncated
_logger = logging.getLogger(__name__)


@dataclass
class PurgeReport:
    """What a purge has done: which workshops were hidden, erased, and not erased because of an error.

    `dated` are the ids of those that got a last day, because nobody uses them.
    """

    dated: list[int] = field(default_factory=list)
    hidden: list[Due] = field(default_factory=list)
    erased: list[Due] = field(default_factory=list)
    failed: list[tuple[Due, str]] = field(default_factory=list)


def purge(told: datetime.timedelta = TOLD) -> PurgeReport:
    """Hide and erase what is due. Safe to run twice and at the same time; what could not be erased is tried next time.

    `told` as in `due_to_erase`. Errors of one workshop do not keep the others; they are in the report and in the log.
    """
    report = PurgeReport()
    report.dated = [number for number in unused_workshops() if give_last_day(workshop_id=number)]
    for each in due_to_hide():
        if _attempt(each, report, _hide):
            report.hidden.append(each)
    for each in due_to_erase(told):
        if _attempt(each, report, _erase):
            report.erased.append(each)
    _clean_up(report)
    return report


def _attempt(each: Due, report: PurgeReport, act: Callable[[Due], bool]) -> bool:
    try:
        return act(each)
    except (Error, OSError, Refusal) as error:
        _logger.error("A workshop could not be erased now; the next purge goes on: %s", type(error).__name__)
        report.failed.append((each, type(error).__name__))
        return False


def _hide(each: Due) -> bool:
    with write_lock():
        rows = Workshop.objects.select_for_update(no_key=True).filter(pk=each.workshop)
        workshop = rows.first()
        if workshop is None or each not in due_to_hide():
            return False
        hide(workshop=workshop, actor=Actor(workshop.pk, Role.LEADER), ground=each.ground)
        return True


def _erase(each: Due) -> bool:
    erase(each.workshop, each.ground)
    return True


def _clean_up(report: PurgeReport) -> None:
    try:
        complete_ledgers()
        if report.erased:
            forget_cached()
            remove_dead_rows()
    except (Error, OSError) as error:
        _logger.error("What a purge has erased is not cleaned up yet: %s", type(error).__name__)


def remove_dead_rows() -> None:
    """Let no file of the database hold what was erased: truncate SQLite's log; on PostgreSQL, VACUUM the tables.

    PostgreSQL keeps deleted rows until then, and their bytes until the space is used again.
    """
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
            tables = [model._meta.db_table for model in models_of_workshops()]
            for table in (*tables, Workshop._meta.db_table):
                cursor.execute(f"VACUUM {connection.ops.quote_name(table)}")
            cursor.execute("RESET statement_timeout")
    truncate_log(LOG_PATIENCE)
