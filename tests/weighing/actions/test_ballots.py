"""What every act of weighing begins with: an open round, and the right ballot."""

import pytest

from places.enums import Kind, Lens, PhotoState, Stage, Subject
from places.errors import Missing, NotNow, NotYours, Unclear
from places.models import Activity, Ballot, Board, Cluster, Photo, Theme, Vote
from places.photos.actions import themes
from places.rules import Actor, Role
from places.weighing.actions import ballots, rounds
from places.weighing.actions.ballots import ballot_of, open_weighing, require_counted, seen
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.weighing import give


def test_a_round_is_open_until_the_room_has_seen_it(room: Room) -> None:
    mira = room.actor(room.people[0])
    with pytest.raises(NotNow, match="not weighing yet"):
        open_weighing(room.workshop, actor=mira)
    workshop = room.at(Stage.WEIGH).workshop
    assert open_weighing(workshop, actor=mira) == workshop
    workshop.themes_revealed_at = workshop.opened_at
    assert open_weighing(workshop, actor=mira) == workshop
    assert (seen(workshop, Subject.CLUSTERS), seen(workshop, Subject.THEMES)) == (False, True)
    workshop.weighs = Subject.THEMES
    with pytest.raises(NotNow, match="already seen"):
        open_weighing(workshop, actor=mira)


def test_a_tables_device_fills_in_the_tables_ballot_only(room: Room) -> None:
    device = Actor(room.workshop.pk, Role.TABLE, group_id=room.groups[0].pk)
    workshop = room.at(Stage.WEIGH).workshop
    assert open_weighing(workshop, actor=device, for_table=True) == workshop
    with pytest.raises(NotYours):
        open_weighing(workshop, actor=device)


def test_ones_own_ballot_ones_tables_and_a_devices(room: Room) -> None:
    mira, sam = (room.actor(person) for person in room.people[:2])
    device = Actor(room.workshop.pk, Role.TABLE, group_id=room.groups[0].pk)
    own = ballot_of(mira, room.workshop, for_table=False)
    assert (own.participant, own.group) == (room.people[0], room.groups[0])
    assert ballot_of(mira, room.workshop, for_table=False) == own
    tables = {ballot_of(actor, room.workshop, for_table=True) for actor in (mira, sam, device)}
    assert [(each.participant, each.group) for each in tables] == [(None, room.groups[0])]
    with pytest.raises(NotYours):
        ballot_of(device, room.workshop, for_table=False)
    with pytest.raises(Unclear):
        ballot_of(Actor(room.workshop.pk, Role.PARTICIPANT, room.people[0].pk), room.workshop, for_table=True)
    assert Ballot.objects.count() == 2


def test_whose_votes_are_void_fills_in_nothing(room: Room) -> None:
    mira = room.actor(room.people[0])
    require_counted(mira)
    room.people[0].votes_void = True
    room.people[0].save()
    for for_table in (False, True):
        with pytest.raises(NotNow, match="not counted"):
            ballot_of(mira, room.workshop, for_table=for_table)


KEY = "a" * 32


@pytest.fixture
def weighing(db: None) -> Room:
    return open_room(Stage.WEIGH, photos=8)


def test_dots_are_set_changed_and_taken_back(weighing: Room) -> None:
    cluster = share(weighing, "Water", "Match")[0]
    mira = weighing.actor(weighing.people[0])
    for dots in (1, 2):
        ballots.cast(actor=mira, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=dots)
        assert list(Vote.objects.values_list("cluster", "lens", "dots")) == [(cluster.pk, "unique", dots)]
    ballots.cast(actor=mira, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=0)
    assert not Vote.objects.exists()


