"""The text of an archive with its evidence and versions, its rounds and headlines, stored with new ids.

Who answered in a round and who wrote a headline is in no archive: the sums are spread over people.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from places.archives.actions.imported_rows import BATCH, Stored, moment, words
from places.archives.methods.spreading import SumsThatCannotBe, least_used, points_of
from places.archives.queries.consent import kept_sentence
from places.archives.queries.text import STATE
from places.database import clock
from places.rounds.models import Headline, MissingNote, Reaction, Round, Score
from places.vision.models import Acceptance, Evidence, Sentence, VisionDraft

Document = Mapping[str, Any]
Record = Mapping[str, Any]


def store_text(document: Document, stored: Stored) -> None:
    """Store the sentences with evidence and versions, the rounds and the headlines. Raises SumsThatCannotBe."""
    _store_sentences(document, stored)
    for row in document["rounds"]:
        _store_round(row, stored)
    _store_headlines(document["headlines"], stored)


def _state(row: Record, stored: Stored) -> dict[str, Any]:
    text = kept_sentence(stored.workshop.language) if row["kept"] else words(row["text"])
    return {"text": text, **{name: row[name] for name in STATE}}


def _store_sentences(document: Document, stored: Stored) -> None:
    stored.rows["sentences"] = []
    if not document["sentences"]:
        return
    draft = VisionDraft.objects.create(workshop=stored.workshop)
    stored.rows["sentences"] = Sentence.objects.bulk_create(
        [Sentence(draft=draft, **_state(row, stored)) for row in document["sentences"]], batch_size=BATCH
    )
    Sentence.history.bulk_create(_versions(document["versions"], draft.pk, stored), batch_size=BATCH)
    Evidence.objects.bulk_create(_evidence(document["evidence"], stored), batch_size=BATCH)
    people = stored.rows["people"]
    Acceptance.objects.bulk_create(
        Acceptance(sentence=sentence, participant=person)
        for sentence, row in zip(stored.rows["sentences"], document["sentences"], strict=True)
        for person in least_used(people, {}, row["accepted"])
    )


def _evidence(rows: Iterable[Record], stored: Stored) -> list[Evidence]:
    return [
        Evidence(
            sentence_id=stored.pk("sentences", row["sentence"]),
            photo_id=stored.pk("photos", row["photo"]),
            cluster_id=stored.pk("piles", row["pile"]),
            quote=words(row["quote"]),
        )
        for row in rows
    ]


def _versions(rows: Iterable[Record], draft_id: int, stored: Stored) -> list[Any]:
    version = Sentence.history.model
    return [
        version(
            id=stored.pk("sentences", row["sentence"]),
            draft_id=draft_id,
            history_date=moment(row["at"]) or clock.now(),
            history_type=row["type"],
            **_state(row, stored),
        )
        for row in rows
    ]


def _store_round(row: Record, stored: Stored) -> None:
    same = {name: row[name] for name in ("kind", "phase")}
    made = Round.objects.create(workshop=stored.workshop, other_name=words(row["other_name"]), **same)
    Round.objects.filter(pk=made.pk).update(opened_at=moment(row["opened_at"]) or clock.now())
    answers = [one for each in row["answers"] for one in _reactions(each, made, stored)]
    Reaction.objects.bulk_create(answers, batch_size=BATCH)
    MissingNote.objects.bulk_create(
        MissingNote(round=made, participant=person, text=words(text))
        for person, text in zip(stored.rows["people"], row["notes"], strict=False)
    )


def _reactions(row: Record, made: Round, stored: Stored) -> Iterator[Reaction]:
    """As many answers as the archive says; those to an earlier text of the sentence come first."""
    sentence = stored.row("sentences", row["sentence"]) if row["sentence"] else None
    people = least_used(stored.rows["people"], {}, row["yes"] + row["no"])
    for number, person in enumerate(people):
        rev = (sentence.rev if sentence else 0) - (number < row["changed"])
        yield Reaction(
            round=made,
            participant=person,
            sentence=sentence,
            question=row["question"],
            value=1 if number < row["yes"] else 0,
            rev=max(rev, 0),
        )


def _store_headlines(rows: list[Record], stored: Stored) -> None:
    people = stored.rows["people"]
    if len(rows) > len(people):
        raise SumsThatCannotBe
    stored.rows["headlines"] = Headline.objects.bulk_create(
        Headline(workshop=stored.workshop, participant=person, text=words(row["text"]))
        for person, row in zip(people, rows, strict=False)
    )
    scores = []
    for headline, row in zip(stored.rows["headlines"], rows, strict=True):
        others = [person for person in people if person != headline.participant]
        given = points_of(row["scores"], row["points"])
        for turn, (person, points) in enumerate(zip(least_used(others, {}, len(given)), given, strict=True)):
            scores.append(Score(headline=headline, participant=person, turn=turn % 100, points=points))
    Score.objects.bulk_create(scores, batch_size=BATCH)
