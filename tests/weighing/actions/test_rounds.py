"""What is weighed, and the one moment of showing."""

import pytest

from places.enums import Kind, Lens, Stage, Subject
from places.errors import Missing, NotNow, NotYours, Unclear
from places.models import Activity, Stance, Vote, Workshop
from places.weighing.actions import ballots, rounds, stances
from places.weighing.queries.turnout import turnout
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


@pytest.fixture
def weighing(db: None) -> Room:
    return open_room(Stage.WEIGH, photos=4)


def test_the_reveal_happens_once_and_hiding_keeps_every_dot(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    ballots.cast(actor=weighing.actor(weighing.people[0]), cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=2)
    first = ballots.reveal(actor=weighing.leading, key="a" * 32)
    assert ballots.reveal(actor=weighing.leading, key="a" * 32) == first
    at = Workshop.objects.get(pk=weighing.workshop.pk).revealed_at
    ballots.reveal(actor=weighing.leading)
    assert Workshop.objects.get(pk=weighing.workshop.pk).revealed_at == at
    assert by_id(weighing.workshop.pk).revealed
    ballots.hide(actor=weighing.leading)
    assert not by_id(weighing.workshop.pk).revealed
    assert Vote.objects.get().dots == 2
    kinds = Activity.objects.filter(kind__startswith="votes_").values_list("kind", "data__subject")
    assert list(kinds) == [
        (Kind.VOTES_REVEALED, "clusters"),
        (Kind.VOTES_REVEALED, "clusters"),
        (Kind.VOTES_HIDDEN, "clusters"),
    ]


def test_piles_and_themes_are_shown_each_by_itself(weighing: Room, other_room: Room) -> None:
    ballots.reveal(actor=weighing.leading)
    rounds.choose(actor=weighing.leading, subject=Subject.THEMES)
    facts = by_id(weighing.workshop.pk)
    assert (facts.weighs, facts.revealed, facts.shown) == ("themes", False, ("clusters",))
    ballots.reveal(actor=weighing.leading)
    assert by_id(weighing.workshop.pk).shown == ("clusters", "themes")
    ballots.hide(actor=weighing.leading)
    assert by_id(weighing.workshop.pk).shown == ("clusters",)
    other = by_id(other_room.workshop.pk)
    assert (other.weighs, other.shown) == ("clusters", ())


def test_who_may_choose_and_show_and_when(weighing: Room) -> None:
    mira = weighing.actor(weighing.people[0])
    with pytest.raises(NotYours):
        ballots.reveal(actor=mira)
    with pytest.raises(NotYours):
        ballots.hide(actor=mira)
    with pytest.raises(NotYours):
        rounds.choose(actor=mira, subject="themes")
    with pytest.raises(Unclear):
        rounds.choose(actor=weighing.leading, subject="people")
    weighing.at(Stage.COMBINE)
    rounds.choose(actor=weighing.leading, subject="themes")
    with pytest.raises(NotNow, match="not weighing yet"):
        ballots.reveal(actor=weighing.leading)
    weighing.at(Stage.WRITE)
    with pytest.raises(NotNow, match="finished weighing"):
        rounds.choose(actor=weighing.leading, subject="clusters")


@pytest.fixture
def room_with_dots(db: None) -> Room:
    room = open_room(Stage.WEIGH, photos=4)
    cluster = share(room, "Water")[0]
    for person in room.people[:2]:
        ballots.cast(actor=room.actor(person), cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1)
        stances.take(actor=room.actor(person), cluster_id=cluster.pk, says="us")
    return room


def test_votes_are_left_out_and_counted_again_and_nothing_is_deleted(room_with_dots: Room) -> None:
    mira, room_id = room_with_dots.people[0], room_with_dots.workshop.pk
    host = room_with_dots.people[2]
    host.is_host = True
    host.save()
    activity = rounds.set_void(actor=room_with_dots.actor(host), participant_id=mira.pk, on=True)
    assert (activity.kind, activity.data, activity.participant) == (
        Kind.VOTES_VOIDED,
        {"person": mira.pk},
        host,
    )
    left_out = turnout(room_id, "clusters")
    assert (left_out.people, left_out.opened, left_out.voted) == (3, 1, 1)
    assert (Vote.objects.count(), Stance.objects.count()) == (2, 2)
    rounds.set_void(actor=room_with_dots.leading, participant_id=mira.pk, on=False)
    assert turnout(room_id, "clusters").voted == 2
    assert Activity.objects.latest("revision").kind == Kind.VOTES_RESTORED


def test_whose_votes_are_left_out_cannot_give_more(room_with_dots: Room) -> None:
    mira, cluster = (
        room_with_dots.people[0],
        room_with_dots.workshop.boards.get(group=None).clusters.get(),
    )
    rounds.set_void(actor=room_with_dots.leading, participant_id=mira.pk, on=True)
    acting = room_with_dots.actor(mira)
    for for_table in (False, True):
        with pytest.raises(NotNow, match="not counted"):
            ballots.cast(actor=acting, cluster_id=cluster.pk, lens=Lens.ENERGY, dots=1, for_table=for_table)
    with pytest.raises(NotNow, match="not counted"):
        stances.take(actor=acting, cluster_id=cluster.pk, says="not_me")


def test_after_a_reveal_the_difference_would_tell_so_it_is_refused(room_with_dots: Room) -> None:
    ballots.reveal(actor=room_with_dots.leading)
    with pytest.raises(NotNow, match="already seen the result"):
        rounds.set_void(actor=room_with_dots.leading, participant_id=room_with_dots.people[0].pk, on=True)
    ballots.hide(actor=room_with_dots.leading)
    with pytest.raises(NotNow, match="difference"):
        rounds.set_void(actor=room_with_dots.leading, participant_id=room_with_dots.people[0].pk, on=True)


def test_only_those_who_run_the_room_and_only_in_their_room(room_with_dots: Room, other_room: Room) -> None:
    with pytest.raises(NotYours):
        rounds.set_void(
            actor=room_with_dots.actor(room_with_dots.people[1]),
            participant_id=room_with_dots.people[0].pk,
            on=True,
        )
    with pytest.raises(Missing):
        rounds.set_void(actor=room_with_dots.leading, participant_id=other_room.people[0].pk, on=True)
    with pytest.raises(NotNow, match="finished weighing"):
        rounds.set_void(
            actor=room_with_dots.at(Stage.WRITE).leading,
            participant_id=room_with_dots.people[0].pk,
            on=True,
        )
