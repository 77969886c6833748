"""The facts of an installation that papers tell, all from its settings."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from places.storage import is_local

CONSENT = "consent"


@dataclass(frozen=True)
class InstallationFacts:
    """What the settings of an installation say. Secrets are not among them.

    `backup_days` is the longest time for which a backup that is made by itself is kept; `days_kept` is that of a
    workshop after it was closed, or after nobody has used it for `days_unused` days. `responsible` and `contact` are
    empty where the settings do not name them.
    """

    version: str
    address: str
    host: str
    is_encrypted: bool
    in_sqlite: bool
    pictures_in_folder: bool
    model_hosts: tuple[str, ...]
    backups: int
    backup_days: int
    days_kept: int
    days_unused: int
    by_consent: bool
    hold_decision: str
    responsible: str
    contact: str


def facts(backup_days: int) -> InstallationFacts:
    """Return the facts of this installation."""
    return InstallationFacts(
        version=str(settings.VERSION),
        address=settings.PUBLIC_URL,
        host=urlsplit(settings.PUBLIC_URL).hostname or "",
        is_encrypted=settings.SECURE,
        in_sqlite=connection.vendor == "sqlite",
        pictures_in_folder=is_local(),
        model_hosts=tuple(settings.MODEL_HOSTS),
        backups=settings.BACKUPS_KEPT,
        backup_days=backup_days,
        days_kept=settings.DAYS_KEPT,
        days_unused=settings.DAYS_UNUSED,
        by_consent=settings.LEGAL_GROUND == CONSENT,
        hold_decision=settings.HOLD_DECISION,
        responsible=settings.RESPONSIBLE,
        contact=settings.CONTACT,
    )
