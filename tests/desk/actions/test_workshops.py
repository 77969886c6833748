"""Opening a workshop and running its room: words, stages, door and code."""

import dataclasses
import datetime

import pytest
from django.utils import timezone, translation

from places.codes import ALPHABET
from places.desk.actions import workshops
from places.desk.actions.workshops import Opening, WorkshopWords
from places.enums import Kind, PlaceKind, Role, Stage
from places.errors import Missing, NotYours, Unclear
from places.models import Activity, Board, FormerCode, Leader, Place, Theme, Workshop
from places.people.actions import joining as people
from places.rules import Actor
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, every_row

KEY = "a" * 32
QUESTIONS = {
    "en": "Bring a picture of what Barts is at heart, and of how you belong here.",
    "sv": "Ta med en bild av vad Barts är innerst inne, och av hur du hör hemma här.",
}
WORDS = WorkshopWords("Barts", "Barts-ness", "What is it?", "sv", 2)


def opened(leader: Leader, **words: object) -> Workshop:
    opening = Opening(**{"name": "Barts", **words})  # type: ignore[arg-type]
    return Workshop.objects.get(pk=workshops.open_workshop(leader_id=leader.pk, opening=opening).workshop_id)


def test_a_place_its_workshop_tables_and_words(room: Room) -> None:
    opening = Opening(" Barts\u200b ", "team", "Barts-mood", "What\nis it?", "sv", tables=2, photos_each=5)
    activity = workshops.open_workshop(leader_id=room.leader.pk, opening=opening)
    workshop = Workshop.objects.get(pk=activity.workshop_id)
    place = workshop.place
    assert (place.name, place.kind, place.ness) == ("Barts", PlaceKind.TEAM, "Barts-mood")
    assert list(place.leaders.all()) == [room.leader]
    assert (workshop.question, workshop.language, workshop.photos_each) == ("What is it?", "sv", 5)
    assert (workshop.stage, workshop.door_open, workshop.keep_until) == (Stage.WELCOME, True, None)
    assert list(workshop.groups.values_list("number", "name")) == [(1, "Table 1"), (2, "Table 2")]
    themes = Theme.objects.filter(workshop=workshop)
    assert (themes.count(), themes.filter(is_starter=True, key="water").count()) == (25, 1)
    assert (activity.kind, activity.data, activity.revision) == (Kind.WORKSHOP_OPENED, {"place": place.pk}, 1)
    assert (activity.leader_id, activity.participant_id) == (room.leader.pk, None)
    assert room.log == []


@pytest.mark.parametrize("nothing", ["", " \u200b "])
@pytest.mark.parametrize("language", QUESTIONS)
def test_empty_words_get_good_ones_for_each_reader(room: Room, nothing: str, language: str) -> None:
    workshop = opened(room.leader, ness=nothing, question=nothing, language="sv")
    with translation.override(language):
        assert (workshop.place.ness, workshop.question, workshop.asked) == (
            "Barts-ness",
            "",
            QUESTIONS[language],
        )


def test_the_default_question_stays_one_also_under_another_name_of_the_place(room: Room) -> None:
    written = dataclasses.replace(WORDS, question=QUESTIONS["sv"])
    workshops.change_workshop(actor=room.leading, words=written)
    renamed = dataclasses.replace(WORDS, name="Whitechapel", question=QUESTIONS["en"])
    workshops.change_workshop(actor=room.leading, words=renamed)
    workshop = Workshop.objects.get(pk=room.workshop.pk)
    assert (workshop.question, workshop.asked) == ("", QUESTIONS["en"].replace("Barts", "Whitechapel"))


def test_the_ness_of_a_long_name_still_fits(room: Room) -> None:
    assert opened(room.leader, name="x" * 80).place.ness == "x" * 75 + "-ness"


@pytest.mark.parametrize(
    ("words", "sentence", "details"),
    [
        ({"name": "\u3164"}, r"^Write the name of the place\.$", {}),
        ({"name": "x" * 81}, "1 letter too long", {}),
        ({"ness": "x" * 81}, "1 letter too long", {}),
        ({"question": "x" * 301}, "1 letter too long", {}),
        ({"tables": 0}, r"^Choose between 1 and 30 tables\.$", {"field": "tables"}),
        ({"tables": 31}, r"^Choose between 1 and 30 tables\.$", {"field": "tables"}),
        ({"photos_each": 0}, r"^Choose between 1 and 5 pictures each\.$", {"field": "photos_each"}),
        ({"photos_each": 6}, r"^Choose between 1 and 5 pictures each\.$", {"field": "photos_each"}),
    ],
)
def test_nothing_is_opened_with_wrong_words(
    room: Room, words: dict[str, object], sentence: str, details: dict[str, str]
) -> None:
    before = every_row()
    with pytest.raises(Unclear, match=sentence) as refused:
        opened(room.leader, **words)
    assert refused.value.details == details
    assert every_row() == before


