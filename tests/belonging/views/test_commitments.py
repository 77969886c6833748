"""The page of promises, at the end and months later."""

from django.urls import reverse

from places.enums import PromiseState, Stage
from places.models import Commitment, FollowUp
from tests.builders.belonging import close, promise
from tests.builders.rooms import Room
from tests.one_line import one_line


def page_of(room: Room, number: int = 0, language: str = "en") -> str:
    client = room.client(room.people[number])
    answer = client.get(reverse("promises", args=[room.code]), headers={"Accept-Language": language})
    return one_line(answer.content.decode())


def test_a_promise_from_the_close_page_to_the_wall(room: Room) -> None:
    client = close(room).client(room.people[0])
    where = one_line(client.get(reverse("journeys", args=[room.code])).content.decode())
    assert f'action="{reverse("promise-make", args=[room.code])}"' in where
    sent = {"text": "Greet new neighbours", "is_shared": "on", "key": "a" * 32}
    for _twice in range(2):
        answer = client.post(reverse("promise-make", args=[room.code]), sent)
        assert answer.headers["Location"] == reverse("promises", args=[room.code])
    assert Commitment.objects.values_list("text", "is_shared").get() == ("Greet new neighbours", True)
    assert "Greet new neighbours" in page_of(room, 1)
    client.post(reverse("promise-share", args=[room.code, Commitment.objects.get().pk]), {"share": "no"})
    assert "Greet new neighbours" not in page_of(room, 1)
    assert "Greet new neighbours" in page_of(room, 0)


def test_a_refused_promise_keeps_its_words(room: Room) -> None:
    client = close(room).client(room.people[0])
    answer = client.post(reverse("promise-make", args=[room.code]), {"text": "b" * 201})
    assert answer.status_code == 422
    assert ("b" * 201 in answer.content.decode(), "too long" in answer.content.decode()) == (True, True)


def test_half_a_year_later_the_return_leads_to_the_question(room: Room) -> None:
    own = promise(close(room, days_ago=200), room.people[0], "Greet new neighbours")
    client = room.client(room.people[0])
    home = reverse("home", args=[room.code])
    assert client.get(home).headers["Location"] == reverse("promises", args=[room.code])
    page = page_of(room)
    assert "What became of it?" in page
    assert all(str(state.label) in page for state in PromiseState)
    assert ("After 6 months, on" in page, "After 12 months, on" in page) == (False, True)
    client.post(reverse("promise-became", args=[room.code, own.pk]), {"state": "on_the_way"})
    assert FollowUp.objects.get().state == PromiseState.ON_THE_WAY
    assert client.get(home).headers["Location"] == reverse("vision", args=[room.code])
    assert 'value="on_the_way" aria-pressed="true"' in page_of(room)


def test_the_page_says_when_people_are_asked_or_that_they_cannot_be(room: Room) -> None:
    promise(close(room, kept_for=1000), room.people[0], "Greet")
    assert "After 6 months" in page_of(room)
    close(room, kept_for=90)
    page = page_of(room)
    assert ("After 6 months" in page, "we cannot ask you what became of it" in page) == (False, True)
    assert "kan vi inte fråga dig" in page_of(room, language="sv")
    file = room.client(room.people[0]).get(reverse("promises-calendar", args=[room.code]))
    assert (file.status_code, file.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    told = file.content.decode().replace("\r\n ", "")
    assert ("- Greet" in told, "/back/" in told) == (True, False)
    close(room, kept_for=300)
    file = room.client(room.people[0]).get(reverse("promises-calendar", args=[room.code]))
    assert f"http://testserver/back/?code={room.code}" in file.content.decode().replace("\r\n ", "")


def test_everything_of_mine_holds_my_promises(room: Room) -> None:
    promise(close(room), room.people[0], "Greet new neighbours")
    client = room.at(Stage.WRITE).client(room.people[0])
    assert "Greet new neighbours" in client.get(reverse("me", args=[room.code])).content.decode()
    file = b"".join(client.get(reverse("my-things", args=[room.code])).streaming_content)
    assert file.count(b"Greet new neighbours") == 2  # as text and as data
