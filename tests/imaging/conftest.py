"""Pillow in the tests' own process set up as in the child, and put back afterwards."""

from collections.abc import Iterator

import pytest
from PIL import AvifImagePlugin, Image, PngImagePlugin

from places.imaging.formats import prepare_pillow

_PNG_READERS = ("chunk_tEXt", "chunk_zTXt", "chunk_iTXt", "chunk_iCCP")


@pytest.fixture
def as_in_the_child() -> Iterator[None]:
    stream = PngImagePlugin.PngStream
    readers = {name: getattr(stream, name) for name in _PNG_READERS}
    limit, threads = Image.MAX_IMAGE_PIXELS, AvifImagePlugin.DEFAULT_MAX_THREADS
    prepare_pillow()
    yield
    Image.MAX_IMAGE_PIXELS, AvifImagePlugin.DEFAULT_MAX_THREADS = limit, threads
    for name, reader in readers.items():
        setattr(stream, name, reader)
    del stream.chunk_cICP  # type: ignore[attr-defined]
