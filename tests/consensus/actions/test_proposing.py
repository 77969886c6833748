"""Combining: proposing, choosing how many clusters, and following the tables in a job."""

import datetime

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from places.boards.actions import cards as card_actions
from places.consensus.actions import proposing, sharing
from places.consensus.queries.shared_board import READY, WAITING, WORKING, combined
from places.enums import Kind, Stage
from places.errors import NotNow, NotYours, Unclear
from places.models import Activity, Board, Placement
from places.photos.actions import visibility
from tests.builders.rooms import Room, open_room
from tests.builders.sorts import luck
from tests.builders.tables import add_tables, mini, move, room_of_file, shared, sort

KEY = "c" * 32


@pytest.fixture
def combining(db: None) -> Room:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    return room


def board_of(room: Room) -> Board:
    return Board.objects.get(workshop=room.workshop, group=None)


def move_at_table(room: Room, number: int) -> None:
    """The first person of table 1 takes a photo out of its pile."""
    move(room, Board.objects.get(group=room.groups[0]), [number], None, by=room.people[0])


def jobs() -> list[list[int]]:
    """What the jobs that have not begun are called with."""
    return sorted(result.args_kwargs["args"] for result in DBTaskResult.objects.filter(status="READY"))


def lines(room: Room) -> list[dict]:
    return [a.data for a in Activity.objects.filter(workshop=room.workshop, kind=Kind.BOARD_PROPOSED)]


def test_proposing_records_one_line_that_tells_which_clusters_are_new(combining: Room) -> None:
    activity = proposing.propose(actor=combining.leading, key=KEY)
    board = board_of(combining)
    clusters = sorted(board.clusters.values_list("pk", flat=True))
    lying = Placement.objects.filter(board=board).order_by("cluster__order", "order")
    steps = [[str(one.card), None, [one.cluster_id, 1, one.order]] for one in lying]
    assert len(steps) == 6
    assert activity.data == {"board": board.pk, "changed": clusters, "gone": [], "cards": steps}
    assert proposing.propose(actor=combining.leading, key=KEY) == activity
    assert lines(combining) == [activity.data]


def test_only_the_theme_team_and_who_runs_the_room_may_combine_and_only_now(combining: Room) -> None:
    mira = combining.people[0]
    with pytest.raises(NotYours):
        proposing.propose(actor=combining.actor(mira))
    actor = combining.name_team(mira, combining.people[1]).actor(mira)
    proposing.propose(actor=actor)
    for stage in (Stage.CLUSTER, Stage.WEIGH):
        combining.at(stage)
        with pytest.raises(NotNow):
            proposing.propose(actor=actor)


def test_a_team_of_one_neither_combines_nor_chooses_how_many(combining: Room) -> None:
    mira, sam = combining.people[:2]
    alone = combining.name_team(mira).actor(mira)
    for act in (
        lambda: proposing.propose(actor=alone, key=KEY),
        lambda: proposing.choose_clusters(actor=alone, clusters=2),
    ):
        with pytest.raises(NotNow, match="starts when it has two people"):
            act()
    assert shared(combining) == []
    both = combining.name_team(mira, sam).actor(mira)
    assert proposing.propose(actor=both, key=KEY).data["changed"]


def told_of(room: Room, names: list[str]) -> list[tuple[str, str, int | None]]:
    """The shared board: name, cards, and how often each cluster holds."""
    found = combined(room.workshop.pk)
    name_of = {photo.pk: name for photo, name in zip(room.photos, names, strict=True)}
    return sorted(
        (one.cluster.name, " ".join(sorted(name_of[card.photo or 0] for card in one.cluster.cards)), one.held)
        for one in found.clusters
    )


# The shared boards of the three made-up rooms: name of each cluster, its cards, in how many of four rounds it holds.
SHARED = {
    "hebworth": [
        ("Growing and eating", "allot market pie", 2),
        ("Known", "band bus ward", 2),
        ("Places left over", "baths clock mill nothing", 3),
        ("Up the hill", "moor steps", 2),
        ("When the water came", "canal flood mops mosque", 4),
    ],
    "hyttnas": [
        ("De hämtade mig", "bussen kor macken vc", 4),
        ("Jakten", "alg", 2),
        ("Järnet", "hytta slagg visslan", 4),
        ("Strid", "folkets skolan", 4),
        ("Ställen man vet om", "bastu is lupin mast", 4),
    ],
    "portcarrick": [
        ("Boats", "boats ferry lifeboat light", 3),
        ("Daft days", "lass", 4),
        ("Fun", "choir clinic gala pool wifi", 2),
        ("Those we lost", "empty memorial", 4),
        ("Work", "polish shed smoke", 4),
    ],
}


