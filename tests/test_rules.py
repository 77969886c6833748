"""The table of who may do what when: every cell, and page and server asking the same question."""

import pytest

from places import rules
from places.enums import Role, Stage, Verb
from places.errors import NotNow, NotYours
from places.rules import Actor, may, require, waits

# verb: first and last stage as numbers, and the roles: n(ewcomer) p(articipant) t(able) s(ettler) h(ost) l(eader)
# and the leader who is o(wner)
EXPECTED = {
    "join": (0, 7, "nptshlo"),
    "help": (0, 7, "ph"),
    "bring": (1, 4, "ph"),
    "change_own": (0, 7, "ph"),
    "withdraw": (0, 7, "ph"),
    "see_wall": (2, 7, "pthl"),
    "add_theme": (2, 4, "phl"),
    "merge_themes": (2, 4, "hl"),
    "echo": (2, 7, "ph"),
    "see_own_board": (3, 7, "pthl"),
    "see_every_board": (4, 7, "pthl"),
    "sort": (3, 4, "pth"),
    "see_shared_board": (4, 7, "pthl"),
    "sort_shared": (4, 4, "shl"),
    "name_team": (3, 4, "hl"),
    "choose_name": (4, 4, "ph"),
    "choose_subject": (4, 5, "hl"),
    "vote": (5, 5, "ph"),
    "vote_together": (5, 5, "pth"),
    "void_votes": (5, 5, "hl"),
    "reveal": (5, 5, "hl"),
    "see_results": (5, 7, "pthl"),
    "see_vision": (6, 7, "pthl"),
    "see_journeys": (7, 7, "ph"),
    "write": (6, 7, "phl"),
    "export": (6, 7, "hl"),
    "share_vision": (6, 7, "l"),
    "export_sorts": (4, 7, "hl"),
    "ask_model": (6, 7, "hl"),
    "open_round": (6, 7, "hl"),
    "answer_round": (6, 7, "ph"),
    "commit": (7, 7, "ph"),
    "open_pulse": (0, 7, "hl"),
    "answer_pulse": (0, 7, "ph"),
    "see_pulse": (0, 7, "pthl"),
    "say_ready": (1, 6, "ph"),
    "say_table_ready": (3, 5, "t"),
    "run_room": (0, 7, "hl"),
    "see_desk": (0, 7, "hl"),
    "report": (0, 7, "npthslo"),
    "settle_report": (0, 7, "hl"),
    "check_pictures": (0, 7, "hl"),
    "erase": (0, 7, "l"),
    "delete_workshop": (0, 7, "lo"),
    "invite_leaders": (0, 7, "lo"),
    "take_out": (0, 7, "l"),
    "change_workshop": (0, 7, "l"),
}
NOT_AT = {"say_ready": {2, 4}, "say_table_ready": {4}}  # stages in between


def is_time(verb: Verb, number: int) -> bool:
    first, last, _letters = EXPECTED[verb]
    return first <= number <= last and number not in NOT_AT.get(verb, ())


def test_every_verb_has_a_row() -> None:
    assert set(rules.TABLE) == set(Verb)
    assert set(EXPECTED) == set(Verb.values)


@pytest.mark.parametrize("verb", list(Verb))
def test_every_cell_of_the_table(verb: Verb) -> None:
    letters = EXPECTED[verb][2]
    for role in Role:
        actor = Actor(1, role)
        for number, stage in enumerate(Stage):
            allowed = is_time(verb, number) and role[0] in letters
            assert may(actor, verb, stage) is allowed, (verb, role, stage)
            if allowed:
                require(actor, verb, stage)
            else:
                refusal = NotNow if role[0] in letters else NotYours
                with pytest.raises(refusal) as refused:
                    require(actor, verb, stage)
                assert type(refused.value) is refusal
                assert str(refused.value.sentence).endswith(".")


@pytest.mark.parametrize("verb", list(Verb))
def test_a_leader_who_joined_may_do_what_either_may(verb: Verb) -> None:
    letters = EXPECTED[verb][2]
    for number, stage in enumerate(Stage):
        joined = may(Actor(1, Role.LEADER, participant_id=3, leader_id=5), verb, stage)
        assert joined is (is_time(verb, number) and bool({"l", "p"} & set(letters))), (verb, stage)


