"""Pictures over the real upload address: sound ones kept once, everything else one plain sentence and no trace."""

import io
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from PIL import Image

from places import imaging
from places.enums import Kind, Stage
from places.models import Activity, Photo
from places.photos.views.upload import LARGEST
from places.storage import VARIANTS, variant_path
from tests.builders.buckets import Bucket
from tests.builders.rooms import Room
from tests.imaging.pictures import (
    NO_PICTURES,
    RED,
    SAMPLES,
    SECRET,
    encoded,
    full_of_secrets,
    gif_of_size,
    jpeg_of_size,
    png,
    quarters,
    roughness,
    speckled,
)

JSON = {"Accept": "application/json"}
NO_PICTURE = (
    "This file is not a picture we can open. Please choose a photo (JPEG, PNG, WebP, GIF, HEIC or AVIF)."
)
NOT_WHOLE = "The picture did not arrive whole. Please tap to try again."
TOO_LARGE = "This picture is too large ({} × {}). Try a screenshot or a smaller photo."
SOUND = encoded(quarters(), "JPEG")
SENT = {
    "svg": (NO_PICTURES["svg"], "drawing.svg", NO_PICTURE),
    "svg named jpg": (NO_PICTURES["svg"], "photo.jpg", NO_PICTURE),
    "pdf named jpg": (NO_PICTURES["pdf"], "photo.jpg", NO_PICTURE),
    "html named jpg": (NO_PICTURES["html"], "photo.jpg", NO_PICTURE),
    "mp4 named jpg": (NO_PICTURES["mp4"], "photo.jpg", NO_PICTURE),
    "zip named png": (NO_PICTURES["zip"], "photo.png", NO_PICTURE),
    "text": (NO_PICTURES["text"], "photo.jpg", NO_PICTURE),
    "empty": (b"", "photo.jpg", "The file is empty (0 bytes). Please choose the picture again."),
    "one byte": (b"\xff", "photo.jpg", NOT_WHOLE),
    "half a jpeg": (SOUND[: len(SOUND) // 2], "photo.jpg", NOT_WHOLE),
    "half a png": (encoded(quarters(), "PNG")[:90], "photo.png", NOT_WHOLE),
    "jpeg bomb": (jpeg_of_size(20000, 10000), "photo.jpg", TOO_LARGE.format(20000, 10000)),
    "png bomb": (png(20000, 10000), "photo.png", TOO_LARGE.format(20000, 10000)),
    "gif bomb": (gif_of_size(65535, 65535), "photo.gif", TOO_LARGE.format(65535, 65535)),
}


@pytest.fixture(scope="module", autouse=True)
def _children_end() -> Iterator[None]:
    yield
    imaging.stop()


def send(
    room: Room, content: bytes | None, name: str = "photo.jpg", person: int = 0, **more: Any
) -> HttpResponse:
    """Upload `content` as a person's browser does; `json=False` as a browser without scripts."""
    headers = JSON if more.pop("json", True) else {}
    data = dict(more)
    if content is not None:
        data["photo"] = SimpleUploadedFile(name, content, "image/jpeg")
    client = room.client(room.people[person])
    return client.post(reverse("upload", args=[room.code]), data, headers=headers)


def files() -> list[Path]:
    return [path for path in Path(storages["default"].location).rglob("*") if path.is_file()]


@pytest.mark.parametrize("what", sorted(SENT))
def test_what_we_cannot_keep_is_one_sentence_and_leaves_nothing(room: Room, what: str) -> None:
    content, name, sentence = SENT[what]
    answer = send(room, content, name)
    assert (answer.status_code, answer.json()) == (422, {"sentence": sentence})
    assert (Photo.objects.count(), Activity.objects.count(), files()) == (0, 0, [])


def test_without_scripts_the_page_comes_again_with_the_sentence(room: Room) -> None:
    begun = room.photo(room.people[0], "Typed before", state="started")
    answer = send(room, b"no picture", json=False)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert NO_PICTURE in page
    assert 'type="file"' in page
    assert reverse("bring-step", args=[room.code, begun.pk, "essence"]) in page
    begun.refresh_from_db()
    assert begun.essence == "Typed before"


def test_the_sentence_speaks_swedish(room: Room) -> None:
    client = room.client(room.people[0])
    client.cookies["language"] = "sv"
    sent = {"photo": SimpleUploadedFile("a.jpg", b"no picture")}
    answer = client.post(reverse("upload", args=[room.code]), sent, headers=JSON)
    assert "Den här filen" in answer.json()["sentence"]


def test_nothing_chosen_and_a_field_that_is_no_file(room: Room) -> None:
    for answer in (send(room, None), send(room, None, photo="words")):
        assert (answer.status_code, answer.json()) == (422, {"sentence": "Please choose a picture first."})


def test_more_than_25_megabytes(room: Room) -> None:
    answer = send(room, SOUND + bytes(LARGEST - len(SOUND) + 1))
    assert answer.status_code == 422
    assert (
        answer.json()["sentence"] == "This picture is larger than 25 MB. Try a screenshot or a smaller photo."
    )
    assert files() == []


def test_two_files_at_once_are_no_form_of_ours(room: Room) -> None:
    sent = {"photo": [SimpleUploadedFile("a.jpg", SOUND), SimpleUploadedFile("b.jpg", SOUND)]}
    answer = room.client(room.people[0]).post(reverse("upload", args=[room.code]), sent, headers=JSON)
    assert answer.status_code == 400
    assert answer.json()["sentence"].startswith("We could not read what was sent.")


@pytest.mark.parametrize(
    "body",
    [b"", b"--x\r\n", b"\xff\xfe", b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a\r\n'],
)
def test_a_broken_form_is_refused_kindly(room: Room, body: bytes) -> None:
    for kind in (
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "text/plain",
        "application/json",
        "",
    ):
        client = room.client(room.people[0])
        where = reverse("upload", args=[room.code])
        answer = client.generic("POST", where, body, content_type=kind, headers=JSON)
        assert answer.status_code in (400, 422)
        assert answer.json()["sentence"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (SOUND, "photo.png"),
        (encoded(quarters(), "PNG"), "photo.jpg"),
        (encoded(quarters(), "WEBP", lossless=True), "photo"),
        ((SAMPLES / "four-colours.heic").read_bytes(), "IMG_0001.HEIC"),
    ],
)
def test_the_bytes_decide_not_the_name(room: Room, content: bytes, name: str) -> None:
    answer = send(room, content, name)
    assert answer.status_code == 200
    photo = Photo.objects.get(pk=answer.json()["photo"])
    assert (photo.width, photo.height, photo.state) == (96, 64, "started")
    assert sorted(path.name for path in files()) == ["large.jpg", "master.jpg", "medium.webp", "small.webp"]


def test_of_an_animation_the_first_frame(room: Room) -> None:
    frames = [Image.new("RGB", (96, 64), colour) for colour in (RED, (0, 0, 0))]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    answer = send(room, buffer.getvalue(), "wave.gif")
    assert answer.status_code == 200
    master = next(path for path in files() if path.name == "master.jpg")
    with Image.open(master) as image:
        assert all(abs(a - b) < 12 for a, b in zip(image.getpixel((48, 32)), RED, strict=True))


def test_neither_the_files_name_nor_what_hides_in_it_is_kept(room: Room) -> None:
    name = f"{SECRET} \x00<b>.jpg"
    answer = send(room, full_of_secrets(), name)
    assert answer.status_code == 200
    kept = [str(value) for value in Photo.objects.values().get().values()]
    kept += [str(value) for row in Activity.objects.values() for value in row.values()]
    assert not [value for value in kept if SECRET.split()[1] in value]
    assert not [path for path in files() if SECRET.encode() in path.read_bytes() or SECRET in str(path)]


def test_a_retry_gets_the_first_result_and_no_second_photo(room: Room) -> None:
    key = secrets.token_hex(16)
    first = send(room, SOUND, key=key).json()
    assert send(room, SOUND, key=key).json() == first
    assert send(room, SOUND, key=secrets.token_hex(16)).json()["photo"] == first["photo"]
    assert Photo.objects.count() == 1
    assert len(files()) == 4
    assert [line.kind for line in Activity.objects.all()] == [Kind.PHOTO_STARTED]
    assert send(room, SOUND, person=1).json()["photo"] != first["photo"]


def test_a_key_that_is_none_of_ours_is_passed_over(room: Room) -> None:
    assert send(room, SOUND, key="'; drop table").status_code == 200
    assert len(Photo.objects.get().upload_key) == 32


def test_where_it_goes_on_and_without_scripts_too(room: Room) -> None:
    told = send(room, SOUND).json()
    photo = Photo.objects.get()
    assert told["next"] == reverse("bring-step", args=[room.code, photo.pk, "see"])
    assert told["preview"] == reverse("media", args=[photo.key, "medium"])
    answer = send(room, encoded(quarters(100, 60), "JPEG"), json=False)
    assert answer.status_code == 303
    assert answer.headers["Location"] == reverse(
        "bring-step", args=[room.code, Photo.objects.last().pk, "see"]
    )


def test_as_many_as_the_room_asks_for(room: Room) -> None:
    room.workshop.photos_each = 1
    room.workshop.save()
    assert send(room, SOUND).status_code == 200
    answer = send(room, encoded(quarters(100, 60), "JPEG"))
    assert answer.status_code == 409
    assert answer.json()["sentence"].startswith("You have brought as many as this room asks for.")
    assert len(files()) == 4


@pytest.mark.parametrize("stage", [Stage.WELCOME, Stage.WEIGH])
def test_in_the_wrong_stage_nothing_is_taken(room: Room, stage: Stage) -> None:
    room.at(stage)
    answer = send(room, SOUND)
    assert (answer.status_code, files(), Photo.objects.count()) == (409, [], 0)


def test_a_full_disk_keeps_uploads_out_and_says_so(room: Room, settings: LazySettings) -> None:
    settings.PLACENESS_RESERVE_BYTES = 2**62
    answer = send(room, SOUND)
    assert answer.status_code == 507
    assert answer.json()["sentence"].startswith("The storage is full.")


def test_others_get_not_found(room: Room, other_room: Room) -> None:
    where = reverse("upload", args=[room.code])
    sent = {"photo": SimpleUploadedFile("a.jpg", SOUND)}
    assert other_room.client(other_room.people[0]).post(where, sent).status_code == 404
    assert room.leader_client().post(where, sent).status_code == 403
    assert not Photo.objects.filter(workshop=room.workshop).exists()


def test_a_picture_goes_into_the_bucket_whole_and_comes_back(room: Room, bucket: Bucket) -> None:
    answer = send(room, full_of_secrets(), key="a" * 32)
    photo = Photo.objects.get(pk=answer.json()["photo"])
    assert bucket.names() == sorted(variant_path(photo.key, variant) for variant in VARIANTS)
    shown = room.client(room.people[0]).get(answer.json()["preview"])
    with Image.open(io.BytesIO(b"".join(shown.streaming_content))) as image:
        assert (image.format, image.size) == ("WEBP", (photo.width, photo.height))
    for name in bucket.names():
        assert SECRET.encode() not in bucket.client.get_object(Bucket=bucket.name, Key=name)["Body"].read()


def test_while_the_bucket_is_away_a_picture_is_refused_to_be_sent_again(room: Room, bucket: Bucket) -> None:
    bucket.server.stop()
    try:
        answer = send(room, SOUND, key="b" * 32)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")  # the phone keeps it
        assert answer.json()["sentence"].startswith("This was not saved: the storage does not answer.")
        assert not Photo.objects.exists()
    finally:
        bucket.server.start()
        storages["default"].outage.over()
    assert bucket.names() == []
    assert send(room, SOUND, key="b" * 32).status_code == 200
    assert len(bucket.names()) == 4


def test_a_picture_whose_row_is_refused_leaves_nothing_in_the_bucket(room: Room, bucket: Bucket) -> None:
    assert send(room, SOUND, key="c" * 32).status_code == 200
    before = bucket.names()
    assert send(room, SOUND, key="d" * 32).status_code == 200  # the same bytes: the first photo
    assert bucket.names() == before


def test_what_is_marked_is_hidden_before_anything_is_stored(room: Room) -> None:
    answer = send(room, encoded(speckled(400, 300), "JPEG"), areas="0,0,0.5,1")
    photo = Photo.objects.get()
    assert answer.json()["blur"] == reverse("photo-blur", args=[room.code, photo.pk])
    assert photo.blurred_at
    for variant in VARIANTS:
        with Image.open(storages["default"].path(variant_path(photo.key, variant))) as picture:
            shown = picture.convert("RGB")
        middle = shown.width // 2
        assert roughness(shown.crop((0, 0, middle - 8, shown.height))) < 2, variant
        assert roughness(shown.crop((middle + 8, 0, shown.width, shown.height))) > 10, variant


def test_the_same_file_with_something_else_hidden_is_another_picture(room: Room) -> None:
    for areas in ("", "0,0,0.5,1", "0,0,0.5,1", ""):
        assert send(room, SOUND, areas=areas).status_code == 200
    assert Photo.objects.count() == 2


def test_areas_that_are_none_are_refused(room: Room) -> None:
    answer = send(room, SOUND, areas="everywhere")
    assert (answer.status_code, Photo.objects.count()) == (422, 0)
