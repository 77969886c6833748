"""The shared board over HTTP."""

import re

import pytest
from django.urls import reverse

from places.actions import consensus
from places.enums import Stage
from places.models import Board, Cluster, Participant, Placement
from tests.rooms import Room, open_room
from tests.tables import add_tables, mini, shared

JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    return room


@pytest.fixture
def proposed(combining: Room) -> Room:
    consensus.propose(actor=combining.leading)
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


def test_the_page_tells_agreement_stability_borders_and_names_in_words(proposed: Room) -> None:
    words = text(proposed.client(proposed.people[0]).get(url(proposed, "combine")))
    for sentence in [
        "A proposal from the boards of 4 tables. There is clear common ground.",
        "0 of 3 clusters accepted.",
        "2 of 4 tables that saw these put them together",
        "3 of 4 tables that saw both put them together",
        "holds in 3 of 4 rounds",
        "A bridge between “Match” and “Water”",
        "Named by table 1, table 3",
    ]:
        assert sentence in words
    assert "Accept :" not in words
    assert "Move to “Water”" not in words


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


def test_one_who_acts_gets_the_changed_clusters(proposed: Room) -> None:
    water = Cluster.objects.get(board__group=None, name="Water")
    answer = proposed.leader_client().post(url(proposed, "combine-accept", water.pk), **JSON).json()
    puts = {one["id"]: one["html"] for one in answer["operations"] if one["op"] == "put"}
    assert "1 of 3 clusters accepted." in re.sub(r"\s+", " ", puts["combine-head"])
    assert "is-accepted" in puts[f"shared-{water.pk}"]
    assert url(proposed, "combine-reopen", water.pk) in puts[f"shared-{water.pk}"]
    answer = proposed.leader_client().post(url(proposed, "combine-reopen", water.pk))
    assert answer.status_code == 303
    assert not Cluster.objects.filter(accepted=True).exists()


def test_a_photo_on_the_border_is_moved_with_one_press(proposed: Room) -> None:
    water = Cluster.objects.get(board__group=None, name="Water")
    lying = Placement.objects.get(board__group=None, photo=proposed.photos[3])
    sent = {"card": f"p{lying.photo_id}:{lying.rev}"}
    client = proposed.leader_client()
    assert client.post(url(proposed, "combine-take", water.pk), sent).status_code == 303
    assert shared(proposed)[0] == ("Water", [0, 1, 2, 3])
    page = client.get(url(proposed, "combine"))
    assert "moved by hand" in text(page)
    assert client.post(url(proposed, "combine-take", water.pk), sent, **JSON).status_code == 409


def test_the_board_by_hand_is_for_the_team(proposed: Room) -> None:
    mira = proposed.people[0]
    assert proposed.client(mira).get(url(proposed, "combine-by-hand")).status_code == 403
    Participant.objects.filter(pk=mira.pk).update(in_team=True)
    page = proposed.client(mira).get(url(proposed, "combine-by-hand"))
    board = Board.objects.get(workshop=proposed.workshop, group=None)
    assert f'id="board-{board.pk}"' in page.content.decode()
    assert "data-reading" not in page.content.decode()


def test_the_team_is_named_on_the_page_and_may_act_at_once(proposed: Room) -> None:
    mira = proposed.people[0]
    water = Cluster.objects.get(board__group=None, name="Water")
    assert proposed.client(mira).post(url(proposed, "combine-accept", water.pk)).status_code == 403
    leader = proposed.leader_client()
    assert "Nobody yet." in text(leader.get(url(proposed, "combine")))
    assert leader.post(url(proposed, "combine-team"), {"on": mira.pk}).status_code == 303
    assert "Take Mira out of the team" in leader.get(url(proposed, "combine")).content.decode()
    page = proposed.client(mira).get(url(proposed, "combine")).content.decode()
    assert url(proposed, "combine-accept", water.pk) in page
    assert "Ask somebody into the team" not in page
    assert proposed.client(mira).post(url(proposed, "combine-accept", water.pk)).status_code == 303
    leader.post(url(proposed, "combine-team"), {"off": mira.pk})
    assert proposed.client(mira).post(url(proposed, "combine-reopen", water.pk)).status_code == 403


