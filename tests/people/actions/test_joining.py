"""Coming in, changing tables, handing over: who is refused, and what is written down."""

import datetime

import pytest
from django.utils import timezone

from places.enums import Kind, Role, Symbol
from places.errors import Missing, NotYours, Unclear
from places.models import Activity, Group, Participant, Workshop
from places.people.actions import joining
from places.people.actions.joining import Joining
from places.people.queries.return_codes import digest, return_code
from places.rules import Actor
from tests.builders.rooms import Room, every_row

KEY = "a" * 32


def newcomer(room: Room) -> Actor:
    return Actor(room.workshop.pk, Role.NEWCOMER)


def join(room: Room, first_name: str, **words: object) -> Activity:
    key = str(words.pop("key", ""))
    return joining.join(actor=newcomer(room), joining=Joining(first_name, **words), key=key)


def person_of(activity: Activity) -> Participant:
    return Participant.objects.get(pk=activity.participant_id)


def test_a_newcomer_comes_in(room: Room, other_room: Room) -> None:
    activity = join(room, " Åsa\u200b ", table=2, language="sv")
    person = person_of(activity)
    assert (person.workshop, person.group, person.first_name) == (room.workshop, room.groups[1], "Åsa")
    assert (person.name_key, person.symbol, person.language, person.is_host) == ("åsa", "", "sv", False)
    assert room.log == [(Kind.PERSON_JOINED, {"person": person.pk, "group": room.groups[1].pk})]
    assert (activity.leader_id, activity.key) == (None, "")
    assert other_room.log == []


def test_a_return_code_follows_from_the_token_and_is_not_stored(room: Room) -> None:
    person = person_of(join(room, "Åsa", language="sv"))
    code = return_code(person.token, "sv")
    assert person.return_digest == digest(room.workshop.pk, code)
    assert code not in str(every_row())


def test_without_a_table_one_sits_where_fewest_are(room: Room) -> None:
    empty = Group.objects.create(workshop=room.workshop, number=9, name="Nine", symbol=Symbol.STAR)
    assert [person_of(join(room, name)).group for name in ("Åsa", "Bo", "Cy", "Di", "Ed")] == [
        empty,
        empty,
        room.groups[0],
        room.groups[1],
        empty,
    ]


def test_a_room_without_tables_takes_people_in_all_the_same(room: Room) -> None:
    Group.objects.filter(workshop=room.workshop).delete()
    assert person_of(join(room, "Åsa")).group is None


def test_a_table_that_is_not_here_is_refused_beside_its_field(room: Room, other_room: Room) -> None:
    Group.objects.create(workshop=other_room.workshop, number=7, name="Seven", symbol=Symbol.STAR)
    with pytest.raises(Unclear, match=r"^That table is not here\. Please choose one of these\.$") as refused:
        join(room, "Åsa", table=7)
    assert refused.value.details == {"field": "table"}


@pytest.mark.parametrize("name", ["Anna", " ANNA ", "anna\u200d", "A\u200bnna"])
def test_a_second_anna_chooses_a_sign(room: Room, name: str) -> None:
    before = every_row()
    for symbol in ("", "moose"):
        with pytest.raises(Unclear, match="Somebody here has the same first name") as refused:
            join(room, name, symbol=symbol)
        assert refused.value.details == {"field": "symbol"}
    assert every_row() == before
    assert person_of(join(room, name, symbol=Symbol.BOAT)).symbol == Symbol.BOAT
    with pytest.raises(Unclear, match="Somebody here has the same first name"):
        join(room, name, symbol=Symbol.BOAT)
    assert person_of(join(room, name, symbol=Symbol.LEAF)).symbol == Symbol.LEAF


def test_the_first_of_a_name_needs_no_sign_even_if_another_room_has_one(room: Room, other_room: Room) -> None:
    join(other_room, "Åsa")
    assert person_of(join(room, "Åsa", symbol=Symbol.BOAT)).symbol == ""


