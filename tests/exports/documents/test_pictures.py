"""Pictures for documents: JPEG, no larger than asked, none when the file is gone."""

from PIL import Image

from places.exports.documents.pictures import jpeg_for_print
from places.storage import forget
from tests.builders.pictures import stored_picture


def test_a_small_jpeg_or_nothing() -> None:
    key = stored_picture(1600, 1200)
    out = jpeg_for_print(key, longest=400)
    with Image.open(out) as picture:
        assert (picture.format, picture.size) == ("JPEG", (400, 300))
    forget(key)
    assert jpeg_for_print(key) is None
