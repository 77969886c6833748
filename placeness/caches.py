"""Caches, and where rate limits are counted: by CACHE_URL, BUS_URL and the database."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environ import Env

IN_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
NOWHERE = "django.core.cache.backends.dummy.DummyCache"
IN_DATABASE = "places.rate_limits.database_windows.DatabaseWindows"
IN_REDIS = "places.rate_limits.redis_windows.RedisWindows"
PAGES_IN_REDIS = "places.web.redis_pages.RedisPages"
SHARED_SECONDS = 120  # longer than a room takes to load a page; only its newest revision is there
REDIS = ("redis://", "rediss://", "unix://")


def caches(env: Env, *, is_sqlite: bool) -> dict[str, Any]:
    """Return Django's settings for caches. Raises ImproperlyConfigured with a sentence.

    Cards and pages are cached in each process, pages in Redis as well where there is one: what they depend on is in
    their keys (docs/decisions/0041). Sessions are cached where one process has the database; rate limits are counted
    where all processes can read them.
    """
    windows = IN_MEMORY if is_sqlite else IN_DATABASE
    found = {
        "default": {"BACKEND": IN_MEMORY, "OPTIONS": {"MAX_ENTRIES": 20000}},
        "pages": {  # whole walls and boards, of 0.1–1 MB each: few, and not for long
            "BACKEND": IN_MEMORY,
            "LOCATION": "pages",
            "TIMEOUT": 600,
            "OPTIONS": {"MAX_ENTRIES": 120},
        },
        "sessions": {"BACKEND": IN_MEMORY if is_sqlite else NOWHERE, "OPTIONS": {"MAX_ENTRIES": 20000}},
        "windows": {"BACKEND": windows, "LOCATION": "windows", "OPTIONS": {"MAX_ENTRIES": 20000}},
    }
    if url := redis_url(env):
        found["windows-without-redis"] = found["windows"]
        in_redis = {
            "LOCATION": url,
            "KEY_FUNCTION": "places.rate_limits.database_windows.installation_prefix",
        }
        found["windows"] = in_redis | {
            "BACKEND": IN_REDIS,
            "OPTIONS": {"otherwise": "windows-without-redis"},
        }
        found["shared-pages"] = in_redis | {"BACKEND": PAGES_IN_REDIS, "TIMEOUT": SHARED_SECONDS}
    return found


def redis_url(env: Env) -> str:
    """Return the URL of the Redis for caches: CACHE_URL, or BUS_URL where that is Redis; empty without."""
    url = env.str("CACHE_URL", default="")
    if url and not url.startswith(REDIS):
        raise ImproperlyConfigured(
            "CACHE_URL must begin with redis://. Without it, caches are kept in memory and rates in the database."
        )
    bus = env.str("BUS_URL", default="")
    return url or (bus if bus.startswith(REDIS) else "")
