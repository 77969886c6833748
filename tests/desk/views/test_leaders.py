"""Who leads, on its page: a link that is shown once, and ending it."""

import re

from django.http import HttpResponse
from django.urls import reverse

from places.models import CoLeader, Participant
from places.workshops.actions.co_leading import take_invitation
from places.workshops.actions.leaders import make_leader
from tests.builders.rooms import Room


def page(answer: HttpResponse) -> str:
    return answer.content.decode()


def test_a_link_is_made_shown_once_and_ended(room: Room) -> None:
    leader, where = room.leader_client(), reverse("desk-leaders", args=[room.code])
    shown = page(leader.post(where))
    link = re.search(r'text="https?://[^/]+/lead/([\w-]{22})/"', shown)
    assert link is not None
    row = CoLeader.objects.get()
    assert link[1] not in str(CoLeader.objects.values().get())
    assert "A link that nobody has used yet" in page(leader.get(reverse("desk", args=[room.code])))
    again = page(leader.get(where))
    assert (link[1] in again, "A link that nobody has used yet" in again) == (False, True)
    end = reverse("desk-leader-end", args=[room.code, row.pk])
    assert "The link is ended." in page(leader.post(end, follow=True))
    assert "A link that nobody has used yet" not in page(leader.get(where))
    assert leader.post(end).status_code == 404


def test_a_form_that_is_sent_twice_makes_one_link(room: Room, other_room: Room) -> None:
    leader, where = room.leader_client(), reverse("desk-leaders", args=[room.code])
    (key,) = re.findall(r'name="key" value="([0-9a-f]{32})"', page(leader.get(where)))
    links = [re.findall(r"/lead/([\w-]{22})/\"", page(leader.post(where, {"key": key}))) for _ in range(2)]
    assert links[0] == links[1] != []
    assert CoLeader.objects.count() == 1
    other = other_room.leader_client().post(reverse("desk-leaders", args=[other_room.code]), {"key": key})
    assert links[0][0] not in page(other)
    assert CoLeader.objects.count() == 2


def test_an_invited_leader_is_listed_and_taken_off(room: Room) -> None:
    leader, where = room.leader_client(), reverse("desk-leaders", args=[room.code])
    link = re.search(r"/lead/([\w-]{22})/", page(leader.post(where)))
    assert link is not None
    edith = make_leader(email="edith@example.org", first_name="Edith")
    take_invitation(token=link[1], leader_id=edith)
    shown = page(leader.get(where))
    assert ("Edith" in shown, "Stop leading" in shown) == (True, True)
    end = reverse("desk-leader-end", args=[room.code, CoLeader.objects.get().pk])
    assert "They no longer lead this workshop." in page(leader.post(end, follow=True))
    assert "Edith" not in page(leader.get(where))
    log = page(leader.get(reverse("desk-log", args=[room.code])))
    assert "made a link for somebody to lead, too" in log
    assert "came by a link to lead, too" in log
    assert "ended that an invited person leads" in log


def test_hosts_do_not_see_it(room: Room) -> None:
    host = room.people[0]
    Participant.objects.filter(pk=host.pk).update(is_host=True)
    assert room.client(host).get(reverse("desk-leaders", args=[room.code])).status_code == 403
    assert "Who leads" not in page(room.client(host).get(reverse("desk", args=[room.code])))
