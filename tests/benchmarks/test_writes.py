"""The load of `bench writes`, through Django's own test client: votes and moves that are done, and counted."""

import asyncio
from typing import Any

import pytest
from django.test import Client

from benchmarks import filling, writes
from places.desk.actions import workshops
from places.enums import Stage
from places.models import Placement, Vote, Workshop
from places.rules import Actor, Role


class Browser:
    """A phone without sockets."""

    def __init__(self, room: filling.Filled, number: int) -> None:
        person = room.people[number]
        self.rev = 1
        self.client = Client(headers={"accept": "application/json"})
        session = self.client.session
        session["participants"] = {str(room.workshop.pk): [person.pk, person.token]}
        session.save()

    async def post(self, path: str, **fields: str | int) -> tuple[int, bytes]:
        answer = self.client.post(path, fields)
        return answer.status_code, answer.content


@pytest.fixture
def room(db: None) -> filling.Filled:
    return filling.fill(20)


def _at(room: filling.Filled, stage: Stage) -> dict[str, Any]:
    leading = Actor(room.workshop.pk, Role.LEADER, leader_id=room.leader.pk)
    workshops.move_stage(actor=leading, stage=stage)
    return {
        **room.facts,
        **{name: {str(k): v for k, v in room.facts[name].items()} for name in ("boards", "piles")},
    }


def _step(act: writes.Act, facts: dict[str, Any], browser: Any, number: int, step: int) -> int:
    waiting = act(facts, browser, number, step)
    with pytest.raises(StopIteration) as done:  # no loop: the ORM is asked in this thread
        waiting.send(None)  # type: ignore[attr-defined]
    return int(done.value.value)


def test_votes_are_given_and_taken_back(room: filling.Filled) -> None:
    facts, browser = _at(room, Stage.WEIGH), Browser(room, 4)
    votes = []
    for step in range(3):
        assert _step(writes.vote, facts, browser, 4, step) == 200
        votes.append(list(Vote.objects.values_list("cluster_id", "lens", "dots")))
    assert votes == [[(facts["clusters"][4], "belonging", 1)], [], [(facts["clusters"][5], "belonging", 1)]]


def test_a_card_leaves_its_pile_and_comes_back_also_after_a_refusal(room: filling.Filled) -> None:
    facts, browser = _at(room, Stage.CLUSTER), Browser(room, 5)
    board, photo = facts["boards"]["0"], facts["photos"][5]
    lying = Placement.objects.filter(board=board, photo=photo).values_list("cluster_id", flat=True)
    browser.rev = 99
    assert _step(writes.move, facts, browser, 5, 0) == 409
    assert _step(writes.move, facts, browser, 5, 0) == 200
    assert list(lying.all()) == []
    assert _step(writes.move, facts, browser, 5, 1) == 200
    assert list(lying.all()) == [facts["piles"][str(board)]]


def test_only_what_was_answered_as_done_counts() -> None:
    load = writes.Load(statuses=[200, 200, 500, 409], late=[0.1] * 4, seconds=2.0)
    assert (load.done, load.rate) == (2, 1.0)
    load.cpu = 0.02
    ours = {each["name"]: each for each in writes._ours(load, judged=True)}
    assert ours["writes done"]["ok"] is False
    assert ours["writes per second"]["ok"] is False
    assert ours["latency p99"]["ok"] is True
    assert ours["processor time of the server for each"]["value"] == 5.0
    assert writes._peer(load)[0]["value"] == 2


def test_the_room_is_filled_as_said(room: filling.Filled) -> None:
    assert Workshop.objects.get().photos.count() == 20
    assert Placement.objects.count() == 20 * (filling.TABLES + 1)
    assert asyncio.iscoroutinefunction(writes.vote)
