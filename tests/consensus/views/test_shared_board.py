"""The shared board over HTTP."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from places.consensus.actions import proposing
from places.consensus.queries.shared import called
from places.consensus.queries.shared_board import combined
from places.enums import Stage
from places.models import Board, Cluster, Participant
from places.people.actions.team import set_team
from tests.builders.rooms import Room, open_room
from tests.builders.tables import add_tables, mini, move, shared, sort_all

JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    return room


@pytest.fixture
def proposed(combining: Room) -> Room:
    proposing.propose(actor=combining.leading)
    return combining


def url(room: Room, name: str, *more: object) -> str:
    return reverse(name, args=[room.code, *more])


def text(answer: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_before_the_proposal_everybody_learns_what_comes(combining: Room) -> None:
    page = combining.client(combining.people[0]).get(url(combining, "combine"))
    assert "Soon the theme team combines" in text(page)
    assert 'action="' + url(combining, "combine-propose") not in page.content.decode()
    assert "Combine the boards" in text(combining.leader_client().get(url(combining, "combine")))


def test_without_scripts_a_press_combines_and_comes_back(combining: Room) -> None:
    answer = combining.leader_client().post(url(combining, "combine-propose"))
    assert (answer.status_code, answer.headers["Location"]) == (303, url(combining, "combine"))
    assert [name for name, _numbers in shared(combining)] == ["Water", "Match", "Making"]


def test_the_page_tells_agreement_stability_contested_cards_and_names_in_words(proposed: Room) -> None:
    words = text(proposed.client(proposed.people[0]).get(url(proposed, "combine")))
    for sentence in [
        "A proposal from the boards of 4 tables. There is clear common ground.",
        "0 of 3 piles accepted.",
        "Half who saw these put them together. 2 of 4 tables Why these together?",
        "2 of 4 tables that saw these put them together",
        "Most who saw these put them together. 3 of 4 tables",
        "3 of 4 tables that saw both put them together",
        "Table 3 put them together",
        "This stands alone, and matters",
        "Some tables see it with “Water”",
        "holds in 3 of 4 rounds",
        "A bridge between “Match” and “Water”",
        "Named by table 1, table 3",
    ]:
        assert sentence in words
    assert "Accept :" not in words
    assert "Move to “Water”" not in words


def test_figures_stand_behind_why_these_together(proposed: Room) -> None:
    page = proposed.client(proposed.people[0]).get(url(proposed, "combine")).content.decode()
    face = re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL).partition("<main")[2]
    assert [
        words for words in ("that saw", "rounds", "Named by", "Also called", "The tree") if words in face
    ] == []
    assert "Half who saw these put them together." in face


def test_a_card_that_a_table_let_stand_alone_says_so_in_its_cluster_and_on_its_page(proposed: Room) -> None:
    Cluster.objects.filter(board__group=proposed.groups[2], name="Match").update(is_alone=True)
    water = Cluster.objects.get(board__group=None, name="Water")
    move(proposed, water.board, [3], water.pk)
    client = proposed.client(proposed.people[0])
    for page in (url(proposed, "combine"), url(proposed, "combine-cluster", water.pk)):
        assert "One table let this stand alone" in text(client.get(page))


def test_where_nothing_can_be_combined_there_is_one_next_step(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=2)
    for client, address in (
        (room.client(room.people[0]), url(room, "board")),
        (room.leader_client(), url(room, "desk")),
    ):
        page = client.get(url(room, "combine")).content.decode()
        main = page.partition("<main")[2].partition("combine-foot")[0]
        assert re.findall(r'class="button[^"]*" href="([^"]+)"', main) == [address]
        assert "No table has put pictures together yet." in main


def test_where_every_card_stands_alone_the_page_says_so(combining: Room) -> None:
    proposing.propose(actor=combining.leading)
    proposing.choose_clusters(actor=combining.leading, clusters=6)
    words = text(combining.leader_client().get(url(combining, "combine")))
    assert "No two pictures lie together here." in words
    assert "These stand alone, and matter" in words


def test_many_tables_are_counted_and_not_listed(proposed: Room) -> None:
    found = combined(proposed.workshop.pk).clusters[0]
    names = ({"name": "Water", "tables": [*range(1, 7)]}, {"name": "The lake", "tables": [*range(7, 240)]})
    cluster = replace(found.cluster, name="Water", also_called=names)
    one = replace(found, cluster=cluster, called=called(cluster))
    words = " ".join(
        re.sub(r"<[^>]+>", "", render_to_string("places/consensus/_names.html", {"one": one})).split()
    )
    assert words == (
        "Named by table 1, table 2, table 3, table 4, table 5, table 6 Also called: The lake (233 tables)"
    )


def test_the_choice_of_fewer_or_more_clusters_works_without_scripts(proposed: Room) -> None:
    page = proposed.leader_client().get(url(proposed, "combine")).content.decode()
    page = page.partition('id="clusters"')[2].partition("</select>")[0]
    assert re.findall(r'<option value="(\d)"( selected)?>', page) == [
        ("2", ""),
        ("3", " selected"),
        ("4", ""),
        ("5", ""),
    ]
    answer = proposed.leader_client().post(url(proposed, "combine-count"), {"clusters": "2"})
    assert answer.status_code == 303
    assert len(shared(proposed)) == 2
    assert "Back to 3, which fit the tables best" in text(
        proposed.leader_client().get(url(proposed, "combine"))
    )
    proposed.leader_client().post(url(proposed, "combine-count"), {"clusters": ""})
    assert len(shared(proposed)) == 3


@pytest.mark.parametrize("sent", ["x", "-1", "9999", "٣", "0"])
def test_nonsense_for_a_number_is_refused(proposed: Room, sent: str) -> None:
    answer = proposed.leader_client().post(url(proposed, "combine-count"), {"clusters": sent}, **JSON)
    assert answer.status_code == 422
    assert len(shared(proposed)) == 3


def test_the_board_by_hand_is_for_the_team(proposed: Room) -> None:
    mira, sam = proposed.people[:2]
    assert proposed.client(mira).get(url(proposed, "combine-by-hand")).status_code == 403
    proposed.name_team(mira, sam)
    page = proposed.client(mira).get(url(proposed, "combine-by-hand"))
    board = Board.objects.get(workshop=proposed.workshop, group=None)
    assert f'id="board-{board.pk}"' in page.content.decode()
    assert url(proposed, "board-move", board.pk) in page.content.decode()
    assert "data-reading" not in page.content.decode()


ALONE = "You are the only one in the theme team so far."


def acts(answer: object) -> set[str]:
    """What the forms of a page do, without the language."""
    return set(re.findall(r'(?:action|data-move-url)="([^"]+)"', answer.content.decode())) - {"/language/"}


def test_a_team_of_one_looks_at_the_board_by_hand_and_reads_why(proposed: Room) -> None:
    mira, sam = proposed.people[:2]
    client = proposed.name_team(mira).client(mira)
    page = client.get(url(proposed, "combine-by-hand"))
    assert page.status_code == 200
    assert ALONE in text(page)
    assert "data-reading" in page.content.decode()
    board = Board.objects.get(workshop=proposed.workshop, group=None)
    assert url(proposed, "board-move", board.pk) not in page.content.decode()
    for stage in (Stage.CLUSTER, Stage.WEIGH):
        assert (
            proposed.at(stage).name_team(mira).client(mira).get(page.request["PATH_INFO"]).status_code == 409
        )
    proposed.at(Stage.COMBINE).name_team(mira, sam)
    assert ALONE not in text(client.get(url(proposed, "combine-by-hand")))


def test_the_page_of_a_team_of_one_has_no_buttons_and_a_sentence(proposed: Room) -> None:
    mira, sam, anna = proposed.people[:3]
    page, water = url(proposed, "combine"), Cluster.objects.get(board__group=None, name="Water")
    proposed.name_team(mira)
    alone, ordinary = (proposed.client(person).get(page) for person in (mira, anna))
    assert ALONE in text(alone)
    assert ALONE not in text(ordinary)
    assert acts(alone) == acts(ordinary)
    assert "by-hand" not in alone.content.decode()
    runner = proposed.leader_client().get(page)
    assert {url(proposed, "combine-accept", water.pk), url(proposed, "combine-count")} <= acts(runner)
    proposed.name_team(mira, sam)
    for person in (mira, sam):
        both = proposed.client(person).get(page)
        assert ALONE not in text(both)
        assert {url(proposed, "combine-accept", water.pk), url(proposed, "names-show")} <= acts(both)
        assert url(proposed, "combine-by-hand") in both.content.decode()
    assert acts(proposed.client(anna).get(page)) == acts(ordinary)


def test_a_host_settles_alone_and_counts_in_the_team(proposed: Room) -> None:
    mira, sam = proposed.people[:2]
    page, water = url(proposed, "combine"), Cluster.objects.get(board__group=None, name="Water")
    Participant.objects.filter(pk=mira.pk).update(is_host=True)
    for team in ((), (mira,), (mira, sam)):
        proposed.name_team(*team)
        seen = proposed.client(mira).get(page)
        assert url(proposed, "combine-accept", water.pk) in acts(seen)
        assert ALONE not in text(seen)
        assert ("You are in the theme team: you settle" in text(seen)) is (len(team) == 2)
    assert url(proposed, "combine-accept", water.pk) in acts(proposed.client(sam).get(page))


def test_the_names_of_a_cluster_are_not_for_a_team_of_one(proposed: Room) -> None:
    mira, sam = proposed.people[:2]
    water = Cluster.objects.get(board__group=None, name="Water")
    page = url(proposed, "combine-cluster", water.pk)
    seen = []
    for team in ((), (mira,), (mira, sam)):
        answer = proposed.name_team(*team).client(mira).get(page)
        seen.append((ALONE in text(answer), url(proposed, "combine-rename", water.pk) in acts(answer)))
        assert url(proposed, "name-choose", water.pk) in acts(answer)
    assert seen == [(False, False), (True, False), (False, True)]


def test_everybody_reads_that_a_team_of_one_waits(proposed: Room) -> None:
    words = "It starts when it has two people"
    page = url(proposed, "combine")
    seen = []
    for person in proposed.people[:2]:
        set_team(actor=proposed.leading, participant_id=person.pk, on=True)
        seen.append(words in proposed.leader_client().get(page).content.decode())
    assert seen == [True, False]


def test_before_its_stage_there_is_no_shared_board(proposed: Room) -> None:
    proposed.at(Stage.CLUSTER)
    for name in ("combine", "combine-tables", "combine-tree", "combine-by-hand"):
        assert proposed.leader_client().get(url(proposed, name)).status_code == 409


def test_another_rooms_people_find_nothing(proposed: Room, other_room: Room) -> None:
    stranger = other_room.client(other_room.people[0])
    water = Cluster.objects.get(board__group=None, name="Water")
    for name in ("combine", "combine-tables", "combine-tree", "combine-by-hand"):
        assert stranger.get(url(proposed, name)).status_code == 404
    for name in ("combine-propose", "combine-count", "combine-team", "names-show", "names-hide"):
        assert stranger.post(url(proposed, name)).status_code == 404
    for name in ("combine-accept", "combine-reopen", "combine-take", "combine-rename", "name-choose"):
        assert stranger.post(url(proposed, name, water.pk)).status_code == 404


def in_groups(cards: int, of: int) -> dict[str, list[int]]:
    return {f"Pile {n}": list(range(n * of, (n + 1) * of)) for n in range(cards // of)}


# Photos, the tables' piles, what the page says of their agreement, and of how many cards its clusters are.
ODD_ROOMS = {
    "nothing in common": (
        9,
        [
            in_groups(9, 3),
            {f"Pile {n}": [n, n + 3, n + 6] for n in range(3)},
            {"A": [0, 4, 8], "B": [1, 5, 6], "C": [2, 3, 7]},
            {"A": [0, 5, 7], "B": [1, 3, 8], "C": [2, 4, 6]},
        ],
        "Each table saw its own place.",
        None,
    ),
    "all alone": (8, [in_groups(8, 1)] * 4, "The tables see it near the same.", [1] * 8),
    "every table one pile": (8, [in_groups(8, 8)] * 4, "The tables see it near the same.", [8]),
    "one card each": (2, [{"A": [0]}, {"B": [1]}], "No two tables have sorted the same cards", [1, 1]),
    "different cards": (
        6,
        [{"A": [0, 1]}, {"B": [2, 3, 4, 5]}],
        "No two tables have sorted the same cards",
        [2, 4],
    ),
    "two hundred clusters": (400, [in_groups(400, 2)] * 2, "The tables see it near the same.", [2] * 200),
}


@pytest.mark.parametrize("kind", ODD_ROOMS)
def test_odd_rooms_are_combined_and_read_as_plain_words(db: None, kind: str) -> None:
    photos, piles, words, sizes = ODD_ROOMS[kind]
    room = open_room(Stage.COMBINE, photos=photos)
    add_tables(room, len(piles))
    sort_all(room, dict(enumerate(piles, start=1)))
    client = room.leader_client()
    assert client.post(url(room, "combine-propose")).status_code == 303
    found = combined(room.workshop.pk)
    assert sizes is None or [len(one.cluster.cards) for one in found.clusters] == sizes
    assert sum(len(one.cluster.cards) for one in found.clusters) == photos
    assert words in text(client.get(url(room, "combine")))
    for name in ("combine-tables", "combine-tree", "combine-by-hand") if photos < 100 else ("combine-tree",):
        assert client.get(url(room, name)).status_code == 200


def test_tables_with_nothing_placed_are_told_what_is_missing(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=6)
    add_tables(room, 4)
    sort_all(room, {1: {"Empty": []}, 2: {"Empty": []}})
    client = room.leader_client()
    answer = client.post(url(room, "combine-propose"), **JSON)
    assert answer.status_code == 409
    assert "No table has put pictures together yet." in answer.content.decode()
    assert "No table has put pictures together yet." in text(client.get(url(room, "combine")))
    sort_all(room, {1: {"Water": [0, 1], "Match": [2, 3]}, 3: {"Lake": [0, 1], "Fire": [2, 3, 4, 5]}})
    assert client.post(url(room, "combine-propose")).status_code == 303
    assert sorted(len(one.cluster.cards) for one in combined(room.workshop.pk).clusters) == [2, 4]


def test_a_room_of_thirty_tables(db: None, django_assert_max_num_queries) -> None:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    add_tables(room, 30)
    proposing.propose(actor=room.leading)
    client = room.client(room.people[0])
    for name in ("combine", "combine-tables"):
        with django_assert_max_num_queries(24):
            assert client.get(url(room, name)).status_code == 200


def test_the_page_is_made_once_for_all_with_the_same_rights(
    proposed: Room, django_assert_max_num_queries: Any
) -> None:
    page, (mira, sam) = url(proposed, "combine"), proposed.people[:2]
    told = proposed.client(mira).get(page).content.decode()
    client = proposed.client(sam)
    with django_assert_max_num_queries(5):  # who asks, which board there is, and whether a job is under way
        same = client.get(page).content.decode()
    assert len(told) == len(same)
    for person, on, shown in ((sam, True, False), (proposed.people[2], True, True), (sam, False, False)):
        set_team(actor=proposed.leading, participant_id=person.pk, on=on)
        for _again in range(2):  # made, and kept
            assert ("Accept" in client.get(page).content.decode()) is shown
            assert "Accept" not in proposed.client(mira).get(page).content.decode()
