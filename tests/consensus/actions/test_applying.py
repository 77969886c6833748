"""Applying a proposal: as little change as can be."""

import contextlib
import random

import pytest

from places.boards.actions import cards as card_actions
from places.boards.actions import piles, undo
from places.cards import Card, touched
from places.consensus.actions import accepting, proposing, sharing
from places.enums import Kind, Stage
from places.errors import Stale, Unclear
from places.models import Activity, Board, Cluster, Photo, Placement, Theme
from tests.builders.boards import places_by_log, places_now, seen, theme
from tests.builders.rooms import Room, open_room
from tests.builders.tables import mini, shared
from tests.builders.tables import move as by_hand


@pytest.fixture
def combining(db: None) -> Room:
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


def move(room: Room, numbers: list[int], to: int | None) -> None:
    by_hand(room, Board.objects.get(workshop=room.workshop, group=None), numbers, to)


def cluster_of(room: Room, number: int) -> Cluster:
    return Cluster.objects.get(board__group=None, placements__photo=room.photos[number])


def test_applying_the_same_again_changes_nothing_at_all(combining: Room) -> None:
    propose(combining)
    before = list(Placement.objects.order_by("pk").values_list())
    laid = again(combining)
    assert (laid.changed, laid.gone) == (set(), [])
    assert list(Placement.objects.order_by("pk").values_list()) == before


def test_only_what_moves_gets_a_new_rev(combining: Room) -> None:
    board = propose(combining)
    Placement.objects.filter(board__group=combining.groups[0], photo=combining.photos[2]).delete()
    Placement.objects.filter(board__group=combining.groups[2], photo=combining.photos[2]).delete()
    revs = dict(board.placements.values_list("photo", "rev"))
    again(combining)
    now = dict(board.placements.values_list("photo", "rev"))
    moved = {photo for photo in now if now[photo] != revs[photo]}
    assert moved == {combining.photos[2].pk}
    assert shared(combining) == [("Water", [0, 1]), ("Paths", [2, 3]), ("Making", [4, 5])]


def test_a_named_cluster_that_lost_all_its_photos_stays_for_people_to_decide(combining: Room) -> None:
    board = propose(combining)
    match = cluster_of(combining, 3)
    card_actions.rename(actor=combining.leading, board_id=board.pk, cluster_id=match.pk, name="The match")
    Placement.objects.filter(board__group__isnull=False, photo=combining.photos[3]).delete()
    again(combining)
    assert ("The match", []) in shared(combining)


def test_a_new_cluster_stands_beside_the_one_it_is_most_like(combining: Room) -> None:
    propose(combining)
    accepting.accept(actor=combining.leading, cluster_id=cluster_of(combining, 4).pk)
    Cluster.objects.filter(board__group=None, accepted=True).update(order=9)
    proposing.choose_clusters(actor=combining.leading, clusters=5)
    assert [numbers for _name, numbers in shared(combining)] == [[0, 1], [2], [3], [4, 5]]
    proposing.choose_clusters(actor=combining.leading, clusters=None)
    assert [numbers for _name, numbers in shared(combining)] == [[0, 1, 2], [3], [4, 5]]


@pytest.mark.parametrize("seed", [0, 1, 3])
def test_the_log_alone_tells_where_every_card_of_the_shared_board_lies(combining: Room, seed: int) -> None:
    theme(combining, "Lake", *combining.photos[:3])
    luck, board = random.Random(seed), propose(combining)  # noqa: S311 - a game of chance that can be played again
    for _ in range(40):
        with contextlib.suppress(Unclear, Stale):
            luck.choice(ACTS)(combining, board, luck)
        assert places_by_log(board) == places_now(board)
    proposals = Activity.objects.filter(kind=Kind.BOARD_PROPOSED).exclude(data__cards=[])
    assert proposals.count() > 1
    told = {pk for line in Activity.objects.filter(board=board.pk) for pk in touched(line.data)}
    assert set(board.clusters.filter(gone=True).values_list("pk", flat=True)) <= told


def _any(board: Board, luck: random.Random) -> Cluster:
    if found := list(board.clusters.standing()):
        return luck.choice(found)
    raise Unclear


def _seen(board: Board, luck: random.Random) -> dict[Card, int]:
    """One or two cards as a fresh page shows them: photos, or the theme."""
    things = [*Photo.objects.filter(workshop=board.workshop), *Theme.objects.filter(name="Lake")]
    return seen(board, *luck.sample(things, luck.randint(1, 2)))


def _moved(room: Room, board: Board, luck: random.Random) -> None:
    to = luck.choice([None, _any(board, luck).pk])
    card_actions.move(actor=room.leading, board_id=board.pk, cards=_seen(board, luck), to=to)


def _copied(room: Room, board: Board, luck: random.Random) -> None:
    card_actions.copy(
        actor=room.leading, board_id=board.pk, cards=_seen(board, luck), to=_any(board, luck).pk
    )


def _merged(room: Room, board: Board, luck: random.Random) -> None:
    one, other = _any(board, luck), _any(board, luck)
    piles.merge(actor=room.leading, board_id=board.pk, cluster_id=one.pk, into=other.pk)


def _taken_apart(room: Room, board: Board, luck: random.Random) -> None:
    card_actions.dissolve(actor=room.leading, board_id=board.pk, cluster_id=_any(board, luck).pk)


def _accepted(room: Room, board: Board, luck: random.Random) -> None:
    on = luck.random() < 0.5
    accepting.accept(actor=room.leading, cluster_id=_any(board, luck).pk, on=on)


def _undone(room: Room, board: Board, luck: random.Random) -> None:
    undo.undo(actor=room.leading, board_id=board.pk)


def _counted(room: Room, board: Board, luck: random.Random) -> None:
    proposing.choose_clusters(actor=room.leading, clusters=luck.choice([None, 2, 3, 5]))


def _sorted_on(room: Room, board: Board, luck: random.Random) -> None:
    """A table changes its mind, and the shared board follows."""
    table = Board.objects.get(group=luck.choice(room.groups))
    cards = seen(table, *luck.sample(room.photos, 2))
    person = next(person for person in room.people if person.group_id == table.group_id)
    card_actions.put_together(actor=room.actor(person), board_id=table.pk, cards=cards)
    proposing.propose(actor=room.leading)


ACTS = (_moved, _copied, _merged, _taken_apart, _accepted, _undone, _counted, _sorted_on, _sorted_on)
