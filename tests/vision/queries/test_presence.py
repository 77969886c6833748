"""Who is in which sentence now."""

from places.enums import Role, Section, Stage
from places.rules import Actor
from places.vision.actions import presence, sentences
from places.vision.queries.presence import Writer, person_key, writers
from tests.builders.rooms import Room, open_room


def test_in_order_of_coming_and_only_of_this_room(
    db: None, other_room: Room, django_assert_num_queries
) -> None:
    room = open_room(Stage.WRITE)
    numbers = [
        sentences.add_sentence(actor=each.leading, section=Section.SO, text="So.").data["sentence"]
        for each in (room, other_room.at(Stage.WRITE))
    ]
    for person in (room.people[1], room.people[0]):
        presence.come(actor=room.actor(person), sentence_id=numbers[0])
    presence.come(actor=other_room.leading, sentence_id=numbers[1])
    with django_assert_num_queries(1):
        found = writers([room.workshop.pk, other_room.workshop.pk, 10**9])
    assert {
        number: [(each.sentence_id, each.name) for each in writing] for number, writing in found.items()
    } == {
        room.workshop.pk: [(numbers[0], "Sam"), (numbers[0], "Mira")],
        other_room.workshop.pk: [(numbers[1], "")],
    }
    assert set(writers([room.workshop.pk])) == {room.workshop.pk}


def test_a_leader_who_joined_is_known_as_the_participant() -> None:
    assert person_key(Actor(1, Role.LEADER, participant_id=5, leader_id=2)) == "p5"
    assert person_key(Actor(1, Role.LEADER, leader_id=2)) == "l2"
    assert Writer(1, "l2", "").here == "The leader is here"
