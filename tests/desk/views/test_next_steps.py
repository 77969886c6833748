"""What the desk proposes: the whole way, the next step, the way back, and only what is true of this room."""

import pytest

from places.consensus.actions import proposing
from places.desk.views.next_steps import DOES, NextStep, asks_before_weighing, next_step, path, usual_step
from places.enums import RoundKind, Section, Stage, Subject, Verb
from places.facilitation.actions.choosing import choose_method
from places.models import Headline, Participant, Round
from places.rounds.actions import rounds as text_rounds
from places.rules import TABLE
from places.vision.actions import sentences
from places.weighing.actions import ballots, rounds
from places.workshops.queries.stages import STAGES
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.tables import mini, sort
from tests.builders.visions import score_headlines


def step_of(room: Room) -> NextStep:
    return next_step(by_id(room.workshop.pk))


def offers(room: Room) -> tuple[str, str, bool]:
    """What comes first, what the button onward says, and whether it leaves something undone."""
    step = step_of(room)
    return step.primary, str(step.onward.button) if step.onward else "", step.anyway


@pytest.mark.parametrize("stage", list(Stage))
def test_the_way_and_the_steps_from_each_stage(stage: Stage) -> None:
    order, here = list(Stage), stage.place_in_order
    states = [point.state for point in path(stage)]
    assert states == ["done"] * here + ["now"] + ["later"] * (len(order) - here - 1)
    step = usual_step(stage)
    assert (step.onward.stage if step.onward else None) == (order[here + 1] if here < 7 else None)
    assert (step.back.stage if step.back else None) == (order[here - 1] if here else None)
    assert bool(step.what_happens) is (step.onward is not None)


def test_closing_promises_what_the_rules_keep() -> None:
    what_happens = str(STAGES[Stage.CLOSE].then)
    for verb, word in ((Verb.SEE_VISION, "reads"), (Verb.EXPORT, "take it away")):
        assert (Stage.CLOSE in TABLE[verb][0], word in what_happens) == (True, True)


def test_people_come_in_before_they_bring(db: None) -> None:
    room = open_room(Stage.WELCOME)
    assert (step_of(room).told, step_of(room).primary) == ("4 people are here.", "onward")
    assert step_of(room).does == STAGES[Stage.GATHER].then
    Participant.objects.filter(workshop=room.workshop).delete()
    step = step_of(room)
    assert (step.told, step.primary) == ("Nobody has come in yet.", "onward")
    assert step.does == "Whoever comes in later is asked for a picture at once."
    room.at(Stage.GATHER)
    assert (step_of(room).told, step_of(room).primary) == ("Nobody has come in yet.", "")


def test_the_wall_is_not_opened_before_somebody_has_brought_a_picture(db: None) -> None:
    room = open_room(Stage.GATHER)
    assert offers(room) == ("", "Go on anyway", True)
    assert step_of(room).told == "Nobody has brought a picture yet."
    assert step_of(room).does == "You can wait: the next step comes here by itself."
    room.photo(room.people[0])
    assert offers(room) == ("onward", "Open the wall", False)
    assert step_of(room).told == "1 of 4 has brought theirs."


def test_who_is_done_is_counted_where_people_work(db: None) -> None:
    room = open_room(Stage.GATHER, photos=1)
    assert step_of(room).ready.sentence == ""
    Participant.objects.filter(pk__in=[room.people[0].pk, room.people[2].pk]).update(is_ready=True)
    assert step_of(room).ready.sentence == "2 of 4 are ready."
    Participant.objects.filter(workshop=room.workshop).update(is_ready=True)
    assert (step_of(room).ready.sentence, step_of(room).ready.is_everybody) == ("All 4 are ready.", True)
    room.at(Stage.SHARE)
    assert step_of(room).ready.sentence == ""


def test_every_primary_button_is_said_before_it_is_pressed(db: None) -> None:
    assert set(DOES) == {"", "back", "combine", "reveal", "vision"}
    room = open_room(Stage.WEIGH, photos=2)
    assert step_of(room).does == DOES["back"]
    share(room, "Water")
    assert "with so few, nobody sees numbers" in str(step_of(room).does)
    room.at(Stage.WRITE)
    assert step_of(room).does == DOES["vision"]


