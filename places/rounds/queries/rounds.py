"""Open rounds: how many have answered, and what one person answers next."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.enums import Phase, RoundKind
from places.people.models import Participant
from places.rounds.methods.swap import swap
from places.rounds.models import Headline, MissingNote, Reaction, Round, Score
from places.vision.queries.vision import readable
from places.workshops.models.place import Place


@dataclass(frozen=True)
class RoundFacts:
    """One round: its phase (None: not opened yet), how many people have answered, of how many."""

    kind: RoundKind
    phase: Phase | None
    other_name: str
    answered: int
    people: int

    @property
    def is_open(self) -> bool:
        """Whether answers are taken now."""
        return self.phase == Phase.ANSWERING

    @property
    def is_writing(self) -> bool:
        """Whether headlines are written now."""
        return self.phase == Phase.WRITING

    @property
    def is_shown(self) -> bool:
        """Whether the room sees the result."""
        return self.phase == Phase.SHOWN

    @property
    def sentence(self) -> str:
        """Return "12 of 24 have answered." in the active language."""
        return ngettext(
            "%(answered)d of %(people)d has answered.",
            "%(answered)d of %(people)d have answered.",
            self.answered,
        ) % {"answered": self.answered, "people": self.people}


@dataclass(frozen=True)
class Asked:
    """One sentence (or headline) to answer, with this person's own answers so far."""

    id: int
    text: str
    own: dict[str, int]

    @property
    def is_answered(self) -> bool:
        """Whether this person has answered it."""
        return bool(self.own)


@dataclass(frozen=True)
class OwnTurns:
    """What one person is asked in a round: `lines` so far, in order, and `of` how many in all.

    Headlines come one by one, the sentences of a text at once.
    """

    lines: tuple[Asked, ...]
    of: int

    @property
    def is_next_missing(self) -> bool:
        """Whether they can ask for another one now."""
        return len(self.lines) < self.of and all(line.is_answered for line in self.lines)


def rounds(workshop_id: int) -> list[RoundFacts]:
    """Return all four rounds in their order, opened or not. Six SQL queries."""
    opened = {found.kind: found for found in Round.objects.filter(workshop_id=workshop_id)}
    people = Participant.objects.here().filter(workshop_id=workshop_id).count()
    return [_facts(workshop_id, RoundKind(kind), opened.get(kind), people) for kind in RoundKind.values]


def round_of(workshop_id: int, kind: str) -> RoundFacts | None:
    """Return one round; None for a kind that does not exist."""
    if kind not in RoundKind.values:
        return None
    found = Round.objects.filter(workshop_id=workshop_id, kind=kind).first()
    people = Participant.objects.here().filter(workshop_id=workshop_id).count()
    return _facts(workshop_id, RoundKind(kind), found, people)


def latest_open(workshop_id: int) -> RoundFacts | None:
    """Return the round that was opened last of those that are open now, if any. Four SQL queries at most."""
    opened = Round.objects.filter(workshop_id=workshop_id).exclude(phase=Phase.SHOWN)
    kind = opened.order_by("-opened_at").values_list("kind", flat=True).first()
    return round_of(workshop_id, kind) if kind else None


def _facts(workshop_id: int, kind: RoundKind, found: Round | None, people: int) -> RoundFacts:
    phase = Phase(found.phase) if found else None
    if found is None:
        answered = 0
    elif kind != RoundKind.HEADLINES:
        answered = Reaction.objects.filter(round=found).values("participant").distinct().count()
    elif phase == Phase.WRITING:
        answered = Headline.objects.filter(workshop_id=workshop_id).count()
    else:
        scored = Score.objects.filter(headline__workshop_id=workshop_id, points__isnull=False)
        answered = scored.values("participant").distinct().count()
    return RoundFacts(kind, phase, found.other_name if found else "", answered, people)


def asked(workshop_id: int, kind: RoundKind, participant_id: int | None, other_name: str = "") -> list[Asked]:
    """Return the sentences of the text in reading order, as this round asks about them. Four SQL queries at most.

    In a swap test the other place's name replaces this one's. Sentences with words that their owner has taken back, or
    whose photo is hidden, are left out.
    """
    own: dict[int, dict[str, int]] = {}
    given = Reaction.objects.filter(
        round__workshop_id=workshop_id, round__kind=kind, participant_id=participant_id or 0
    )
    for sentence_id, question, value in given.values_list("sentence_id", "question", "value"):
        own.setdefault(sentence_id or 0, {})[question] = value
    names = _names(workshop_id) if kind == RoundKind.SWAP else []
    return [
        Asked(each.pk, swap(each.text, names, other_name) if names else each.text, own.get(each.pk, {}))
        for each in readable(workshop_id)
    ]


def _names(workshop_id: int) -> list[str]:
    place = Place.objects.filter(workshops=workshop_id).first()
    return [place.name, *place.forms] if place else []


@dataclass(frozen=True)
class OwnConsent:
    """A person's answer about the whole text: whether they can live with it, and what they find missing."""

    value: int | None
    note: str

    @property
    def sentence(self) -> str:
        """Return the answer as a sentence in the active language; empty before they have answered."""
        if self.value is None:
            return ""
        return _("You can live with it.") if self.value else _("You want to talk about it.")


def own_consent(workshop_id: int, participant_id: int | None) -> OwnConsent:
    """Return this person's own answer about the whole text, in two SQL queries."""
    me = participant_id or 0
    given = Reaction.objects.filter(round__workshop_id=workshop_id, question="consent", participant_id=me)
    notes = MissingNote.objects.filter(round__workshop_id=workshop_id, participant_id=me)
    return OwnConsent(
        given.values_list("value", flat=True).first(), notes.values_list("text", flat=True).first() or ""
    )
