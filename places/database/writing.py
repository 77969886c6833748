"""What the rest of the house uses: `lane` around several steps, `written` on every action."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

from places.database.group_commit import GroupCommit
from places.database.ticket_lock import TicketLock

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_lock = TicketLock()
_company = GroupCommit(_lock)


@contextmanager
def write_lock() -> Iterator[None]:
    """Hold the lane and one transaction. Inside another `write_lock()` or atomic block it only joins it."""
    if connection.vendor != "sqlite":
        with transaction.atomic():
            yield
        return
    _lock.acquire()
    try:
        with transaction.atomic():
            yield
    finally:
        _lock.release()


@contextmanager
def lock_without_transaction() -> Iterator[None]:
    """Hold the lane without a transaction: no other thread of this process writes meanwhile."""
    _lock.acquire()
    try:
        yield
    finally:
        _lock.release()


def written(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Run `function` in the write lane, all or nothing: the decorator of every action.

    It returns after the commit. Acts that wait at the same time share one (`GroupCommit`).
    """

    @functools.wraps(function)
    def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            result: Result = _company.go(functools.partial(function, *args, **kwargs))
            return result
        with write_lock():
            return function(*args, **kwargs)

    return run