def test_opened_once_per_key_and_only_by_a_leader_who_is_there(room: Room, other_room: Room) -> None:
    first = workshops.open_workshop(leader_id=room.leader.pk, opening=Opening("Barts"), key=KEY)
    before = every_row()
    assert workshops.open_workshop(leader_id=room.leader.pk, opening=Opening("Else"), key=KEY) == first
    with pytest.raises(Missing):
        workshops.open_workshop(leader_id=10**9, opening=Opening("Barts"))
    assert every_row() == before
    second = workshops.open_workshop(leader_id=other_room.leader.pk, opening=Opening("Barts"), key=KEY)
    assert second.workshop_id != first.workshop_id
    Leader.objects.filter(pk=room.leader.pk).update(is_active=False)
    with pytest.raises(Missing):
        workshops.open_workshop(leader_id=room.leader.pk, opening=Opening("Barts"))


def test_words_are_changed_later(room: Room, other_room: Room) -> None:
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    words = dataclasses.replace(WORDS, name=" Barts ", keep_until=tomorrow)
    activity = workshops.change_workshop(actor=room.leading, words=words, key=KEY)
    workshop = Workshop.objects.get(pk=room.workshop.pk)
    assert (workshop.place.name, workshop.place.ness) == ("Barts", "Barts-ness")
    assert (workshop.question, workshop.language, workshop.photos_each) == ("What is it?", "sv", 2)
    assert (workshop.keep_until, workshop.stage) == (tomorrow, Stage.GATHER)
    assert room.log == [(Kind.WORKSHOP_CHANGED, {})]
    before = every_row()
    again = dataclasses.replace(WORDS, name="Else")
    assert workshops.change_workshop(actor=room.leading, words=again, key=KEY) == activity
    assert every_row() == before
    assert Place.objects.get(pk=other_room.workshop.place_id).ness == "Barts-ness"
    workshops.change_workshop(actor=room.leading, words=dataclasses.replace(WORDS, ness="", question=" "))
    workshop.refresh_from_db()
    assert (workshop.place.ness, workshop.question) == ("Barts-ness", "")
    assert workshop.keep_until is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"name": ""}, r"^Write the name of the place\.$"),
        ({"ness": "x" * 81}, "1 letter too long"),
        ({"question": "x" * 301}, "1 letter too long"),
        ({"photos_each": 6}, r"^Choose between 1 and 5 pictures each\.$"),
        ({"keep_until": datetime.date(2020, 1, 1)}, r"^Choose a day that is still to come\.$"),
    ],
)
def test_wrong_words_change_nothing(room: Room, words: dict[str, object], sentence: str) -> None:
    before = every_row()
    changed = dataclasses.replace(WORDS, **words)  # type: ignore[arg-type]
    with pytest.raises(Unclear, match=sentence):
        workshops.change_workshop(actor=room.leading, words=changed)
    with pytest.raises(NotYours):
        workshops.change_workshop(actor=room.actor(room.people[0]), words=WORDS)
    room.people[1].is_host = True
    with pytest.raises(NotYours):
        workshops.change_workshop(actor=room.actor(room.people[1]), words=WORDS)
    assert every_row() == before


def boards(room: Room) -> list[int | None]:
    """The numbers of the tables that have a board; None is the shared one."""
    return list(
        Board.objects.filter(workshop=room.workshop).order_by("pk").values_list("group__number", flat=True)
    )


@pytest.mark.parametrize(
    ("stage", "made"),
    [(Stage.SHARE, []), (Stage.CLUSTER, [1, 2]), (Stage.COMBINE, [1, 2, None]), (Stage.CLOSE, 3)],
)
def test_boards_are_made_when_first_needed(
    room: Room, other_room: Room, stage: Stage, made: list[int | None] | int
) -> None:
    workshops.move_stage(actor=room.leading, stage=stage)
    assert boards(room) == (made if isinstance(made, list) else [1, 2, None])
    assert room.log == [(Kind.STAGE_MOVED, {"before": "gather", "stage": stage})]
    assert (boards(other_room), other_room.log) == ([], [])


def test_going_back_and_on_again_destroys_and_doubles_nothing(room: Room) -> None:
    for stage in (Stage.COMBINE, Stage.GATHER, Stage.COMBINE):
        workshops.move_stage(actor=room.leading, stage=stage)
    assert boards(room) == [1, 2, None]
    assert Workshop.objects.get(pk=room.workshop.pk).stage == Stage.COMBINE


def test_boards_that_are_missing_are_made_when_the_stage_is_set_again(room: Room, other_room: Room) -> None:
    room.at(Stage.COMBINE)
    other_room.at(Stage.COMBINE)
    workshops.move_stage(actor=room.leading, stage=Stage.COMBINE)
    workshops.move_stage(actor=room.leading, stage=Stage.COMBINE)
    assert (boards(room), boards(other_room)) == ([1, 2, None], [])


