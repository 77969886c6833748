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
SQLITE_ENGINE = "django.db.backends.sqlite3"
DJANGOS_POSTGRESQL = "django.db.backends.postgresql"
POSTGRESQL_ENGINE = "placeness.postgresql"
# Connections of one process, more than its page threads; seconds to wait for one, and for a lost one to come back.
POOL = {"min_size": 1, "max_size": 20, "timeout": 5.0, "reconnect_timeout": 1.0}
# No request waits for ever: for a lock as long as SQLite waits for its file, for a statement, for an idle transaction.
POSTGRESQL_TIMEOUTS = {
    "lock_timeout": "20s",
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "60s",
}
# A server that vanished without a word is given up after 5 + 3 × 5 s, a connection attempt after 5 s.
POSTGRESQL_OPTIONS = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
    "application_name": "placeness",
}


def default_database(env: Env, data_dir: Path) -> dict[str, Any]:
    """Return Django's settings for the database: PostgreSQL by DATABASE_URL, else SQLite in `data_dir`.

    Raises ImproperlyConfigured, with a sentence, when DATABASE_URL names something else.
    """
    url = env.str("DATABASE_URL", default="")
    if not url:
        return sqlite(data_dir / "placeness.sqlite3")
    given = dict(env.db_url_config(url))
    if given.get("ENGINE") != DJANGOS_POSTGRESQL:
        raise ImproperlyConfigured(
            "DATABASE_URL must begin with postgres://. Without it, Placeness keeps its data in a SQLite file."
        )
    return postgresql(given)


def postgresql(given: dict[str, Any]) -> dict[str, Any]:
    """Return Django's settings for the PostgreSQL database that a parsed URL gives; the URL's own options win."""
    options = {**POSTGRESQL_OPTIONS, "pool": POOL, **given.get("OPTIONS", {})}
    timeouts = " ".join(f"-c {name}={value}" for name, value in POSTGRESQL_TIMEOUTS.items())
    options["options"] = f"{timeouts} {options.get('options', '')}".strip()
    return {**given, "ENGINE": POSTGRESQL_ENGINE, "CONN_MAX_AGE": 0, "OPTIONS": options}


def sqlite(path: Path) -> dict[str, Any]:
    """Return Django's settings for a SQLite file."""
    return {
        "ENGINE": SQLITE_ENGINE,
        "NAME": path,
        "CONN_MAX_AGE": 60,
        "OPTIONS": SQLITE_OPTIONS,
        "TEST": {"NAME": None},
    }
