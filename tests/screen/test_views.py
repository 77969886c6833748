"""The projector: follows the stage, shows no names, and nothing that the room has not opened."""

import re
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from places.consensus.actions import proposing
from places.desk.actions import scenes, workshops
from places.enums import RoundKind, Scene, Section, Stage
from places.models import Board, Cluster, Group
from places.rounds.actions import answers, rounds
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.tables import mini, move
from tests.builders.visions import add, open_vision
from tests.one_line import one_line


def shown(room: Room) -> str:
    return room.leader_client().get(reverse("screen", args=[room.code])).content.decode()


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (Stage.WELCOME, "0 of 4 have brought theirs."),
        (Stage.GATHER, "What is it that only we have?"),
        (Stage.SHARE, "The lake at dawn"),
        (Stage.CLUSTER, "Put pictures together at your table"),
        (Stage.COMBINE, "Water"),
        (Stage.WEIGH, "given dots"),
    ],
)
def test_it_follows_the_room(room: Room, settings: LazySettings, stage: Stage, words: str) -> None:
    settings.PUBLIC_URL = "https://room.example"
    if stage.reached(Stage.SHARE):
        room.photo(room.people[0], "The lake at dawn")
    workshops.move_stage(actor=room.leading, stage=stage)
    if stage.reached(Stage.COMBINE):
        share(room, "Water")
    page = shown(room)
    assert words in page
    assert room.code in page or f"{room.workshop.code[:4]}-" in page
    assert "Mira" not in page


def test_what_is_still_hidden_is_not_on_it(room: Room) -> None:
    room.photo(room.people[0], "Not yet for the room")
    assert "Not yet for the room" not in shown(room)
    assert "1 of 4 has brought theirs." in shown(room)
    workshops.move_stage(actor=room.leading, stage=Stage.SHARE)
    assert "Not yet for the room" in shown(room)


def test_hosts_may_run_it_and_participants_may_not(room: Room) -> None:
    room.people[1].is_host = True
    room.people[1].save()
    where = reverse("screen", args=[room.code])
    assert room.client(room.people[1]).get(where).status_code == 200
    assert room.client(room.people[0]).get(where).status_code == 403


def test_who_may_not_run_it_sees_a_calm_scene_that_tries_again(room: Room, other_room: Room) -> None:
    for client, code, status in (
        (room.client(room.people[0]), room.code, 403),
        (other_room.leader_client(), room.code, 404),
        (Client(), room.code, 404),
        (Client(), "HT7K-2M9P", 404),
    ):
        answer = client.get(reverse("screen", args=[code]))
        page = answer.content.decode()
        assert answer.status_code == status
        assert "One moment, please" in page
        assert '<meta http-equiv="refresh" content="10">' in page
        assert 'data-theme="projector"' in page
        assert "could not find" not in page
        assert room.workshop.place.ness not in page


def test_it_shows_the_newest_and_asks_no_more_for_more(
    room: Room, django_assert_max_num_queries: Any
) -> None:
    for number in range(40):
        room.photo(room.people[number % 4], f"Card number {number}.")
    workshops.move_stage(actor=room.leading, stage=Stage.SHARE)
    client = room.leader_client()
    with django_assert_max_num_queries(12):
        page = client.get(reverse("screen", args=[room.code])).content.decode()
    assert page.count("Card number") == 24
    assert "Card number 39." in page


@pytest.mark.parametrize(("clusters", "look"), [(4, ""), (5, " is-many"), (25, " is-many is-crowd")])
def test_many_piles_to_weigh_stand_closer(db: None, clusters: int, look: str) -> None:
    room = open_room(Stage.WEIGH, photos=clusters)
    share(room, *(f"Pile {number}" for number in range(clusters)))
    assert f'<ul class="screen-clusters{look}"' in shown(room)


@pytest.mark.parametrize("stage", [Stage.COMBINE, Stage.WEIGH])
def test_of_very_many_piles_as_many_as_fit_are_shown_and_the_others_counted(db: None, stage: Stage) -> None:
    room = open_room(stage, photos=30)
    share(room, *(f"Pile {number}" for number in range(30)))
    page = shown(room)
    assert (page.count('<li class="panel">'), page.count("and 5 more")) == (25, 1)


