"""What is weighed, and the one moment of showing."""

import pytest

from places.enums import Kind, Lens, Stage, Subject
from places.errors import NotNow, NotYours, Unclear
from places.models import Activity, Vote, Workshop
from places.weighing.actions import rounds, votes
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


@pytest.fixture
def weighing(db: None) -> Room:
    return open_room(Stage.WEIGH, photos=4)


def test_the_reveal_happens_once_and_hiding_keeps_every_dot(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    votes.cast(actor=weighing.actor(weighing.people[0]), cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=2)
    first = votes.reveal(actor=weighing.leading, key="a" * 32)
    assert votes.reveal(actor=weighing.leading, key="a" * 32) == first
    at = Workshop.objects.get(pk=weighing.workshop.pk).revealed_at
    votes.reveal(actor=weighing.leading)
    assert Workshop.objects.get(pk=weighing.workshop.pk).revealed_at == at
    assert by_id(weighing.workshop.pk).revealed
    votes.hide(actor=weighing.leading)
    assert not by_id(weighing.workshop.pk).revealed
    assert Vote.objects.get().dots == 2
    kinds = Activity.objects.filter(kind__startswith="votes_").values_list("kind", "data__subject")
    assert list(kinds) == [
        (Kind.VOTES_REVEALED, "clusters"),
        (Kind.VOTES_REVEALED, "clusters"),
        (Kind.VOTES_HIDDEN, "clusters"),
    ]


def test_piles_and_themes_are_shown_each_by_itself(weighing: Room, other_room: Room) -> None:
    votes.reveal(actor=weighing.leading)
    rounds.choose(actor=weighing.leading, subject=Subject.THEMES)
    facts = by_id(weighing.workshop.pk)
    assert (facts.weighs, facts.revealed, facts.shown) == ("themes", False, ("clusters",))
    votes.reveal(actor=weighing.leading)
    assert by_id(weighing.workshop.pk).shown == ("clusters", "themes")
    votes.hide(actor=weighing.leading)
    assert by_id(weighing.workshop.pk).shown == ("clusters",)
    other = by_id(other_room.workshop.pk)
    assert (other.weighs, other.shown) == ("clusters", ())


def test_who_may_choose_and_show_and_when(weighing: Room) -> None:
    mira = weighing.actor(weighing.people[0])
    with pytest.raises(NotYours):
        votes.reveal(actor=mira)
    with pytest.raises(NotYours):
        votes.hide(actor=mira)
    with pytest.raises(NotYours):
        rounds.choose(actor=mira, subject="themes")
    with pytest.raises(Unclear):
        rounds.choose(actor=weighing.leading, subject="people")
    weighing.at(Stage.COMBINE)
    rounds.choose(actor=weighing.leading, subject="themes")
    with pytest.raises(NotNow, match="not weighing yet"):
        votes.reveal(actor=weighing.leading)
    weighing.at(Stage.WRITE)
    with pytest.raises(NotNow, match="finished weighing"):
        rounds.choose(actor=weighing.leading, subject="clusters")
