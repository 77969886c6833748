"""Operations on the combine page."""

import pytest

from places.boards.actions import cards as card_actions
from places.boards.actions import piles, undo
from places.boards.queries.present import board_now
from places.cards import touched
from places.consensus import live
from places.consensus.actions import accepting, naming, proposing
from places.consensus.live import agreed
from places.enums import Role, Stage
from places.live.audience import Audience
from places.live_channels.channels import operations
from places.models import Activity, Board, Cluster
from places.people.actions import joining, team
from places.workshops.queries.workshops import by_id
from tests.builders.boards import seen
from tests.builders.rooms import Room, open_room
from tests.builders.tables import mini, move


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    proposing.propose(actor=room.leading)
    return room


def move_first(room: Room, board: Board) -> Activity:
    first, last = board.placements.order_by("cluster__order").first(), board.placements.last()
    assert first is not None
    assert last is not None
    return card_actions.move(
        actor=room.leading if board.group_id is None else room.actor(room.people[0]),
        board_id=board.pk,
        cards={first.card: first.rev},
        to=last.cluster_id,
    )


def received(room: Room, activity: Activity) -> list[str]:
    """The agreements that a page of this board is told, by their ids."""
    audience = Audience(room.workshop.pk, f"board-{activity.data['board']}", "en", room.leading.role)
    told = operations(activity, audience)
    assert told[-1]["op"] == "say"
    return [each["id"] for each in told if each.get("id", "").endswith("-agreement")]


def test_a_page_of_the_shared_board_is_told_of_the_touched_clusters(combining: Room) -> None:
    board = Board.objects.get(workshop=combining.workshop, group=None)
    line = move_first(combining, board)
    piles = board.clusters.standing().filter(pk__in=[pk for pk in touched(line.data) if pk])
    assert received(combining, line) == [f"cluster-{pile.pk}-agreement" for pile in piles.order_by("order")]
    assert piles.count() >= 1


def test_a_page_of_a_table_is_told_nothing_and_nothing_is_read(
    combining: Room, django_assert_num_queries
) -> None:
    line = move_first(combining, Board.objects.get(group=combining.groups[0]))
    assert received(combining, line) == []
    workshop = by_id(combining.workshop.pk)
    now = board_now(combining.workshop.pk, line.data["board"], (), touched(line.data))
    assert now is not None
    assert workshop is not None
    with django_assert_num_queries(0):
        assert agreed(now, touched(line.data), workshop) == []


def listener(room: Room, *, team: int = 0, channel: str = "combine") -> Audience:
    return Audience(room.workshop.pk, channel, "en", Role.PARTICIPANT, team=team)


def told(room: Room, activity: Activity, **more: object) -> dict[str, dict]:
    return {one["id"]: one for one in operations(activity, listener(room, **more)) if "id" in one}


def ids(room: Room) -> list[int]:
    return list(Cluster.objects.standing().filter(board__group=None).values_list("pk", flat=True))


def test_a_proposal_puts_every_cluster_in_its_list_and_in_order(combining: Room) -> None:
    water, match, making = ids(combining)
    Cluster.objects.filter(name="Factory").update(name="The works")
    activity = proposing.propose(actor=combining.leading)
    assert activity.data["changed"] == [making]
    found = told(combining, activity)
    assert list(found) == [
        "combine-head",
        "combine-count",
        f"shared-{water}",
        f"shared-{making}",
        f"shared-{match}",
        "combine-alone-title",
        "combine-alone",
        "combine-tray",
    ]
    assert [
        (found[f"shared-{pk}"]["target"], found[f"shared-{pk}"]["after"]) for pk in (water, making, match)
    ] == [
        ("shared-clusters", ""),
        ("shared-clusters", f"shared-{water}"),
        ("lone-clusters", ""),
    ]
    assert found["combine-alone"]["value"] is None
    assert {"op": "refresh", "only": "combine-tables"} in operations(activity, listener(combining))


def test_a_card_that_a_table_lets_stand_alone_says_so_at_once(combining: Room) -> None:
    water = ids(combining)[0]
    board, mira = Board.objects.get(group=combining.groups[0]), combining.actor(combining.people[0])
    words = "One table let this stand alone"
    marked = piles.stand_alone(actor=mira, board_id=board.pk, cards=seen(board, combining.photos[0]))
    assert words in told(combining, marked)[f"shared-{water}"]["html"]
    undone = undo.undo(actor=mira, board_id=board.pk)
    assert words not in told(combining, undone)[f"shared-{water}"]["html"]


