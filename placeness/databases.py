"""The database that DATABASE_URL names: a PostgreSQL server, or the SQLite file in the data folder without it."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environ import Env

# SQLite as measured in docs/decisions: IMMEDIATE so that two writers queue instead of failing, FULL so that
# an acknowledged commit survives a power cut, secure_delete so that what is erased is gone from the file.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA secure_delete=ON; PRAGMA journal_size_limit=67108864;"
    ),
}
POOL = {"min_size": 1, "max_size": 20, "timeout": 10.0}  # connections of one process; seconds to wait for one
SQLITE_ENGINE = "django.db.backends.sqlite3"
POSTGRESQL_ENGINE = "django.db.backends.postgresql"


def default_database(env: Env, data_dir: Path) -> dict[str, Any]:
    """Return Django's settings for the database: PostgreSQL by DATABASE_URL, else SQLite in `data_dir`.

    Raises ImproperlyConfigured, with a sentence, when DATABASE_URL names something else.
    """
    url = env.str("DATABASE_URL", default="")
    if not url:
        return sqlite(data_dir / "placeness.sqlite3")
    given = dict(env.db_url_config(url))
    if given.get("ENGINE") != POSTGRESQL_ENGINE:
        raise ImproperlyConfigured(
            "DATABASE_URL must begin with postgres://. Without it, Placeness keeps its data in a SQLite file."
        )
    options = {**given.get("OPTIONS", {}), "pool": POOL, "connect_timeout": 5}
    return {**given, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}


def sqlite(path: Path) -> dict[str, Any]:
    """Return Django's settings for a SQLite file."""
    return {
        "ENGINE": SQLITE_ENGINE,
        "NAME": path,
        "CONN_MAX_AGE": 60,
        "OPTIONS": SQLITE_OPTIONS,
        "TEST": {"NAME": None},
    }