def test_a_leader_who_joined_may_do_what_participants_do() -> None:
    assert not may(Actor(1, Role.LEADER, leader_id=5), Verb.VOTE, Stage.WEIGH)
    assert may(Actor(1, Role.LEADER, participant_id=3, leader_id=5), Verb.VOTE, Stage.WEIGH)
    assert may(Actor(1, Role.LEADER, participant_id=3, leader_id=5), Verb.REVEAL, Stage.WEIGH)


def test_an_invited_leader_does_all_but_delete_and_invite() -> None:
    own, invited = Actor(1, Role.LEADER, leader_id=5), Actor(1, Role.LEADER, leader_id=6, invited=True)
    assert {
        verb for verb in Verb for stage in Stage if may(own, verb, stage) != may(invited, verb, stage)
    } == {
        Verb.DELETE_WORKSHOP,
        Verb.INVITE_LEADERS,
    }
    with pytest.raises(NotYours):
        require(invited, Verb.INVITE_LEADERS, Stage.GATHER)


def test_the_theme_team_settles_the_shared_board_and_does_nothing_else_more() -> None:
    member = Actor(1, Role.PARTICIPANT, participant_id=3, team=2)
    plain = Actor(1, Role.PARTICIPANT, participant_id=3)
    more = {verb for verb in Verb for stage in Stage if may(member, verb, stage) != may(plain, verb, stage)}
    assert more == {Verb.SORT_SHARED}


def test_a_theme_team_of_one_does_not_settle_yet_and_is_told_what_comes() -> None:
    plain, alone, both, four = (Actor(1, Role.PARTICIPANT, participant_id=3, team=n) for n in (0, 1, 2, 4))
    who = (plain, alone, both, four)
    assert [may(each, Verb.SORT_SHARED, Stage.COMBINE) for each in who] == [False, False, True, True]
    assert [waits(each, Verb.SORT_SHARED, Stage.COMBINE) for each in who] == [False, True, False, False]
    with pytest.raises(NotNow, match="starts when it has two people"):
        require(alone, Verb.SORT_SHARED, Stage.COMBINE)
    with pytest.raises(NotYours, match="You are not in the theme team"):
        require(plain, Verb.SORT_SHARED, Stage.COMBINE)
    for verb in set(Verb) - {Verb.SORT_SHARED}:  # it takes nothing else from them, and gives nothing
        for stage in Stage:
            assert may(alone, verb, stage) is may(plain, verb, stage), (verb, stage)
            assert not waits(alone, verb, stage), (verb, stage)


@pytest.mark.parametrize("stage", [Stage.CLUSTER, Stage.WEIGH])
def test_a_team_of_one_is_told_of_the_stage_first(stage: Stage) -> None:
    alone = Actor(1, Role.PARTICIPANT, participant_id=3, team=1)
    assert not waits(alone, Verb.SORT_SHARED, stage)
    with pytest.raises(NotNow, match=r"shared board (opens|is settled)"):
        require(alone, Verb.SORT_SHARED, stage)


def test_who_runs_the_room_settles_in_a_team_of_any_size() -> None:
    for role in (Role.HOST, Role.LEADER):
        for team in (0, 1, 2):
            actor = Actor(1, role, participant_id=3, team=team)
            assert may(actor, Verb.SORT_SHARED, Stage.COMBINE)
            assert not waits(actor, Verb.SORT_SHARED, Stage.COMBINE)
            require(actor, Verb.SORT_SHARED, Stage.COMBINE)


def test_the_wrong_role_is_told_before_the_wrong_stage() -> None:
    with pytest.raises(NotYours):
        require(Actor(1, Role.PARTICIPANT), Verb.REVEAL, Stage.GATHER)


def test_too_early_and_too_late_have_their_own_sentences() -> None:
    with pytest.raises(NotNow, match="a little later"):
        require(Actor(1, Role.PARTICIPANT), Verb.BRING, Stage.WELCOME)
    with pytest.raises(NotNow, match="past bringing"):
        require(Actor(1, Role.PARTICIPANT), Verb.BRING, Stage.WEIGH)


def test_me_is_only_for_people_who_have_joined() -> None:
    assert Actor(1, Role.PARTICIPANT, participant_id=7).me == 7
    with pytest.raises(NotYours, match="have joined"):
        _ = Actor(1, Role.LEADER, leader_id=7).me
