"""What is said here, counted once while nothing changes."""

import pytest

from places.enums import Lens, PhotoAudience, Stage
from places.models import Place, Theme, ThemedPhoto
from places.vision.queries.own_words import own_words
from places.weighing.actions import ballots
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share


@pytest.fixture
def writing(db: None) -> Room:
    room = open_room(Stage.WRITE)
    said = ["The ferry comes through the fog.", "We light the lanterns.", "The ferry horn.", "Lanterns."]
    for person, essence in zip(room.people, said, strict=True):
        room.photo(person, essence, audience=PhotoAudience.REPORT)
    return room


def test_what_is_said_here_becomes_an_anchor(writing: Room, other_room: Room) -> None:
    share(writing, "Water", "Light")
    share(other_room, "Shielders")
    Place.objects.filter(pk=writing.workshop.place_id).update(forms=["Junebäcken"])
    theme = Theme.objects.create(workshop=writing.workshop, name="Polkagris", slug="p", key="polkagris")
    Theme.objects.create(workshop=writing.workshop, name="Harbour", slug="h", key="harbour")
    starter = Theme.objects.create(
        workshop=writing.workshop, name="Innovation", slug="i", key="innovation", is_starter=True
    )
    for tag in (theme, starter):
        ThemedPhoto.objects.create(tag=tag, content_object=writing.photos[0])
    facts = by_id(writing.workshop.pk)
    words = own_words(facts)
    assert words.local == {"ferry", "lanterns", "polkagris"}
    assert words.forms == ("Jönköping", "Jönköping-ness", "Junebäcken")
    assert words.stems[writing.photos[1].pk] == {"light", "lanter"}


def test_names_of_clusters_voted_unique_anchor_after_the_reveal(writing: Room) -> None:
    cluster = share(writing, "Horn and Lantern")[0]
    writing.at(Stage.WEIGH)
    for person in writing.people:
        ballots.cast(actor=writing.actor(person), cluster_id=cluster.pk, lens=Lens.UNIQUE, dots=1)
    assert "horn" not in own_words(by_id(writing.workshop.pk)).local
    ballots.reveal(actor=writing.leading)
    assert {"horn", "lantern", "horn and lantern"} <= own_words(by_id(writing.workshop.pk)).local


def test_new_words_are_heard_and_nothing_is_counted_twice(writing: Room, django_assert_num_queries) -> None:
    facts = by_id(writing.workshop.pk)
    own_words(facts)
    with django_assert_num_queries(4):
        before = own_words(facts)
    writing.photo(writing.people[0], "The bonfire.")
    assert len(own_words(facts).stems) == len(before.stems) + 1
