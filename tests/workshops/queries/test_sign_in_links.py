"""One-time sign-in links: for one leader, once, for twelve hours."""

import datetime

import pytest
from django.conf import LazySettings
from django.core import signing
from django.utils import timezone

from places.models import Leader
from places.workshops.queries import sign_in_links
from places.workshops.queries.sign_in_links import leader_by_link, sign_in_link
from tests.builders.rooms import Room


def token(leader: Leader) -> str:
    return sign_in_link(leader.pk).rstrip("/").rpartition("/")[2]


def test_a_link_is_a_full_address_and_names_its_leader(
    room: Room, other_room: Room, settings: LazySettings
) -> None:
    settings.PUBLIC_URL = "https://placeness.example"
    assert sign_in_link(room.leader.pk).startswith("https://placeness.example/sign-in/")
    assert leader_by_link(token(room.leader)) == room.leader
    assert leader_by_link(token(other_room.leader)) == other_room.leader
    with pytest.raises(Leader.DoesNotExist):
        sign_in_link(10**9)


def test_signing_in_or_a_new_password_uses_it_up(room: Room) -> None:
    leader = room.leader
    sent = token(leader)
    leader.last_login = timezone.now()
    leader.save()
    assert leader_by_link(sent) is None
    sent = token(leader)
    assert leader_by_link(sent) == leader
    leader.set_password("another good password")
    leader.save()
    assert leader_by_link(sent) is None


def test_a_leader_who_may_no_longer_sign_in_has_no_link(room: Room) -> None:
    sent = token(room.leader)
    Leader.objects.filter(pk=room.leader.pk).update(is_active=False)
    assert leader_by_link(sent) is None
    Leader.objects.filter(pk=room.leader.pk).delete()
    assert leader_by_link(sent) is None


@pytest.mark.parametrize(("hours", "fits"), [(11.9, True), (12.1, False)])
def test_it_is_good_for_twelve_hours(
    room: Room, monkeypatch: pytest.MonkeyPatch, hours: float, fits: bool
) -> None:
    sent = token(room.leader)
    later = (timezone.now() + datetime.timedelta(hours=hours)).timestamp()
    monkeypatch.setattr("time.time", lambda: later)
    assert (leader_by_link(sent) == room.leader) is fits


def test_no_other_token_fits(room: Room, other_room: Room) -> None:
    sent = token(room.leader)
    for wrong in ("", "x", sent[:-1], sent + "x", sent.swapcase(), "a:b:c"):
        assert leader_by_link(wrong) is None
    for content in ([room.leader.pk, "x" * 32], [room.leader.pk], "x", [1, 2, 3], None):
        assert leader_by_link(signing.dumps(content, salt=sign_in_links._SALT)) is None
    assert leader_by_link(signing.dumps([room.leader.pk, "x"], salt="another")) is None