@pytest.mark.parametrize("name", SHARED)
def test_a_made_up_room_is_combined_the_same_whoever_came_first(db: None, name: str) -> None:
    for arrival in (None, 1, 2):
        room, names = room_of_file(name, arrival)
        proposing.propose(actor=room.leading)
        assert told_of(room, names) == SHARED[name]
        assert board_of(room).proposal["elsewhere"] is None


@pytest.mark.parametrize("tables", [4, 6, 8])
def test_random_rooms_are_the_same_in_every_order_of_arrival(db: None, tables: int) -> None:
    chance = luck(tables)
    names = [f"{chance.getrandbits(128):032x}" for _card in range(12)]
    piles = {name: [chance.randrange(4) for _table in range(tables)] for name in names}
    told = []
    for _arrival in range(4):
        room = open_room(Stage.COMBINE)
        add_tables(room, tables)
        chance.shuffle(names)
        for name in names:
            room.photo(room.people[0], upload_key=name)
        for table in range(tables):
            at_table = [[n for n in range(12) if piles[names[n]][table] == pile] for pile in range(4)]
            sort(room, table + 1, {f"{table} {n}": those for n, those in enumerate(at_table) if those})
        proposing.propose(actor=room.leading)
        told.append(told_of(room, names))
    assert told[1:] == told[:1] * 3


@pytest.mark.parametrize(("sorting", "words"), [((), "No table"), ((1,), "Only Table 1")])
def test_too_few_tables(db: None, sorting: tuple[int, ...], words: str) -> None:
    room = open_room(Stage.COMBINE, photos=3)
    for table in sorting:
        sort(room, table, {"Water": [0, 1]})
    with pytest.raises(NotNow, match=words):
        proposing.propose(actor=room.leading)
    assert shared(room) == []


def test_the_only_table_of_a_room_is_its_consensus(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=4)
    room.groups[1].delete()
    sort(room, 1, {"Water": [0, 1], "Match": [2, 3]})
    proposing.propose(actor=room.leading)
    assert shared(room) == [("Water", [0, 1]), ("Match", [2, 3])]
    assert board_of(room).proposal["held"] == []


def test_fewer_or_more_clusters_stay_chosen(combining: Room) -> None:
    proposing.propose(actor=combining.leading)
    proposing.choose_clusters(actor=combining.leading, clusters=2)
    assert [numbers for _name, numbers in shared(combining)] == [[0, 1, 2], [3, 4, 5]]
    facts = board_of(combining).proposal
    assert (facts["chosen"], facts["clusters"], facts["recommended"]) == (2, 2, 3)
    proposing.propose(actor=combining.leading)
    assert len(shared(combining)) == 2
    proposing.choose_clusters(actor=combining.leading, clusters=None)
    assert len(shared(combining)) == 3
    proposing.choose_clusters(actor=combining.leading, clusters=50)
    assert len(shared(combining)) == 6


@pytest.mark.parametrize("clusters", [0, -1, 201])
def test_an_impossible_number_is_refused(combining: Room, clusters: int) -> None:
    with pytest.raises(Unclear):
        proposing.choose_clusters(actor=combining.leading, clusters=clusters)


def test_hiding_and_withdrawing_a_photo_and_naming_a_pile_are_followed(combining: Room) -> None:
    proposing.propose(actor=combining.leading)
    visibility.hide(actor=combining.leading, photo_id=combining.photos[3].pk)
    assert jobs() == [[combining.workshop.pk, 1]]
    proposing.work_out_later.func(combining.workshop.pk, 1)
    visibility.withdraw(actor=combining.actor(combining.people[0]), photo_id=combining.photos[4].pk)
    proposing.work_out_later.func(combining.workshop.pk, 2)
    board = Board.objects.get(group=combining.groups[0])
    pile = board.clusters.first()
    card_actions.rename(
        actor=combining.actor(combining.people[0]), board_id=board.pk, cluster_id=pile.pk, name="Vättern"
    )
    proposing.work_out_later.func(combining.workshop.pk, 3)
    names = {one["name"] for cluster in board_of(combining).clusters.all() for one in cluster.also_called}
    assert "Vättern" in names


