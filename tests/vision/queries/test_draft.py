"""Clusters as the first draft needs them."""

import pytest

from places.enums import Lens, PhotoAudience, Says, Stage
from places.models import Cluster, Participant, Placement
from places.vision.methods.drafting import DraftInput
from places.vision.queries.draft import draft_material, headline_choices
from places.weighing.actions import ballots
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.tables import mini, sort
from tests.builders.weighing import at, clusters, crowded, say


def inputs(room: Room) -> list[DraftInput]:
    return list(draft_material(by_id(room.workshop.pk)).inputs)


def test_essence_and_a_story_to_hear_come_from_the_dots_of_every_table(room: Room) -> None:
    room.at(Stage.WEIGH)
    for number in range(16):
        person = Participant.objects.create(
            workshop=room.workshop,
            group=room.groups[number % 2],
            first_name=f"P{number}",
            name_key=f"p{number}",
            return_digest=str(number),
        )
        room.people.append(person)
    room.photo(room.people[0])
    room.photo(room.people[2])
    water, match = share(room, "Water", "Match")
    for person in room.people:
        actor = room.actor(person)
        ballots.cast(actor=actor, cluster_id=water.pk, lens=Lens.UNIQUE, dots=1)
        ballots.cast(actor=actor, cluster_id=match.pk, lens=Lens.UNIQUE, dots=1)
        ballots.cast(actor=actor, cluster_id=water.pk, lens=Lens.BELONGING, dots=2)
    ballots.reveal(actor=room.leading)
    found = inputs(room)
    assert [(each.chosen, each.quadrant) for each in found] == [("Water", "essence"), ("Match", "story")]
    assert found[0].unique == pytest.approx(0.5), "both piles were chosen by everybody"
    assert found[0].essence == pytest.approx((0.5 * 11 / 17) ** 0.5)


def test_people_tables_shares_and_quotes(other_room: Room, django_assert_num_queries) -> None:
    room = open_room(Stage.WEIGH)
    room.photo(room.people[0], "The lake.", belonging="When I swam.", audience=PhotoAudience.REPORT)
    room.photo(room.people[2], "The match.")
    room.photo(room.people[3], "The ferry.")
    water, match = share(room, "Water", "Match")
    Cluster.objects.create(board=water.board, name="Nothing in it")
    share(other_room, "Shielders")
    ballots.cast(actor=room.actor(room.people[0]), cluster_id=water.pk, lens=Lens.ENERGY, dots=2)
    ballots.cast(actor=room.actor(room.people[1]), cluster_id=match.pk, lens=Lens.ENERGY, dots=1)
    assert {each.energy for each in inputs(room)} == {None}
    ballots.reveal(actor=room.leading)
    assert {each.energy for each in inputs(room)} == {None}  # of two people nobody sees a number
    ballots.hide(actor=room.leading)
    ballots.cast(actor=room.actor(room.people[2]), cluster_id=match.pk, lens=Lens.ENERGY, dots=1)
    ballots.reveal(actor=room.leading)
    facts = by_id(room.workshop.pk)
    with django_assert_num_queries(24):
        found = list(draft_material(facts).inputs)
    assert [(each.key, each.chosen) for each in found] == [(water.pk, "Water"), (match.pk, "Match")]
    lake = found[0]
    assert (lake.cards, list(lake.tables)) == (2, [room.groups[0].pk, room.groups[1].pk])
    assert (lake.energy, lake.quadrant) == (pytest.approx(4 / 9), "quiet")
    assert lake.essence == lake.unique == pytest.approx(2 / 7)
    assert [(quote.text, quote.consent) for quote in lake.voices] == [
        ("The lake. When I swam.", True),
        ("The ferry.", False),
    ]
    assert [quote.text for quote in lake.lines] == ["The lake.", "When I swam.", "The ferry."]


def test_the_names_of_the_tables_that_fit(db: None, other_room: Room) -> None:
    room = open_room(Stage.WRITE, photos=6)
    mini(room)
    first, *_others = share(room, "Water", "Made up", "")
    Cluster.objects.filter(pk=first.pk).update(also_called=[{"name": "Water", "tables": [1, 3]}])
    material = draft_material(by_id(room.workshop.pk))
    assert (material.sorting, material.tables[room.groups[0].pk]) == (4, "Table 1")
    assert [each.chosen for each in material.inputs] == ["", "Made up", ""]


def test_what_a_table_let_stand_alone_is_heard_by_itself(db: None) -> None:
    room = open_room(Stage.WRITE)
    for person, essence in zip(room.people, ["The lake.", "The bench.", "The match."], strict=False):
        room.photo(person, essence, belonging="Mine.", audience=PhotoAudience.REPORT)
    _lake, bench = share(room, "Water", "Bench")
    sort(room, 1, {"Bench": [1], "Water": [0, 2]})
    Cluster.objects.filter(name="Bench", board__group__isnull=False).update(is_alone=True)
    material = draft_material(by_id(room.workshop.pk))
    assert [(quote.text, quote.consent) for quote in material.lone] == [("The bench. Mine.", True)]
    assert [each.key for each in material.inputs] == [_lake.pk]
    Placement.objects.filter(board=bench.board, photo=room.photos[0]).update(cluster=bench)
    assert [
        [voice.card for voice in each.voices] for each in draft_material(by_id(room.workshop.pk)).inputs
    ] == [
        [room.photos[2].pk],
        [room.photos[0].pk],
    ]


def test_clusters_on_which_the_tables_stand_on_two_sides(db: None) -> None:
    room = crowded(5, 5)
    lake, match, *_rest = clusters(room)
    for number, says in ((1, Says.US), (2, Says.NOT_ME)):
        for person in at(room, number):
            say(person, lake, says)
            say(person, match)
    assert draft_material(by_id(room.workshop.pk)).different == ()
    ballots.reveal(actor=room.leading)
    (stand,) = draft_material(by_id(room.workshop.pk)).different
    assert (stand.name, stand.high, stand.low) == ("Lake", "Table 1", "Table 2")


def test_short_words_with_consent_and_single_names(db: None, django_assert_num_queries) -> None:
    room = open_room(Stage.WRITE)
    report = {"audience": PhotoAudience.REPORT}
    room.photo(room.people[0], "Where the lake burns brightly", **report)
    room.photo(room.people[1], "Not to leave the room.")
    room.photo(room.people[2], "Far too many words to be a headline of ours at all", **report)
    clusters = share(room, "Water", "Match", "Paths")
    facts = by_id(room.workshop.pk)
    with django_assert_num_queries(13):
        found = headline_choices(facts)
    assert [(choice.text, choice.cluster_ids, choice.photo_id, choice.name) for choice in found] == [
        ("Where the lake burns brightly", (), room.photos[0].pk, "Mira"),
        *((cluster.name, (cluster.pk,), None, "") for cluster in clusters),
    ]


def test_nothing_to_choose_from_an_empty_board(room: object, other_room: object) -> None:
    assert headline_choices(by_id(room.workshop.pk)) == ()
