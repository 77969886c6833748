"""Inviting somebody to lead: once, for seven days, until it is ended."""

import datetime

import pytest

from places.codes import new_token
from places.database import clock
from places.desk.queries.desk import led
from places.enums import Kind, Role
from places.errors import Missing, NotYours, Unclear
from places.models import CoLeader, Leader, Workshop
from places.people.queries.actors import who_asks
from places.retention.actions.deleting import delete_workshop
from places.rules import Actor
from places.workshops.actions import co_leading
from places.workshops.actions.leaders import make_leader
from tests.builders.rooms import Room, every_row


def edith() -> int:
    return make_leader(email="edith@example.org", first_name="Edith")


def invited(room: Room) -> str:
    token = new_token()
    co_leading.invite(actor=room.leading, token=token)
    return token


def actor(room: Room, leader: int) -> Actor:
    return who_asks(room.workshop.pk, {}, leader)[0]


def test_who_takes_it_leads_this_workshop_and_no_other(room: Room, other_room: Room) -> None:
    leader, token = edith(), invited(room)
    earlier = Workshop.objects.create(place=room.workshop.place, question="Before")
    assert actor(room, leader).role == Role.NEWCOMER
    done = co_leading.take_invitation(token=token, leader_id=leader)
    assert done is not None
    row = CoLeader.objects.get()
    assert (done.kind, done.leader_id, done.data) == (Kind.LEADER_CAME, leader, {"invitation": row.pk})
    found = actor(room, leader)
    assert (found.role, found.invited, actor(room, room.leader.pk).invited) == (Role.LEADER, True, False)
    assert who_asks(earlier.pk, {}, leader)[0].role == Role.NEWCOMER
    assert actor(other_room, leader).role == Role.NEWCOMER
    assert [line.id for place in led(leader) for line in place.workshops] == [room.workshop.pk]


def test_it_is_taken_once(room: Room) -> None:
    token = invited(room)
    co_leading.take_invitation(token=token, leader_id=edith())
    nils = make_leader(email="nils@example.org")
    before = every_row()
    for leader in (nils, room.leader.pk):
        with pytest.raises(Missing):
            co_leading.take_invitation(token=token, leader_id=leader)
    assert every_row() == before


def test_who_leads_already_leaves_it_for_others(room: Room) -> None:
    token = invited(room)
    assert co_leading.take_invitation(token=token, leader_id=room.leader.pk) is None
    assert co_leading.take_invitation(token=token, leader_id=edith()) is not None


def test_a_new_account_comes_with_it_or_not_at_all(room: Room) -> None:
    account = Leader(email="new@example.org", first_name="New")
    account.set_password("several words in a row")
    with pytest.raises(Missing):
        co_leading.take_invitation(token="unknown", account=account)
    assert not Leader.objects.filter(email="new@example.org").exists()
    co_leading.take_invitation(token=invited(room), account=account)
    assert actor(room, Leader.objects.get(email="new@example.org").pk).invited
    again = Leader(email="New@example.org")
    again.set_password("other words in a row")
    with pytest.raises(Unclear, match="has an account here"):
        co_leading.take_invitation(token=invited(room), account=again)


def test_too_old_ended_and_deleted_ones_open_nothing(room: Room) -> None:
    leader, tokens = edith(), [invited(room) for _ in range(2)]
    first, second = CoLeader.objects.order_by("pk")
    CoLeader.objects.filter(pk=first.pk).update(expires_at=clock.now() - datetime.timedelta(seconds=1))
    co_leading.end_invitation(actor=room.leading, invitation_id=second.pk)
    assert room.log[-1] == (Kind.LEADER_ENDED, {"invitation": second.pk, "came": False})
    token = invited(room)
    delete_workshop(actor=room.leading, name="Jönköping-ness")
    for each in (*tokens, token):
        with pytest.raises(Missing):
            co_leading.take_invitation(token=each, leader_id=leader)


def test_a_leader_who_is_taken_off_leads_no_more(room: Room, other_room: Room) -> None:
    leader, token = edith(), invited(room)
    co_leading.take_invitation(token=token, leader_id=leader)
    row = CoLeader.objects.get()
    guest = actor(room, leader)
    for wrong in (guest, room.actor(room.people[0])):
        with pytest.raises(NotYours):
            co_leading.end_invitation(actor=wrong, invitation_id=row.pk)
        with pytest.raises(NotYours):
            co_leading.invite(actor=wrong, token=new_token())
    with pytest.raises(NotYours):
        delete_workshop(actor=guest, name="Jönköping-ness")
    with pytest.raises(Missing):
        co_leading.end_invitation(actor=other_room.leading, invitation_id=row.pk)
    co_leading.end_invitation(actor=room.leading, invitation_id=row.pk)
    assert room.log[-1] == (Kind.LEADER_ENDED, {"invitation": row.pk, "came": True})
    assert actor(room, leader).role == Role.NEWCOMER
    assert led(leader) == []
    with pytest.raises(Missing):
        co_leading.take_invitation(token=token, leader_id=leader)


def test_ten_links_are_the_most(room: Room) -> None:
    for _ in range(10):
        invited(room)
    with pytest.raises(Unclear, match="Ten links are open already"):
        invited(room)
    co_leading.end_invitation(
        actor=room.leading, invitation_id=CoLeader.objects.order_by("pk").values_list("pk", flat=True)[0]
    )
    invited(room)
