"""Who leads, and what a link opens."""

import datetime
from typing import Any

from places.codes import new_token
from places.database import clock
from places.models import CoLeader, Workshop
from places.workshops.actions import co_leading
from places.workshops.actions.leaders import make_leader
from places.workshops.queries import co_leaders
from tests.builders.rooms import Room


def invited(room: Room) -> str:
    token = new_token()
    co_leading.invite(actor=room.leading, token=token)
    return token


def leading(room: Room) -> co_leaders.Leading:
    return co_leaders.leading(room.workshop.pk, room.workshop.place_id)


def test_leaders_invited_ones_and_open_links(room: Room, django_assert_num_queries: Any) -> None:
    edith = make_leader(email="edith@example.org", first_name="Edith")
    co_leading.take_invitation(token=invited(room), leader_id=edith)
    invited(room)
    taken, open_link = CoLeader.objects.order_by("pk")
    with django_assert_num_queries(3):
        found = leading(room)
    assert found.people == (
        co_leaders.LeadingPerson(room.leader.pk, room.leader.email),
        co_leaders.LeadingPerson(edith, "Edith", taken.pk),
    )
    assert found.links == (co_leaders.OpenLink(open_link.pk, open_link.expires_at),)


def test_what_a_link_opens(room: Room) -> None:
    token = invited(room)
    expected = co_leaders.Invitation(room.workshop.pk, "Jönköping-ness", room.leader.email)
    assert co_leaders.invitation_behind(token) == expected
    assert co_leaders.invitation_behind("another") is None
    CoLeader.objects.update(expires_at=clock.now() - datetime.timedelta(seconds=1))
    assert co_leaders.invitation_behind(token) is None
    assert leading(room).links == ()


def test_a_deleted_workshop_has_no_links(room: Room) -> None:
    token = invited(room)
    Workshop.objects.filter(pk=room.workshop.pk).update(deleted_at=clock.now())
    assert co_leaders.invitation_behind(token) is None


def test_only_a_digest_is_stored(room: Room) -> None:
    token = invited(room)
    assert CoLeader.objects.get().digest == co_leaders.digest_of(token) != token
    assert co_leaders.open_links(room.workshop.pk).count() == 1