def test_a_board_of_very_many_pictures_is_fetched_again_instead(
    combining: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "MOST_IN_NEWS", 5)
    assert operations(proposing.propose(actor=combining.leading), listener(combining)) == [{"op": "refresh"}]


def test_clusters_that_have_gone_are_dropped(combining: Room) -> None:
    before = ids(combining)
    activity = proposing.choose_clusters(actor=combining.leading, clusters=2)
    gone = next(pk for pk in before if pk not in ids(combining))
    assert told(combining, activity)[f"shared-{gone}"] == {"op": "drop", "id": f"shared-{gone}"}


def test_moves_at_the_shared_board_show_and_those_at_tables_wait_for_the_proposal(combining: Room) -> None:
    water, match, _making = ids(combining)
    by_hand = move(combining, Board.objects.get(workshop=combining.workshop, group=None), [3], water)
    found = told(combining, by_hand)
    assert "moved here by hand" in found[f"shared-{water}"]["html"]
    assert found[f"shared-{match}"] == {"op": "drop", "id": f"shared-{match}"}
    board = Board.objects.get(group=combining.groups[0])
    activity = move(combining, board, [3], None, by=combining.people[0])
    assert told(combining, activity) == {}


def test_only_the_team_gets_buttons(combining: Room) -> None:
    water = ids(combining)[0]
    activity = accepting.accept(actor=combining.leading, cluster_id=water)
    assert "<button" not in told(combining, activity)[f"shared-{water}"]["html"]
    assert "Open again" in told(combining, activity, team=2)[f"shared-{water}"]["html"]


def test_a_team_of_one_gets_a_sentence_instead_of_buttons(combining: Room) -> None:
    water = ids(combining)[0]
    activity = accepting.accept(actor=combining.leading, cluster_id=water)
    received = {team: told(combining, activity, team=team) for team in (0, 1, 2)}
    assert received[1][f"shared-{water}"] == received[0][f"shared-{water}"]
    assert "Fewer or more piles" in received[2]["combine-count"]["html"]
    assert "Fewer or more piles" not in received[1]["combine-count"]["html"]
    waiting = "It starts when it has two people."
    assert [waiting in received[team]["combine-head"]["html"] for team in (0, 1, 2)] == [False, True, False]


def test_choosing_names_changes_only_a_count(combining: Room) -> None:
    water = ids(combining)[0]
    activity = naming.choose_name(actor=combining.actor(combining.people[0]), cluster_id=water, name="Water")
    assert operations(activity, listener(combining)) == [
        {"op": "text", "id": f"shared-{water}-turnout", "text": "1 of 6 have chosen a name here."}
    ]
    shown = naming.show_names(actor=combining.leading, on=True)
    assert operations(shown, listener(combining)) == [{"op": "refresh"}]


def test_the_page_is_fetched_anew_when_the_team_changes(combining: Room) -> None:
    activity = team.set_team(actor=combining.leading, participant_id=combining.people[0].pk, on=True)
    assert operations(activity, listener(combining)) == [{"op": "refresh"}]
    hosted = joining.set_host(actor=combining.leading, participant_id=combining.people[0].pk, on=True)
    assert operations(hosted, listener(combining)) == [{"op": "refresh"}]
    moved = joining.change_table(actor=combining.actor(combining.people[0]), group_id=combining.groups[1].pk)
    assert operations(moved, listener(combining)) == []


def test_the_board_by_hand_is_fetched_anew_with_it_and_no_tables_board(combining: Room) -> None:
    activity = team.set_team(actor=combining.leading, participant_id=combining.people[0].pk, on=True)
    shared = Board.objects.get(workshop=combining.workshop, group=None)
    own = Board.objects.get(group=combining.groups[0])
    told = [operations(activity, listener(combining, channel=f"board-{board.pk}")) for board in (shared, own)]
    assert told == [[{"op": "refresh"}], []]


def test_progress_is_shown_while_a_long_job_works(combining: Room) -> None:
    board = Board.objects.get(workshop=combining.workshop, group=None)
    board.proposal |= {"state": "working", "job": 7, "asked_at": "2999-01-01T00:00:00+00:00"}
    board.save()
    proposing.show_progress(workshop_id=combining.workshop.pk, number=7, done=12, of=40)
    activity = Activity.objects.filter(workshop=combining.workshop).latest("revision")
    assert 'value="12" max="40"' in told(combining, activity)["combine-head"]["html"]


def test_nobody_receives_before_the_stage_and_other_rooms_never(combining: Room, other_room: Room) -> None:
    activity = proposing.propose(actor=combining.leading)
    combining.at(Stage.CLUSTER)
    assert operations(activity, listener(combining)) == []
