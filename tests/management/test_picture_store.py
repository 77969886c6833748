"""Where pictures are stored, looked at before the server starts."""

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from django.conf import LazySettings

from places.management.picture_store import OWNER, PicturesUnusable, prepare_pictures
from tests.builders.buckets import Bucket, storage_at

EVERYBODY_READS = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}


def test_a_folder_is_made(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "new" / "media"
    prepare_pictures()
    assert settings.MEDIA_ROOT.is_dir()


def test_a_private_bucket_is_accepted_and_left_with_its_mark_only(bucket: Bucket) -> None:
    prepare_pictures()
    prepare_pictures()
    assert bucket.names() == [OWNER]


def test_no_folder_is_made_for_a_bucket(bucket: Bucket, settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    prepare_pictures()
    assert not settings.MEDIA_ROOT.exists()


def refused(match: str) -> None:
    with pytest.raises(PicturesUnusable, match=match) as unusable:
        prepare_pictures()
    assert "SE/CR+ET" not in str(unusable.value)


def test_one_that_does_not_exist(bucket: Bucket) -> None:
    with storage_at(bucket.url.replace(bucket.name, "no-such-bucket")):
        refused("There is no bucket no-such-bucket at http://127.0.0.1:")


def test_one_in_another_region(bucket: Bucket) -> None:
    with storage_at(bucket.url.replace("eu-north-1", "eu-west-3")):
        refused(f"{bucket.name} is in the region eu-north-1, not in eu-west-3: put region=eu-north-1 into")


@pytest.mark.parametrize("access", ["public-read", "authenticated-read"])
def test_one_that_is_public_by_its_access_list(bucket: Bucket, access: str) -> None:
    bucket.client.put_bucket_acl(Bucket=bucket.name, ACL=access)
    refused(f"{bucket.name} is public")


def test_one_that_is_public_by_its_policy(bucket: Bucket) -> None:
    policy = {
        "Version": "2012-10-17",
        "Statement": [EVERYBODY_READS | {"Resource": f"arn:aws:s3:::{bucket.name}/*"}],
    }
    bucket.client.put_bucket_policy(Bucket=bucket.name, Policy=json.dumps(policy))
    refused(f"{bucket.name} is public")
    assert bucket.names() == [OWNER]


def test_one_whose_objects_strangers_can_read_whatever_it_says_of_itself(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = {
        "Version": "2012-10-17",
        "Statement": [EVERYBODY_READS | {"Resource": f"arn:aws:s3:::{bucket.name}/*"}],
    }
    bucket.client.put_bucket_policy(Bucket=bucket.name, Policy=json.dumps(policy))
    silent = {"PolicyStatus": {"IsPublic": False}}
    monkeypatch.setattr(bucket.client, "get_bucket_policy_status", lambda Bucket: silent)  # noqa: N803 - boto3's
    refused(f"{bucket.name} is public")
    assert bucket.names() == [OWNER]


def test_one_that_keeps_old_versions(bucket: Bucket) -> None:
    versioning = {"Status": "Enabled"}
    bucket.client.put_bucket_versioning(Bucket=bucket.name, VersioningConfiguration=versioning)
    refused("keeps old versions")
    bucket.client.put_bucket_versioning(Bucket=bucket.name, VersioningConfiguration={"Status": "Suspended"})
    prepare_pictures()


def test_one_that_another_installation_uses(bucket: Bucket, settings: LazySettings) -> None:
    prepare_pictures()
    settings.SECRET_KEY = "another installation's"
    refused(f"another installation.*delete the object {OWNER} first")
    with storage_at(f"{bucket.url}&prefix=mine"):
        prepare_pictures()
    assert bucket.names() == [OWNER, f"mine/{OWNER}"]


def test_a_store_that_is_away_is_told_in_the_log_only(
    bucket: Bucket, caplog: pytest.LogCaptureFixture
) -> None:
    with storage_at(bucket.url.replace(f":{bucket.server.port}", ":9")):
        prepare_pictures()
    assert "does not answer" in caplog.text


@pytest.fixture
def strict(bucket: Bucket) -> Iterator[Bucket]:
    """The bucket on a server that looks at keys and rights."""
    address = f"http://127.0.0.1:{bucket.server.port}/moto-api/reset-auth"

    def allow(unchecked: bytes) -> None:
        """Let so many requests through before keys are looked at."""
        headers = {"Content-Type": "text/plain"}
        urllib.request.urlopen(urllib.request.Request(address, data=unchecked, headers=headers))

    allow(b"0")
    yield bucket
    allow(b"inf")


def test_a_key_that_is_not_known(strict: Bucket) -> None:
    refused("does not accept the key and secret of MEDIA_URL .InvalidAccessKeyId.")


def test_a_key_without_the_rights(bucket: Bucket, request: pytest.FixtureRequest) -> None:
    address = f"http://127.0.0.1:{bucket.server.port}"
    known = {"aws_access_key_id": "KEY", "aws_secret_access_key": "SECRET", "region_name": "eu-north-1"}
    users = boto3.client("iam", endpoint_url=address, **known)
    users.create_user(UserName=bucket.name)
    key = users.create_access_key(UserName=bucket.name)["AccessKey"]
    request.getfixturevalue("strict")
    with storage_at(bucket.url.replace("KEY:SE/CR+ET", f"{key['AccessKeyId']}:{key['SecretAccessKey']}")):
        refused(f"The bucket {bucket.name} at {address} refuses this installation .AccessDenied.")