def test_a_stage_is_moved_once_and_by_runners(room: Room) -> None:
    first = workshops.move_stage(actor=room.leading, stage=Stage.SHARE, key=KEY)
    before = every_row()
    assert workshops.move_stage(actor=room.leading, stage=Stage.WELCOME, key=KEY) == first
    assert workshops.move_stage(actor=room.leading, stage=Stage.SHARE) == first
    for stage in ("", "Share", "unknown"):
        with pytest.raises(Unclear, match=r"^Choose one of the steps\.$"):
            workshops.move_stage(actor=room.leading, stage=stage)
    with pytest.raises(NotYours):
        workshops.move_stage(actor=room.actor(room.people[0]), stage=Stage.CLUSTER)
    assert every_row() == before
    room.people[0].is_host = True
    workshops.move_stage(actor=room.actor(room.people[0]), stage=Stage.CLUSTER)
    assert room.log[-1] == (Kind.STAGE_MOVED, {"before": "share", "stage": "cluster"})


def test_closing_sets_the_last_day_unless_there_is_one(room: Room, other_room: Room) -> None:
    today = timezone.localdate()
    Workshop.objects.filter(pk=other_room.workshop.pk).update(keep_until=today)
    for each in (room, other_room):
        workshops.move_stage(actor=each.leading, stage=Stage.CLOSE)
        each.workshop.refresh_from_db()
    assert room.workshop.keep_until == today + datetime.timedelta(days=90)
    assert other_room.workshop.keep_until == today


def test_the_door(room: Room, other_room: Room) -> None:
    for number, is_open in enumerate([False, True]):
        workshops.move_door(actor=room.leading, is_open=is_open, key=f"{number}" * 32)
        assert Workshop.objects.get(pk=room.workshop.pk).door_open is is_open
    before = every_row()
    workshops.move_door(actor=room.leading, is_open=False, key="0" * 32)
    with pytest.raises(NotYours):
        workshops.move_door(actor=room.actor(room.people[0]), is_open=False)
    assert every_row() == before
    assert room.log == [(Kind.DOOR_MOVED, {"open": False}), (Kind.DOOR_MOVED, {"open": True})]
    assert other_room.log == []


def test_a_new_code_and_a_new_link(room: Room, other_room: Room) -> None:
    old, token = room.workshop.code, room.workshop.token
    first = workshops.change_code(actor=room.leading, key=KEY)
    workshop = Workshop.objects.get(pk=room.workshop.pk)
    assert workshop.code != old
    assert set(workshop.code) <= set(ALPHABET)
    assert len(workshop.code) == 8
    assert workshop.token != token
    assert room.log == [(Kind.CODE_CHANGED, {})]
    assert list(FormerCode.objects.values_list("workshop", "code")) == [(room.workshop.pk, old)]
    before = every_row()
    assert workshops.change_code(actor=room.leading, key=KEY) == first
    with pytest.raises(NotYours):
        workshops.change_code(actor=room.actor(room.people[0]))
    assert every_row() == before
    assert Activity.objects.filter(workshop=other_room.workshop).count() == 0


def test_while_the_room_weighs_newcomers_wait_outside(room: Room) -> None:
    newcomer, joining = Actor(room.workshop.pk, Role.NEWCOMER), people.Joining("Nils")
    workshops.move_stage(actor=room.leading, stage=Stage.WEIGH)
    facts = by_id(room.workshop.pk)
    assert (facts.door_open, facts.door_waits, facts.lets_in) == (False, True, False)
    with pytest.raises(Missing):
        people.join(actor=newcomer, joining=joining)
    workshops.move_stage(actor=room.leading, stage=Stage.WRITE)
    assert by_id(room.workshop.pk).lets_in
    people.join(actor=newcomer, joining=joining)


@pytest.mark.parametrize("by_hand", [True, False])
def test_a_door_moved_by_hand_stays_as_it_is(room: Room, by_hand: bool) -> None:
    workshops.move_stage(actor=room.leading, stage=Stage.WEIGH)
    workshops.move_door(actor=room.leading, is_open=by_hand)
    for stage in (Stage.WRITE, Stage.COMBINE):
        workshops.move_stage(actor=room.leading, stage=stage)
        assert by_id(room.workshop.pk).door_open is by_hand


def test_a_closed_door_is_not_opened_by_weighing(room: Room) -> None:
    workshops.move_door(actor=room.leading, is_open=False)
    for stage in (Stage.WEIGH, Stage.WRITE):
        workshops.move_stage(actor=room.leading, stage=stage)
        assert not by_id(room.workshop.pk).door_open
