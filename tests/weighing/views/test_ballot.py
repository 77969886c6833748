"""Weighing over HTTP: private dots, a table's ballot, stances; for phones with and without scripts."""

import pytest
from django.test import Client
from django.urls import reverse

from places.enums import Stage, Subject
from places.models import Ballot, Stance, Tablet, Theme, ThemedPhoto, Vote
from places.weighing.actions import rounds
from tests.builders.rooms import SESSION, Room, open_room
from tests.builders.shared_boards import share
from tests.one_line import one_line

JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def weighing(db: None) -> Room:
    room = open_room(Stage.WEIGH, photos=4)
    share(room, "Water", "Match")
    return room


def url(room: Room, name: str) -> str:
    return reverse(name, args=[room.code])


def cluster_of(room: Room) -> int:
    return int(room.workshop.boards.get(group=None).clusters.first().pk)


def vote(room: Room, number: int, dots: object, name: str = "vote", **more: str) -> object:
    data = {"cluster": cluster_of(room), "lens": "unique", "dots": dots, **more}
    return room.client(room.people[number]).post(url(room, name), data, **JSON)


def page(client: Client, room: Room, name: str = "weigh", step: str = "") -> str:
    return client.get(url(room, name) + (f"?step={step}" if step else "")).content.decode()


def test_the_one_who_votes_gets_the_row_and_what_is_left(weighing: Room) -> None:
    answer = vote(weighing, 0, 2, spent="0")
    cluster = Vote.objects.get().cluster_id
    count, row, *others, left, opened = answer.json()["operations"]
    assert count == {"op": "text", "id": "voted-count", "text": "1 of 4 has given dots."}
    assert (row["op"], row["id"]) == ("put", f"vote-{cluster}-unique")
    assert ("2 dots" in one_line(row["html"]), "all 2 given" in one_line(row["html"])) == (True, True)
    assert [(each["op"], each["id"]) for each in others] == [("put", f"vote-{cluster + 1}-unique")]
    assert (left["op"], left["id"]) == ("put", "left-unique")
    assert "2 of 2 given" in left["html"]
    assert opened == {"op": "drop", "id": "open-ballot"}


def test_other_rows_come_only_when_they_show_another_state(weighing: Room) -> None:
    for dots, spent, rows in ((1, "0", 1), (2, "0", 2), (1, "1", 2), (0, "0", 1)):
        changes = vote(weighing, 0, dots, spent=spent).json()["operations"]
        assert sum(each.get("id", "").startswith("vote-") for each in changes) == rows


def test_without_scripts_a_vote_leads_back_to_the_pile(weighing: Room) -> None:
    data = {"cluster": cluster_of(weighing), "lens": "energy", "dots": "1"}
    answer = weighing.client(weighing.people[0]).post(url(weighing, "vote"), data)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{url(weighing, 'weigh')}?step=energy#weigh-{data['cluster']}"
    answer = weighing.client(weighing.people[0]).post(url(weighing, "vote"), {**data, "lens": "unique"})
    assert answer.headers["Location"] == f"{url(weighing, 'weigh')}#weigh-{data['cluster']}"


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


@pytest.mark.parametrize("dots", ["", "x", "-1", "9" * 40, "\x00", "²"])
def test_nonsense_is_refused(weighing: Room, dots: str) -> None:
    assert vote(weighing, 0, dots).status_code == 422
    assert not Vote.objects.exists()


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"lens": "unique", "dots": "1"}, 409),
        ({"cluster": "x", "lens": "unique", "dots": "1"}, 404),
        ({"theme": "1", "lens": "unique", "dots": "1"}, 409),
        ({"cluster": "1", "lens": "unique"}, 422),
    ],
)
def test_half_a_vote_is_refused(weighing: Room, data: dict[str, str], status: int) -> None:
    answer = weighing.client(weighing.people[0]).post(url(weighing, "vote"), data, **JSON)
    assert answer.status_code == status
    assert answer.json()["sentence"]


def test_nobody_sees_another_persons_dots_before_the_reveal(weighing: Room) -> None:
    vote(weighing, 0, 2)
    for client in (weighing.client(weighing.people[1]), weighing.leader_client()):
        text = page(client, weighing)
        assert "dot filled" not in text
        assert "1 of 4 has given dots." in text


def test_the_page_opens_the_ballot_of_who_takes_part_and_not_of_who_runs_the_room(weighing: Room) -> None:
    host = weighing.people[1]
    host.is_host = True
    host.save()
    assert '<open-ballot id="open-ballot" opens hidden>' in page(
        weighing.client(weighing.people[0]), weighing
    )
    assert '<open-ballot id="open-ballot" hidden>' in page(weighing.client(host), weighing)
    assert 'open-ballot"' not in page(weighing.leader_client(), weighing)
    assert not Ballot.objects.exists()
    answer = weighing.client(weighing.people[0]).post(url(weighing, "ballot-open"), **JSON)
    assert {"op": "drop", "id": "open-ballot"} in answer.json()["operations"]
    assert Ballot.objects.get().participant == weighing.people[0]
    assert 'id="open-ballot"' not in page(weighing.client(weighing.people[0]), weighing)


