"""Who is asking: members only, everything else is not there."""

import re

import pytest
from django.contrib.auth import get_user
from django.test import Client, RequestFactory
from django.urls import reverse

from places.desk.actions import workshops
from places.enums import Role, Stage, Verb
from places.errors import Missing
from places.models import Tablet
from places.people.visit import ANYBODY, HOLDER, forget, remember, visit
from tests.builders.rooms import Room, browser


def asking(client: Client) -> object:
    request = RequestFactory().get("/")
    request.session = client.session
    request.user = _user(client)
    return request


def _user(client: Client) -> object:
    holder = RequestFactory().get("/")
    holder.session = client.session
    return get_user(holder)


def test_roles_come_from_the_session(room: Room) -> None:
    mira, sam = room.people[:2]
    sam.is_host = True
    sam.save()
    assert visit(asking(room.client(mira)), room.code).actor.role == Role.PARTICIPANT
    assert visit(asking(room.client(sam)), room.code).actor.role == Role.HOST
    coming = visit(asking(room.leader_client()), room.code)
    assert (coming.actor.role, coming.person, coming.actor.leader_id) == (Role.LEADER, None, room.leader.pk)
    assert coming.may(Verb.RUN_ROOM)
    assert not coming.may(Verb.VOTE)


def test_who_is_alone_in_the_theme_team_waits(room: Room) -> None:
    mira, sam = room.at(Stage.COMBINE).people[:2]
    seen = []
    for team in ((), (mira,), (mira, sam)):
        coming = visit(asking(room.name_team(*team).client(mira)), room.code)
        assert coming.of_anybody().actor.team == len(
            team
        )  # a page that is kept is kept for a team of this size
        seen.append((coming.may(Verb.SORT_SHARED), coming.waits(Verb.SORT_SHARED)))
    assert seen == [(False, False), (False, True), (True, False)]


def test_a_visit_of_anybody_keeps_the_rights_and_drops_the_person(room: Room) -> None:
    mira = room.people[0]
    mira.is_host = True
    mira.save()
    coming = visit(asking(room.client(mira)), room.code)
    anybody = coming.of_anybody()
    assert (anybody.actor.role, anybody.actor.roles, anybody.workshop) == (
        Role.HOST,
        coming.actor.roles,
        coming.workshop,
    )
    assert (anybody.actor.participant_id, anybody.actor.group_id) == (ANYBODY, None)
    assert anybody.person is not None
    assert (anybody.person.id, anybody.person.first_name, anybody.person.group) == (ANYBODY, "", None)
    assert coming.of_anybody(by_table=True).actor.group_id == mira.group_id
    leading = visit(asking(room.leader_client()), room.code).of_anybody()
    assert (leading.actor.leader_id, leading.actor.participant_id, leading.person) == (ANYBODY, None, None)


def test_the_code_is_read_forgivingly(room: Room) -> None:
    assert (
        visit(asking(room.client(room.people[0])), f" {room.code.lower()} ").workshop.id == room.workshop.pk
    )


def test_a_holder_is_one_person_in_one_room(room: Room, other_room: Room) -> None:
    mira, sam = room.people[:2]
    table = browser(
        participants={str(room.workshop.pk): [0, Tablet.objects.create(group=room.groups[0]).token]}
    )
    clients = [room.client(mira), room.client(sam), room.leader_client(), table]
    names = [visit(asking(client), room.code).holder for client in clients]
    names.append(visit(asking(other_room.client(other_room.people[0])), other_room.code).holder)
    assert len(set(names)) == 5
    assert all(re.fullmatch("[0-9a-f]{32}", name) for name in names)
    mira.is_host, mira.group = True, room.groups[1]
    mira.save()
    assert visit(asking(room.client(mira)), room.code).holder == names[0]


