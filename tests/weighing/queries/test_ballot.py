"""Where one person stands."""

import pytest

from places.enums import Lens, PhotoState, Says, Stage, Subject
from places.photos.actions import themes
from places.weighing.actions import ballots, rounds, stances
from places.weighing.queries.ballot import ballot, members, own_stances
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.weighing import say


def test_ones_own_answers_only(db: None, django_assert_num_queries) -> None:
    room: Room = open_room(Stage.WEIGH, photos=2)
    water, match = share(room, "Water", "Match")
    say(room.people[0], water, Says.US)
    say(room.people[1], match, Says.NOT_ME)
    with django_assert_num_queries(1):
        assert own_stances(room.people[0].pk) == {water.pk: "us"}
    assert own_stances(None) == {}


NAMES = ["Water", "Match", "Paths", "Market", "Snow", "Bread", "Choir", "Forest", "Ice", "Song"]


@pytest.fixture
def weighing(db: None) -> Room:
    room = open_room(Stage.WEIGH, photos=20)
    share(room, *NAMES)
    return room


def test_it_shows_ones_own_dots_and_what_is_left(weighing: Room) -> None:
    facts = by_id(weighing.workshop.pk)
    mira, sam = weighing.people[:2]
    cluster_id = ballot(facts, mira.pk).items[0].id
    ballots.cast(actor=weighing.actor(mira), cluster_id=cluster_id, lens=Lens.UNIQUE, dots=2)
    stances.take(actor=weighing.actor(mira), cluster_id=cluster_id, says="us")
    hers = ballot(facts, mira.pk)
    assert [row.dots for row in hers.items[0].rows] == [2, 0, 0]
    assert [left.sentence for left in hers.left] == ["2 of 3 given", "0 of 3 given", "0 of 3 given"]
    assert hers.left[0].filled == (True, True, False)
    assert [choice.chosen for choice in hers.item(cluster_id).stance.choices] == [True, False, False]
    assert hers.is_opened
    his = ballot(facts, sam.pk)
    assert {row.dots for item in his.items for row in item.rows} == {0}
    assert {item.stance.says for item in his.items} == {""}
    assert not his.is_opened
    assert his.turnout.sentence() == "1 of 4 has given dots."
    assert his.item(-1) is None


def test_a_tables_ballot_is_its_own(weighing: Room) -> None:
    facts = by_id(weighing.workshop.pk)
    mira = weighing.actor(weighing.people[0])
    cluster_id = ballot(facts, mira.participant_id).items[0].id
    ballots.cast(actor=mira, cluster_id=cluster_id, lens=Lens.ENERGY, dots=1, for_table=True)
    ours = ballot(facts, mira.participant_id, group_id=mira.group_id)
    assert [row.dots for row in ours.item(cluster_id).rows] == [0, 0, 1]
    assert {item.stance for item in ours.items} == {None}
    mine = ballot(facts, mira.participant_id)
    assert ([row.dots for row in mine.item(cluster_id).rows], mine.is_opened) == ([0, 0, 0], False)
    theirs = ballot(facts, weighing.people[2].pk, group_id=weighing.groups[1].pk)
    assert {row.dots for item in theirs.items for row in item.rows} == {0}


def test_the_order_is_each_persons_own_and_stays(weighing: Room) -> None:
    facts = by_id(weighing.workshop.pk)
    orders = [[c.name for c in ballot(facts, person.pk).items] for person in weighing.people]
    assert orders == [[c.name for c in ballot(facts, person.pk).items] for person in weighing.people]
    assert {tuple(sorted(order)) for order in orders} == {tuple(sorted(NAMES))}
    assert len({tuple(order) for order in orders}) > 1


def test_a_cluster_has_all_its_pictures_and_five_in_its_mosaic(weighing: Room) -> None:
    board = weighing.workshop.boards.get(group=None)
    water = board.clusters.get(name="Water")
    for placement in board.placements.exclude(cluster=water)[:5]:
        placement.cluster = water
        placement.save()
    shown = ballot(by_id(weighing.workshop.pk)).item(water.pk)
    assert (len(shown.photos), len(shown.mosaic), shown.more) == (7, 5, 2)
    assert len(members(weighing.workshop.pk)[water.pk]) == 7


def test_clusters_without_a_shown_photo_are_not_weighed(weighing: Room) -> None:
    weighing.workshop.photos.filter(placements__cluster__name="Snow").update(state=PhotoState.WITHDRAWN)
    assert "Snow" not in {c.name for c in ballot(by_id(weighing.workshop.pk)).items}


def test_in_a_round_of_themes_the_piles_ask_for_a_stance(weighing: Room) -> None:
    mira = weighing.people[0]
    words = ["Ice", "Light"]
    themes.choose(actor=weighing.at(Stage.GATHER).actor(mira), photo_id=weighing.photos[0].pk, words=words)
    rounds.choose(actor=weighing.at(Stage.WEIGH).leading, subject=Subject.THEMES)
    own = ballot(by_id(weighing.workshop.pk), mira.pk)
    assert sorted(item.name for item in own.items) == ["Ice", "Light"]
    assert [(pile.name, pile.rows) for pile in own.piles] == [(name, ()) for name in NAMES]
    assert all(pile.photos and pile.stance for pile in own.piles)
    assert [left.budget for left in own.left] == [2, 2, 2]


def test_it_says_when_ones_dots_are_left_out(weighing: Room) -> None:
    rounds.set_void(actor=weighing.leading, participant_id=weighing.people[0].pk, on=True)
    facts = by_id(weighing.workshop.pk)
    assert [ballot(facts, person.pk).is_void for person in weighing.people[:2]] == [True, False]


def test_the_queries_do_not_grow_with_the_room(weighing: Room, django_assert_num_queries) -> None:
    facts = by_id(weighing.workshop.pk)
    with django_assert_num_queries(8):
        ballot(facts, weighing.people[0].pk)
