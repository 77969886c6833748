"""Belonging of an archive: promises and thoughts without a name, and the sums of the pulse as single answers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from places.archives.actions.imported_rows import BATCH, Stored, words
from places.archives.methods.spreading import SumsThatCannotBe
from places.belonging.models.commitments import Commitment
from places.belonging.models.pulse import PulseAnswer, PulseMark, PulseRound
from places.belonging.models.reflections import Reflection
from places.belonging.queries.pulse import CHANGES
from places.enums import Measure

Document = Mapping[str, Any]
Record = Mapping[str, Any]


def store_belonging(document: Document, stored: Stored) -> None:
    """Store what the archive holds of belonging; archives of earlier versions hold nothing of it."""
    told = document.get("belonging") or {"promises": [], "reflections": [], "pulse": []}
    Commitment.objects.bulk_create(
        (
            Commitment(workshop=stored.workshop, text=text, is_shared=True)
            for each in told["promises"]
            if (text := words(each))
        ),
        batch_size=BATCH,
    )
    Reflection.objects.bulk_create(
        (
            Reflection(workshop=stored.workshop, question=each["question"], text=text, is_shared=True)
            for each in told["reflections"]
            if (text := words(each["text"]))
        ),
        batch_size=BATCH,
    )
    for row in told["pulse"]:
        _store_pulse(row, stored)


def _store_pulse(row: Record, stored: Stored) -> None:
    """Store one round: marks of as many people as answered, and answers that make the archive's sums."""
    people = stored.rows["people"][: row["answered"]]
    if len(people) < row["answered"]:
        raise SumsThatCannotBe
    made = PulseRound.objects.create(workshop=stored.workshop, moment=row["moment"], is_open=row["open"])
    PulseMark.objects.bulk_create(
        (PulseMark(round=made, participant=person) for person in people), batch_size=BATCH
    )
    rows = [answer for each in row["items"] for answer in _answers(each, made, stored)]
    rows += _rows(made, row["places"], range(1, 5), measure=Measure.PLACE)
    PulseAnswer.objects.bulk_create(rows, batch_size=BATCH)


def _answers(each: Record, made: PulseRound, stored: Stored) -> Iterator[PulseAnswer]:
    """Those of the tables, then the others': of them the archive does not say at which table they were given."""
    rest = list(each["sums"])
    for table in each["tables"]:
        rest = [whole - part for whole, part in zip(rest, table["sums"], strict=True)]
        yield from _rows(
            made, table["sums"], range(1, 6), item=each["item"], group=stored.row("tables", table["table"])
        )
    if min(rest) < 0:
        raise SumsThatCannotBe
    yield from _rows(made, rest, range(1, 6), item=each["item"])
    yield from _rows(made, each["changed"], CHANGES, item=each["item"], measure=Measure.CHANGE)


def _rows(made: PulseRound, sums: Sequence[int], values: range, **fields: Any) -> Iterator[PulseAnswer]:
    for value, number in zip(values, sums, strict=False):
        for _person in range(number):
            yield PulseAnswer(round=made, value=value, **fields)
