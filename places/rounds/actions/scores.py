"""Scoring headlines (25/10): everybody in the room scores five, each time one that has the fewest scores so far."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.utils.translation import gettext as _

from places.database import clock
from places.enums import Kind, RoundKind, Verb
from places.errors import Missing, Unclear
from places.rounds.actions.answers import taking_answers
from places.rounds.methods.next_headline import ASKED, Scorer, next_headline
from places.rounds.methods.noise import HIGHEST
from places.rounds.models import Headline, Score
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop

IN_HAND = timedelta(minutes=3)  # as long as a headline that somebody has been handed counts as scored


@action(Verb.ANSWER_ROUND)
def ask(workshop: Workshop, *, actor: Actor, key: str = "") -> LogEntry:
    """Hand the actor the next headline to score; nothing changes while they have one, or when they have had all.

    Raises `NotNow` while headlines are not scored.
    """
    taking_answers(workshop, RoundKind.HEADLINES)
    _hand_out(workshop, actor.me)
    return LogEntry(Kind.ROUND_ANSWERED, round=RoundKind.HEADLINES.value)


@action(Verb.ANSWER_ROUND)
def score(workshop: Workshop, *, actor: Actor, headline_id: int, points: int, key: str = "") -> LogEntry:
    """Give a headline that was handed to this person 1 to 5 points, and hand them the next one.

    Raises `Missing` for one that was not handed to them, `Unclear` for other points, `NotNow` when it is over.
    """
    taking_answers(workshop, RoundKind.HEADLINES)
    if not 1 <= points <= HIGHEST:
        raise Unclear(_("Choose one of the answers."))
    handed = Score.objects.filter(participant_id=actor.me, headline_id=headline_id)
    if not handed.update(points=points):
        raise Missing
    _hand_out(workshop, actor.me)
    return LogEntry(Kind.ROUND_ANSWERED, round=RoundKind.HEADLINES.value)


def _hand_out(workshop: Workshop, person: int) -> None:
    """Store the person's next turn, unless one waits or they have had all. In the transaction of their act."""
    authors = dict(Headline.objects.filter(workshop=workshop).values_list("participant_id", "pk"))
    turns = list(Score.objects.filter(headline__workshop=workshop))
    mine = [turn for turn in turns if turn.participant_id == person]
    if any(turn.points is None for turn in mine):
        return
    counted = [turn for turn in turns if turn.points is not None or _is_in_hand(turn)]
    scores = Counter(turn.headline_id for turn in counted)
    others = {turn.participant_id for turn in counted if turn.points is None}
    chosen = next_headline(
        {headline: scores[headline] for headline in authors.values()},
        _scorer(person, authors, turns),
        [_scorer(each, authors, turns) for each in others],
        lot=f"{workshop.seed}:{person}",
    )
    if chosen is not None:
        Score.objects.create(headline_id=chosen, participant_id=person, turn=len(mine), asked_at=clock.now())


def _is_in_hand(turn: Score) -> bool:
    return turn.asked_at is not None and turn.asked_at > clock.now() - IN_HAND


def _scorer(person: int, authors: Mapping[int, int], turns: Iterable[Score]) -> Scorer:
    had = {turn.headline_id for turn in turns if turn.participant_id == person}
    own = {authors[person]} if person in authors else set()
    return Scorer(frozenset(had | own), ASKED - len(had))
