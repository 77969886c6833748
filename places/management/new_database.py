"""Making the tables of a new database from the models, all at once.

Migrations build all models again for each of their steps: to run them all takes eight times as long, and leaves the
same tables (`tests/management/test_new_database.py` compares them).
"""

from django.apps import apps
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections


def is_new() -> bool:
    """Return whether the database is one of SQLite that has no tables yet."""
    return connection.vendor == "sqlite" and not connection.introspection.table_names()


def make_tables(alias: str = DEFAULT_DB_ALIAS) -> None:
    """Make the tables of all models in the empty database with this alias, and record all migrations as applied.

    It is one transaction: when it is interrupted, the database is still empty.
    """
    database = connections[alias]
    with database.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(database):
                editor.create_model(model)
        call_command("migrate", database=alias, fake=True, interactive=False, verbosity=0)
