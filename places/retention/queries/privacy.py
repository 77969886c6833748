"""What the privacy page says of this installation, read from its settings."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings


@dataclass(frozen=True)
class PrivacyFacts:
    """Who gets what: the host of the bucket for pictures ("" for this server's own disk), hosts of language models."""

    picture_host: str
    model_hosts: tuple[str, ...]


def privacy_facts() -> PrivacyFacts:
    """Return the facts."""
    options = settings.STORAGES["default"].get("OPTIONS", {})
    endpoint = str(options.get("endpoint_url") or "")
    host = urlsplit(endpoint).hostname or ("Amazon S3" if options.get("bucket_name") else "")
    return PrivacyFacts(picture_host=host, model_hosts=tuple(settings.MODEL_HOSTS))
