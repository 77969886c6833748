"""The write lock: `write_lock` around several steps, `written` as a decorator of functions."""

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
_group_commit = GroupCommit(_lock)


@contextmanager
def write_lock() -> Iterator[None]:
    """Hold the write lock and one transaction; within another `write_lock()` or atomic block, that one."""
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
    """Hold the write lock without a transaction: no other thread of this process writes meanwhile."""
    _lock.acquire()
    try:
        yield
    finally:
        _lock.release()


def written(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Decorate a function to run under the write lock, in one transaction; it returns after the commit.

    Calls that wait at the same time share a transaction (`GroupCommit`).
    """

    @functools.wraps(function)
    def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            result: Result = _group_commit.run(functools.partial(function, *args, **kwargs))
            return result
        with write_lock():
            return function(*args, **kwargs)

    return run
