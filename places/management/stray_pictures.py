"""Removal of objects of a bucket that belong to no photo: of uploads that ended between picture and row."""

import datetime
import re
from collections.abc import Iterator
from itertools import islice

from django.core.files.storage import storages
from django.utils import timezone

from places.photos.models import Photo
from places.storage import KEY, VARIANTS

BATCH = 500
FILE_NAMES = "|".join(re.escape(name) for name, _content_type in VARIANTS.values())
PICTURE = re.compile(f"[0-9a-f]{{2}}/({KEY.pattern})/(?:{FILE_NAMES})")


def remove_stray_objects(older_than: float) -> int:
    """Remove pictures of the bucket that are older than `older_than` seconds and of no photo; return their number.

    Objects with other names are no pictures and stay. Uploads write theirs before the row, so newer ones may still
    get one. Raises `PicturesAway`.
    """
    store = storages["default"]
    before = timezone.now() - datetime.timedelta(seconds=older_than)
    old = (PICTURE.fullmatch(name) for name, changed in store.objects() if changed < before)
    removed = 0
    for name in _stray(found for found in old if found):
        store.delete(name)
        removed += 1
    return removed


def _stray(pictures: Iterator[re.Match[str]]) -> Iterator[str]:
    while some := list(islice(pictures, BATCH)):
        keys = {found[1] for found in some}
        known = set(Photo.objects.filter(key__in=keys).values_list("key", flat=True))
        yield from (found.string for found in some if found[1] not in known)
