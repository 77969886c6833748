"""Pictures in a bucket: private, whole or not at all, and gone when they are removed."""

import socket
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from places.errors import NotSaved, PicturesAway
from places.storage import VARIANTS, forget, keep, new_key, variant_path
from places.storage.bucket import RETRIES
from tests.builders.buckets import Bucket, storage_at
from tests.builders.pictures import drawn, stored_picture
from tests.storage.test_folder import renditions


def paths(key: str) -> list[str]:
    return sorted(variant_path(key, variant) for variant in VARIANTS)


def test_kept_pictures_are_there_in_all_variants_with_their_types(bucket: Bucket, tmp_path: Path) -> None:
    key = new_key()
    keep(renditions(tmp_path / "made"), key)
    assert bucket.names() == paths(key)
    for variant, (_name, content_type) in VARIANTS.items():
        stored = bucket.client.get_object(Bucket=bucket.name, Key=variant_path(key, variant))
        assert (stored["ContentType"], stored["Body"].read()) == (content_type, f"a {variant}".encode())


def test_pictures_are_for_nobody_without_the_key(bucket: Bucket) -> None:
    address = f"http://127.0.0.1:{bucket.server.port}/{bucket.name}/{variant_path(stored_picture(), 'small')}"
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(address)
    assert refused.value.code == 403
    grants = bucket.client.get_object_acl(Bucket=bucket.name, Key=bucket.names()[0])["Grants"]
    assert [grant["Grantee"].get("URI") for grant in grants] == [None]


def test_a_picture_is_read_whole_through_the_storage(bucket: Bucket) -> None:
    key = stored_picture(60, 40)
    assert default_storage.exists(variant_path(key, "small"))
    with default_storage.open(variant_path(key, "small")) as file:
        assert file.size == len(drawn(60, 40, "WEBP"))
        assert file.read() == drawn(60, 40, "WEBP")


def test_what_is_not_there_is_not_found(bucket: Bucket) -> None:
    assert not default_storage.exists(variant_path(new_key(), "small"))
    with pytest.raises(FileNotFoundError):
        default_storage.open(variant_path(new_key(), "small"))


def test_removing_takes_every_variant_and_tolerates_absence(bucket: Bucket) -> None:
    near, far = stored_picture(8, 6), stored_picture(8, 6)
    forget(near)
    forget(near)
    assert bucket.names() == paths(far)


def test_when_one_file_is_missing_none_is_kept(bucket: Bucket, tmp_path: Path) -> None:
    files = renditions(tmp_path / "made")
    files["small"].unlink()
    with pytest.raises(FileNotFoundError):
        keep(files, new_key())
    assert bucket.names() == []


def test_a_prefix_goes_before_every_name(bucket: Bucket) -> None:
    stored_picture(8, 6)
    with storage_at(f"{bucket.url}&prefix=/rooms/north/"):
        key = stored_picture(8, 6)
        assert default_storage.open(variant_path(key, "small")).read() == drawn(8, 6, "WEBP")
        listed = sorted(name for name, _changed in default_storage.objects())
        assert listed == paths(key)
    assert [name for name in bucket.names() if name.startswith("rooms/north/")] == [
        f"rooms/north/{name}" for name in paths(key)
    ]


def test_nothing_is_half_kept_while_the_store_is_away_and_all_comes_back(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("places.outages.REST_SECONDS", 0.0)
    key = stored_picture(8, 6)
    bucket.server.stop()
    try:
        with pytest.raises(NotSaved):
            keep(renditions(tmp_path / "made"), new_key())
        with pytest.raises(PicturesAway):
            default_storage.open(variant_path(key, "small"))
        with pytest.raises(PicturesAway):
            forget(key)
    finally:
        bucket.server.start()
    assert bucket.names() == paths(key)
    assert default_storage.open(variant_path(key, "small")).read() == drawn(8, 6, "WEBP")


def test_after_a_failure_others_are_refused_without_waiting(bucket: Bucket) -> None:
    key = stored_picture(8, 6)
    with storage_at(bucket.url.replace(bucket.name, "no-such-bucket")):
        with pytest.raises(PicturesAway):
            default_storage.open(variant_path(key, "small"))
        default_storage.bucket_name = bucket.name
        with pytest.raises(PicturesAway):
            default_storage.open(variant_path(key, "small"))


def test_a_bucket_that_is_gone_is_no_missing_picture(bucket: Bucket) -> None:
    with storage_at(bucket.url.replace(bucket.name, "no-such-bucket")), pytest.raises(PicturesAway):
        default_storage.open(variant_path(new_key(), "small"))


def test_a_bucket_gives_no_addresses(bucket: Bucket) -> None:
    with pytest.raises(ValueError, match="no address"):
        default_storage.url("ab/master.jpg")


def test_a_secret_is_in_no_log_line(bucket: Bucket, caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    with storage_at(bucket.url.replace(bucket.name, "no-such-bucket")), pytest.raises(NotSaved):
        keep(renditions(tmp_path / "made"), new_key())
    assert "NoSuchBucket" in caplog.text
    assert "SE/CR+ET" not in caplog.text


def test_a_store_that_never_answers_is_given_up(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("places.storage.bucket.READ_SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = bucket.url.replace(f":{bucket.server.port}", f":{silent.getsockname()[1]}")
        with storage_at(address), pytest.raises(PicturesAway):
            default_storage.open(variant_path(new_key(), "small"))
        silent.settimeout(5)
        asked = [silent.accept()[0] for _ in range(1 + RETRIES)]
        for connection in asked:
            connection.close()
