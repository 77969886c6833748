"""One row of the ballot: as the whole ballot shows it, for the person who voted."""

from typing import Any

import pytest

from places.enums import Lens, PhotoState, Stage
from places.models import Theme, ThemedPhoto
from places.weighing.actions import ballots, rounds
from places.weighing.queries.ballot import ballot
from places.weighing.queries.own_row import own_row
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


@pytest.fixture
def weighing(db: None) -> Room:
    room = open_room(Stage.WEIGH, photos=12)
    share(room, "Water", "Match", "Paths", "Market", "Snow", "Bread")
    return room


def test_it_is_the_row_that_the_whole_ballot_shows(weighing: Room, django_assert_num_queries: Any) -> None:
    mira, sam = weighing.people[:2]
    facts = by_id(weighing.workshop.pk)
    whole = ballot(facts, mira.pk)
    first, second = whole.items[0].id, whole.items[1].id
    ballots.cast(actor=weighing.actor(mira), cluster_id=first, lens=Lens.UNIQUE, dots=1)
    ballots.cast(actor=weighing.actor(sam), cluster_id=first, lens=Lens.UNIQUE, dots=2)
    whole = ballot(facts, mira.pk)
    with django_assert_num_queries(2):
        found = own_row(facts, first, Lens.UNIQUE, participant_id=mira.pk)
    assert found is not None
    assert (found.row, found.left) == (whole.items[0].rows[0], whole.left[0])
    assert found.item.name == whole.items[0].name
    empty = own_row(facts, second, Lens.ENERGY, participant_id=mira.pk)
    assert empty is not None
    assert (empty.row.dots, empty.left) == (0, whole.left[2])


def test_the_other_rows_are_spent_with_the_last_dot(weighing: Room) -> None:
    mira, facts = weighing.people[0], by_id(weighing.workshop.pk)
    first, *others = (item.id for item in ballot(facts, mira.pk).items)
    for dots, spent in ((1, False), (2, True)):
        ballots.cast(actor=weighing.actor(mira), cluster_id=first, lens=Lens.UNIQUE, dots=dots)
        found = own_row(facts, first, Lens.UNIQUE, participant_id=mira.pk)
        assert found is not None
        assert found.row.spent == spent
        assert {each.item.id: (each.row.dots, each.row.spent) for each in found.others} == dict.fromkeys(
            others, (0, spent)
        )


def test_a_cluster_that_is_not_weighed_has_no_row(weighing: Room, other_room: Room) -> None:
    (foreign,) = share(other_room, "Shielders")
    snow = weighing.workshop.boards.get(group=None).clusters.get(name="Snow")
    weighing.workshop.photos.filter(placements__cluster=snow).update(state=PhotoState.WITHDRAWN)
    for cluster in (foreign.pk, snow.pk):
        facts = by_id(weighing.workshop.pk)
        assert own_row(facts, cluster, Lens.UNIQUE, participant_id=weighing.people[0].pk) is None


def test_a_row_of_a_tables_ballot_and_of_themes(weighing: Room) -> None:
    mira, group = weighing.actor(weighing.people[0]), weighing.groups[0].pk
    first = ballot(by_id(weighing.workshop.pk), group_id=group).items[0].id
    ballots.cast(actor=mira, cluster_id=first, lens=Lens.UNIQUE, dots=2, for_table=True)
    ours = own_row(by_id(weighing.workshop.pk), first, Lens.UNIQUE, participant_id=None, group_id=group)
    assert ours is not None
    assert (ours.row.dots, ours.left.dots) == (2, 0)
    theme = Theme.objects.create(workshop=weighing.workshop, name="Ice", slug="ice", key="ice")
    ThemedPhoto.objects.create(tag=theme, content_object=weighing.photos[0])
    rounds.choose(actor=weighing.leading, subject="themes")
    ballots.cast(actor=mira, theme_id=theme.pk, lens=Lens.UNIQUE, dots=1)
    mine = own_row(by_id(weighing.workshop.pk), theme.pk, Lens.UNIQUE, participant_id=mira.participant_id)
    assert mine is not None
    assert (mine.item.name, mine.row.dots, mine.left.sentence) == ("Ice", 1, "1 of 2 given")
