"""Settings that contradict each other: each is one sentence with the remedy, and good ones say nothing."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from places.management import contradictions
from places.server_process import ALL_ROLES, ServerProcess, ServerRole


@pytest.fixture(autouse=True)
def process(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> ServerProcess:
    """A process of the test's own, with good settings and all roles."""
    own = ServerProcess(ALL_ROLES)
    monkeypatch.setattr(contradictions, "this_process", own)
    settings.DATA_DIR, settings.BUS_URL, settings.SECRET_KEY_IS_GIVEN = tmp_path, "", True
    settings.PUBLIC_URL, settings.ALLOWED_HOSTS = "https://room.example", ["localhost", "room.example"]
    return own


@pytest.fixture(params=["sqlite", "postgresql"])
def vendor(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The database's kind; the settings are read, and the database is not asked."""
    monkeypatch.setattr(contradictions, "connection", SimpleNamespace(vendor=request.param))
    return str(request.param)


def test_good_settings_say_nothing(vendor: str) -> None:
    assert (contradictions.refusal(), contradictions.warnings()) == ("", [])


@pytest.mark.parametrize("role", ServerRole)
def test_roles_need_postgresql_and_one_key(
    role: ServerRole, process: ServerProcess, settings: Any, vendor: str
) -> None:
    process.roles = frozenset({role})
    need = "The roles web, live and worker need PostgreSQL: set DATABASE_URL=postgres://"
    assert contradictions.refusal().startswith(need) == (vendor == "sqlite")
    settings.SECRET_KEY_IS_GIVEN = False
    if vendor == "postgresql":
        assert contradictions.refusal().startswith("Processes that share the work need the same key")


def test_a_network_share_is_no_place_for_sqlite(
    vendor: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contradictions, "network_share", lambda _folder: "nfs4")
    sentence = f"The data folder {settings.DATA_DIR} is on a network share (nfs4), where SQLite loses data."
    assert contradictions.refusal().startswith(sentence) == (vendor == "sqlite")


def test_a_bus_of_postgresql_without_postgresql(vendor: str, settings: Any) -> None:
    settings.BUS_URL = "postgres://db/room"
    assert contradictions.refusal().startswith("BUS_URL names PostgreSQL, but") == (vendor == "sqlite")
    settings.BUS_URL = "redis://bus"
    assert contradictions.refusal() == ""


@pytest.mark.parametrize(
    "url",
    [
        "room.example",
        "ftp://room.example",
        "https://",
        "https://room.example/placeness",
        "https://room.example?x=1",
        "https://ann@room.example",
        "https://room.example:many",
        "https://[::1",
    ],
)
def test_a_public_address_that_is_none(url: str, vendor: str, settings: Any) -> None:
    settings.PUBLIC_URL = url
    assert contradictions.refusal().startswith(f"PLACENESS_PUBLIC_URL is {url}. It has to be the address")


@pytest.mark.parametrize(
    ("hosts", "is_good"),
    [(["room.example"], True), ([".example"], True), (["*"], True), (["localhost", "other.example"], False)],
)
def test_a_public_host_has_to_be_allowed(hosts: list[str], is_good: bool, vendor: str, settings: Any) -> None:
    settings.ALLOWED_HOSTS = hosts
    assert contradictions.refusal().startswith("PLACENESS_PUBLIC_URL has the host room.example") != is_good


def test_an_ipv6_address_is_allowed_in_brackets(vendor: str, settings: Any) -> None:
    settings.PUBLIC_URL, settings.ALLOWED_HOSTS = "http://[::1]:8000", ["[::1]"]
    assert contradictions.refusal() == ""
    settings.ALLOWED_HOSTS = ["::1"]
    assert contradictions.refusal().endswith("Add [::1] there.")


def test_pictures_of_one_of_many_machines_are_told(
    process: ServerProcess, vendor: str, settings: Any
) -> None:
    process.roles = frozenset({ServerRole.WEB})
    assert contradictions.warnings() == [
        f"Pictures are kept in {settings.MEDIA_ROOT}. Where several machines have the role web, give all of them one "
        "store: MEDIA_URL."
    ]
    process.roles = frozenset({ServerRole.LIVE, ServerRole.WORKER})
    assert contradictions.warnings() == []
