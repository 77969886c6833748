"""MEDIA_URL: the bucket of pictures, or none."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from placeness.media import BucketAddress, bucket_address, picture_storage
from tests.builders.buckets import Environment


def test_without_it_pictures_are_in_the_folder() -> None:
    assert picture_storage(Environment()) == {"BACKEND": "places.storage.folder.PictureStorage"}


def test_every_part_is_read() -> None:
    url = "s3://AKIA:ab/c%2Bd+e@store.example:9000/pictures?region=garage&prefix=/one/&tls=no"
    assert bucket_address(url) == BucketAddress(
        "AKIA", "ab/c+d+e", "store.example:9000", "pictures", "garage", "one", uses_tls=False
    )
    assert picture_storage(Environment(MEDIA_URL=url)) == {
        "BACKEND": "places.storage.bucket.BucketStorage",
        "OPTIONS": {
            "bucket_name": "pictures",
            "location": "one",
            "access_key": "AKIA",
            "secret_key": "ab/c+d+e",
            "region_name": "garage",
            "endpoint_url": "http://store.example:9000",
        },
    }


@pytest.mark.parametrize("host", ["", "s3.amazonaws.com"])
def test_without_a_host_it_is_amazons_and_the_environment_may_have_the_key(host: str) -> None:
    options = picture_storage(Environment(MEDIA_URL=f"s3://{host}/pictures?region=eu-north-1"))["OPTIONS"]
    assert options == {"bucket_name": "pictures", "location": "", "region_name": "eu-north-1"}


def test_another_store_is_asked_over_tls_in_some_region() -> None:
    options = picture_storage(Environment(MEDIA_URL="s3://K:S@store.example/pictures"))["OPTIONS"]
    assert (options["endpoint_url"], options["region_name"]) == ("https://store.example", "us-east-1")


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("https://store.example/pictures", "must begin with s3://"),
        ("s3://pictures", "has the form"),
        ("s3://KEY:SECRET@store.example", "has the form"),
        ("s3://KEY:SECRET@store.example/pictures/more", "has the form"),
        ("s3://KEY@store.example/pictures", "has the form"),
        ("s3://KEY:@store.example/pictures", "has the form"),
        ("s3://KEY:SECRET@store.example/pictures?acl=public", "unknown option acl"),
        ("s3://KEY:SECRET@store.example/pictures?tls=perhaps", "tls is yes or no"),
    ],
)
def test_what_cannot_be_read_is_refused_without_the_secret(url: str, sentence: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=sentence) as refused:
        picture_storage(Environment(MEDIA_URL=url))
    assert "KEY:SECRET@store" not in str(refused.value)
