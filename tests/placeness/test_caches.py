"""CACHE_URL, BUS_URL and the database choose the caches."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from placeness.caches import IN_DATABASE, IN_MEMORY, IN_REDIS, NOWHERE, PAGES_IN_REDIS, caches
from tests.builders.buckets import Environment

REDIS = {"CACHE_URL": "redis://127.0.0.1/1"}


@pytest.mark.parametrize(
    ("variables", "is_sqlite", "windows", "otherwise", "sessions"),
    [
        ({}, True, IN_MEMORY, None, IN_MEMORY),
        ({}, False, IN_DATABASE, None, NOWHERE),
        (REDIS, True, IN_REDIS, IN_MEMORY, IN_MEMORY),
        (REDIS, False, IN_REDIS, IN_DATABASE, NOWHERE),
        ({"BUS_URL": "redis://127.0.0.1/2"}, False, IN_REDIS, IN_DATABASE, NOWHERE),
        ({"BUS_URL": "postgres://127.0.0.1/x"}, False, IN_DATABASE, None, NOWHERE),
    ],
)
def test_each_installation_has_its_own(
    variables: dict[str, str], is_sqlite: bool, windows: str, otherwise: str | None, sessions: str
) -> None:
    found = {
        name: cache["BACKEND"] for name, cache in caches(Environment(variables), is_sqlite=is_sqlite).items()
    }
    assert found.pop("windows-without-redis", None) == otherwise
    assert found.pop("shared-pages", None) == (PAGES_IN_REDIS if otherwise else None)
    assert found == {"default": IN_MEMORY, "pages": IN_MEMORY, "sessions": sessions, "windows": windows}


def test_the_cache_url_goes_before_the_bus() -> None:
    both = Environment(REDIS | {"BUS_URL": "redis://127.0.0.1/2"})
    assert caches(both, is_sqlite=False)["windows"]["LOCATION"] == "redis://127.0.0.1/1"


def test_others_than_redis_are_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="CACHE_URL must begin with redis://"):
        caches(Environment(CACHE_URL="memcached://127.0.0.1"), is_sqlite=True)