def test_a_table_fills_in_one_ballot_that_others_do_not_see(weighing: Room) -> None:
    mira, sam, anna = (weighing.client(person) for person in weighing.people[:3])
    answer = vote(weighing, 0, 1, "table-vote")
    assert [operation["op"] for operation in answer.json()["operations"]] == ["put", "put", "drop"]
    for client, given in ((mira, 2), (sam, 2), (anna, 0)):  # in the row, and in what is given of the lens
        assert page(client, weighing, "weigh-table").count("dot filled") == given
    assert "dot filled" not in page(mira, weighing)
    plain = {"cluster": cluster_of(weighing), "lens": "energy", "dots": "1"}
    back = anna.post(url(weighing, "table-vote"), plain).headers["Location"]
    assert back.startswith(url(weighing, "weigh-table"))
    person = weighing.people[0]
    person.group = None
    person.save()
    assert mira.get(url(weighing, "weigh-table")).headers["Location"] == url(weighing, "weigh")


def test_a_stance_comes_back_pressed_and_goes_when_pressed_again(weighing: Room) -> None:
    mira, cluster = weighing.client(weighing.people[0]), cluster_of(weighing)
    answer = mira.post(url(weighing, "stance"), {"cluster": cluster, "says": "us"}, **JSON)
    (put,) = answer.json()["operations"]
    assert put["id"] == f"stance-{cluster}"
    assert put["html"].count('aria-pressed="true"') == 1
    back = mira.post(url(weighing, "stance"), {"cluster": cluster, "says": ""})
    assert back.headers["Location"] == f"{url(weighing, 'weigh')}?step=stance#stance-{cluster}"
    assert not Stance.objects.exists()
    assert mira.post(url(weighing, "stance"), {"cluster": "x", "says": "us"}, **JSON).status_code == 404


def test_themes_are_weighed_when_the_leader_says_so(weighing: Room) -> None:
    theme = Theme.objects.create(workshop=weighing.workshop, name="Ice", slug="ice", key="ice")
    ThemedPhoto.objects.create(tag=theme, content_object=weighing.photos[0])
    rounds.choose(actor=weighing.leading, subject=Subject.THEMES)
    text = page(weighing.client(weighing.people[0]), weighing)
    assert "Ice" in text
    assert "And our piles: is that us?" in text
    data = {"theme": theme.pk, "lens": "unique", "dots": "2"}
    answer = weighing.client(weighing.people[0]).post(url(weighing, "vote"), data, **JSON)
    assert answer.status_code == 200
    stance = {"cluster": cluster_of(weighing), "says": "us"}
    answer = weighing.client(weighing.people[0]).post(url(weighing, "stance"), stance, **JSON)
    assert answer.json()["operations"][0]["html"].count('aria-pressed="true"') == 1


def test_whose_dots_are_left_out_is_told_so(weighing: Room) -> None:
    rounds.set_void(actor=weighing.leading, participant_id=weighing.people[0].pk, on=True)
    text = page(weighing.client(weighing.people[0]), weighing)
    assert "Your dots are not counted just now." in text
    assert "step-button" not in text


def test_an_empty_board_teaches(db: None) -> None:
    room = open_room(Stage.WEIGH)
    assert "There is nothing to weigh yet" in page(room.client(room.people[0]), room)


def test_another_rooms_people_find_nothing(weighing: Room, other_room: Room) -> None:
    stranger = other_room.client(other_room.people[0])
    names = ["weigh", "weigh-table", "ballot-open", "vote", "table-vote", "stance", "weigh-subject"]
    for name in [*names, "weigh-people", "void", "results", "results-by-table", "reveal", "hide-results"]:
        assert stranger.get(url(weighing, name)).status_code in (404, 405)
        assert stranger.post(url(weighing, name)).status_code in (404, 405)
    assert not Vote.objects.exists()


def test_the_queries_do_not_grow_with_clusters(weighing: Room, django_assert_num_queries) -> None:
    client = weighing.client(weighing.people[0])
    client.get(url(weighing, "weigh"))
    with django_assert_num_queries(10 + SESSION):
        client.get(url(weighing, "weigh"))
    share(weighing, *(f"Cluster {n}" for n in range(20)))
    with django_assert_num_queries(10 + SESSION):
        client.get(url(weighing, "weigh"))


def test_a_tables_own_device_fills_in_the_tables_ballot_only(weighing: Room) -> None:
    tablet = Client()
    session = tablet.session
    row = Tablet.objects.create(group=weighing.groups[0])
    session["participants"] = {str(weighing.workshop.pk): [0, row.token]}
    session.save()
    assert tablet.get(url(weighing, "weigh")).headers["Location"] == url(weighing, "weigh-table")
    assert "step-button" in page(tablet, weighing, "weigh-table")
    data = {"cluster": cluster_of(weighing), "lens": "unique", "dots": "1"}
    assert tablet.post(url(weighing, "table-vote"), data, **JSON).status_code == 200
    assert (Ballot.objects.get().participant, Ballot.objects.get().group) == (None, weighing.groups[0])
    for name in ("vote", "ballot-open", "stance"):
        assert tablet.post(url(weighing, name), data, **JSON).status_code == 403