def test_the_job_applies_what_the_tables_have_sorted_since(combining: Room) -> None:
    proposing.propose(actor=combining.leading)
    move_at_table(combining, 2)
    proposing.work_out_later.func(combining.workshop.pk, 1)
    assert board_of(combining).proposal["state"] == READY
    line = Activity.objects.filter(kind=Kind.BOARD_PROPOSED).latest("revision")
    assert (line.participant_id, line.leader_id) == (None, None)
    proposing.work_out_later.func(combining.workshop.pk, 1)
    assert Activity.objects.filter(kind=Kind.BOARD_PROPOSED).latest("revision") == line


def test_moves_while_a_job_is_at_work_ask_for_another(combining: Room) -> None:
    proposing.propose(actor=combining.leading)
    move_at_table(combining, 0)
    found = proposing.begin(workshop_id=combining.workshop.pk, number=1)
    assert board_of(combining).proposal["state"] == WORKING
    move_at_table(combining, 1)
    assert jobs() == [[combining.workshop.pk, 1], [combining.workshop.pk, 2]]
    work = sharing.work_out(found, with_stability=True)
    proposing.finish(workshop_id=combining.workshop.pk, number=1, work=work)
    assert board_of(combining).proposal["state"] == WAITING
    assert proposing.begin(workshop_id=combining.workshop.pk, number=1) is None


def test_an_older_consensus_never_takes_the_place_of_a_newer_one(combining: Room) -> None:
    proposing.propose(actor=combining.leading)
    move_at_table(combining, 0)
    found = proposing.begin(workshop_id=combining.workshop.pk, number=1)
    move_at_table(combining, 1)
    proposing.propose(actor=combining.leading)
    as_of = board_of(combining).proposal["as_of"]
    work = sharing.work_out(found, with_stability=True)
    assert proposing.finish(workshop_id=combining.workshop.pk, number=1, work=work) is None
    assert board_of(combining).proposal["as_of"] == as_of


def test_a_job_for_a_room_that_combines_no_more_or_is_gone_does_nothing(combining: Room) -> None:
    proposing.propose(actor=combining.leading)
    before = shared(combining)
    move_at_table(combining, 0)
    found = proposing.begin(workshop_id=combining.workshop.pk, number=1)
    combining.at(Stage.WEIGH)
    work = sharing.work_out(found, with_stability=True)
    assert proposing.finish(workshop_id=combining.workshop.pk, number=1, work=work) is None
    assert proposing.begin(workshop_id=combining.workshop.pk, number=1) is None
    assert shared(combining) == before
    proposing.work_out_later.func(10**9, 1)


def test_long_work_is_done_beside_the_request_and_tells_how_far_it_is(
    combining: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "QUICK", 0)
    monkeypatch.setattr(proposing, "PROGRESS_EVERY", 0.0)
    activity = proposing.propose(actor=combining.leading)
    assert activity.kind == Kind.BOARD_WORKING
    assert board_of(combining).proposal["state"] == WAITING
    assert shared(combining) == []
    assert DBTaskResult.objects.get().run_after > timezone.now() + datetime.timedelta(
        days=1
    )  # at once: no date
    proposing.work_out_later.func(combining.workshop.pk, 1)
    kinds = [line.kind for line in Activity.objects.filter(workshop=combining.workshop).order_by("revision")]
    working, proposed = Kind.BOARD_WORKING, Kind.BOARD_PROPOSED
    assert kinds == [working, proposed, *[working] * 4, proposed]
    assert len(shared(combining)) == 3
    facts = board_of(combining).proposal
    assert (facts["done"], facts["of"], facts["rounds"], len(facts["held"])) == (0, 0, 4, 3)


def test_the_long_look_at_stability_is_given_up_when_the_tables_go_on(
    combining: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "QUICK", 0)
    monkeypatch.setattr(proposing, "PROGRESS_EVERY", 0.0)
    proposing.propose(actor=combining.leading)
    tell = proposing.show_progress

    def interrupted(**facts: int) -> bool:
        move_at_table(combining, 0)
        return tell(**facts)

    monkeypatch.setattr(proposing, "show_progress", interrupted)
    proposing.work_out_later.func(combining.workshop.pk, 1)
    assert jobs() == [[combining.workshop.pk, 1], [combining.workshop.pk, 2]]
    assert board_of(combining).proposal["held"] == []


def test_the_queries_of_applying_do_not_grow_with_photos(
    combining: Room, django_assert_max_num_queries
) -> None:
    proposing.propose(actor=combining.leading)
    with django_assert_max_num_queries(32):
        proposing.propose(actor=combining.leading)
