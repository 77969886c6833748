"""BUS_URL: what names a bus, and what is refused."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from placeness.bus import bus_url
from tests.placeness.test_databases import Given


@pytest.mark.parametrize(
    "url",
    [
        "none",
        "redis://127.0.0.1:6379/1",
        "rediss://ann:secret@cache",
        "postgres://ann@db/room",
        "postgresql://db/room",
    ],
)
def test_servers_and_none(url: str) -> None:
    assert bus_url(Given(BUS_URL=f" {url}\n")) == url


@pytest.mark.parametrize("given", [{}, {"BUS_URL": ""}])
def test_without_one_the_database_decides(given: dict[str, str]) -> None:
    assert bus_url(Given(**given)) == ""


def test_the_url_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "url").write_text("redis://:secret@cache\n")
    assert bus_url(Given(BUS_URL_FILE=str(tmp_path / "url"))) == "redis://:secret@cache"


@pytest.mark.parametrize("url", ["amqp://queue", "cache:6379", "redis://", "redis", "sqlite:///x"])
def test_others_are_refused_with_a_sentence(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="BUS_URL must begin with redis://"):
        bus_url(Given(BUS_URL=url))
