"""Whether the PostgreSQL database can be used, looked at before the server starts; if not, what to do about it.

A server that refuses a connection is understood by the English words of its message: the client gets no error code.
"""

from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection

from places.database.preparation import is_away
from places.database.versions import missing_migrations
from places.management.database_file import DatabaseUnusable

LEAST_VERSION = 15
AGAIN = " Then start again."
AWAY = (
    "No database server answers at {where} ({detail}). Start it, or correct DATABASE_URL if it names another place."
    + AGAIN
)
PASSWORD = (
    "The database server at {where} does not let {user} in with this password. Correct it in DATABASE_URL; "
    "letters like @, : and / are written there as %40, %3A and %2F." + AGAIN
)
NO_USER = (
    "The database server at {where} knows no user {user}. Make one (createuser --pwprompt {user}), or correct "
    "DATABASE_URL." + AGAIN
)
NO_DATABASE = (
    "The database server at {where} has no database {name}. Make one (createdb --template template0 "
    "--encoding UTF8 --owner {user} {name}), or correct DATABASE_URL." + AGAIN
)
REFUSED = "The database {name} at {where} cannot be used ({detail}). Correct this, or DATABASE_URL." + AGAIN
TOO_OLD = "The database server at {where} is PostgreSQL {detail}. Placeness needs version 15 or a newer one."
ENCODING = (
    "The database {name} at {where} keeps its text as {detail}, which has no room for all letters. Placeness needs "
    "one that keeps UTF8: createdb --template template0 --encoding UTF8 --owner {user}, and another name."
)
STANDBY = (
    "The database server at {where} is a copy that follows another one and takes no changes. Name the server that "
    "it follows in DATABASE_URL." + AGAIN
)
READ_ONLY = (
    "The user {user} may not change anything in the database {name} at {where}. Let it own the database: "
    "ALTER DATABASE {name} OWNER TO {user}, and see that default_transaction_read_only is off." + AGAIN
)
NO_TABLES = (
    "The database {name} at {where} holds nothing, but there are pictures in {detail}. Put the backup that belongs "
    "to them into it, or correct DATABASE_URL. To begin anew, move the pictures away."
)
CONNECTION_ERRORS = (  # in the message; what is said
    ("password", PASSWORD),
    ("role ", NO_USER),
    ("does not exist", NO_DATABASE),
)
STATE = (
    "SELECT pg_is_in_recovery(), current_setting('transaction_read_only') = 'on', "
    "coalesce(has_table_privilege(to_regclass('places_activity')::oid, 'INSERT'), true), "
    "coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)"
)


def require_usable_server(media: Path) -> None:
    """Return when the database in DATABASE_URL can be read and written, and its tables can be made where they lack.

    Raises DatabaseUnusable with instructions otherwise: also when the database is empty while pictures are there.
    """
    import psycopg  # noqa: PLC0415 - only where it is used: it takes a tenth of a second

    try:
        with closing(psycopg.connect(**connection.get_connection_params())) as opened:
            _require_suitable(opened.info)
            in_recovery, read_only, may_insert, may_create = opened.execute(STATE).fetchone() or ()
    except psycopg.OperationalError as error:
        raise _refused(str(error)) from None
    if in_recovery:
        raise _unusable(STANDBY)
    missing = missing_migrations()
    if read_only or not may_insert or (missing and not may_create):
        raise _unusable(READ_ONLY)
    if missing and not connection.introspection.table_names() and any(media.rglob("*.jpg")):
        raise _unusable(NO_TABLES, str(media))


def _require_suitable(server: Any) -> None:
    if server.server_version < LEAST_VERSION * 10_000:
        raise _unusable(TOO_OLD, server.parameter_status("server_version"))
    encoding = server.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise _unusable(ENCODING, encoding)


def _refused(message: str) -> DatabaseUnusable:
    lines = message.strip().splitlines()
    words = next((words for part, words in CONNECTION_ERRORS if part in message), "")
    words = words or (AWAY if is_away(message) else REFUSED)
    return _unusable(words, lines[0].rpartition("failed: ")[2].removeprefix("FATAL:").strip())


def _unusable(words: str, detail: str = "") -> DatabaseUnusable:
    told = connection.settings_dict
    where = f"{told['HOST'] or 'this computer'}:{told['PORT'] or 5432}"
    name = told["NAME"] or "without a name"
    return DatabaseUnusable(words.format(where=where, name=name, user=told["USER"] or "?", detail=detail))
