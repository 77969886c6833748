"""Pages and answers to scripts are compressed, each to another length; pictures and files are not."""

import gzip

import pytest
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.test import RequestFactory
from django.urls import reverse

from places.enums import Stage
from places.web.compression import CompressionMiddleware
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room

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
        assert gzip.decompress(answer.content).startswith(b"<!doctype html>")
    picture = client.get(reverse("media", args=[photo.key, "small"]), headers=GZIP)
    assert (picture.status_code, picture.has_header("Content-Encoding")) == (200, False)
