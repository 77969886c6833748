"""Names of shared clusters: chosen by participants, and computed from the tables' names."""

import pytest

from places.boards.actions import cards as card_actions
from places.consensus.actions import naming, proposing, sharing
from places.enums import Stage
from places.errors import NotNow, NotYours, Stale, Unclear
from places.models import Activity, Board, Cluster, NameVote
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.tables import mini, shared, sort
from tests.builders.tables import move as by_hand

KEY = "e" * 32


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    proposing.propose(actor=room.leading)
    return room


def water(room: Room) -> Cluster:
    return Cluster.objects.get(board__group=None, placements__photo=room.photos[0])


def test_of_two_clusters_that_a_name_fits_alike_who_came_first_gets_nothing(db: None) -> None:
    named = []
    for arrival in ([1, 2, 3, 4], [4, 3, 2, 1]):
        room = open_room(Stage.COMBINE)
        for number in arrival:
            room.photo(room.people[0], upload_key=f"{number:032x}")
        sort(room, 1, {"Water": [0, 1, 2, 3]})
        sort(room, 2, {"?": [0, 1], "??": [2, 3]})
        proposing.propose(actor=room.leading)
        assert len(shared(room)) == 2
        (those,) = [numbers for name, numbers in shared(room) if name == "Water"]
        named.append({arrival[number] for number in those})
    assert named == [{1, 2}] * 2


def votes() -> list[tuple[str, str]]:
    return sorted(NameVote.objects.values_list("participant__first_name", "name"))


def test_one_name_for_each_person_that_can_be_changed_and_taken_back(combining: Room) -> None:
    mira, cluster = combining.actor(combining.people[0]), water(combining).pk
    naming.choose_name(actor=mira, cluster_id=cluster, name="water")
    assert votes() == [("Mira", "Water")]
    naming.choose_name(actor=mira, cluster_id=cluster, name="The lake")
    assert votes() == [("Mira", "The lake")]
    naming.choose_name(actor=mira, cluster_id=cluster, name="")
    assert votes() == []


def test_the_log_tells_neither_who_was_chosen_nor_which_name(combining: Room) -> None:
    activity = naming.choose_name(
        actor=combining.actor(combining.people[0]), cluster_id=water(combining).pk, name="Water", key=KEY
    )
    assert activity.data == {"board": water(combining).board_id, "cluster": water(combining).pk}
    assert Activity.objects.get(key=KEY) == activity


def test_only_the_tables_own_names(combining: Room, other_room: Room) -> None:
    mira = combining.actor(combining.people[0])
    with pytest.raises(Unclear, match="No table uses"):
        naming.choose_name(actor=mira, cluster_id=water(combining).pk, name="Gold")
    with pytest.raises(Stale):
        naming.choose_name(actor=mira, cluster_id=share(other_room, "Water")[0].pk, name="Water")
    assert votes() == []


def test_nothing_is_chosen_after_the_choices_were_shown_until_they_are_hidden(combining: Room) -> None:
    mira = combining.actor(combining.people[0])
    with pytest.raises(NotYours):
        naming.show_names(actor=mira, on=True)
    naming.show_names(actor=combining.leading, on=True)
    with pytest.raises(NotNow, match="already seen"):
        naming.choose_name(actor=mira, cluster_id=water(combining).pk, name="Water")
    naming.show_names(actor=combining.leading, on=False)
    naming.choose_name(actor=mira, cluster_id=water(combining).pk, name="Water")
    assert votes() == [("Mira", "Water")]


def test_a_team_of_one_chooses_as_everybody_and_shows_nothing(combining: Room) -> None:
    mira, sam = combining.people[:2]
    alone = combining.name_team(mira).actor(mira)
    naming.choose_name(actor=alone, cluster_id=water(combining).pk, name="Water")
    with pytest.raises(NotNow, match="starts when it has two people"):
        naming.show_names(actor=alone, on=True)
    naming.show_names(actor=combining.name_team(mira, sam).actor(sam), on=True)


def test_leaders_have_no_choice_and_the_stage_must_be_right(combining: Room) -> None:
    with pytest.raises(NotYours):
        naming.choose_name(actor=combining.leading, cluster_id=water(combining).pk, name="Water")
    combining.at(Stage.WEIGH)
    with pytest.raises(NotNow):
        naming.choose_name(
            actor=combining.actor(combining.people[0]), cluster_id=water(combining).pk, name="Water"
        )


def test_choices_live_on_when_the_board_is_proposed_again(combining: Room) -> None:
    naming.choose_name(
        actor=combining.actor(combining.people[0]), cluster_id=water(combining).pk, name="Water"
    )
    proposing.propose(actor=combining.leading)
    assert votes() == [("Mira", "Water")]


@pytest.fixture
def unproposed(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    return room


def propose(room: Room) -> Board:
    proposing.propose(actor=room.leading)
    return Board.objects.get(workshop=room.workshop, group=None)


def again(room: Room) -> sharing.Applied:
    """The tables' sorts as they are now, applied anew."""
    board = Board.objects.get(workshop=room.workshop, group=None)
    return sharing.apply_proposal(board, sharing.work_out(sharing.read(board), with_stability=True))


def move_by_hand(room: Room, numbers: list[int], to: int | None) -> None:
    by_hand(room, Board.objects.get(workshop=room.workshop, group=None), numbers, to)


def cluster_of(room: Room, number: int) -> Cluster:
    return Cluster.objects.get(board__group=None, placements__photo=room.photos[number])


def test_a_name_that_people_gave_is_kept_and_another_cluster_does_not_take_it(unproposed: Room) -> None:
    board = propose(unproposed)
    making = cluster_of(unproposed, 4)
    card_actions.rename(actor=unproposed.leading, board_id=board.pk, cluster_id=making.pk, name="Water")
    again(unproposed)
    assert [name for name, _numbers in shared(unproposed)] == ["The lake", "Match", "Water"]


def test_one_name_is_given_to_one_cluster(unproposed: Room) -> None:
    Cluster.objects.filter(board__group__isnull=False).update(name="Here")
    propose(unproposed)
    assert sorted(name for name, _numbers in shared(unproposed)) == ["", "", "Here"]
