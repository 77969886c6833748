"""Sessions: who a browser belongs to, written in the lane like everything else.

A writer that does not stand in line waits by SQLite's busy-wait, which never gets its turn while those in line hand
the database on to each other (docs/decisions/0026).
"""

from django.contrib.sessions.backends import cached_db

from places.database.writing import written


class SessionStore(cached_db.SessionStore):
    """Django's sessions in database and memory; what changes the database waits in the lane."""

    def save(self, must_create: bool = False) -> None:
        written(super().save)(must_create)

    def delete(self, session_key: str | None = None) -> None:
        written(super().delete)(session_key)