def test_the_tables_sort_before_their_boards_are_combined(db: None) -> None:
    room = open_room(Stage.CLUSTER, photos=6)
    assert offers(room) == ("", "Go on anyway", True)
    assert step_of(room).told.startswith("No table has put pictures together yet.")
    sort(room, 1, {"Water": [0, 1]})
    assert step_of(room).told == "Only Table 1 has put pictures together so far. One more table is needed."
    sort(room, 2, {"Water": [0, 1]})
    assert offers(room) == ("onward", "Combine the boards", False)
    assert step_of(room).told == "2 of 2 tables have put pictures together."


def test_weighing_waits_for_a_shared_board(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=6)
    assert offers(room) == ("back", "Go on anyway", True)
    mini(room)
    assert offers(room) == ("combine", "Go on anyway", True)
    assert step_of(room).told == "The boards are not combined yet, so there is nothing to weigh."
    assert asks_before_weighing(by_id(room.workshop.pk))
    proposing.propose(actor=room.leading)
    assert offers(room) == ("onward", "Start weighing", False)
    assert step_of(room).told == "2 piles from 4 tables; 1 picture stands alone."
    assert not asks_before_weighing(by_id(room.workshop.pk))


def test_work_that_takes_long_is_waited_for(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    proposing.propose(actor=room.leading)
    room.workshop.boards.filter(group=None).update(proposed_at=None)
    board = room.workshop.boards.get(group=None)
    board.proposal |= {"state": "working", "asked_at": "2999-01-01T00:00:00+00:00"}
    board.save()
    assert offers(room) == ("", "Go on anyway", True)
    assert step_of(room).told == "The boards are being combined. This takes a moment."


def test_a_room_may_weigh_its_themes_instead(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=2)
    rounds.choose(actor=room.leading, subject=Subject.THEMES)
    assert offers(room) == ("onward", "Start weighing", False)
    assert not asks_before_weighing(by_id(room.workshop.pk))
    room.at(Stage.WEIGH)
    assert offers(room)[0] == "back"
    assert step_of(room).told == "There is nothing to weigh: no theme stands on a picture."


def test_nothing_to_weigh_is_not_called_weighing(db: None) -> None:
    room = open_room(Stage.WEIGH, photos=2)
    step = step_of(room)
    assert (str(step.now), step.primary) == ("The room has nothing to weigh.", "back")
    assert "Go back and combine the boards" in step.told
    share(room, "Water")
    assert (step_of(room).primary, step_of(room).told) == ("reveal", "0 of 4 have given dots.")
    ballots.reveal(actor=room.leading)
    assert (str(step_of(room).now), step_of(room).primary) == ("Everybody sees the result.", "onward")


def test_writing_tells_what_is_written_before_it_closes(db: None) -> None:
    room = open_room(Stage.WRITE)
    assert (step_of(room).primary, step_of(room).told) == ("vision", "Nothing is written yet.")
    sentences.add_sentence(actor=room.leading, section=Section.BECAUSE, text="Because the lake calls.")
    assert step_of(room).told == "The text has 1 sentence, and no headline yet."
    sentences.add_sentence(actor=room.leading, section=Section.HEADLINE, text="Light that calls")
    Round.objects.create(workshop=room.workshop, kind=RoundKind.MIRROR)
    step = step_of(room)
    assert step.primary == "onward"
    assert step.told == (
        "The headline is “Light that calls”. The text has 1 sentence. A round is open: “Mirror”. 0 of 4 have answered."
    )


def test_a_tie_of_headlines_is_told_until_one_is_chosen(db: None) -> None:
    room = open_room(Stage.WRITE)
    score_headlines(room, {"Light": [4, 4, 4], "Water": [4, 4, 4]})
    text_rounds.show_round(actor=room.leading, kind=RoundKind.HEADLINES)
    assert step_of(room).told == (
        "Nothing is written yet. No single headline has the most points. Choose one with the room."
    )
    assert step_of(room).chooses_headline
    text_rounds.choose_scored(actor=room.leading, headline_id=Headline.objects.earliest("pk").pk)
    assert (step_of(room).chooses_headline, "No single headline" in step_of(room).told) == (False, False)


def test_a_stage_that_the_plan_leaves_out_is_left_out(room: Room) -> None:
    choose_method(actor=room.leading, method_id="ward-meeting")
    room.at(Stage.CLUSTER)
    step = next_step(by_id(room.workshop.pk))
    assert step.onward.stage == Stage.WRITE
    assert next_step(by_id(room.at(Stage.WRITE).workshop.pk)).back.stage == Stage.CLUSTER
    assert usual_step(Stage.COMBINE, [Stage.WELCOME, Stage.CLOSE]).onward.stage == Stage.CLOSE
