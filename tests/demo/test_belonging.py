"""The demo's pulse and promises."""

from places.belonging.queries.commitments import shared_promises
from places.belonging.queries.pulse_results import pulse_results
from places.demo import belonging, texts
from places.enums import PulseMoment
from tests.builders.belonging import close, crowd


def test_the_demo_feels_a_little_more_at_home_at_the_end(db: None) -> None:
    room = crowd(6, 6, 6, 6)
    people = [room.actor(person) for person in room.people]
    for moment in PulseMoment:
        belonging.take_pulse(room.leading, people, moment)
    start, end = pulse_results(room.workshop.pk)
    assert (start.answered, end.answered) == (22, 22)
    assert all(each.sums and each.changes and each.changes.up > each.changes.down for each in end.items)
    assert sum(each.changes.down for each in end.items) > 0
    assert start.places
    assert end.places
    close(room)
    belonging.promise(people, "sv")
    assert len(shared_promises(room.workshop.pk)) == sum(each.is_shared for each in texts.promises("sv"))
    assert [each.seat for each in texts.promises("en")] == [each.seat for each in texts.promises("sv")]
