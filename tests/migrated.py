"""The database as migrations leave it, kept from run to run: to migrate takes each worker nearly two seconds.

What is kept is filled in before Django migrates, which then finds nothing left to do. Any change of a migration, of
our models, of Django or of SQLite makes it anew.
"""

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import django
from django.apps import apps
from django.db import connections

HOUSE = Path(__file__).resolve().parent.parent
FOLDER = HOUSE / ".pytest_cache"


def fingerprint(engine: str) -> str:
    """Sixteen letters that change with the version of the engine, of Django, of our models and of every migration."""
    words = hashlib.sha256(f"{django.VERSION} {engine}".encode())
    migrations = [Path(app.path, "migrations") for app in apps.get_app_configs()]
    for folder in (*migrations, HOUSE / "places" / "models"):
        for path in sorted(folder.glob("*.py")):
            words.update(path.name.encode() + path.read_bytes())
    return words.hexdigest()[:16]


def kept() -> Path:
    """Where the database lies, or will lie, that all migrations of now leave."""
    return FOLDER / f"migrated-{fingerprint(sqlite3.sqlite_version)}.sqlite3"


def fill_in(name: str) -> sqlite3.Connection:
    """Open the database in memory called `name`, filled with what is kept, if anything; open as long as it is used."""
    memory = sqlite3.connect(name, uri=True, check_same_thread=False)
    if (path := kept()).is_file():
        with closing(sqlite3.connect(path)) as source:
            source.backup(memory)
    return memory


def keep() -> None:
    """Keep the database as it is now, unless it is kept already; forget older ones."""
    if (path := kept()).is_file() or not connections["default"].is_in_memory_db():
        return
    for older in FOLDER.glob("migrated-*"):
        if not older.name.startswith(path.stem):  # another worker may be writing the same
            older.unlink(missing_ok=True)
    FOLDER.mkdir(exist_ok=True)
    own = path.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(own)) as target:
        connections["default"].connection.backup(target)
    own.replace(path)
