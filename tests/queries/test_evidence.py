"""What a sentence could still rest on."""

from places.actions import evidence, sentences
from places.enums import PhotoState, Section, Stage
from places.queries.evidence import candidates
from tests.rooms import Room, open_room
from tests.shared_boards import share


def test_linked_hidden_and_foreign_things_are_not_offered(
    other_room: Room, django_assert_num_queries
) -> None:
    room = open_room(Stage.WRITE, photos=3)
    water, match = share(room, "Water", "Match")
    share(other_room, "Shielders")
    hidden = room.photo(room.people[0], state=PhotoState.HIDDEN)
    activity = sentences.add_sentence(actor=room.leading, section=Section.SO, text="So we will.")
    found = activity.data["sentence"]
    evidence.link(actor=room.leading, sentence_id=found, photo_id=room.photos[0].pk)
    evidence.link(actor=room.leading, sentence_id=found, cluster_id=water.pk)
    with django_assert_num_queries(3):
        offered = candidates(room.workshop.pk, found)
    assert [(cluster.id, cluster.name, cluster.photos) for cluster in offered.clusters] == [
        (match.pk, "Match", 1)
    ]
    assert [voice.photo_id for voice in offered.photos] == [room.photos[1].pk, room.photos[2].pk]
    assert hidden.pk not in {voice.photo_id for voice in offered.photos}
