"""Making the tables of a new database from the models, all at once.

Migrations build all models again for each of their steps: to run them all takes eight times as long, and leaves the
same tables (`tests/management/test_new_database.py` compares them).
"""

from django.apps import apps
from django.core.management import call_command
from django.db import connection


def is_new() -> bool:
    """Return whether the database is one of SQLite that has no tables yet."""
    return connection.vendor == "sqlite" and not connection.introspection.table_names()


def make_tables() -> None:
    """Make the tables of all models in an empty database, and record all migrations as applied.

    It is one transaction: when it is interrupted, the database is still empty.
    """
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        call_command("migrate", fake=True, interactive=False, verbosity=0)
