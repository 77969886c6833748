"""Django's default SQLite settings, and no write lock: the peer of `bench writes`."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from placeness.settings import *  # noqa: F403 - all of our settings but the database's
from placeness.settings import DATABASES
from places.database import writing

DATABASES["default"]["OPTIONS"] = {}


def _by_itself(call: Callable[[], Any]) -> Any:
    with transaction.atomic():
        return call()


writing._group_commit.run = _by_itself  # type: ignore[method-assign]  # each act at once, in a transaction of its own