def test_of_very_many_tables_the_others_are_counted(db: None) -> None:
    room = open_room(Stage.CLUSTER)
    more = [Group(workshop=room.workshop, number=n, name=f"Table {n}", symbol="leaf") for n in range(3, 41)]
    Group.objects.bulk_create(more)
    Board.objects.bulk_create(Board(workshop=room.workshop, group=group) for group in [*room.groups, *more])
    page = shown(room)
    assert (page.count('class="side-board"'), page.count("and 15 more")) == (40, 1)


def test_the_text_that_is_written_is_a_page_that_fits(db: None) -> None:
    room = open_vision()
    page = shown(room)
    assert re.search(r'<fitted-page class="write-scene" data-long="0">', page)
    for number in range(12):
        add(room, Section.BECAUSE, f"Because of {number}. " + "The lake calls us. " * 8)
    assert 'data-long="2"' in shown(room)


@pytest.mark.parametrize(
    ("clusters", "look", "told"),
    [(4, "", 4), (8, " is-many", 8), (12, " is-many is-crowd", 12), (13, " is-many is-crowd", 0)],
)
def test_many_shared_clusters_stand_closer_and_say_less(
    db: None, clusters: int, look: str, told: int
) -> None:
    room = open_room(Stage.COMBINE, photos=clusters)
    share(room, *(f"Pile {number}" for number in range(clusters)))
    page = shown(room)
    assert f'<ul class="screen-clusters{look}"' in page
    assert page.count("It stands alone, and matters.") == told


def test_a_picture_that_a_table_let_stand_alone_is_first_and_says_so(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    Cluster.objects.filter(board__group=room.groups[2], name="Match").update(is_alone=True)
    proposing.propose(actor=room.leading)
    water = Cluster.objects.get(board__group=None, name="Water")
    move(room, water.board, [3], water.pk)
    panel = shown(room).partition('<li class="panel">')[2].partition("</li>")[0]
    assert "One table let this stand alone" in panel
    assert re.findall(r"Essence \d", panel) == ["Essence 4", "Essence 1", "Essence 2", "Essence 3"]
    assert "2 of 4 tables" in panel


def test_the_end_is_a_page_of_headline_and_text(db: None) -> None:
    room = open_vision()
    room.at(Stage.CLOSE)
    page = one_line(shown(room))
    assert re.search(r'<h1 class="close-headline"[^>]*>Light that calls</h1>', page)
    assert ("Because the lake calls us." in page, "Mira" in page) == (True, False)
    assert page.count('class="close-pictures"') == 1
    for number in range(12):
        add(room, Section.BECAUSE, f"Because of {number}. " + "The lake calls us. " * 8)
    assert 'class="close-pictures"' not in shown(room)
    assert 'data-long="2"' in shown(room)


def test_the_end_without_a_text_thanks(room: Room) -> None:
    page = shown(room.at(Stage.CLOSE))
    assert "Thank you for your pictures and your words." in page


def test_while_the_room_writes_it_tells_of_the_round_that_is_open(db: None) -> None:
    room = open_room(Stage.WRITE)
    assert "screen-round" not in shown(room)
    rounds.open_round(actor=room.leading, kind=RoundKind.HEADLINES)
    page = one_line(shown(room))
    assert "Write a short line on your phone." in page
    assert 'id="answered-headlines">0 of 4 have answered.</span>' in page
    answers.write_headline(actor=room.actor(room.people[0]), text="Light that calls")
    rounds.start_scoring(actor=room.leading)
    assert "Give points on your phone." in shown(room)
    rounds.show_round(actor=room.leading, kind=RoundKind.HEADLINES)
    assert "screen-round" not in shown(room)


def test_the_mural_is_shown_while_it_is_chosen(room: Room) -> None:
    room.photo(room.people[0], "The lake at dawn")
    share(room.at(Stage.COMBINE), "Water")
    assert "mural-scene" not in shown(room)
    scenes.show_scene(actor=room.leading, scene=Scene.MURAL)
    page = shown(room)
    assert "mural-scene" in page
    assert "The lake at dawn" in page
    assert room.code in page
    assert "qr-corner" not in page
    assert "Mira" not in page
    assert "mural-scene" not in shown(room.at(Stage.CLUSTER))
    workshops.move_stage(actor=room.leading, stage=Stage.WEIGH)
    assert "mural-scene" not in shown(room)
