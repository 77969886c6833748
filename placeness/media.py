"""The storage of pictures that MEDIA_URL names: an S3-compatible bucket, or the folder `media` without it."""

from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote

from django.core.exceptions import ImproperlyConfigured
from environ import Env

SCHEME = "s3://"
AMAZON = "s3.amazonaws.com"
SHAPE = "MEDIA_URL has the form s3://KEY:SECRET@HOST[:PORT]/BUCKET?region=…&prefix=…&tls=yes"
YES, NO = ("yes", "true", "1", "on"), ("no", "false", "0", "off")


class BucketAddress(NamedTuple):
    """The parts of MEDIA_URL. `host` is empty for Amazon's own, `key` and `secret` where the environment has them."""

    key: str
    secret: str
    host: str
    bucket: str
    region: str
    prefix: str
    uses_tls: bool


def picture_storage(env: Env) -> dict[str, Any]:
    """Return Django's settings for the storage of pictures. Raises ImproperlyConfigured with a sentence."""
    url = env.str("MEDIA_URL", default="")
    if not url:
        return {"BACKEND": "places.storage.folder.PictureStorage"}
    address = bucket_address(url)
    options: dict[str, Any] = {"bucket_name": address.bucket, "location": address.prefix}
    if address.key:
        options |= {"access_key": address.key, "secret_key": address.secret}
    if address.region:
        options["region_name"] = address.region
    if address.host:
        options["endpoint_url"] = f"{'https' if address.uses_tls else 'http'}://{address.host}"
        options.setdefault("region_name", "us-east-1")  # the signature needs one, whatever the store has
    return {"BACKEND": "places.storage.bucket.BucketStorage", "OPTIONS": options}


def bucket_address(url: str) -> BucketAddress:
    """Return the parts of a MEDIA_URL. Raises ImproperlyConfigured with a sentence that does not repeat the secret.

    The secret may contain `/` and `+` as Amazon's do, or be percent-encoded.
    """
    if not url.startswith(SCHEME):
        raise ImproperlyConfigured(
            "MEDIA_URL must begin with s3://. Without it, Placeness keeps its pictures in a folder."
        )
    place, _mark, query = url.removeprefix(SCHEME).partition("?")
    credentials, _at, place = place.rpartition("@")
    key, colon, secret = credentials.partition(":")
    host, _slash, bucket = place.partition("/")
    bucket = bucket.rstrip("/")
    if not bucket or "/" in bucket or (credentials and not (key and colon and secret)):
        raise ImproperlyConfigured(f"{SHAPE}; KEY:SECRET@ and HOST may be left out, as in s3:///BUCKET.")
    options = _options(query)
    return BucketAddress(
        key=unquote(key),
        secret=unquote(secret),
        host="" if host == AMAZON else host,
        bucket=bucket,
        region=options.get("region", ""),
        prefix=options.get("prefix", "").strip("/"),
        uses_tls=options.get("tls", "yes").lower() in YES,
    )


def _options(query: str) -> dict[str, str]:
    options = dict(parse_qsl(query, keep_blank_values=True))
    if unknown := options.keys() - {"region", "prefix", "tls"}:
        raise ImproperlyConfigured(f"MEDIA_URL has an unknown option {min(unknown)}. {SHAPE}.")
    if options.get("tls", "yes").lower() not in YES + NO:
        raise ImproperlyConfigured("MEDIA_URL's option tls is yes or no.")
    return options
