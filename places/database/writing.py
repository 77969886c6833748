"""What the rest of the house uses: `lane` around several steps, `written` on every action."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

from places.database.group_commit import Company
from places.database.ticket_lock import TicketLock

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_lock = TicketLock()
_company = Company(_lock)


@contextmanager
def lane() -> Iterator[None]:
    """Hold the lane and one transaction. Inside another `lane()` or atomic block it only joins it."""
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
def alone() -> Iterator[None]:
    """Hold the lane without a transaction: no other thread of this process writes meanwhile."""
    _lock.acquire()
    try:
        yield
    finally:
        _lock.release()


def written(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Run `function` in the write lane, all or nothing: the decorator of every action.

    It returns after the commit. Acts that wait at the same time share one (`Company`).
    """

    @functools.wraps(function)
    def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            result: Result = _company.go(functools.partial(function, *args, **kwargs))
            return result
        with lane():
            return function(*args, **kwargs)

    return run
