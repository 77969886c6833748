"""Scoring headlines: one at a time, by everybody, also by two at once, by who comes late, and after an upgrade."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.db.models import Count, F, Q
from django.utils import timezone

from places.enums import Kind, Phase, RoundKind, Stage
from places.errors import Missing, NotNow, Unclear
from places.models import Headline, Participant, Round, Score
from places.rounds.actions import answers, rounds, scores
from places.rounds.queries.headlines import own_turns
from tests.builders.rooms import Room, open_room
from tests.builders.weighing import crowded
from tests.builders.weighing import person as one_more
from tests.rounds.actions.test_rounds import write_headlines


def scoring(room: Room, headlines: int) -> Room:
    """The room at *write*, where its first people have written a headline each, and all are scored now."""
    write_headlines(room.at(Stage.WRITE), *(f"Headline {number}" for number in range(headlines)))
    rounds.start_scoring(actor=room.leading)
    return room


def in_hand(person: Participant) -> int | None:
    return Score.objects.filter(participant=person, points=None).values_list("headline", flat=True).first()


def give(room: Room, person: Participant, points: int = 3) -> bool:
    """Score what this person has in hand, after asking for it the first time; whether there was something."""
    if not Score.objects.filter(participant=person).exists():
        scores.ask(actor=room.actor(person))
    headline = in_hand(person)
    if headline is not None:
        scores.score(actor=room.actor(person), headline_id=headline, points=points)
    return headline is not None


def given(room: Room) -> list[int]:
    """How many have scored each headline, in the order in which they were written."""
    counted = Count("scores", filter=Q(scores__points__isnull=False))
    found = Headline.objects.filter(workshop=room.workshop).annotate(n=counted)
    return list(found.order_by("pk").values_list("n", flat=True))


def test_what_one_is_asked_and_that_it_can_be_changed(db: None) -> None:
    room = scoring(open_room(Stage.WRITE), 3)
    mira = room.actor(room.people[0])
    own = Headline.objects.get(participant=room.people[0])
    asked = scores.ask(actor=mira)
    assert (asked.kind, asked.data) == (Kind.ROUND_ANSWERED, {"round": "headlines"})
    scores.ask(actor=mira)  # again: nothing more
    first = Score.objects.get(participant=room.people[0])
    other = Headline.objects.exclude(pk__in=[own.pk, first.headline_id]).get()
    for refused in (own.pk, other.pk):  # one's own, and one that was not handed out yet
        with pytest.raises(Missing):
            scores.score(actor=mira, headline_id=refused, points=5)
    with pytest.raises(Unclear):
        scores.score(actor=mira, headline_id=first.headline_id, points=6)
    scores.score(actor=mira, headline_id=first.headline_id, points=2)
    scores.score(actor=mira, headline_id=first.headline_id, points=4)
    first.refresh_from_db()
    assert (first.points, in_hand(room.people[0])) == (4, other.pk)
    with pytest.raises(NotNow, match="not being written"):
        answers.write_headline(actor=mira, text="Too late")
    rounds.show_round(actor=room.leading, kind=RoundKind.HEADLINES)
    with pytest.raises(NotNow, match="already seen the result"):
        scores.ask(actor=mira)


def test_twice_with_one_key_is_one_score_and_one_more_headline(db: None) -> None:
    room = scoring(open_room(Stage.WRITE), 3)
    mira, key = room.actor(room.people[3]), "d" * 32
    scores.ask(actor=mira)
    first = in_hand(room.people[3])
    assert first is not None
    for _ in range(2):
        scores.score(actor=mira, headline_id=first, points=5, key=key)
    assert Score.objects.filter(participant=room.people[3]).count() == 2


def test_a_room_of_24_with_8_headlines_where_a_third_leaves(db: None) -> None:
    room = scoring(crowded(6, 6, 6, 6), 8)
    people = list(room.people)
    for _ in range(2):
        for person in people:
            give(room, person)
    people = people[::3] + people[1::3]  # every third one's phone dies with a headline in hand
    Score.objects.filter(points=None).update(asked_at=timezone.now() - timedelta(minutes=5))
    for _ in range(5):
        for person in people:
            give(room, person)
    assert not any(give(room, person) for person in people)
    assert all(Score.objects.filter(participant=person).count() == 5 for person in people)
    assert max(given(room)) - min(given(room)) <= 1
    assert not Score.objects.filter(headline__participant=F("participant")).exists()  # nobody their own


def test_who_comes_late_scores_too(db: None) -> None:
    room = scoring(open_room(Stage.WRITE), 3)
    late = one_more(room, room.groups[0])
    for _ in range(3):
        assert give(room, late, 5)
    assert not give(room, late)
    assert given(room) == [1, 1, 1]


@pytest.mark.parametrize(("people", "headlines"), [(2, 1), (2, 2), (3, 1), (4, 4)])
def test_small_rooms_come_to_an_end(db: None, people: int, headlines: int) -> None:
    room = scoring(crowded(people), headlines)
    for person in room.people:
        while give(room, person):
            pass
    for number, person in enumerate(room.people):
        turns = own_turns(room.workshop.pk, person.pk)
        assert (len(turns.lines), turns.is_next_missing) == (headlines - (number < headlines), False)
    rounds.show_round(actor=room.leading, kind=RoundKind.HEADLINES)


def test_what_was_dealt_before_an_upgrade_is_scored_as_dealt_and_others_score_too(db: None) -> None:
    room = scoring(open_room(Stage.WRITE), 3)
    lines = list(Headline.objects.order_by("pk"))
    for turn, line in enumerate((lines[2], lines[1])):
        Score.objects.create(headline=line, participant=room.people[0], turn=turn)
    assert [line.id for line in own_turns(room.workshop.pk, room.people[0].pk).lines] == [
        lines[2].pk,
        lines[1].pk,
    ]
    scores.ask(actor=room.actor(room.people[0]))
    while give(room, room.people[0], 4):
        pass
    assert given(room) == [0, 1, 1]
    while give(room, room.people[3], 2):
        pass
    assert given(room) == [1, 2, 2]


@pytest.mark.parametrize("text", ["🎉🔥🏡", "我们的城市", "لنا البحر", "Мы зажгли свет", "👩‍👩‍👧‍👦 home"])
def test_headlines_of_emoji_and_of_other_alphabets(db: None, text: str) -> None:
    room = scoring(open_room(Stage.WRITE), 2)
    Headline.objects.update(text=text)
    Round.objects.update(phase=Phase.WRITING)
    answers.write_headline(actor=room.actor(room.people[0]), text=text)
    rounds.start_scoring(actor=room.leading)
    for person in room.people:
        while give(room, person, 5):
            pass
    shown = rounds.show_round(actor=room.leading, kind=RoundKind.HEADLINES)
    assert "headline" not in shown.data  # both are the same
    best = Headline.objects.order_by("pk").first()
    assert best is not None
    assert best.text == text
    rounds.choose_scored(actor=room.leading, headline_id=best.pk)


@pytest.mark.django_db(transaction=True)
def test_people_who_ask_at_once_are_handed_different_headlines() -> None:
    room = scoring(crowded(8), 4)
    start, errors = Barrier(4), []

    def ask(person: Participant) -> None:
        try:
            start.wait()
            scores.ask(actor=room.actor(person))
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=ask, args=[person]) for person in room.people[4:]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(set(Score.objects.values_list("headline", flat=True))) == 4
