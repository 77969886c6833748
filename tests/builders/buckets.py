"""A bucket of the test's own on an S3 server in this process (moto), and the pictures' storage in it."""

import itertools
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import override_settings

from placeness.media import picture_storage

_names = (f"pictures-{number}" for number in itertools.count())


class StoreServer:
    """moto's server on a port of its own. What its buckets hold survives a stop."""

    def __init__(self) -> None:
        logging.getLogger("werkzeug").setLevel(logging.WARNING)
        self.port = 0
        self.start()

    def start(self) -> None:
        """Listen, after `stop` on the same port."""
        from moto.server import ThreadedMotoServer  # noqa: PLC0415 - takes a second; most tests need none

        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=self.port, verbose=False)
        self._server.start()
        self.port = self._server.get_host_and_port()[1]
        self._is_on = True

    def stop(self) -> None:
        """Refuse connections from now on."""
        self._server.stop()
        self._is_on = False

    def start_again(self) -> None:
        """Listen, where a test has stopped it."""
        if not self._is_on:
            self.start()


@dataclass(frozen=True)
class Bucket:
    """A bucket and a client that may do anything in it."""

    name: str
    url: str
    client: Any
    server: StoreServer

    def names(self) -> list[str]:
        """Return the names of all objects."""
        found = self.client.list_objects_v2(Bucket=self.name).get("Contents", [])
        return sorted(each["Key"] for each in found)


class Environment(dict[str, str]):
    """What `picture_storage` asks of django-environ."""

    def str(self, name: str, default: str = "") -> str:
        """Return a variable, or `default`."""
        return self.get(name, default)


def _storages(url: str) -> dict[str, Any]:
    static = {"BACKEND": "places.web.static_files.StaticFiles"}
    return {"default": picture_storage(Environment(MEDIA_URL=url)), "staticfiles": static}


def storage_at(url: str) -> Any:
    """Return a context in which pictures are stored where the MEDIA_URL `url` says."""
    return override_settings(STORAGES=_storages(url))


@pytest.fixture(scope="session")
def store_server() -> Iterator[StoreServer]:
    """An S3 server for all tests of this process."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("AWS_")]:
            patch.delenv(name)
        server = StoreServer()
        yield server
        server.stop()


@pytest.fixture
def bucket(store_server: StoreServer, settings: Any) -> Iterator[Bucket]:
    """A new bucket, in which pictures are stored during the test.

    It is set by the fixture `settings`, so that this restores all settings of a test in their order.
    """
    name = next(_names)
    url = f"s3://KEY:SE/CR+ET@127.0.0.1:{store_server.port}/{name}?tls=no&region=eu-north-1"
    settings.STORAGES = _storages(url)
    client = default_storage.client  # type: ignore[attr-defined]  # it is a BucketStorage
    client.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-north-1"})
    yield Bucket(name, url, client, store_server)
    store_server.start_again()
