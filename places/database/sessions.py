"""Sessions, saved and deleted under the write lock.

A writer without the lock would use SQLite's busy-wait, which does not succeed while writers with the lock follow each
other without a pause (docs/decisions/0026).
"""

from django.contrib.sessions.backends import cached_db

from places.database.writing import written


class SessionStore(cached_db.SessionStore):
    """Django's sessions in database and cache; changes of the database take the write lock."""

    def lock(self) -> None:
        """Lock the stored session until the end of the caller's transaction: no other request changes it meanwhile."""
        self.model.objects.select_for_update(no_key=True).filter(pk=self.session_key).exists()

    def save(self, must_create: bool = False) -> None:
        written(super().save)(must_create)

    def delete(self, session_key: str | None = None) -> None:
        written(super().delete)(session_key)
