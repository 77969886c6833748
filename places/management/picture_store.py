"""Whether pictures can be stored where the settings say, looked at before the server starts; if not, what to do."""

import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.utils.crypto import salted_hmac

from places.codes import new_token
from places.storage import is_local

PROBE = ".probe"
OWNER = ".placeness"  # whose pictures are below the prefix
EVERYBODY = ("AllUsers", "AuthenticatedUsers")  # the end of the addresses of these groups
NO_BUCKET = "There is no bucket {bucket} {at}. Make it there, or mend the name in MEDIA_URL."
REFUSED = (
    "The bucket {bucket} {at} refuses this installation ({code}). The key in MEDIA_URL needs the rights to list the "
    "bucket and to read, write and delete its objects."
)
WRONG_KEY = "The store {at} does not accept the key and secret of MEDIA_URL ({code})."
NO_KEY = "No key for the bucket {bucket} was found: write it into MEDIA_URL, as s3://KEY:SECRET@HOST/BUCKET."
WRONG_CLOCK = (
    "The store {at} refuses requests because this computer's clock is wrong. Set it, then start again."
)
WRONG_REGION = (
    "The bucket {bucket} is in the region {found}, not in {region}: put region={found} into MEDIA_URL."
)
PUBLIC = (
    "The bucket {bucket} is public: anybody can read pictures of people in it. Take its public access away (policy, "
    "access list, website), then start again."
)
VERSIONS = (
    "The bucket {bucket} keeps old versions, so that nothing erased would be gone. Suspend its versioning and delete "
    "the old versions, or name another bucket."
)
OTHERS = (
    "The bucket {bucket} holds the pictures of another installation, or of this one with another secret key. Give "
    "this one its own, as ?prefix=NAME in MEDIA_URL; or, if it is the same, delete the object {owner} first."
)
AWAY = "The store of pictures %s does not answer (%s). Placeness starts nevertheless; pictures come when it does."
SENTENCES = {
    "404": NO_BUCKET,
    "NoSuchBucket": NO_BUCKET,
    "InvalidAccessKeyId": WRONG_KEY,
    "SignatureDoesNotMatch": WRONG_KEY,
    "InvalidToken": WRONG_KEY,
    "ExpiredToken": WRONG_KEY,
    "RequestTimeTooSkewed": WRONG_CLOCK,
}
_logger = logging.getLogger(__name__)


class PicturesUnusable(Exception):
    """Pictures cannot be stored as they should be. The message has the remedy."""


def prepare_pictures() -> None:
    """Make the folder of pictures, for this user only, or check the bucket; one that does not answer is logged.

    Raises `PicturesUnusable` with a sentence for a bucket that does not exist, refuses, is public, in another region,
    keeps old versions or belongs to another installation.
    """
    if is_local():
        Path(settings.MEDIA_ROOT).mkdir(mode=0o700, parents=True, exist_ok=True)
        return
    _BucketCheck(storages["default"]).run()


class _BucketCheck:
    def __init__(self, store: Any) -> None:
        from botocore import exceptions  # noqa: PLC0415 - only where pictures are in a bucket

        self._store, self._client, self._errors = store, store.client, exceptions
        self._names = {"bucket": store.bucket_name, "region": store.client.meta.region_name}
        self._names |= {"at": f"at {store.client.meta.endpoint_url}", "owner": store.object_name(OWNER)}

    def run(self) -> None:
        try:
            self._require_region()
            self._require_rights()
            self._require_no_versions()
            self._require_own()
            self._require_private()
        except self._errors.ClientError as error:
            raise self._refusal(error) from None
        except self._errors.NoCredentialsError:
            raise self._unusable(NO_KEY) from None
        except self._errors.BotoCoreError as error:
            _logger.warning(AWAY, self._names["at"], type(error).__name__)

    def _refusal(self, error: Any) -> PicturesUnusable:
        code = error.response["Error"]["Code"]
        found = error.response["Error"].get("Region") or _header(error.response, "x-amz-bucket-region")
        if found and found != self._names["region"]:
            return self._unusable(WRONG_REGION, found=found)
        return self._unusable(SENTENCES.get(code, REFUSED), code=code)

    def _require_region(self) -> None:
        try:
            answer = self._client.head_bucket(Bucket=self._store.bucket_name)
        except self._errors.ClientError as error:
            if error.response["Error"]["Code"] == "404":
                raise
            self._client.list_objects_v2(Bucket=self._store.bucket_name, MaxKeys=1)  # its error says why
            raise
        found = _header(answer, "x-amz-bucket-region")
        if found and found != self._names["region"]:
            raise self._unusable(WRONG_REGION, found=found)

    def _require_rights(self) -> None:
        self._client.list_objects_v2(Bucket=self._store.bucket_name, MaxKeys=1)
        probe = self._probe()
        self._client.put_object(**probe, Body=b"probe")
        try:
            self._client.get_object(**probe)["Body"].read()
        finally:
            self._client.delete_object(**probe)

    def _require_no_versions(self) -> None:
        versioning = self._where_known(self._client.get_bucket_versioning) or {}
        if versioning.get("Status") == "Enabled":
            raise self._unusable(VERSIONS)

    def _require_own(self) -> None:
        """Two installations in one place would remove each other's pictures, which belong to no photo of theirs."""
        mark = salted_hmac(__name__, settings.SECRET_KEY, algorithm="sha256").hexdigest().encode()
        owner = {"Bucket": self._store.bucket_name, "Key": self._store.object_name(OWNER)}
        try:
            found = self._client.get_object(**owner)["Body"].read()
        except self._client.exceptions.NoSuchKey:
            self._client.put_object(**owner, Body=mark, ContentType="text/plain")
            return
        if found != mark:
            raise self._unusable(OTHERS)

    def _require_private(self) -> None:
        status = self._where_known(self._client.get_bucket_policy_status) or {}
        grants = (self._where_known(self._client.get_bucket_acl) or {}).get("Grants", [])
        groups = [str(grant["Grantee"].get("URI", "")) for grant in grants]
        is_public = status.get("PolicyStatus", {}).get("IsPublic", False)
        if is_public or any(group.endswith(EVERYBODY) for group in groups) or self._strangers_read():
            raise self._unusable(PUBLIC)

    def _strangers_read(self) -> bool:
        stranger, probe = self._store.unsigned_connection.meta.client, self._probe()
        self._client.put_object(**probe, Body=b"probe")
        try:
            stranger.get_object(**probe)["Body"].read()
        except self._errors.ClientError:
            return False
        finally:
            self._client.delete_object(**probe)
        return True

    def _probe(self) -> dict[str, str]:
        name = self._store.object_name(f"{PROBE}-{new_token()}")
        return {"Bucket": self._store.bucket_name, "Key": name}

    def _where_known(self, ask: Callable[..., Any]) -> Any:
        """Return the answer to a question that not every store knows, or that the key need not be allowed to ask."""
        with suppress(self._errors.ClientError):
            return ask(Bucket=self._store.bucket_name)
        return None

    def _unusable(self, sentence: str, **more: str) -> PicturesUnusable:
        return PicturesUnusable(sentence.format(**self._names | more))


def _header(answer: Any, name: str) -> str:
    return str(answer["ResponseMetadata"].get("HTTPHeaders", {}).get(name, ""))
