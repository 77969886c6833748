"""Promises of one's own: private unless shared, one's own alone, asked about when it is time."""

import datetime

import pytest
from django.utils import timezone

from places.belonging.actions import commitments
from places.belonging.queries.commitments import MOST_EACH, own_commitments, shared_promises
from places.enums import Kind, PromiseState, Stage
from places.errors import Missing, NotNow, Unclear
from places.home.actions.erasing import erase_mine
from places.models import Activity, Commitment, FollowUp
from places.workshops.queries.workshops import by_id
from tests.builders.belonging import close, promise
from tests.builders.rooms import Room, open_room


@pytest.fixture
def closed(db: None) -> Room:
    return close(open_room(Stage.CLOSE))


def test_a_promise_is_private_until_it_is_shared(closed: Room) -> None:
    mira, sam = closed.people[:2]
    own = promise(closed, mira, "Greet new neighbours")
    promise(closed, sam, "Open the gate", is_shared=True)
    assert shared_promises(closed.workshop.pk) == ("Open the gate",)
    commitments.share(actor=closed.actor(mira), commitment_id=own.pk, is_shared=True)
    assert shared_promises(closed.workshop.pk) == ("Greet new neighbours", "Open the gate")
    commitments.share(actor=closed.actor(mira), commitment_id=own.pk, is_shared=False)
    assert shared_promises(closed.workshop.pk) == ("Open the gate",)
    for line in Activity.objects.filter(kind=Kind.COMMITMENT_CHANGED):
        assert line.data == {}


def test_others_can_do_nothing_with_it(closed: Room) -> None:
    own = promise(closed, closed.people[0], "Greet new neighbours")
    other = closed.actor(closed.people[1])
    with pytest.raises(Missing):
        commitments.share(actor=other, commitment_id=own.pk, is_shared=True)
    with pytest.raises(Missing):
        commitments.take_back(actor=other, commitment_id=own.pk)
    close(closed, days_ago=200)
    with pytest.raises(Missing):
        commitments.follow_up(actor=other, commitment_id=own.pk, state="kept")
    assert Commitment.objects.get().is_shared is False


def test_empty_long_and_many_promises_are_refused(closed: Room) -> None:
    mira = closed.actor(closed.people[0])
    for text in ("  ", "a" * 201):
        with pytest.raises(Unclear):
            commitments.commit(actor=mira, text=text, is_shared=False)
    for number in range(MOST_EACH):
        promise(closed, closed.people[0], f"Thing {number}")
    with pytest.raises(NotNow):
        commitments.commit(actor=mira, text="One more", is_shared=False)
    assert not own_commitments(by_id(closed.workshop.pk), closed.people[0].pk).may_add


def test_it_comes_at_the_end_and_can_be_taken_back_always(closed: Room) -> None:
    own = promise(closed, closed.people[0], "Greet new neighbours")
    mira = closed.actor(closed.people[0])
    closed.at(Stage.WRITE)
    with pytest.raises(NotNow):
        commitments.commit(actor=mira, text="Sooner", is_shared=False)
    commitments.take_back(actor=mira, commitment_id=own.pk)
    assert Commitment.objects.count() == 0


def test_people_are_asked_after_half_a_year_and_may_think_again(closed: Room) -> None:
    person = closed.people[0]
    own, mira = promise(closed, person, "Greet new neighbours"), closed.actor(person)
    with pytest.raises(NotNow):
        commitments.follow_up(actor=mira, commitment_id=own.pk, state=PromiseState.KEPT)
    close(closed, days_ago=200)
    with pytest.raises(Unclear):
        commitments.follow_up(actor=mira, commitment_id=own.pk, state="forgotten")
    for state in (PromiseState.NOT_YET, PromiseState.ON_THE_WAY):
        commitments.follow_up(actor=mira, commitment_id=own.pk, state=state)
    assert FollowUp.objects.values_list("months", "state").get() == (6, "on_the_way")
    close(closed, days_ago=400)
    commitments.follow_up(actor=mira, commitment_id=own.pk, state=PromiseState.KEPT)
    said = own_commitments(by_id(closed.workshop.pk), person.pk).each[0]
    assert (said.state, said.said) == ("kept", ((6, "on_the_way"), (12, "kept")))
    commitments.follow_up(actor=mira, commitment_id=own.pk, state="")
    assert FollowUp.objects.count() == 1
    assert not Activity.objects.filter(kind=Kind.COMMITMENT_FOLLOWED).exclude(data={}).exists()


def test_who_goes_takes_promises_along(closed: Room) -> None:
    promise(closed, closed.people[0], "Greet new neighbours", is_shared=True)
    promise(closed, closed.people[1], "Open the gate", is_shared=True)
    erase_mine(actor=closed.actor(closed.people[0]))
    assert shared_promises(closed.workshop.pk) == ("Open the gate",)


def test_times_follow_the_last_closing(closed: Room) -> None:
    close(closed, days_ago=200)
    close(closed, days_ago=10)
    found = own_commitments(by_id(closed.workshop.pk), closed.people[0].pk)
    assert found.asked is None
    assert found.times[0].day > timezone.localdate() + datetime.timedelta(days=150)
