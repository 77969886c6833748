"""Cached pages as gzip: any gzip reader gets the very bytes, whoever's words were put in between."""

import gzip
import itertools
import secrets

import pytest
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.test import RequestFactory
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from places.enums import Stage
from places.web import gzip as squeezing
from places.web.gzip import MOST_STORED, CompressionMiddleware, answer, compressed, stored
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room

CARDS = [f"<li>Nobody is far from the shore {number}</li>".encode() * 300 for number in range(30)]
WORDS = [secrets.token_hex(32).encode() for _card in CARDS[1:]]


def joined(pieces: list[bytes], words: list[bytes]) -> tuple[list[bytes], list[bytes]]:
    """Return `pieces` with `words` between them, and the blocks of both."""
    blocks = compressed(pieces, [len(word) for word in words])
    whole, together = [pieces[0]], [blocks[0]]
    for piece, block, word in zip(pieces[1:], blocks[1:], words, strict=True):
        whole += [word, piece]
        together += [stored(word), block]
    return whole, together


@given(st.lists(st.text(max_size=400), min_size=1, max_size=8), st.data())
def test_compressed_pieces_and_stored_words_join(texts: list[str], data: st.DataObject) -> None:
    pieces = [text.encode() for text in texts]
    between = st.lists(st.binary(max_size=90), min_size=len(pieces) - 1, max_size=len(pieces) - 1)
    whole, blocks = joined(pieces, data.draw(between))
    assert gzip.decompress(squeezing.gzip(whole, blocks)) == b"".join(whole)


def test_any_words_of_the_same_length_can_be_put_in() -> None:
    _whole, blocks = joined(CARDS, WORDS)
    others = [secrets.token_hex(32).encode() for _word in WORDS]
    blocks[1::2] = map(stored, others)
    whole = [CARDS[0], *itertools.chain.from_iterable(zip(others, CARDS[1:], strict=True))]
    assert gzip.decompress(squeezing.gzip(whole, blocks)) == b"".join(whole)


def test_a_piece_refers_to_those_before_it_but_not_to_the_words_between() -> None:
    piece = secrets.token_hex(2_000).encode()
    again, word = compressed([piece, piece], [64]), secrets.token_hex(32).encode()
    assert len(again[1]) < len(again[0]) / 20
    assert len(compressed([piece, word], [64])[1]) > 40  # as long as without the word before it


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
    whole, blocks = joined(CARDS, WORDS)
    request = RequestFactory().get("/", headers={"Accept-Encoding": accepts})
    response = answer(request, whole, blocks)
    assert response["Vary"] == "Accept-Encoding"
    if is_squeezed:
        assert response["Content-Encoding"] == "gzip"
        assert len(response.content) < len(b"".join(CARDS)) / 50
        assert gzip.decompress(response.content) == b"".join(whole)
    else:
        assert not response.has_header("Content-Encoding")
        assert response.content == b"".join(whole)


TEXT = "<p>Nobody is far from the shore</p>" * 40
GZIP = {"Accept-Encoding": "gzip"}


def sent(response: HttpResponseBase, **headers: str) -> HttpResponseBase:
    def view(_request: HttpRequest) -> HttpResponseBase:
        return response

    return CompressionMiddleware(view)(RequestFactory().get("/", headers=headers))


def test_pages_and_json_are_compressed() -> None:
    for response, content in (
        (HttpResponse(TEXT), TEXT.encode()),
        (JsonResponse({"text": TEXT}), JsonResponse({"text": TEXT}).content),
    ):
        answer = sent(response, **GZIP)
        assert (answer["Content-Encoding"], answer["Vary"]) == ("gzip", "Accept-Encoding")
        assert gzip.decompress(answer.content) == content
        assert len(answer.content) < len(content) / 5


def test_the_length_tells_nothing_exact() -> None:
    assert len({len(sent(HttpResponse(TEXT), **GZIP).content) for _time in range(40)}) > 10


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse(TEXT, content_type="image/webp"),
        HttpResponse(TEXT, content_type="application/pdf"),
        HttpResponse("<p>short</p>"),
        HttpResponse(TEXT, headers={"Content-Encoding": "br"}),
    ],
)
def test_other_answers_are_sent_as_they_are(response: HttpResponse) -> None:
    content, encoding = response.content, response.get("Content-Encoding")
    answer = sent(response, **GZIP)
    assert (answer.content, answer.get("Content-Encoding")) == (content, encoding)


def test_who_takes_no_gzip_gets_none() -> None:
    assert sent(HttpResponse(TEXT)).content.decode() == TEXT


def test_files_are_streamed_with_their_length() -> None:
    with open(__file__, "rb") as file:
        answer = sent(FileResponse(file, content_type="text/html"), **GZIP)
        assert not answer.has_header("Content-Encoding")
        assert answer["Content-Length"] == str(len(b"".join(answer)))


def test_every_page_of_a_room_is_compressed_and_its_pictures_are_not(room: Room) -> None:
    photo = room.photo(room.people[0], key=stored_picture(8, 6), width=8, height=6)
    room.at(Stage.SHARE)
    client = room.client(room.people[0])
    for name in ("wall", "me", "bring"):
        answer = client.get(reverse(name, args=[room.code]), headers=GZIP)
        assert (name, answer.status_code, answer["Content-Encoding"]) == (name, 200, "gzip")
        assert gzip.decompress(answer.content).startswith(b"<!DOCTYPE html>")
    picture = client.get(reverse("media", args=[photo.key, "small"]), headers=GZIP)
    assert (picture.status_code, picture.has_header("Content-Encoding")) == (200, False)
