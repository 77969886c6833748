"""The result over HTTP: hidden from everybody, then there for everybody, on every page that shows it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from places.enums import Stage, Subject
from places.models import Ballot, Theme, ThemedPhoto, Vote
from places.weighing.actions import ballots, rounds
from tests.builders.rooms import SESSION, Room, forget_pages
from tests.builders.weighing import LENSES, at, clusters, crowded, give, opened, say
from tests.one_line import one_line

JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def weighed(db: None) -> Room:
    room = crowded(6, 5, 2)
    lake, match, _paths = clusters(room)
    for person in at(room, 1):
        give(person, lake, "unique", 2)
        say(person, lake)
    for person in at(room, 2):
        give(person, match, "energy")
        say(person, match, "not_me")
    opened(room, *at(room, 3))
    ballot = Ballot.objects.create(workshop=room.workshop, subject="clusters", group=room.groups[2])
    Vote.objects.create(ballot=ballot, cluster=match, lens="energy", dots=2)
    return room


def url(room: Room, name: str) -> str:
    return reverse(name, args=[room.code])


def page(client: Client, room: Room, name: str, query: str = "") -> str:
    return client.get(url(room, name) + query).content.decode()


def test_no_page_shows_a_sum_before_the_reveal(weighed: Room) -> None:
    clients = [weighed.client(weighed.people[0]), weighed.leader_client()]
    sums = ["12 dots", "5 dots", "essence-map", "unites us", "tables cast a ballot"]
    for client in clients:
        for name in ("results", "results-by-table"):
            assert client.get(url(weighed, name)).status_code == 409
        pages = [page(client, weighed, name) for name in ("weigh", "home", "wall", "combine")]
        if client is clients[1]:
            pages += [page(client, weighed, name) for name in ("desk", "screen", "weigh-people")]
        assert not [text for text in sums for found in pages if text in found]
    Room.at(weighed, Stage.WRITE)
    assert weighed.leader_client().get(url(weighed, "results")).status_code == 409


def test_where_most_lie_close_to_a_line_the_page_says_so_once(db: None) -> None:
    room = crowded(6, 6)
    for person in room.people:
        for cluster in clusters(room):
            give(person, cluster, "belonging")
    ballots.reveal(actor=room.leading)
    told = page(room.leader_client(), room, "results")
    assert told.count('class="close-told">Most lie close to a line:') == 1
    assert (told.count(" is-close"), told.count("close-sign"), told.count("(close to the line)")) == (3, 0, 0)


def test_one_reveal_shows_it_to_all_and_hiding_takes_it_away(weighed: Room) -> None:
    participant, leader = weighed.client(weighed.people[0]), weighed.leader_client()
    assert participant.post(url(weighed, "reveal")).status_code == 403
    answer = leader.post(url(weighed, "reveal"))
    assert (answer.status_code, answer.headers["Location"]) == (303, url(weighed, "results"))
    for name in ("weigh", "weigh-table"):
        assert participant.get(url(weighed, name)).headers["Location"] == url(weighed, "results")
    for client in (participant, leader):
        text = page(client, weighed, "results")
        assert "13 of 13 people opened their ballot. 2 of them gave no dots, and are counted." in text
        assert "12 dots from 6 people." in text
        assert "13 of 13 took part." in text
        assert "About half of us (6 of 13) say: this is only here." in text
        assert 'class="essence-map"' in text
        assert "1 of 3 tables cast a ballot together." in text
        assert "Small tables are read together" in text
    assert page(participant, weighed, "home") == ""
    assert 'class="essence-map"' in page(leader, weighed, "screen")
    assert "Hide the result" not in page(participant, weighed, "results")
    answer = leader.post(url(weighed, "hide-results"), **JSON)
    assert answer.json()["go"] == url(weighed, "weigh")
    assert "go" not in [change["op"] for change in answer.json()["operations"]]
    assert participant.get(url(weighed, "results")).status_code == 409


def test_the_map_its_table_and_the_cards_tell_the_same(weighed: Room) -> None:
    ballots.reveal(actor=weighed.leading)
    text = one_line(page(weighed.client(weighed.people[0]), weighed, "results"))
    cards, figure = text.split('class="essence-map"')
    figure, table = figure.split("<table", 1)
    desc = figure.split("<desc")[1].split("</desc>")[0]
    told = [(1, "Lake", "6 of 13"), (2, "Match", "5 of 13")]
    for (number, name, of), cluster in zip(told, clusters(weighed), strict=False):
        assert f">{number}</text>" in figure
        assert f'data-spot="{cluster.pk}" dir="auto">{name}</div>' in figure
        assert f'href="#profile-{cluster.pk}"' in figure
        assert f"{number} {name}" in desc
        card = cards.split(f'id="profile-{cluster.pk}"')[1].split("</li>", 1)[1]
        assert name in card
        assert f'<td class="number">{number}</td><th scope="row"><span dir="auto">{name}</span>' in table
        assert f'<td class="number">{of}</td>' in table.split(f'dir="auto">{name}<')[1]
    assert "Paths" not in figure, "it has no dots, and no place on the map"
    assert "No dots this time" in cards
    assert "No dots this time" in table.split('dir="auto">Paths<')[1]
    assert '<td class="number">2 of 13</td>' in table.split("An even spread would be")[1]
    assert " style=" not in text.split("<main")[1]


FIGURES = re.compile(r"%|\bplace \d|on the map|tables alike|dots? from|\d dots?\b|even spread would be")


def test_figures_beside_k_of_n_are_behind_how_sure_is_this(weighed: Room) -> None:
    ballots.reveal(actor=weighed.leading)
    text = one_line(page(weighed.client(weighed.people[0]), weighed, "results")).split("<main")[1]
    folds = re.findall(r'<details class="how-sure.*?</details>', text)
    assert len(folds) == 3  # two cards and the whole room
    plain = re.sub(r"<[^>]*>", " ", re.sub(r"<(details|table).*?</\1>", " ", text.replace("</script>", "")))
    assert FIGURES.findall(plain) == []
    assert {found for fold in folds for found in FIGURES.findall(re.sub(r"<[^>]*>", " ", fold))} >= {
        "%",
        "on the map",
        "tables alike",
        "place 1",
        "2 dots",
    }


def test_where_no_pile_is_both_the_page_says_so_and_names_the_nearest(db: None) -> None:
    room = crowded(6, 6)
    lake, match, _paths = clusters(room)
    for person in room.people[:10]:
        give(person, lake, "unique")
        give(person, match, "belonging")
    ballots.reveal(actor=room.leading)
    for client, name in ((room.client(room.people[0]), "results"), (room.leader_client(), "screen")):
        text = one_line(page(client, room, name))
        assert "No pile is both yet: only here, and bringing us together." in text
        assert 'Nearest is<em dir="auto">Lake</em>.' in text
    give(room.people[11], match, "unique")
    for person in room.people[:9]:
        give(person, lake, "belonging")
    ballots.hide(actor=room.leading)
    ballots.reveal(actor=room.leading)
    assert "No pile is both yet" not in page(room.client(room.people[0]), room, "results")


def test_all_dots_on_one_pile_and_names_of_forty_letters(db: None) -> None:
    name = "Försäkringskassehandläggarnas folkfester"
    room = crowded(6, names=(name, "Match", "Paths"))
    for person in room.people:
        for lens in LENSES:
            give(person, clusters(room)[0], lens, 2)
    ballots.reveal(actor=room.leading)
    text = one_line(page(room.client(room.people[0]), room, "results"))
    assert "All of us (6 of 6) say: this is only here." in text
    assert "About the same as" not in text
    assert "No dots this time (2)" in text
    assert text.count('class="blob-ground"') == 1


def test_two_hundred_piles_are_shown_a_few_at_a_time(db: None) -> None:
    room = crowded(6, names=[f"Pile {number}" for number in range(200)])
    for number, person in enumerate(room.people):
        for step in range(5):
            give(person, clusters(room)[number * 5 + step], "unique")
    ballots.reveal(actor=room.leading)
    text = one_line(page(room.client(room.people[0]), room, "results"))
    assert "More piles (27)" in text
    assert "No dots this time (170)" in text
    assert "and 27 more" in text  # thirty that one person each has chosen
    assert "is-named" not in text


def test_table_by_table_for_one_lens(weighed: Room) -> None:
    ballots.reveal(actor=weighed.leading)
    client = weighed.client(weighed.people[0])
    text = page(client, weighed, "results-by-table", "?lens=energy&of=clusters")
    assert "Table 2 and Table 3" in text
    assert "7 ballots" in text
    assert client.get(url(weighed, "results-by-table") + "?lens=loud&of=people").status_code == 200


def test_the_leader_chooses_what_is_weighed(weighed: Room) -> None:
    leader, participant = weighed.leader_client(), weighed.client(weighed.people[0])
    theme = Theme.objects.create(workshop=weighed.workshop, name="Ice", slug="ice", key="ice")
    ThemedPhoto.objects.create(tag=theme, content_object=weighed.photos[0])
    assert participant.post(url(weighed, "weigh-subject"), {"subject": "themes"}).status_code == 403
    assert leader.post(url(weighed, "weigh-subject"), {"subject": "x"}, **JSON).status_code == 422
    ballots.reveal(actor=weighed.leading)
    answer = leader.post(url(weighed, "weigh-subject"), {"subject": "themes"})
    assert answer.headers["Location"] == url(weighed, "weigh")
    assert "Ice" in page(participant, weighed, "weigh")
    assert participant.get(url(weighed, "results")).status_code == 409
    assert "12 dots" in page(participant, weighed, "results", "?of=clusters")
    weighed.at(Stage.COMBINE)
    answer = leader.post(url(weighed, "weigh-subject"), {"subject": "clusters"})
    assert answer.headers["Location"] == url(weighed, "desk")
    assert 'id="weigh-subject"' in page(leader, weighed, "desk")


def test_nobody_voted_one_table_five_people(db: None) -> None:
    room = crowded(5)
    ballots.reveal(actor=room.leading)
    client = room.client(room.people[0])
    text = page(client, room, "results")
    assert "Nobody gave a dot" in text
    assert "Nobody has said yet where they stand to the piles." in text
    assert "Tables are not told apart" in page(client, room, "results-by-table")
    assert "Nobody gave a dot." in page(room.leader_client(), room, "screen")


def test_the_dots_of_two_people_are_shown_to_nobody(db: None) -> None:
    room = crowded(6, 6)
    lake = clusters(room)[0]
    opened(room, *room.people[2:])
    for person in room.people[:2]:
        give(person, lake, "unique", 2)
    ballots.reveal(actor=room.leading)
    for client in (room.client(room.people[0]), room.leader_client()):
        text = page(client, room, "results")
        assert "Fewer than three people have given dots" in text
        assert not [told for told in ("essence-map", "4 dots", "place 1", "profile-") if told in text]
        assert "Tables are not told apart" in page(client, room, "results-by-table")
    assert "essence-map" not in page(room.leader_client(), room, "screen")
    ballots.hide(actor=room.leading)
    give(room.people[2], lake, "unique")
    ballots.reveal(actor=room.leading)
    assert "5 dots from 3 people." in page(room.client(room.people[0]), room, "results")


def test_what_only_tables_gave_is_shown(db: None) -> None:
    room = crowded(2, 2)
    ballot = Ballot.objects.create(workshop=room.workshop, subject="clusters", group=room.groups[0])
    Vote.objects.create(ballot=ballot, cluster=clusters(room)[0], lens="energy", dots=2)
    ballots.reveal(actor=room.leading)
    text = page(room.client(room.people[0]), room, "results")
    assert "1 of 2 tables cast a ballot together." in text
    assert "Nobody gave a dot" not in text
    assert "essence-map" not in text


def test_ties_everywhere_are_told_as_ties(db: None) -> None:
    room = crowded(6)
    for person in room.people:
        for cluster in clusters(room)[:2]:
            give(person, cluster, "unique")
    ballots.reveal(actor=room.leading)
    text = page(room.client(room.people[0]), room, "results")
    assert text.count("place 1, shared") == 2
    assert 'About the same as<em dir="auto">Match</em>' in one_line(text)
    assert "together with Match" in text
    assert "together with Lake" in text


@pytest.mark.parametrize(("subject", "queries"), [(Subject.CLUSTERS, 13), (Subject.THEMES, 13)])
def test_the_queries_do_not_grow_with_the_room(
    db: None, subject: str, queries: int, django_assert_num_queries
) -> None:
    for size in (6, 12):
        room = crowded(size, size, names=[f"Pile {n}" for n in range(size)])
        for person in room.people:
            for cluster in clusters(room)[:4]:
                give(person, cluster, "unique")
                say(person, cluster)
        rounds.choose(actor=room.leading, subject=subject)
        ballots.reveal(actor=room.leading)
        client = room.client(room.people[0])
        client.get(url(room, "results"))
        forget_pages()
        with django_assert_num_queries(queries + SESSION):
            client.get(url(room, "results"))
        with django_assert_num_queries(2 + SESSION):  # who asks; the page is kept
            client.get(url(room, "results"))
