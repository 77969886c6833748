"""The public form: the same answer for every code, no account, and a pause for who sends many."""

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from places.codes import show_code
from places.enums import PhotoState, Stage
from places.models import Photo, Report
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room
from tests.one_line import one_line


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    caches["windows"].clear()


def send(client: Client, code: str, **words: str) -> tuple[int, str]:
    answer = client.post(reverse("this-is-me"), {"picture": code, "says": "child", **words}, follow=True)
    return answer.status_code, one_line(answer.content.decode())


def test_somebody_without_an_account_gets_a_picture_out_of_sight(room: Room) -> None:
    key = stored_picture(8, 6)
    photo = room.at(Stage.SHARE).photo(room.people[0], key=key, width=8, height=6)
    file, other = reverse("media", args=[key, "small"]), room.client(room.people[1])
    assert other.get(file).status_code == 200
    status, page = send(Client(), show_code(photo.reference).lower(), words="With the red cap", reach="=1+1")
    assert (status, "Thank you for telling us" in page) == (200, True)
    for variant in ("small", "medium", "large", "master"):
        statuses = [
            client.get(reverse("media", args=[key, variant])).status_code
            for client in (other, room.client(room.people[0]), room.leader_client())
        ]
        assert statuses == [404, 404, 200]
    assert Report.objects.get().words == "With the red cap"


def test_the_answer_does_not_tell_whether_there_is_such_a_picture(room: Room) -> None:
    photo = room.photo(room.people[0])
    gone = room.photo(room.people[0], state=PhotoState.WITHDRAWN)
    answers = {
        (status, page[page.index("<main") :])
        for status, page in (send(Client(), code) for code in (photo.reference, gone.reference, "HT7K2M9P"))
    }
    assert [status for status, _page in answers] == [200]
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"picture": "", "says": "me"}, "Write the code that stands beside the picture."),
        ({"picture": "nonsense words", "says": "me"}, "not a picture&#x27;s code"),
        ({"picture": "HT7K-2M9P"}, "Please choose one."),
        ({"picture": "HT7K-2M9P", "says": "x"}, "Please choose one."),
        ({"picture": "HT7K-2M9P", "says": "me", "words": "x" * 501}, "1 letter too long"),
    ],
)
def test_what_is_missing_is_said(room: Room, sent: dict[str, str], said: str) -> None:
    answer = Client().post(reverse("this-is-me"), sent)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_who_sends_many_waits_and_others_do_not(room: Room) -> None:
    client = room.client(room.people[3])
    photos = [room.photo(room.people[0]) for _ in range(11)]
    statuses = [send(client, photo.reference)[0] for photo in photos]
    assert statuses == [200] * 10 + [429]
    assert Photo.objects.filter(state=PhotoState.REPORTED).count() == 10
    assert send(room.client(room.people[2]), photos[10].reference)[0] == 200


def test_the_code_comes_with_the_link(room: Room) -> None:
    page = Client().get(reverse("this-is-me") + "?picture=HT7K-2M9P").content.decode()
    assert 'value="HT7K-2M9P"' in page
