"""Weighing over HTTP: private dots, one reveal."""

import pytest
from django.urls import reverse

from places.enums import Stage
from places.models import Vote
from tests.rooms import Room, open_room
from tests.shared_boards import share

JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def weighing(db: None) -> Room:
    room = open_room(Stage.WEIGH, photos=4)
    share(room, "Water", "Match")
    return room


def url(room: Room, name: str) -> str:
    return reverse(name, args=[room.code])


def vote(room: Room, number: int, dots: int, **more: str) -> object:
    cluster = room.workshop.boards.get(group=None).clusters.first()
    data = {"cluster": cluster.pk, "lens": "unique", "dots": dots, **more}
    return room.client(room.people[number]).post(url(room, "vote"), data, **JSON)


def test_the_one_who_votes_gets_the_row_and_what_is_left(weighing: Room) -> None:
    answer = vote(weighing, 0, 2)
    cluster = Vote.objects.get().cluster_id
    count, row, left = answer.json()["operations"]
    assert count == {"op": "text", "id": "voted-count", "text": "1 of 4 has given dots."}
    assert (row["op"], row["id"]) == ("put", f"vote-{cluster}-unique")
    assert row["html"].count('aria-pressed="true"') == 2
    assert left == {"op": "text", "id": "left-unique", "text": "0 left"}


def test_over_budget_is_refused_with_a_sentence_and_a_retry_absorbed(weighing: Room) -> None:
    vote(weighing, 0, 2, key="b" * 32)
    assert vote(weighing, 0, 2, key="b" * 32).status_code == 200
    other = weighing.workshop.boards.get(group=None).clusters.last()
    answer = weighing.client(weighing.people[0]).post(
        url(weighing, "vote"), {"cluster": other.pk, "lens": "unique", "dots": 1}, **JSON
    )
    assert answer.status_code == 422
    assert "no dots left" in answer.json()["sentence"]
    assert Vote.objects.count() == 1


@pytest.mark.parametrize("dots", ["", "x", "-1", "9" * 40, "\x00"])
def test_nonsense_is_refused(weighing: Room, dots: str) -> None:
    assert vote(weighing, 0, dots).status_code == 422
    assert not Vote.objects.exists()


def test_nobody_sees_another_persons_dots_or_the_sums_before_the_reveal(weighing: Room) -> None:
    vote(weighing, 0, 2)
    for client in (weighing.client(weighing.people[1]), weighing.leader_client()):
        page = client.get(url(weighing, "weigh")).content.decode()
        assert 'aria-pressed="true"' not in page
        assert client.get(url(weighing, "results")).status_code == 409


def test_the_reveal_shows_the_sums_to_all(weighing: Room) -> None:
    vote(weighing, 0, 2)
    participant = weighing.client(weighing.people[1])
    assert participant.post(url(weighing, "reveal")).status_code == 403
    answer = weighing.leader_client().post(url(weighing, "reveal"))
    assert (answer.status_code, answer.headers["Location"]) == (303, url(weighing, "results"))
    for name in ("weigh", "results"):
        page = participant.get(url(weighing, name)).content.decode()
        assert "2 dots from 1 person." in page
        assert "Nobody gave a dot here." in page
    assert weighing.leader_client().post(url(weighing, "hide-results")).status_code == 303
    assert participant.get(url(weighing, "results")).status_code == 409


def test_an_empty_board_teaches(db: None) -> None:
    room = open_room(Stage.WEIGH)
    page = room.client(room.people[0]).get(url(room, "weigh"))
    assert "There is nothing to weigh yet" in page.content.decode()


def test_another_rooms_people_find_nothing(weighing: Room, other_room: Room) -> None:
    stranger = other_room.client(other_room.people[0])
    for name in ("weigh", "results", "vote", "reveal", "hide-results"):
        assert stranger.get(url(weighing, name)).status_code in (404, 405)
        assert stranger.post(url(weighing, name)).status_code in (404, 405)
    assert not Vote.objects.exists()


def test_the_queries_do_not_grow_with_clusters(weighing: Room, django_assert_max_num_queries) -> None:
    share(weighing, *(f"Cluster {n}" for n in range(20)))
    client = weighing.client(weighing.people[0])
    with django_assert_max_num_queries(10):
        client.get(url(weighing, "weigh"))
