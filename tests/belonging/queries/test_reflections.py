"""The four questions with one's own words and those that others share."""

from places.belonging.actions.reflections import reflect
from places.belonging.queries.reflections import asked_questions
from places.enums import Question, Stage
from tests.builders.rooms import Room


def test_others_private_words_are_not_there(room: Room, django_assert_num_queries) -> None:
    mira, sam, anna = (room.actor(person) for person in room.at(Stage.CLOSE).people[:3])
    reflect(actor=mira, question=Question.SPACE, text="Mine", is_shared=False)
    reflect(actor=sam, question=Question.SPACE, text="Whisper", is_shared=False)
    reflect(actor=anna, question=Question.SPACE, text="More time", is_shared=True)
    with django_assert_num_queries(2):
        found = asked_questions(room.workshop.pk, room.people[0].pk)
    assert [each.question for each in found] == list(Question)
    assert [(each.text, each.is_shared, each.shared) for each in found[:3]] == [("", False, ())] * 3
    assert (found[3].text, found[3].is_shared, found[3].shared) == ("Mine", False, ("More time",))
