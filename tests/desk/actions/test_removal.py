"""Taken out of the room, with or without pictures, and let back in."""

import pytest

from places.desk.actions import removal
from places.enums import Kind, Lens, PhotoState, Role, RoundKind, Section, Stage
from places.errors import Missing, NotYours, Unclear
from places.models import Participant, Photo, Reaction
from places.people.actions import joining
from places.people.actions.joining import Joining
from places.people.queries import actors
from places.people.queries.people import Brought, brought
from places.people.queries.return_codes import who_returns
from places.people.queries.tables import choices
from places.rounds.actions import answers, rounds
from places.rules import Actor
from places.weighing.actions import ballots
from places.weighing.queries.turnout import turnout
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.visions import add
from tests.people.queries.test_return_codes import coded


def take_out(room: Room, person: Participant, *, hide: bool = False) -> None:
    removal.take_out(actor=room.leading, participant_id=person.pk, hide_pictures=hide)
    person.refresh_from_db()


def role_of(room: Room, person: Participant) -> Role:
    claims = {str(room.workshop.pk): [person.pk, person.token]}
    asked, known = actors.who_asks(room.workshop.pk, claims, None)
    assert actors.rights(room.workshop.pk, claims, None).role == asked.role
    assert (known is None) is (asked.role == Role.NEWCOMER)
    return asked.role


def test_session_code_and_offices_end_and_come_back(room: Room) -> None:
    mira, code = room.people[0], coded(room, 0)
    Participant.objects.filter(pk=mira.pk).update(is_host=True, in_team=True)
    take_out(room, mira)
    assert (role_of(room, mira), who_returns(room.workshop.pk, code)) == (Role.NEWCOMER, None)
    assert (mira.is_host, mira.in_team) == (False, False)
    removal.let_back(actor=room.leading, participant_id=mira.pk)
    assert role_of(room, mira) == Role.PARTICIPANT
    assert who_returns(room.workshop.pk, code) == (mira.pk, mira.token)
    assert [kind for kind, _data in room.log] == [Kind.PERSON_TAKEN_OUT, Kind.PERSON_LET_BACK]


def test_pictures_stay_or_are_hidden_and_only_those_come_back(room: Room) -> None:
    mira = room.people[0]
    shown, before = room.photo(mira), room.photo(mira, state=PhotoState.HIDDEN)
    take_out(room, room.people[1])
    take_out(room, mira, hide=True)
    assert set(Photo.objects.values_list("state", flat=True)) == {PhotoState.HIDDEN}
    removal.let_back(actor=room.leading, participant_id=mira.pk)
    states = dict(Photo.objects.values_list("pk", "state"))
    assert states == {shown.pk: PhotoState.BROUGHT, before.pk: PhotoState.HIDDEN}


def voted(db: None) -> Room:
    room = open_room(Stage.WEIGH, photos=4)
    (water,) = share(room, "Water")
    for person in room.people:
        ballots.cast(actor=room.actor(person), cluster_id=water.pk, lens=Lens.ENERGY, dots=1)
    return room


def test_their_votes_count_no_longer_until_they_are_back(db: None) -> None:
    room = voted(db)
    take_out(room, room.people[0])
    assert turnout(room.workshop.pk, "clusters").sentence() == "3 of 3 have given dots."
    removal.let_back(actor=room.leading, participant_id=room.people[0].pk)
    assert turnout(room.workshop.pk, "clusters").sentence() == "4 of 4 have given dots."


def test_a_result_that_the_room_has_seen_does_not_tell_on_them(db: None) -> None:
    room = voted(db)
    ballots.reveal(actor=room.leading)
    take_out(room, room.people[0])
    assert turnout(room.workshop.pk, "clusters").sentence() == "4 of 4 have given dots."


def test_answers_in_open_rounds_go_and_those_in_shown_ones_stay(db: None) -> None:
    room = open_room(Stage.WRITE)
    sentence = add(room, Section.BECAUSE, "Because the lake calls us.")
    for kind, given in ((RoundKind.MIRROR, {"place": 1, "self": 1}), (RoundKind.CONSENT, {"consent": 1})):
        rounds.open_round(actor=room.leading, kind=kind)
        for person in room.people[:2]:
            answers.react(
                actor=room.actor(person),
                kind=kind,
                sentence_id=sentence if kind == RoundKind.MIRROR else None,
                answers=given,
            )
    rounds.show_round(actor=room.leading, kind=RoundKind.MIRROR)
    take_out(room, room.people[0])
    kept = Reaction.objects.filter(participant=room.people[0])
    assert set(kept.values_list("round__kind", flat=True)) == {RoundKind.MIRROR}
    assert Reaction.objects.filter(participant=room.people[1]).count() == 3


def test_only_leaders_and_only_others_and_only_here(room: Room, other_room: Room) -> None:
    mira, sam = room.people[0], room.people[1]
    sam.is_host = True
    with pytest.raises(NotYours):
        removal.take_out(actor=room.actor(sam), participant_id=mira.pk, hide_pictures=False)
    joined = Actor(room.workshop.pk, Role.LEADER, mira.pk, None, room.leader.pk)
    with pytest.raises(Unclear):
        removal.take_out(actor=joined, participant_id=mira.pk, hide_pictures=False)
    for wrong in (other_room.people[0], mira):
        with pytest.raises(Missing):
            removal.let_back(actor=room.leading, participant_id=wrong.pk)
    with pytest.raises(Missing):
        take_out(room, other_room.people[0])
    take_out(room, mira)
    with pytest.raises(Missing):
        take_out(room, mira)


def test_the_room_counts_who_is_here(room: Room) -> None:
    room.photo(room.people[0])
    take_out(room, room.people[0])
    assert brought(room.workshop.pk) == Brought(people=3, brought=0)
    assert [choice.people for choice in choices(room.workshop.pk)] == [1, 2]
    joined = joining.join(actor=Actor(room.workshop.pk, Role.NEWCOMER), joining=Joining("Edith"))
    assert joined.participant.group_id == room.groups[0].pk
