"""Which driver carries the bus."""

from typing import Any

import pytest
from django.db import connection

from places.live.bus.drivers import channel, open_driver
from places.live.bus.postgresql_driver import PostgresqlDriver
from places.live.bus.redis_driver import RedisDriver


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("redis://127.0.0.1:1/2", RedisDriver),
        ("rediss://127.0.0.1:1", RedisDriver),
        ("postgres://127.0.0.1:1/x", PostgresqlDriver),
        ("postgresql://127.0.0.1:1/x", PostgresqlDriver),
    ],
)
def test_the_url_names_it_and_nothing_is_connected_yet(settings: Any, url: str, kind: type) -> None:
    settings.BUS_URL = url
    driver = open_driver()
    assert type(driver) is kind
    with pytest.raises(Exception, match="refused"):
        driver.send(["1:1"])
    driver.close()


def test_none_is_none_and_without_a_url_it_is_the_databases_own(settings: Any) -> None:
    settings.BUS_URL = "none"
    assert open_driver() is None
    settings.BUS_URL = ""
    own = PostgresqlDriver if connection.vendor == "postgresql" else type(None)
    assert type(open_driver()) is own


def test_installations_that_share_a_server_do_not_hear_each_other(settings: Any) -> None:
    ours = channel()
    assert ours.startswith("placeness_")
    assert channel() == ours
    settings.SECRET_KEY = "another"
    assert channel() != ours
