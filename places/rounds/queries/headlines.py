"""Headlines of a workshop: those a person scores, their own, and what all of them got."""

from dataclasses import dataclass

from django.utils import formats

from places.enums import Kind, Phase, RoundKind
from places.rounds.methods.next_headline import ASKED
from places.rounds.methods.noise import NoiseBand, noise_band, out_of_25
from places.rounds.models import Headline, Round, Score
from places.rounds.queries.rounds import Asked, OwnTurns
from places.weighing.queries.turnout import FEWEST_SHOWN
from places.workshops.models.activity import Activity


def own_turns(workshop_id: int, participant_id: int | None) -> OwnTurns:
    """Return what this person scores: five headlines of others, or all where there are fewer. Two SQL queries."""
    me = participant_id or 0
    handed = Score.objects.filter(headline__workshop_id=workshop_id, participant_id=me)
    lines = tuple(
        Asked(headline, text, {} if points is None else {"points": points})
        for headline, text, points in handed.values_list("headline_id", "headline__text", "points")
    )
    others = Headline.objects.filter(workshop_id=workshop_id).exclude(participant_id=me).count()
    return OwnTurns(lines, max(len(lines), min(ASKED, others)))


def own_headline(participant_id: int | None) -> str:
    """Return what this person wrote, or an empty string."""
    found = Headline.objects.filter(participant_id=participant_id or 0)
    return found.values_list("text", flat=True).first() or ""


@dataclass(frozen=True)
class HeadlineResult:
    """One headline with what `scores` people gave it, out of 25; equal ones share a rank.

    With fewer than three scores it has no value and no band: they would reveal single answers. `band` is what so many
    scores come to when they are given blindly.
    """

    id: int
    text: str
    value: float | None
    scores: int
    rank: int
    band: NoiseBand | None

    @property
    def enough(self) -> bool:
        """Whether enough people have scored it to show its value."""
        return self.value is not None

    @property
    def stands_out(self) -> bool:
        """Whether scores given blindly would seldom reach its value."""
        return self.value is not None and self.band is not None and self.value > self.band.high

    @property
    def shown_value(self) -> str:
        """Return "21" or "21.7" in the active language; empty without a value."""
        return "" if self.value is None else _shown(self.value)

    @property
    def shown_high(self) -> str:
        """Return the upper end of its band, written as its value."""
        return "" if self.band is None else _shown(self.band.high)


def headline_results(workshop_id: int) -> list[HeadlineResult]:
    """Return the headlines, best first; those with fewer than three scores come last. Two queries."""
    given = []
    for line in Headline.objects.filter(workshop_id=workshop_id).prefetch_related("scores"):
        points = [each.points for each in line.scores.all() if each.points is not None]
        value = out_of_25(points) if len(points) >= FEWEST_SHOWN else None
        given.append((line, value, len(points)))
    given.sort(key=lambda row: (-(row[1] or 0), row[0].pk))
    values = [value for _line, value, _scores in given]
    return [
        HeadlineResult(
            id=line.pk,
            text=line.text,
            value=value,
            scores=scores,
            rank=values.index(value) + 1,
            band=None if value is None else noise_band(scores),
        )
        for line, value, scores in given
    ]


def shown_headlines(workshop_id: int) -> list[HeadlineResult]:
    """Return the headlines, best first, once the room has seen their points; none before. Three queries at most."""
    shown = Round.objects.filter(workshop_id=workshop_id, kind=RoundKind.HEADLINES, phase=Phase.SHOWN)
    return headline_results(workshop_id) if shown.exists() else []


def winners(results: list[HeadlineResult]) -> list[HeadlineResult]:
    """Return the headlines with the best value, several of them when they are equal.

    None while no headline has three scores.
    """
    return [line for line in results if line.enough and line.rank == 1]


def _shown(value: float) -> str:
    """A number with one decimal, or without where it is whole."""
    rounded = round(value, 1)
    return formats.number_format(rounded, 0 if rounded.is_integer() else 1)


def is_undecided(workshop_id: int) -> bool:
    """Whether the room has seen the points, no single headline leads, and nobody has chosen one since.

    Three SQL queries at most.
    """
    if not Round.objects.filter(
        workshop_id=workshop_id, kind=RoundKind.HEADLINES, phase=Phase.SHOWN
    ).exists():
        return False
    lines = Activity.objects.filter(workshop_id=workshop_id)
    shown = lines.filter(kind=Kind.ROUND_SHOWN, data__round=RoundKind.HEADLINES.value)
    last = shown.order_by("revision").last()
    if last is None or "headline" in last.data:
        return False
    chosen = lines.filter(kind=Kind.SENTENCE_ADDED, data__scored__isnull=False, revision__gt=last.revision)
    return not chosen.exists()
