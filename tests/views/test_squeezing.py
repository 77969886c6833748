"""Squeezed pages: any gzip reader gets the very bytes, whoever's words were put in between."""

import gzip

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from places.views import squeezing
from places.views.squeezing import MOST_STORED, answer, squeezed, stored

PIECES = [b"<ul>" + b"<li>Vatten</li>" * 9_000, b"a token", b"</ul>" * 3, b"a nonce", b""]


@given(st.lists(st.tuples(st.binary(max_size=400), st.booleans()), max_size=12))
def test_squeezed_and_stored_pieces_join(pieces: list[tuple[bytes, bool]]) -> None:
    blocks = [squeezed(piece) if press else stored(piece) for piece, press in pieces]
    whole = [piece for piece, _press in pieces]
    assert gzip.decompress(squeezing.gzip(whole, blocks)) == b"".join(whole)


def test_the_longest_block_and_one_byte_more() -> None:
    words = b"x" * MOST_STORED
    assert gzip.decompress(squeezing.gzip([words], [stored(words)])) == words
    with pytest.raises(ValueError, match="Too long"):
        stored(words + b"x")


@pytest.mark.parametrize(
    ("accepts", "is_squeezed"),
    [
        ("gzip, deflate, br, zstd", True),
        ("br;q=1.0, gzip;q=0.8", True),
        ("gzip;q=0.01", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000, br", False),
        ("br", False),
        ("x-notgzip", False),
        ("", False),
    ],
)
def test_who_takes_gzip_gets_it(accepts: str, is_squeezed: bool) -> None:
    blocks = [stored(piece) if number % 2 else squeezed(piece) for number, piece in enumerate(PIECES)]
    request = RequestFactory().get("/", headers={"Accept-Encoding": accepts})
    response = answer(request, PIECES, blocks)
    assert response["Vary"] == "Accept-Encoding"
    if is_squeezed:
        assert response["Content-Encoding"] == "gzip"
        assert len(response.content) < 1000
        assert gzip.decompress(response.content) == b"".join(PIECES)
    else:
        assert not response.has_header("Content-Encoding")
        assert response.content == b"".join(PIECES)
