"""What people promised and what became of it, in sums that tell of nobody."""

from places.belonging.queries.commitments import commitment_sums, is_asked
from places.enums import PromiseState, Stage
from places.workshops.queries.workshops import by_id
from tests.builders.belonging import became, close, promise
from tests.builders.rooms import Room
from tests.builders.weighing import person


def test_sums_are_shown_from_five_people_on(room: Room, django_assert_num_queries) -> None:
    close(room, days_ago=200)
    people = [*room.people, person(room, None, 5), person(room, None, 6)]
    own = [promise(room, each, f"Thing {number}") for number, each in enumerate(people)]
    promise(room, people[0], "Another", is_shared=True)
    for each in own[:4]:
        became(each, PromiseState.KEPT)
    facts = by_id(room.workshop.pk)
    with django_assert_num_queries(3):
        found = commitment_sums(facts)
    assert (found.people, found.promises, found.shared) == (6, 7, 1)
    assert [(each.months, each.sums, each.silent) for each in found.followed_up] == [(6, (), 7)]
    assert [each.months for each in found.later] == [12]
    became(own[4], PromiseState.NOT_YET)
    (told,) = commitment_sums(facts).followed_up
    assert [(state, number) for state, _name, number in told.sums] == [
        ("kept", 4),
        ("on_the_way", 0),
        ("not_yet", 1),
    ]
    assert told.silent == 2
    became(own[5], PromiseState.NOT_YET)  # a sixth waits for four more
    (again,) = commitment_sums(facts).followed_up
    assert (again.sums, again.silent) == (told.sums, 2)


def test_who_has_answered_is_not_asked_first_again(room: Room) -> None:
    mira = room.people[0]
    own = promise(close(room, days_ago=200), mira, "Greet")
    facts = by_id(room.workshop.pk)
    assert is_asked(facts, mira.pk)
    became(own, PromiseState.NOT_YET)
    assert not is_asked(facts, mira.pk)
    assert not is_asked(facts, room.people[1].pk)


def test_before_the_end_nobody_is_asked(room: Room) -> None:
    found = commitment_sums(by_id(room.at(Stage.WRITE).workshop.pk))
    assert (found.followed_up, found.later, found.promises) == ((), (), 0)
