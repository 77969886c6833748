"""Counting what goes wrong in a measured process, in place of printing it."""

import logging

from django.db import OperationalError


class Troubles(logging.Handler):
    """Counts errors that are logged: `locked` are those of a locked database, `other` all others."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.locked = 0
        self.other = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count one record by the exception that it tells of."""
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, OperationalError) and "locked" in str(error):
            self.locked += 1
        else:
            self.other += 1
