"""Headlines: what one scores, what all of them got, and a tie that nobody has settled."""

from typing import Any

import pytest
from django.utils import translation

from places.enums import Phase, RoundKind, Stage
from places.models import Headline, Participant, Round, Score
from places.rounds.actions import rounds, scores
from places.rounds.queries import headlines
from tests.builders.rooms import Room, open_room
from tests.builders.visions import score_headlines
from tests.rounds.actions.test_rounds import write_headlines


@pytest.fixture
def room(db: None) -> Room:
    return open_room(Stage.WRITE)


def test_headlines_handed_to_me_and_my_own(room: Room, django_assert_num_queries: Any) -> None:
    mira = room.people[0]
    write_headlines(room, "Light that calls", "We lit it", "Water first")
    assert headlines.own_headline(room.people[1].pk) == "We lit it"
    assert headlines.own_headline(None) == ""
    rounds.start_scoring(actor=room.leading)
    with django_assert_num_queries(2):
        before = headlines.own_turns(room.workshop.pk, mira.pk)
    assert (before.lines, before.of, before.is_next_missing) == ((), 2, True)
    scores.ask(actor=room.actor(mira))
    (line,) = headlines.own_turns(room.workshop.pk, mira.pk).lines
    scores.score(actor=room.actor(mira), headline_id=line.id, points=5)
    after = headlines.own_turns(room.workshop.pk, mira.pk)
    assert [each.own for each in after.lines] == [{"points": 5}, {}]
    assert sorted(each.text for each in after.lines) == ["Water first", "We lit it"]
    assert (after.of, after.is_next_missing) == (2, False)
    assert headlines.own_turns(room.workshop.pk, None).of == 3


def test_means_of_three_or_more_and_what_stands_out(room: Room, other_room: Room) -> None:
    for number in range(8):
        Participant.objects.create(
            workshop=room.workshop, first_name=f"P{number}", name_key=f"p{number}", return_digest=str(number)
        )
    people = list(Participant.objects.filter(workshop=room.workshop))
    for author, (text, points) in enumerate(
        [
            ("Luck", [4, 4, 4, 4, 4]),
            ("Light", [5, 4, 4, 4, 4]),
            ("Three", [5, 4, 4]),
            ("Two", [5, 5]),
            ("Unseen", []),
        ]
    ):
        line = Headline.objects.create(workshop=room.workshop, participant=people[author], text=text)
        for scorer, points_given in enumerate(points):
            Score.objects.create(
                headline=line, participant=people[scorer + 5], turn=scorer, points=points_given
            )
        Score.objects.create(
            headline=line, participant=people[11], turn=9
        )  # on its way: it counts for nothing
    Headline.objects.create(workshop=other_room.workshop, participant=other_room.people[0], text="Ours")
    results = headlines.headline_results(room.workshop.pk)
    assert [(r.text, r.shown_value, r.scores, r.rank, r.stands_out, r.shown_high) for r in results] == [
        ("Three", "21.7", 3, 1, False, "21.7"),
        ("Light", "21", 5, 2, True, "20"),
        ("Luck", "20", 5, 3, False, "20"),
        ("Two", "", 2, 4, False, ""),
        ("Unseen", "", 0, 4, False, ""),
    ]
    with translation.override("sv"):
        assert results[0].shown_value == "21,7"


def test_equal_ones_share_a_rank_also_with_different_numbers_of_scores(room: Room) -> None:
    score_headlines(room, {"A": [4, 4, 4], "B": [4, 4, 4], "C": [1, 1, 1]})
    late = Participant.objects.create(workshop=room.workshop, first_name="P", name_key="p", return_digest="p")
    Score.objects.create(headline=Headline.objects.get(text="B"), participant=late, turn=0, points=4)
    results = headlines.headline_results(room.workshop.pk)
    assert [(r.text, r.rank, r.scores) for r in results] == [("A", 1, 3), ("B", 1, 4), ("C", 3, 3)]
    assert [r.text for r in headlines.winners(results)] == ["A", "B"]


def test_a_tie_is_undecided_until_somebody_chooses(room: Room, django_assert_max_num_queries: Any) -> None:
    assert not headlines.is_undecided(room.workshop.pk)
    score_headlines(room, {"A": [4, 4, 4], "B": [4, 4, 4], "C": [1, 1, 1]})
    assert not headlines.is_undecided(room.workshop.pk)
    rounds.show_round(actor=room.leading, kind=RoundKind.HEADLINES)
    with django_assert_max_num_queries(3):
        assert headlines.is_undecided(room.workshop.pk)
    rounds.choose_scored(actor=room.leading, headline_id=Headline.objects.get(text="B").pk)
    assert not headlines.is_undecided(room.workshop.pk)


def test_one_best_headline_is_decided(room: Room) -> None:
    score_headlines(room, {"A": [5, 4, 5], "B": [4, 4, 4]})
    rounds.show_round(actor=room.leading, kind=RoundKind.HEADLINES)
    assert Round.objects.get().phase == Phase.SHOWN
    assert not headlines.is_undecided(room.workshop.pk)