@pytest.mark.parametrize("sent", [{}, {"on": ""}, {"on": "x"}, {"off": "9" * 40}])
def test_nobody_chosen_for_the_team(proposed: Room, sent: dict[str, str]) -> None:
    assert proposed.leader_client().post(url(proposed, "combine-team"), sent).status_code == 404


def test_the_page_of_a_cluster_lets_each_person_choose_a_name(proposed: Room) -> None:
    water = Cluster.objects.get(board__group=None, name="Water")
    address = url(proposed, "combine-cluster", water.pk)
    mira, sam = (proposed.client(person) for person in proposed.people[:2])
    assert (
        mira.post(url(proposed, "name-choose", water.pk), {"name": "The lake"}).headers["Location"] == address
    )
    page = mira.get(address).content.decode()
    assert re.search(r'value="The lake" checked', page)
    assert "1 of 6 have chosen a name here." in page
    assert "checked" not in sam.get(address).content.decode()
    assert "chose this" not in sam.get(address).content.decode()
    assert proposed.leader_client().post(url(proposed, "names-show")).status_code == 303
    assert "1 person chose this" in text(sam.get(address))
    assert sam.post(url(proposed, "name-choose", water.pk), {"name": "Water"}).status_code == 409
    proposed.leader_client().post(url(proposed, "names-hide"))
    assert "chose this" not in text(sam.get(address))


def test_the_team_names_a_cluster(proposed: Room) -> None:
    water = Cluster.objects.get(board__group=None, name="Water")
    sent = {"name": "Vättern", "rev": water.rev}
    address = url(proposed, "combine-rename", water.pk)
    assert proposed.client(proposed.people[0]).post(address, sent).status_code == 403
    assert proposed.leader_client().post(address, sent).status_code == 303
    water.refresh_from_db()
    assert water.name == "Vättern"
    assert proposed.leader_client().post(address, sent, **JSON).status_code == 409


def test_a_cluster_that_is_gone_is_told_in_a_sentence(proposed: Room) -> None:
    leader = proposed.leader_client()
    assert leader.get(url(proposed, "combine-cluster", 10**9)).status_code == 404
    for name in ("combine-accept", "combine-take", "combine-rename"):
        answer = leader.post(
            url(proposed, name, 10**9), {"card": f"p{proposed.photos[0].pk}:0", "name": "x"}, **JSON
        )
        assert answer.status_code == 409
        assert "no longer here" in answer.json()["sentence"] or "just moved" in answer.json()["sentence"]


def test_how_the_tables_see_it_is_drawn_and_told(proposed: Room) -> None:
    client = proposed.client(proposed.people[0])
    page = client.get(url(proposed, "combine-tables")).content.decode()
    assert page.count('<rect class="level-4"') == 3  # two tables each way, and the key
    assert page.count('<th scope="row"') == 4
    assert "near the same" in page
    assert "style=" not in page
    tree = client.get(url(proposed, "combine-tree")).content.decode()
    assert tree.count('<path class="branch"') == 5
    assert tree.count("<tr>") == 6
    assert "100 %" in tree


def test_nothing_to_compare_yet(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=2)
    client = room.client(room.people[0])
    assert "No table has put pictures together yet." in text(client.get(url(room, "combine-tables")))
    assert "There is no tree yet" in text(client.get(url(room, "combine-tree")))


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


def test_a_room_of_thirty_tables(db: None, django_assert_max_num_queries) -> None:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    add_tables(room, 30)
    consensus.propose(actor=room.leading)
    client = room.client(room.people[0])
    for name in ("combine", "combine-tables"):
        with django_assert_max_num_queries(24):
            assert client.get(url(room, name)).status_code == 200
