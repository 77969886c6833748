"""The card of an item: pictures before words, ties two at a time, and the dots of tables beside it."""

from places.enums import Lens, Subject
from places.models import Ballot, Vote
from places.weighing.queries.essence_map import spots
from places.weighing.queries.profile import profiles
from places.weighing.queries.tallies import tally
from tests.builders.rooms import Room
from tests.builders.weighing import clusters, crowded, give


def card(room: Room, name: str):
    counted = tally(room.workshop.pk, Subject.CLUSTERS)
    return next(each for each in profiles(counted, spots(counted)) if each.spot.item.name == name)


def test_ties_are_named_two_at_a_time_and_pictures_come_before_words(db: None) -> None:
    room = crowded(6, names=("Lake", "Match", "Paths", "Snow"))
    for person in room.people:
        for cluster in clusters(room):
            give(person, cluster, "belonging")
    lake = clusters(room)[0]
    for number in range(5):
        photo = room.photo(room.people[0], key=f"{number:032x}" if number else "")
        lake.board.placements.create(cluster=lake, photo=photo, order=number + 2)
    profile = card(room, "Lake")
    assert (profile.ties, profile.named_ties) == (("Match", "Paths", "Snow"), ("Match", "Paths"))
    assert profile.more_ties == 1
    assert [bool(thumb.key) for thumb in profile.mosaic] == [True] * 4


def test_what_is_behind_the_sentence(db: None) -> None:
    room = crowded(6, 6)
    lake = clusters(room)[0]
    for person in room.people[:9]:
        give(person, lake, "energy")
    ballot = Ballot.objects.create(workshop=room.workshop, subject=Subject.CLUSTERS, group=room.groups[0])
    Vote.objects.create(ballot=ballot, cluster=lake, lens=Lens.ENERGY, dots=2)
    found = card(room, "Lake")
    assert (found.sentence, found.ties, found.more_ties) == (
        "All of us (9 of 9) say: this gives us energy.",
        (),
        0,
    )
    assert [(line.dots, score.people) for line, score in found.reasons] == [(0, 0), (0, 0), (9, 9)]
    assert found.own == (0, 0, 2)
    assert found.bars[2] == {
        "lens": "energy",
        "label": "Gives energy",
        "of": "9",
        "people": "9",
        "told": "9 of 9",
    }
    told = found.reasons_told[2]
    assert (told["low"], told["width"], told["point"]) == ("701", "299", "986")
    assert told["givers"] == "9 of 9 people gave it a dot (70–100 %)"
    assert told["compared"].startswith("An even spread would be 3 of 9 · on the map: ")
    assert told["dots"].startswith("9 dots · 100 % of all dots")
    assert [each["place"] for each in found.reasons_told] == ["", "", "place 1"]
