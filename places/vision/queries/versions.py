"""The versions of a sentence with differences, author and time; and the sentences that were taken out."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from places.enums import Kind, PhotoState, Section
from places.vision.methods.differences import TextChange, differences, still_says
from places.vision.models import Evidence, Sentence
from places.workshops.models.activity import Activity

ERASED = "…"  # replaces words that were erased
ONE_SITTING = datetime.timedelta(minutes=5)
WRITING = (Kind.SENTENCE_ADDED, Kind.SENTENCE_CHANGED, Kind.SENTENCE_DROPPED)


@dataclass(frozen=True)
class Version:
    """One state of a sentence. `changes` are the differences from the one before; `who` is empty when it is not known.

    `closed` hides words that their owner has taken back; `taken_out` marks the state in which it left the text.
    """

    id: int
    text: str
    changes: tuple[TextChange, ...]
    who: str
    at: datetime.datetime
    rev: int
    taken_out: bool
    closed: bool
    current: bool


@dataclass(frozen=True)
class TakenOut:
    """A sentence that is out of the text, and can be brought back with its evidence."""

    id: int
    section: Section
    text: str
    who: str


@dataclass(frozen=True)
class _State:
    id: int
    text: str
    at: datetime.datetime
    rev: int
    taken_out: bool
    who: str

    def goes_on_from(self, before: "_State") -> bool:
        """Whether the same person went on writing in one sitting."""
        alike = self.who == before.who != "" and self.taken_out == before.taken_out
        return alike and self.at - before.at < ONE_SITTING


def versions(workshop_id: int, sentence_id: int) -> tuple[Version, ...]:
    """Return the versions of a sentence, newest first; what one person wrote in one sitting is one version.

    Empty for a sentence that never was in this workshop. Three queries.
    """
    history = Sentence.history.filter(id=sentence_id, draft__workshop_id=workshop_id).order_by("history_id")
    names = _names(workshop_id, [sentence_id])
    states = [
        _State(number, text, at, rev, dropped, names.get((sentence_id, rev), ""))
        for number, text, at, rev, dropped in history.values_list(
            "history_id", "text", "history_date", "rev", "dropped"
        )
    ]
    kept: list[_State] = []
    for state in states:
        if len(kept) > 1 and state.goes_on_from(kept[-1]):
            kept.pop()
        kept.append(state)
    withdrawn = _withdrawn([sentence_id]).get(sentence_id, ())
    before = [None, *kept][: len(kept)]
    found = [
        _version(was, state, withdrawn, is_last=state is kept[-1])
        for was, state in zip(before, kept, strict=True)
    ]
    return tuple(reversed(found))


def taken_out(workshop_id: int) -> tuple[TakenOut, ...]:
    """Return the sentences that are out of the text, but for those whose words were erased. Three queries."""
    rows = list(Sentence.objects.filter(draft__workshop_id=workshop_id, dropped=True).exclude(text=ERASED))
    names = _names(workshop_id, [row.pk for row in rows])
    withdrawn = _withdrawn(row.pk for row in rows)
    return tuple(
        TakenOut(
            row.pk,
            Section(row.section),
            "" if _holds(row.text, withdrawn.get(row.pk, ())) else row.text,
            names.get((row.pk, row.rev), ""),
        )
        for row in rows
    )


def _version(before: _State | None, state: _State, withdrawn: Iterable[str], *, is_last: bool) -> Version:
    was = before.text if before else ""
    closed = _holds(state.text, withdrawn) or _holds(was, withdrawn)
    return Version(
        id=state.id,
        text="" if closed else state.text,
        changes=() if closed else differences(was, state.text),
        who=state.who,
        at=state.at,
        rev=state.rev,
        taken_out=state.taken_out,
        closed=closed,
        current=is_last,
    )


def _names(workshop_id: int, sentence_ids: Iterable[int]) -> dict[tuple[int, int], str]:
    """Who brought each sentence to each rev, by first name; people who were erased are not in it."""
    told = Activity.objects.filter(
        workshop_id=workshop_id, kind__in=WRITING, data__sentence__in=list(sentence_ids)
    )
    rows = told.values_list("data", "participant__first_name", "leader__first_name")
    return {
        (data["sentence"], data.get("rev", 0)): participant or leader or ""
        for data, participant, leader in rows
    }


def _withdrawn(sentence_ids: Iterable[int]) -> dict[int, list[str]]:
    """The quotes of each sentence that their owners have taken back, or that were hidden."""
    found: dict[int, list[str]] = defaultdict(list)
    quotes = Evidence.objects.filter(sentence__in=list(sentence_ids)).exclude(quote="")
    gone = quotes.exclude(photo__state=PhotoState.BROUGHT)
    for sentence_id, quote in gone.values_list("sentence_id", "quote"):
        found[sentence_id].append(quote)
    return found


def _holds(text: str, quotes: Iterable[str]) -> bool:
    return any(still_says(text, quote) for quote in quotes)