def test_after_thirteen_of_one_name_a_letter_is_asked_for(room: Room) -> None:
    for symbol in Symbol:
        join(room, "Anna", symbol=symbol)
    with pytest.raises(
        Unclear, match=r"^Many people here have this name\. Please add a letter to yours\.$"
    ) as r:
        join(room, "Anna", symbol=Symbol.BOAT)
    assert r.value.details == {"field": "first_name"}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", r"^Please write your first name\.$"),
        ("\u3164 \u200d", r"^Please write your first name\.$"),
        ("x" * 41, "^This is 1 letter too long"),
    ],
)
def test_names_that_are_none_are_refused(room: Room, name: str, sentence: str) -> None:
    before = every_row()
    with pytest.raises(Unclear, match=sentence):
        join(room, name)
    assert every_row() == before


def test_a_retry_finds_the_first_even_when_the_door_is_closed(room: Room, other_room: Room) -> None:
    first = join(room, "Åsa", key=KEY)
    Workshop.objects.filter(pk=room.workshop.pk).update(door_open=False)
    before = every_row()
    assert join(room, "Åsa", key=KEY) == first
    assert join(room, "Somebody else", key=KEY) == first
    assert every_row() == before
    assert join(other_room, "Åsa", key=KEY) != first


def test_a_closed_door_lets_only_leaders_in(room: Room) -> None:
    Workshop.objects.filter(pk=room.workshop.pk).update(door_open=False)
    with pytest.raises(Missing):
        join(room, "Åsa")
    activity = joining.join(actor=room.leading, joining=Joining("Edith"))
    assert (person_of(activity).first_name, activity.leader_id) == ("Edith", room.leader.pk)


@pytest.mark.parametrize(("days", "over"), [(-1, True), (0, False), (1, False)])
def test_after_its_last_day_nobody_comes_in(room: Room, days: int, over: bool) -> None:
    until = timezone.localdate() + datetime.timedelta(days=days)
    Workshop.objects.filter(pk=room.workshop.pk).update(keep_until=until)
    if over:
        with pytest.raises(Missing):
            join(room, "Åsa")
        with pytest.raises(Missing):
            joining.join(actor=room.leading, joining=Joining("Edith"))
    else:
        assert person_of(join(room, "Åsa")).first_name == "Åsa"


def test_a_workshop_that_is_gone_lets_nobody_in(room: Room) -> None:
    with pytest.raises(Missing):
        joining.join(actor=Actor(10**9, Role.NEWCOMER), joining=Joining("Åsa"))


def test_changing_tables_takes_what_one_brought_along(room: Room, other_room: Room) -> None:
    mira, photo = room.people[0], room.photo(room.people[0])
    activity = joining.change_table(actor=room.actor(mira), group_id=room.groups[1].pk, key=KEY)
    mira.refresh_from_db()
    photo.refresh_from_db()
    assert (mira.group, photo.participant.group) == (room.groups[1], room.groups[1])
    data = {"person": mira.pk, "before": room.groups[0].pk, "group": room.groups[1].pk}
    assert room.log == [(Kind.PERSON_CHANGED, data)]
    before = every_row()
    assert joining.change_table(actor=room.actor(mira), group_id=room.groups[0].pk, key=KEY) == activity
    assert every_row() == before
    with pytest.raises(Missing):
        joining.change_table(actor=room.actor(mira), group_id=other_room.groups[0].pk)
    with pytest.raises(NotYours):
        joining.change_table(actor=room.leading, group_id=room.groups[0].pk)
    assert every_row() == before


def test_a_leader_hands_over_and_takes_back(room: Room, other_room: Room) -> None:
    sam = room.people[1]
    for number, on in enumerate([True, False]):
        joining.set_host(actor=room.leading, participant_id=sam.pk, on=on, key=f"{number}" * 32)
        sam.refresh_from_db()
        assert sam.is_host is on
    assert room.log == [(Kind.PERSON_CHANGED, {"person": sam.pk, "host": on}) for on in (True, False)]
    before = every_row()
    joining.set_host(actor=room.leading, participant_id=sam.pk, on=True, key="0" * 32)
    with pytest.raises(Missing):
        joining.set_host(actor=room.leading, participant_id=other_room.people[0].pk, on=True)
    sam.is_host = True
    for somebody in (room.actor(room.people[0]), room.actor(sam)):
        with pytest.raises(NotYours):
            joining.set_host(actor=somebody, participant_id=room.people[0].pk, on=True)
    assert every_row() == before
