"""Names of pictures: 128 random bits, and below them a file for each variant."""

import re
import secrets

VARIANTS = {
    "master": ("master.jpg", "image/jpeg"),
    "large": ("large.jpg", "image/jpeg"),
    "medium": ("medium.webp", "image/webp"),
    "small": ("small.webp", "image/webp"),
}
KEY = re.compile(r"[0-9a-f]{32}")


def new_key() -> str:
    """Return a new picture's name: 128 random bits as 32 hexadecimal letters."""
    return secrets.token_hex(16)


def variant_path(key: str, variant: str) -> str:
    """Return the path of `variant` of the picture `key` below the media folder: "ab/ab12…/medium.webp".

    Raises ValueError for an invalid key, KeyError for an unknown variant.
    """
    return f"{picture_folder(key)}/{VARIANTS[variant][0]}"


def picture_folder(key: str) -> str:
    """Return the folder of all variants of the picture `key`: "ab/ab12…". Raises ValueError for an invalid key."""
    if not KEY.fullmatch(key):
        raise ValueError("A picture's key is 32 hexadecimal letters.")
    return f"{key[:2]}/{key}"
