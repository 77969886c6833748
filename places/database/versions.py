"""Whether the database has the tables of this version of the code, of an older one, or of a newer one."""

import functools
import pkgutil
from importlib import import_module

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

Migration = tuple[str, str]  # the label of an app, and the name of a migration


def unknown_migrations() -> frozenset[Migration]:
    """Return applied migrations of our apps that this version does not have: a newer one has used the database."""
    labels = {app.label for app in apps.get_app_configs()}
    applied = MigrationRecorder(connection).applied_migrations()
    return frozenset(one for one in applied if one[0] in labels) - _known_migrations()


def missing_migrations() -> frozenset[Migration]:
    """Return the migrations of this version that have not been applied: all of them in an empty database."""
    return _known_migrations() - set(MigrationRecorder(connection).applied_migrations())


@functools.cache
def _known_migrations() -> frozenset[Migration]:
    return frozenset((app.label, name) for app in apps.get_app_configs() for name in _names(app.label))


def _names(label: str) -> list[str]:
    """Return the names of an app's migrations, which are not imported: that would take a tenth of a second."""
    try:
        package = import_module(MigrationLoader.migrations_module(label)[0] or "")
    except (ModuleNotFoundError, ValueError):  # an app without migrations
        return []
    return [found.name for found in pkgutil.iter_modules(package.__path__) if found.name[0] not in "_~"]