def test_what_waited_for_one_person_is_taken_from_nobody_else(room: Room) -> None:
    mira, sam = (room.client(person) for person in room.people[:2])
    name = visit(asking(mira), room.code).holder
    for client, status in ((mira, 200), (sam, 403)):
        answer = client.get(reverse("me", args=[room.code]), headers={HOLDER: name})
        assert answer.status_code == status
    told = sam.get(
        reverse("me", args=[room.code]), headers={HOLDER: name, "Accept": "application/json"}
    ).json()
    assert told["reason"] == "person"
    for client, code in ((Client(), room.code), (sam, "XXXX-XXXX")):  # the same of rooms that are not there
        gone = client.get(reverse("me", args=[code]), headers={HOLDER: name, "Accept": "application/json"})
        assert (gone.status_code, gone.json()["reason"]) == (404, "outside")


@pytest.mark.parametrize("code", ["", "XXXX-XXXX", "nonsense", "\x00" * 8])
def test_unknown_codes_and_strangers_find_the_same_nothing(room: Room, other_room: Room, code: str) -> None:
    with pytest.raises(Missing):
        visit(asking(room.client(room.people[0])), code)
    for client in (Client(), other_room.client(other_room.people[0]), other_room.leader_client()):
        with pytest.raises(Missing):
            visit(asking(client), room.code)


def test_a_stolen_id_without_the_token_is_nobody(room: Room) -> None:
    client = room.client(room.people[0])
    session = client.session
    session["participants"] = {str(room.workshop.pk): [room.people[1].pk, room.people[0].token]}
    session.save()
    with pytest.raises(Missing):
        visit(asking(client), room.code)


@pytest.mark.parametrize("claims", [None, [], "x", {"1": []}, {"1": [1]}])
def test_broken_claims_are_nobody(room: Room, claims: object) -> None:
    client = Client()
    session = client.session
    session["participants"] = (
        {str(room.workshop.pk): v for v in claims.values()} if isinstance(claims, dict) else claims
    )
    session.save()
    with pytest.raises(Missing):
        visit(asking(client), room.code)


def test_joining_changes_the_session_id_and_leaving_forgets_one_workshop(
    room: Room, other_room: Room
) -> None:
    client = other_room.client(other_room.people[0])
    request = asking(client)
    before = request.session.session_key
    remember(request, room.workshop.pk, room.people[0].pk, room.people[0].token)
    request.session.save()
    assert request.session.session_key != before
    assert set(request.session["participants"]) == {str(room.workshop.pk), str(other_room.workshop.pk)}
    forget(request, room.workshop.pk)
    assert set(request.session["participants"]) == {str(other_room.workshop.pk)}


def test_a_view_behind_a_verb_refuses_the_wrong_stage(room: Room) -> None:
    client = room.client(room.people[0])
    assert client.get(reverse("weigh", args=[room.code])).status_code == 409
    room.at(Stage.WEIGH)
    assert client.get(reverse("weigh", args=[room.code])).status_code == 200


def test_members_stay_in_when_the_code_changes(room: Room, other_room: Room) -> None:
    client = room.client(room.people[0])
    workshops.change_code(actor=room.leading)
    assert visit(asking(client), room.code).workshop.id == room.workshop.pk
    with pytest.raises(Missing):
        visit(asking(other_room.client(other_room.people[0])), room.code)


def test_a_former_code_leads_members_to_the_same_page_under_the_new_one(room: Room, other_room: Room) -> None:
    before = room.at(Stage.SHARE).code
    workshops.change_code(actor=room.leading)
    room.workshop.refresh_from_db()
    mira = room.client(room.people[0])
    led = mira.get(reverse("wall", args=[before]) + "?table=1")
    assert (led.status_code, led.headers["Location"]) == (302, reverse("wall", args=[room.code]) + "?table=1")
    assert mira.post(reverse("bring", args=[before])).status_code == 303  # what is on its way arrives
    assert other_room.client(other_room.people[0]).get(reverse("wall", args=[before])).status_code == 404


def test_who_is_in_the_room_no_more_is_told_so_and_strangers_nothing(room: Room, other_room: Room) -> None:
    mira = room.client(room.people[0])
    room.people[0].token = "another"
    room.people[0].save()
    where, said = reverse("home", args=[room.code]), "You are no longer in this room on this device."
    answer = mira.get(where)
    assert (answer.status_code, said in answer.content.decode()) == (404, True)
    for stranger in (Client(), other_room.client(other_room.people[0])):
        assert said not in stranger.get(where).content.decode()
