"""The text in an archive: sentences with their evidence and versions, rounds and headlines.

Words that stay in the room are left out, and of the rounds that the room has seen there are sums of three people or
more, never who answered.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from places.archives.queries.consent import Consent
from places.archives.queries.numbers import Numbers
from places.archives.queries.room import Record, written_time
from places.enums import Phase, RoundKind
from places.rounds.models import Headline, MissingNote, Reaction, Round
from places.vision.models import Acceptance, Evidence, Sentence
from places.weighing.queries.turnout import FEWEST_SHOWN

STATE = ("section", "order", "origin", "settled", "is_heading", "dropped", "rev")


def sentences(workshop_id: int, numbers: Numbers, consent: Consent) -> list[Record]:
    """Return every sentence, those that were taken out too. Two queries."""
    accepted = Counter(
        Acceptance.objects.filter(sentence__draft__workshop_id=workshop_id).values_list("sentence", flat=True)
    )
    rows = Sentence.objects.filter(draft__workshop_id=workshop_id).order_by("pk")
    return [
        {"id": numbers.sentences[row.pk], **_state(row, row.pk, consent), "accepted": accepted[row.pk]}
        for row in rows
    ]


def _state(row: Any, sentence_id: int, consent: Consent) -> Record:
    text = consent.text(sentence_id, row.text)
    return {"text": text or "", "kept": text is None, **{name: getattr(row, name) for name in STATE}}


def versions(workshop_id: int, numbers: Numbers, consent: Consent) -> list[Record]:
    """Return every state that a sentence had, oldest first. One query."""
    rows = Sentence.history.filter(draft__workshop_id=workshop_id).order_by("history_id")
    return [
        {
            "sentence": numbers.sentences[row.id],
            **_state(row, row.id, consent),
            "at": written_time(row.history_date),
            "type": row.history_type,
        }
        for row in rows
        if row.id in numbers.sentences
    ]


def evidence(workshop_id: int, numbers: Numbers, consent: Consent) -> list[Record]:
    """Return what the sentences rest on; quotes are the words of photos that leave. One query."""
    rows = Evidence.objects.filter(sentence__draft__workshop_id=workshop_id).order_by("pk")
    return [
        {
            "sentence": numbers.sentences[sentence],
            "photo": numbers.photos.get(photo or 0),
            "pile": numbers.piles.get(pile or 0),
            "quote": quote if photo in consent.photos else "",
        }
        for sentence, photo, pile, quote in rows.values_list("sentence", "photo", "cluster", "quote")
        if photo in numbers.photos or pile in numbers.piles
    ]


def rounds(workshop_id: int, numbers: Numbers) -> list[Record]:
    """Return the rounds, with sums and notes where the room has seen their result. Four queries."""
    answers = _answers(workshop_id, numbers)
    notes: dict[int, list[str]] = defaultdict(list)
    for number, text in MissingNote.objects.filter(round__workshop_id=workshop_id).values_list(
        "round", "text"
    ):
        notes[number].append(text)
    return [
        {
            "kind": row.kind,
            "phase": row.phase,
            "other_name": row.other_name,
            "opened_at": written_time(row.opened_at),
            "answers": answers[row.pk] if row.phase == Phase.SHOWN else [],
            "notes": sorted(notes[row.pk]) if row.phase == Phase.SHOWN else [],
        }
        for row in Round.objects.filter(workshop_id=workshop_id).order_by("pk")
    ]


def _answers(workshop_id: int, numbers: Numbers) -> dict[int, list[Record]]:
    given: dict[tuple[int, int, str], Counter[int]] = defaultdict(Counter)
    earlier: dict[tuple[int, int, str], int] = Counter()
    revs = dict(Sentence.objects.filter(draft__workshop_id=workshop_id).values_list("pk", "rev"))
    fields = ("round", "sentence", "question", "value", "rev")
    for number, sentence, question, value, rev in Reaction.objects.filter(
        round__workshop_id=workshop_id
    ).values_list(*fields):
        key = (number, numbers.sentences.get(sentence or 0, 0), question)
        given[key][value] += 1
        earlier[key] += sentence is not None and revs.get(sentence) != rev
    found: dict[int, list[Record]] = defaultdict(list)
    for (number, sentence, question), sums in sorted(given.items()):
        if sums.total() >= FEWEST_SHOWN:
            told = {"sentence": sentence or None, "question": question, "yes": sums[1], "no": sums[0]}
            found[number].append(told | {"changed": earlier[number, sentence, question]})
    return found


def headlines(workshop_id: int, numbers: Numbers) -> list[Record]:
    """Return the headlines with the sums of their points, once the room has seen them. Three queries at most."""
    shown = Round.objects.filter(workshop_id=workshop_id, kind=RoundKind.HEADLINES, phase=Phase.SHOWN)
    return list(_headlines(workshop_id, numbers)) if shown.exists() else []


def _headlines(workshop_id: int, numbers: Numbers) -> Iterator[Record]:
    """Points are of three people or more; who wrote a headline is left out."""
    for row in Headline.objects.filter(workshop_id=workshop_id).order_by("pk").prefetch_related("scores"):
        points = [score.points for score in row.scores.all() if score.points is not None]
        total = sum(points) if len(points) >= FEWEST_SHOWN else None
        yield {"id": numbers.headlines[row.pk], "text": row.text, "scores": len(points), "points": total}
