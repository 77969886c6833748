"""What the privacy page reads from the settings."""

from typing import Any

from places.retention.queries.privacy import PrivacyFacts, privacy_facts
from tests.builders.buckets import Bucket


def test_this_servers_own_disk_and_no_model(settings: Any) -> None:
    settings.MODEL_HOSTS = []
    assert privacy_facts() == PrivacyFacts(picture_host="", model_hosts=())
    settings.MODEL_HOSTS = ["a.example", "b.example:8080"]
    assert privacy_facts().model_hosts == ("a.example", "b.example:8080")


def test_the_host_of_a_bucket(bucket: Bucket) -> None:
    assert privacy_facts().picture_host == "127.0.0.1"


def test_amazons_own_bucket(settings: Any) -> None:
    options = {"bucket_name": "pictures", "endpoint_url": None}
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "x", "OPTIONS": options}}
    assert privacy_facts().picture_host == "Amazon S3"
