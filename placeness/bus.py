"""BUS_URL: how the processes of an installation tell each other that a workshop has moved on."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env

NONE = "none"
SCHEMES = ("redis", "rediss", "postgres", "postgresql")


def bus_url(env: Env) -> str:
    """Return BUS_URL; an empty one stands for the database's own: LISTEN/NOTIFY on PostgreSQL, nothing with SQLite.

    Raises ImproperlyConfigured, with a sentence, when it names something else.
    """
    url = str(env.str("BUS_URL", default="")).strip()
    if url in ("", NONE) or (urlsplit(url).scheme in SCHEMES and urlsplit(url).hostname):
        return url
    raise ImproperlyConfigured(
        "BUS_URL must begin with redis://, rediss:// or postgres:// and name a server, or be the word none. "
        "Without it, processes tell each other through PostgreSQL where DATABASE_URL names one."
    )
