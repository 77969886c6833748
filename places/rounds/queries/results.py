"""The results of rounds, for use once they are shown: sums only, and never of fewer than three people."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.enums import Phase, RoundKind
from places.rounds.models import MissingNote, Reaction, Round
from places.rounds.queries.rounds import asked
from places.vision.models import Sentence
from places.weighing.methods.dots import wilson
from places.weighing.queries.turnout import FEWEST_SHOWN


@dataclass(frozen=True)
class YesNoTally:
    """Yes and no of one question."""

    yes: int
    no: int

    @property
    def answered(self) -> int:
        return self.yes + self.no

    @property
    def enough(self) -> bool:
        """Whether enough people have answered to show sums."""
        return self.answered >= FEWEST_SHOWN


@dataclass(frozen=True)
class SentenceResult:
    """One sentence with the tallies of its questions; `changed` counts answers to an earlier text of it."""

    id: int
    text: str
    tallies: dict[str, YesNoTally]
    changed: int

    def tally(self, question: str) -> YesNoTally:
        """Return the tally of a question, empty when it has no answers."""
        return self.tallies.get(question, YesNoTally(0, 0))

    @property
    def here(self) -> YesNoTally:
        """Of a swap test: only true here (yes), or still true there (no)."""
        return self.tally("here")

    @property
    def place(self) -> YesNoTally:
        """Of the mirror: who recognises the place."""
        return self.tally("place")

    @property
    def self(self) -> YesNoTally:
        """Of the mirror: who recognises themselves."""
        return self.tally("self")

    @property
    def verdict(self) -> str:
        """Return the result of the swap test for this sentence: "here", "anywhere", "divided", or "few" answers."""
        if not self.here.enough:
            return "few"
        interval = wilson(self.here.yes, self.here.answered)
        if interval.low > 0.5:
            return "here"
        return "anywhere" if interval.high < 0.5 else "divided"

    @property
    def verdict_words(self) -> str:
        """Return the verdict in words, in the active language."""
        return {
            "here": _("Only true here"),
            "anywhere": _("Could stand anywhere"),
            "divided": _("The room is of two minds"),
            "few": _("Too few answers to tell"),
        }[self.verdict]


@dataclass(frozen=True)
class ConsentResult:
    """Who can live with the whole text, and what people find missing (kept whole, without names)."""

    tally: YesNoTally
    notes: tuple[str, ...]

    @property
    def told(self) -> str:
        """Return "9 people can live with it. 1 person wants to talk.", or that too few have answered."""
        if not self.tally.enough:
            return _("Too few answers to tell")
        yes, no = self.tally.yes, self.tally.no
        can = ngettext("%(n)s person can live with it.", "%(n)s people can live with it.", yes) % {"n": yes}
        want = ngettext("%(n)s person wants to talk.", "%(n)s people want to talk.", no) % {"n": no}
        return f"{can} {want}"


def sentence_results(workshop_id: int, kind: RoundKind, other_name: str = "") -> list[SentenceResult]:
    """Return every sentence with its tallies, in reading order. Six SQL queries at most."""
    counts: dict[int, dict[str, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    revs = dict(Sentence.objects.filter(draft__workshop_id=workshop_id).values_list("pk", "rev"))
    changed: dict[int, set[int]] = defaultdict(set)
    given = Reaction.objects.filter(
        round__workshop_id=workshop_id, round__kind=kind, sentence__isnull=False
    ).values_list("sentence_id", "participant_id", "question", "value", "rev")
    for sentence_id, person, question, value, rev in given:
        counts[sentence_id or 0][question][value] += 1
        if revs.get(sentence_id or 0) != rev:
            changed[sentence_id or 0].add(person)
    return [
        SentenceResult(
            line.id,
            line.text,
            {question: YesNoTally(tally[1], tally[0]) for question, tally in counts[line.id].items()},
            len(changed[line.id]),
        )
        for line in asked(workshop_id, kind, None, other_name)
    ]


def consent_result(workshop_id: int) -> ConsentResult:
    """Return the consent to the whole text, in two SQL queries."""
    given = Reaction.objects.filter(
        round__workshop_id=workshop_id, round__kind=RoundKind.CONSENT, sentence=None
    )
    tally = Counter(given.values_list("value", flat=True))
    notes = MissingNote.objects.filter(round__workshop_id=workshop_id).order_by("text")
    return ConsentResult(YesNoTally(tally[1], tally[0]), tuple(notes.values_list("text", flat=True)))


def shown_consent(workshop_id: int) -> ConsentResult | None:
    """Return the consent to the whole text, or None while it is hidden. Three SQL queries at most."""
    shown = Round.objects.filter(workshop_id=workshop_id, kind=RoundKind.CONSENT, phase=Phase.SHOWN)
    return consent_result(workshop_id) if shown.exists() else None
