"""Clusters as the first draft needs them."""

import pytest

from places.enums import Lens, PhotoAudience, Stage
from places.models import Cluster, Participant
from places.vision.queries.draft import draft_inputs, fitting, headline_choices
from places.weighing.actions import ballots
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


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
    found = draft_inputs(room.workshop.pk)
    assert [(each.label, each.quadrant) for each in found] == [("Water", "essence"), ("Match", "story")]
    assert found[0].unique == pytest.approx(0.5), "both piles were chosen by everybody"
    assert found[0].belonging == pytest.approx(11 / 17)


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
    assert {each.energy for each in draft_inputs(room.workshop.pk)} == {None}
    ballots.reveal(actor=room.leading)
    assert {each.energy for each in draft_inputs(room.workshop.pk)} == {
        None
    }  # of two people nobody sees a number
    ballots.hide(actor=room.leading)
    ballots.cast(actor=room.actor(room.people[2]), cluster_id=match.pk, lens=Lens.ENERGY, dots=1)
    ballots.reveal(actor=room.leading)
    with django_assert_num_queries(9):
        found = draft_inputs(room.workshop.pk)
    assert [(each.key, each.label) for each in found] == [(water.pk, "Water"), (match.pk, "Match")]
    lake = found[0]
    assert list(lake.people) == [room.people[0].pk, room.people[3].pk]
    assert list(lake.tables) == [room.groups[0].pk, room.groups[1].pk]
    assert (lake.energy, lake.quadrant) == (pytest.approx(4 / 9), "quiet")
    assert lake.belonging == lake.unique == pytest.approx(2 / 7)
    assert [(quote.text, quote.consent) for quote in lake.quotes] == [
        ("The lake.", True),
        ("When I swam.", True),
        ("The ferry.", False),
    ]


def test_joined_names_and_short_words_with_consent(db: None, django_assert_num_queries) -> None:
    room = open_room(Stage.WRITE)
    report = {"audience": PhotoAudience.REPORT}
    room.photo(room.people[0], "Where the lake burns brightly", **report)
    room.photo(room.people[1], "Not to leave the room.")
    room.photo(room.people[2], "Far too many words to be a headline of ours at all", **report)
    clusters = share(room, "Water", "Match", "Paths")
    room.workshop.language = "sv"
    room.workshop.save()
    facts = by_id(room.workshop.pk)
    with django_assert_num_queries(4):
        found = headline_choices(facts)
    assert [(choice.text, choice.cluster_ids, choice.photo_id, choice.name) for choice in found] == [
        ("Water och Match", (clusters[0].pk, clusters[1].pk), None, ""),
        ("Where the lake burns brightly", (), room.photos[0].pk, "Mira"),
    ]


def test_nothing_to_choose_from_an_empty_board(room: object, other_room: object) -> None:
    assert headline_choices(by_id(room.workshop.pk)) == ()


def test_at_most_eight_words() -> None:
    assert fitting(["We strike the match", "Sit down", "there is room"]) == [
        "We strike the match",
        "Sit down",
    ]
    assert fitting(["One two three four five six seven eight nine"]) == []
