import logging

from django.db import OperationalError

from benchmarks.troubles import Troubles


def test_locked_databases_are_counted_apart() -> None:
    troubles = Troubles()
    logger = logging.getLogger("tests.troubles")
    logger.propagate, logger.handlers = False, [troubles]
    for error in (OperationalError("database is locked"), OperationalError("disk is full"), ValueError("x")):
        try:
            raise error
        except Exception:
            logger.exception("told")
    logger.error("without an exception")
    logger.warning("no error")
    assert (troubles.locked, troubles.other) == (1, 3)
