"""Pictures in a private S3-compatible bucket: Amazon's, Garage, SeaweedFS and others.

Every request to the bucket has short deadlines. After one without a usable answer, others are refused at once for a
while (`places.outages`), so that threads do not wait one after the other for a store that is away.
"""

import base64
import hashlib
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import ContentFile, File
from storages.backends.s3 import S3Storage

from places.errors import NotSaved, PicturesAway
from places.outages import Outage
from places.storage.names import VARIANTS, variant_path

CONNECT_SECONDS, READ_SECONDS, RETRIES = 3, 10, 2
CONNECTIONS = 24  # page threads for pictures, uploads and jobs of one process
NOT_THERE = ("NoSuchKey", "404")


def _client_config(endpoint_url: str | None) -> Config:
    """Return deadlines and retries. Checksums that other stores than Amazon's may not know are not sent."""
    return Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"mode": "standard", "total_max_attempts": 1 + RETRIES},
        max_pool_connections=CONNECTIONS,
        tcp_keepalive=True,
        signature_version="s3v4",
        s3={"addressing_style": "path" if endpoint_url else "auto"},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )


class BucketStorage(S3Storage):
    """Objects that are whole and confirmed before their row commits, readable with the installation's key only."""

    is_local = False

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"client_config": _client_config(options.get("endpoint_url")), **options})
        self._guard = threading.Lock()
        self._client: Any = None
        self.outage = Outage("The store of pictures")

    @property
    def client(self) -> Any:
        """The S3 client, made once for all threads (it is safe for them, and takes a tenth of a second to make)."""
        with self._guard:
            if self._client is None:
                self._client = self.connection.meta.client
            return self._client

    def url(self, *args: Any, **kwargs: Any) -> str:
        """Raise ValueError: pictures have no public address; a view checks who may see them."""
        raise ValueError("Pictures have no address of their own.")

    def object_name(self, name: str) -> str:
        """Return the name in the bucket: below the prefix, where there is one."""
        return f"{self.location}/{name}".lstrip("/")

    def keep(self, files: Mapping[str, Path], key: str) -> None:
        """Write `files` (variant to path) as the picture `key`, all or none. Raises `NotSaved`.

        The bucket compares each with its MD5. What cannot be removed after a failure is left to the sweep.
        """
        try:
            for variant, source in files.items():
                content = source.read_bytes()
                digest = hashlib.md5(content, usedforsecurity=False).digest()
                self._put(variant_path(key, variant), content, VARIANTS[variant][1], digest)
        except (PicturesAway, OSError) as error:
            with suppress(PicturesAway):
                self.forget(key)
            if isinstance(error, OSError):
                raise
            raise NotSaved from error

    def forget(self, key: str) -> None:
        """Delete every variant of the picture `key`; one that is not there is no error. Raises `PicturesAway`."""
        for variant in VARIANTS:
            self.delete(variant_path(key, variant))

    def delete(self, name: str) -> None:
        """Delete the object `name`; one that is not there is no error. Raises `PicturesAway`."""
        with suppress(FileNotFoundError), self._request():
            self.client.delete_object(Bucket=self.bucket_name, Key=self.object_name(name))

    def objects(self, below: str = "") -> Iterator[tuple[str, datetime]]:
        """Yield the name and the time of the last change of every object whose name begins with `below`.

        Raises `PicturesAway`.
        """
        prefix = self.object_name("")
        pages = self.client.get_paginator("list_objects_v2")
        with self._request():
            for page in pages.paginate(Bucket=self.bucket_name, Prefix=prefix + below):
                for found in page.get("Contents", ()):
                    yield found["Key"].removeprefix(prefix), found["LastModified"]

    def put_file(self, name: str, source: Path) -> None:
        """Store a file of any size as the object `name`, read in blocks. Raises OSError, `PicturesAway`."""
        with source.open("rb") as file:
            digest = hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).digest()
            file.seek(0)
            self._put(name, file, "application/octet-stream", digest)

    def opened(self, name: str) -> Any:
        """Return the object `name` to be read in blocks and closed. Raises FileNotFoundError, `PicturesAway`."""
        with self._request():
            return self.client.get_object(Bucket=self.bucket_name, Key=self.object_name(name))["Body"]

    def _open(self, name: str, mode: str = "rb") -> File:
        """Return the whole object in memory. Raises FileNotFoundError, `PicturesAway`."""
        with self._request():
            found = self.client.get_object(Bucket=self.bucket_name, Key=self.object_name(name))
            return ContentFile(found["Body"].read(), name)

    def exists(self, name: str) -> bool:
        """Return whether there is an object `name`. Raises `PicturesAway`."""
        try:
            with self._request():
                self.client.head_object(Bucket=self.bucket_name, Key=self.object_name(name))
        except FileNotFoundError:
            return False
        return True

    def _put(self, name: str, content: bytes | BinaryIO, content_type: str, digest: bytes) -> None:
        with self._request():
            self.client.put_object(
                Bucket=self.bucket_name,
                Key=self.object_name(name),
                Body=content,
                ContentType=content_type,
                ContentMD5=base64.b64encode(digest).decode(),
            )

    @contextmanager
    def _request(self) -> Iterator[None]:
        """Turn errors into FileNotFoundError or `PicturesAway`; after one of the latter, refuse for a while."""
        if self.outage.is_resting:
            raise PicturesAway
        try:
            yield
        except ClientError as error:
            code = error.response["Error"]["Code"]
            if code in NOT_THERE:
                raise FileNotFoundError from error
            self.outage.failed(error, reason=code)
            raise PicturesAway from error
        except BotoCoreError as error:
            self.outage.failed(error, reason=type(error).__name__)
            raise PicturesAway from error
        self.outage.over()
