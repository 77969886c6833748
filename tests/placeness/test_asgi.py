"""The ASGI application of the server process, as uvicorn runs it: real pages, a real upload, real refusals."""

import io
import json
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.test import Client
from PIL import Image

from placeness.asgi import application
from placeness.dispatcher import SECURITY_HEADERS
from places import imaging
from places.models import Photo
from tests.builders.pictures import jpeg
from tests.builders.rooms import Room, open_room
from tests.live.phones import session
from tests.open_connections import open_connections
from tests.placeness.asking import Answer, ask

TOKEN = "t" * 32


@pytest.fixture
def room(own_database: str) -> Room:
    return open_room()


@pytest.fixture(scope="module", autouse=True)
def _children_end() -> Iterator[None]:
    yield
    imaging.stop()


def get(path: str, client: Client | None = None, **headers: str) -> Answer:
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    sent += [(b"cookie", session(client).encode())] if client else []
    return ask(application, "GET", path, headers=sent)


def upload(room: Room, content: bytes, name: str = "photo.jpg") -> Answer:
    """Send a picture to the handler of uploads, in two pieces, as the page's script does."""
    edge = secrets.token_hex(8)
    field = '--{}\r\nContent-Disposition: form-data; name="{}"{}\r\n\r\n'
    body = field.format(edge, "csrfmiddlewaretoken", "").encode() + f"{TOKEN}\r\n".encode()
    body += (
        field.format(edge, "photo", f'; filename="{name}"').encode()
        + content
        + f"\r\n--{edge}--\r\n".encode()
    )
    cookies = f"{session(room.client(room.people[0]))}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
    headers = [
        (b"cookie", cookies.encode()),
        (b"accept", b"application/json"),
        (b"content-type", f"multipart/form-data; boundary={edge}".encode()),
        (b"content-length", str(len(body)).encode()),
    ]
    half = len(body) // 2
    return ask(application, "POST", f"/w/{room.code}/upload/", body[:half], body[half:], headers=headers)


def test_every_kind_of_answer_wears_the_headers(room: Room) -> None:
    mira = room.client(room.people[0])
    kinds = {
        200: [
            "/",
            "/healthz",
            "/readyz",
            "/static/icon.svg",
            "/static/base/tokens.css",
            "/join/" + room.code + "/",
        ],
        404: ["/nothing/", "/media/x/small", f"/live/{room.code}/stream", "/live/x", "/static/none.css"],
        405: [f"/w/{room.code}/upload/", f"/w/{room.code}/leave/"],
    }
    for status, paths in kinds.items():
        for path in paths:
            answer = get(path, mira if path.startswith("/w/") else None)
            assert (path, answer.status, answer.ended) == (path, status, True)
            missing = [name for name in SECURITY_HEADERS if name.decode() not in answer.headers]
            assert (path, missing) == (path, [])
            assert "default-src 'none'" in answer.headers["content-security-policy"]
            assert "unsafe" not in answer.headers["content-security-policy"]
            if not path.startswith("/static/"):
                assert "no-" in answer.headers["cache-control"]


def test_a_picture_goes_to_the_upload_handler_and_its_file_comes_from_the_pages(room: Room) -> None:
    answer = upload(room, jpeg(640, 480))
    assert answer.status == 200
    told = json.loads(answer.body)
    photo = Photo.objects.get(pk=told["photo"])
    assert (photo.width, photo.height, photo.participant_id) == (640, 480, room.people[0].pk)
    picture = get(told["preview"], room.client(room.people[0]))
    assert (picture.status, picture.headers["content-type"]) == (200, "image/webp")
    assert picture.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert picture.headers["cache-control"] == "private, max-age=600"
    with Image.open(io.BytesIO(picture.body)) as image:
        assert image.size == (640, 480)
    assert get(told["preview"], room.client(room.people[1])).status == 404


def test_what_is_no_picture_leaves_no_row_and_no_file(room: Room) -> None:
    answer = upload(room, b"This is a text and no picture at all.", "photo.jpg")
    assert (answer.status, answer.headers["cache-control"]) == (422, "no-store")
    assert json.loads(answer.body)["sentence"].startswith("This file is not a picture we can open.")
    assert not Photo.objects.exists()
    assert not [path for path in Path(storages["default"].location).rglob("*") if path.is_file()]


def test_uploads_leave_no_connection_behind(room: Room, own_database: str) -> None:
    upload(room, b"no picture")
    before = open_connections(own_database)  # SQLite keeps one closed file at hand for the next
    for _ in range(3):
        assert upload(room, b"no picture").status == 422
    assert open_connections(own_database) == before


def test_a_host_that_is_not_ours_is_refused_in_words(room: Room) -> None:
    answer = Client(headers={"Host": "evil.example"}).get("/")
    assert answer.status_code == 400
    assert "We could not read what was sent." in answer.content.decode()
    assert "evil.example" not in answer.content.decode()
    forwarded = get("/", x_forwarded_host="evil.example")
    assert (forwarded.status, "evil.example" in forwarded.text) == (200, False)
