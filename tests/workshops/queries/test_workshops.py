"""A workshop by the ways people come to it."""

import datetime

import pytest
from django.utils import timezone

from places.desk.actions import workshops as acts
from places.enums import Stage, Subject
from places.models import Workshop
from places.workshops.queries.workshops import WorkshopFacts, by_any_code, by_code, by_id, by_token
from tests.builders.rooms import Room


def found(facts: WorkshopFacts | None) -> WorkshopFacts:
    assert facts is not None
    return facts


def test_the_facts(room: Room, other_room: Room, django_assert_num_queries: object) -> None:
    workshop = room.workshop
    with django_assert_num_queries(1):  # type: ignore[operator]
        facts = found(by_code(workshop.code))
    assert facts == WorkshopFacts(
        id=workshop.pk,
        place_id=workshop.place_id,
        place_name="Jönköping",
        place_kind="place",
        ness="Jönköping-ness",
        code=workshop.code,
        token=workshop.token,
        epoch=workshop.epoch,
        own_question="What is it that only we have?",
        language="en",
        stage=Stage.GATHER,
        revision=0,
        door_open=True,
        door_waits=False,
        photos_each=3,
        seed=1,
        weighs=Subject.CLUSTERS,
        shown=(),
        keep_until=None,
        opened_at=workshop.opened_at,
    )
    assert isinstance(facts.stage, Stage)
    assert facts.shown_code == f"{workshop.code[:4]}-{workshop.code[4:]}"
    assert facts.cursor == f"{workshop.epoch}:0"
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert by_token(workshop.token) == by_id(workshop.pk) == facts


def test_revealed_when_votes_have_been_shown(room: Room) -> None:
    Workshop.objects.filter(pk=room.workshop.pk).update(revealed_at=timezone.now())
    assert found(by_id(room.workshop.pk)).revealed


def test_unknown_ways_lead_nowhere(room: Room) -> None:
    assert by_code("ZZZZZZZZ") is by_token("nobody's") is by_id(10**9) is by_any_code("ZZZZZZZZ") is None
    assert by_code(room.workshop.token) is by_token(room.workshop.code) is None


@pytest.mark.parametrize(
    ("days", "door_open", "over", "lets_in"),
    [(None, True, False, True), (None, False, False, False), (0, True, False, True), (-1, True, True, False)],
)
def test_whether_newcomers_may_come_in(
    room: Room, days: int | None, door_open: bool, over: bool, lets_in: bool
) -> None:
    until = None if days is None else timezone.localdate() + datetime.timedelta(days=days)
    Workshop.objects.filter(pk=room.workshop.pk).update(keep_until=until, door_open=door_open)
    facts = found(by_id(room.workshop.pk))
    assert (facts.over, facts.lets_in) == (over, lets_in)


def test_members_find_their_room_by_any_code_it_had(
    room: Room, other_room: Room, django_assert_num_queries: object
) -> None:
    had = [room.workshop.code]
    for _ in range(2):
        acts.change_code(actor=room.leading)
        room.workshop.refresh_from_db()
        had.append(room.workshop.code)
    for code in had:
        assert found(by_any_code(code)).id == room.workshop.pk
    assert by_code(had[0]) is by_code(had[1]) is None
    for code, queries in ((had[2], 1), (had[0], 2), ("ZZZZZZZZ", 2)):
        with django_assert_num_queries(queries):  # type: ignore[operator]
            by_any_code(code)
    assert found(by_any_code(had[0])).code == had[2]
    assert found(by_any_code(other_room.workshop.code)).id == other_room.workshop.pk


def test_a_code_that_another_room_has_now_is_its_own(room: Room, other_room: Room) -> None:
    old = room.workshop.code
    acts.change_code(actor=room.leading)
    Workshop.objects.filter(pk=other_room.workshop.pk).update(code=old)
    assert found(by_any_code(old)).id == other_room.workshop.pk