def test_the_log_does_not_tell_where_a_dot_went(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    ballots.cast(actor=weighing.actor(weighing.people[0]), cluster_id=cluster.pk, lens=Lens.ENERGY, dots=1)
    activity = Activity.objects.get(workshop=weighing.workshop)
    assert (activity.kind, activity.data, activity.revision) == (Kind.VOTED, {}, 1)


def test_the_budget_is_kept_per_lens(weighing: Room) -> None:
    one, two, three = share(weighing, "Water", "Match", "Paths")
    mira = weighing.actor(weighing.people[0])
    ballots.cast(actor=mira, cluster_id=one.pk, lens=Lens.UNIQUE, dots=2)
    with pytest.raises(Unclear, match="no dots left"):
        ballots.cast(actor=mira, cluster_id=two.pk, lens=Lens.UNIQUE, dots=1)
    ballots.cast(actor=mira, cluster_id=two.pk, lens=Lens.BELONGING, dots=1)
    ballots.cast(actor=mira, cluster_id=one.pk, lens=Lens.UNIQUE, dots=1)
    ballots.cast(actor=mira, cluster_id=three.pk, lens=Lens.UNIQUE, dots=1)
    assert sorted(Vote.objects.values_list("cluster", "lens", "dots")) == sorted(
        [(one.pk, "unique", 1), (two.pk, "belonging", 1), (three.pk, "unique", 1)]
    )


@pytest.mark.parametrize(("lens", "dots"), [("unique", 3), ("unique", -1), ("loudness", 1)])
def test_other_dots_and_lenses_are_refused(weighing: Room, lens: str, dots: int) -> None:
    cluster = share(weighing, "Water")[0]
    with pytest.raises(Unclear):
        ballots.cast(actor=weighing.actor(weighing.people[0]), cluster_id=cluster.pk, lens=lens, dots=dots)
    assert not Vote.objects.exists()


def test_a_retry_is_absorbed_even_after_the_reveal(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    mira = weighing.actor(weighing.people[0])
    first = ballots.cast(actor=mira, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1, key=KEY)
    ballots.reveal(actor=weighing.leading)
    assert ballots.cast(actor=mira, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1, key=KEY) == first
    assert Vote.objects.count() == 1
    with pytest.raises(Unclear):
        ballots.cast(
            actor=weighing.actor(weighing.people[1]), cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1, key=KEY
        )


def test_nothing_changes_after_the_reveal_until_it_is_hidden(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    mira = weighing.actor(weighing.people[0])
    ballots.reveal(actor=weighing.leading)
    with pytest.raises(NotNow, match="already seen"):
        ballots.cast(actor=mira, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1)
    ballots.hide(actor=weighing.leading)
    ballots.cast(actor=mira, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1)
    assert Vote.objects.count() == 1


def test_only_in_the_stage_and_only_by_their_roles(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    with pytest.raises(NotYours):
        ballots.cast(actor=weighing.leading, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1)
    with pytest.raises(NotYours):
        ballots.open_ballot(actor=weighing.leading)
    weighing.at(Stage.WRITE)
    with pytest.raises(NotNow, match="finished weighing"):
        ballots.cast(
            actor=weighing.actor(weighing.people[0]), cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1
        )


def test_foreign_table_and_empty_clusters_cannot_be_weighed(weighing: Room, other_room: Room) -> None:
    foreign = share(other_room, "Shielders")[0]
    board = Board.objects.create(workshop=weighing.workshop, group=weighing.groups[0])
    tables_own = Cluster.objects.create(board=board, name="Ours")
    share(weighing, "Water")
    emptied = share(weighing, "Gone")[0]
    Photo.objects.filter(workshop=weighing.workshop).update(state=PhotoState.HIDDEN)
    for cluster in (foreign, tables_own, emptied):
        with pytest.raises(Missing):
            ballots.cast(
                actor=weighing.actor(weighing.people[0]), cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1
            )


def test_an_opened_ballot_is_there_once_without_dots(weighing: Room) -> None:
    share(weighing, "Water")
    mira = weighing.actor(weighing.people[0])
    first = ballots.open_ballot(actor=mira, key=KEY)
    assert ballots.open_ballot(actor=mira, key=KEY) == first
    ballots.open_ballot(actor=mira)
    ballot = Ballot.objects.get()
    assert (ballot.participant, ballot.group, ballot.subject) == (
        weighing.people[0],
        weighing.groups[0],
        "clusters",
    )
    assert [line.kind for line in Activity.objects.all()] == [Kind.BALLOT_OPENED] * 2
    ballots.reveal(actor=weighing.leading)
    with pytest.raises(NotNow):
        ballots.open_ballot(actor=weighing.actor(weighing.people[1]))


def test_a_table_has_one_ballot_that_any_of_its_people_fills_in(weighing: Room) -> None:
    one, two = share(weighing, "Water", "Match")
    mira, sam, anna = (weighing.actor(person) for person in weighing.people[:3])
    own = {"lens": Lens.UNIQUE, "for_table": True}
    activity = ballots.cast(actor=mira, cluster_id=one.pk, dots=1, **own)
    assert activity.data == {"table": weighing.groups[0].pk}
    ballots.cast(actor=sam, cluster_id=two.pk, dots=1, **own)
    with pytest.raises(Unclear, match="no dots left"):
        ballots.cast(actor=mira, cluster_id=one.pk, dots=2, **own)
    ballots.cast(actor=anna, cluster_id=one.pk, dots=2, **own)
    ballots.cast(actor=mira, cluster_id=one.pk, lens=Lens.UNIQUE, dots=2)
    found = Vote.objects.values_list("ballot__group__number", "ballot__participant", "cluster", "dots")
    assert sorted(found, key=str) == sorted(
        [
            (1, None, one.pk, 1),
            (1, None, two.pk, 1),
            (2, None, one.pk, 2),
            (1, weighing.people[0].pk, one.pk, 2),
        ],
        key=str,
    )


def test_without_a_table_there_is_no_tables_ballot(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    weighing.people[0].group = None
    weighing.people[0].save()
    with pytest.raises(Unclear, match="no table"):
        ballots.cast(
            actor=weighing.actor(weighing.people[0]),
            cluster_id=cluster.pk,
            lens=Lens.UNIQUE,
            dots=1,
            for_table=True,
        )


def test_dots_are_counted_at_the_table_where_they_were_last_given(weighing: Room) -> None:
    cluster = share(weighing, "Water")[0]
    mira = weighing.people[0]
    ballots.cast(actor=weighing.actor(mira), cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1)
    mira.group = weighing.groups[1]
    mira.save()
    assert Ballot.objects.get().group == weighing.groups[0]
    ballots.cast(actor=weighing.actor(mira), cluster_id=cluster.pk, lens=Lens.ENERGY, dots=1)
    assert Ballot.objects.get().group == weighing.groups[1]


def test_themes_have_a_round_of_their_own(weighing: Room, other_room: Room) -> None:
    cluster = share(weighing, "Water")[0]
    mira = weighing.actor(weighing.people[0])
    for room in (weighing, other_room):
        themes.choose(
            actor=room.at(Stage.GATHER).actor(room.people[0]), photo_id=room.photos[0].pk, words=["Ice"]
        )
    weighing.at(Stage.WEIGH)
    ice = Theme.objects.get(workshop=weighing.workshop, key="ice")
    empty = Theme.objects.create(workshop=weighing.workshop, name="Sun", slug="sun", key="sun")
    ballots.cast(actor=mira, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1)
    rounds.choose(actor=weighing.leading, subject=Subject.THEMES)
    with pytest.raises(NotNow, match="something else"):
        ballots.cast(actor=mira, cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=2)
    for foreign in (empty, Theme.objects.get(workshop=other_room.workshop, key="ice")):
        with pytest.raises(Missing):
            ballots.cast(actor=mira, theme_id=foreign.pk, lens=Lens.UNIQUE, dots=1)
    ballots.cast(actor=mira, theme_id=ice.pk, lens=Lens.UNIQUE, dots=2)
    kept = set(Vote.objects.values_list("ballot__subject", "cluster", "theme", "dots"))
    assert kept == {("clusters", cluster.pk, None, 1), ("themes", None, ice.pk, 2)}


def test_dots_on_a_pile_that_has_gone_are_free_again(weighing: Room) -> None:
    one, two = share(weighing, "Water", "Match")
    mira = weighing.actor(weighing.people[0])
    ballots.cast(actor=mira, cluster_id=one.pk, lens=Lens.UNIQUE, dots=2)
    one.placements.update(cluster=two)
    ballots.cast(actor=mira, cluster_id=two.pk, lens=Lens.UNIQUE, dots=2)


def test_dots_above_a_budget_that_has_shrunk_are_taken_back_one_by_one(db: None) -> None:
    room = open_room(Stage.WEIGH, photos=3)
    clusters = share(room, "Water", "Match", "Paths")
    mira = room.people[0]
    for cluster in clusters[:2]:
        give(mira, cluster, Lens.UNIQUE, 2)  # four, of a budget that is two now
    act = {"actor": room.actor(mira), "cluster_id": clusters[0].pk, "lens": Lens.UNIQUE}
    ballots.cast(**act, dots=1)
    with pytest.raises(Unclear, match="no dots left"):
        ballots.cast(**act, dots=2)
    ballots.cast(**act, dots=0)
    assert list(Vote.objects.values_list("cluster__name", "dots")) == [("Match", 2)]
