"""The result: nothing before the reveal, everything with its denominators after it."""

import pytest

from places.enums import Lens, Subject
from places.errors import NotNow
from places.models import Ballot, Theme, ThemedPhoto, Vote
from places.weighing.actions import ballots, rounds
from places.weighing.queries.results import results
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room
from tests.builders.weighing import at, clusters, crowded, give, opened


@pytest.fixture
def weighed(db: None) -> Room:
    room = crowded(6, 5)
    lake, match, _paths = clusters(room)
    for person in at(room, 1):
        give(person, lake, "unique", 2)
    give(at(room, 2)[0], match, "energy")
    opened(room, *at(room, 2)[1:3])
    ballot = Ballot.objects.create(workshop=room.workshop, subject=Subject.CLUSTERS, group=room.groups[1])
    Vote.objects.create(ballot=ballot, cluster=match, lens=Lens.ENERGY, dots=2)
    return room


def test_nothing_is_counted_for_anybody_before_the_reveal(weighed: Room) -> None:
    with pytest.raises(NotNow, match="still hidden"):
        results(by_id(weighed.workshop.pk))
    ballots.reveal(actor=weighed.leading)
    assert results(by_id(weighed.workshop.pk)).subject == Subject.CLUSTERS
    with pytest.raises(NotNow):
        results(by_id(weighed.workshop.pk), Subject.THEMES)


def test_profiles_sums_and_sentences(weighed: Room, django_assert_num_queries) -> None:
    ballots.reveal(actor=weighed.leading)
    facts = by_id(weighed.workshop.pk)
    with django_assert_num_queries(6):
        found = results(facts)
    assert (
        found.denominators == "9 of 11 people opened their ballot. 2 of them gave no dots, and are counted."
    )
    profile = next(each for each in found.profiles if each.spot.item.name == "Match")
    assert [line.dots for line in profile.lines] == [0, 0, 1]
    assert profile.own == (0, 0, 2)
    assert [each.sentence for each in found.sums] == [
        "12 dots from 6 people.",
        "Nobody gave a dot here.",
        "1 dot from 1 person.",
    ]
    assert found.tables_sentence == "1 of 2 tables cast a ballot together."
    assert [spot.number for spot in found.spots] == [1, 2, 3]
    assert not found.is_empty
    assert found.equal_say == ""
    assert [(row["number"], row["name"], row["unique"]) for row in found.table] == [
        (spot.number, spot.item.shown_name, spot.unique.told) for spot in found.spots
    ]
    assert found.table[2]["lies"] == ""


def test_each_item_with_its_sentence_and_what_has_no_dots_apart(weighed: Room) -> None:
    ballots.reveal(actor=weighed.leading)
    found = results(by_id(weighed.workshop.pk))
    assert found.took_part == "9 of 11 took part."
    assert [(profile.spot.item.name, profile.sentence) for profile in found.leading] == [
        ("Lake", "Most of us (6 of 9) say: this is only here."),
        ("Match", "One of us (1 of 9) says: this gives us energy."),
    ]
    assert [profile.spot.item.name for profile in found.without_dots] == ["Paths"]
    assert (found.further, found.essence, found.nearest.item.name) == ((), (), "Lake")
    assert (found.compares, found.has_names_on_map) == (True, True)
    assert found.clusters == found.tally.items


def test_a_level_room_is_told_apart(db: None) -> None:
    room = crowded(6, 6)
    for person in room.people[:11]:
        for cluster in clusters(room):
            give(person, cluster, "belonging")
    ballots.reveal(actor=room.leading)
    assert results(by_id(room.workshop.pk)).is_level
    ballots.hide(actor=room.leading)
    give(room.people[0], clusters(room)[0], "unique")
    ballots.reveal(actor=room.leading)
    assert not results(by_id(room.workshop.pk)).is_level, "one of twelve is more than one in twenty"


def test_small_tables_that_count_together_are_named(weighed: Room) -> None:
    opened(weighed, *at(weighed, 2)[3:])
    ballots.reveal(actor=weighed.leading)
    said = results(by_id(weighed.workshop.pk)).equal_say
    assert said.startswith("“Tables alike” is the share if every table counted the same")
    assert "fewer than five" not in said
    third = crowded(6, 5, 2, 3)
    opened(third, *third.people)
    ballots.reveal(actor=third.leading)
    said = results(by_id(third.workshop.pk)).equal_say
    assert said.endswith("Tables of fewer than five ballots count together: Table 3 and Table 4.")


def test_an_empty_round_is_a_result_too(db: None) -> None:
    room = crowded(3)
    ballots.reveal(actor=room.leading)
    found = results(by_id(room.workshop.pk))
    assert (found.is_empty, found.denominators) == (True, "0 of 3 people opened their ballot.")
    assert found.tables_sentence == ""


def test_themes_after_piles(weighed: Room) -> None:
    theme = Theme.objects.create(workshop=weighed.workshop, name="Ice", slug="ice", key="ice")
    ThemedPhoto.objects.create(tag=theme, content_object=weighed.photos[0])
    give(weighed.people[0], theme, "unique")
    rounds.choose(actor=weighed.leading, subject=Subject.THEMES)
    ballots.reveal(actor=weighed.leading)
    assert [each.spot.item.name for each in results(by_id(weighed.workshop.pk)).profiles] == ["Ice"]
    with pytest.raises(NotNow):
        results(by_id(weighed.workshop.pk), Subject.CLUSTERS)
