"""The text in an archive: nothing that stays in the room, and sums of three people or more."""

from places.archives.queries import text
from places.archives.queries.consent import consent
from places.archives.queries.numbers import numbers
from places.enums import Phase
from places.models import Round
from tests.builders.archived import full_room


def test_sentences_versions_and_evidence(db: None) -> None:
    room = full_room(7)
    known, told = numbers(room.workshop.pk), consent(room.workshop.pk, "en")
    found = text.sentences(room.workshop.pk, known, told)
    assert [row["id"] for row in found] == list(range(1, len(found) + 1))
    assert any(row["kept"] and not row["text"] for row in found)
    states = text.versions(room.workshop.pk, known, told)
    assert [row["rev"] for row in states if row["sentence"] == 1] == [1, 2]
    quotes = [row["quote"] for row in text.evidence(room.workshop.pk, known, told)]
    assert sum(map(bool, quotes)) <= 1


def test_rounds_that_the_room_has_seen(db: None) -> None:
    room = full_room(7)
    known = numbers(room.workshop.pk)
    found = {row["kind"]: row for row in text.rounds(room.workshop.pk, known)}
    assert found["consent"]["notes"] == ["The bus is missing"]
    (whole,) = found["consent"]["answers"]
    assert whole["yes"] + whole["no"] == 6
    for row in found.values():
        assert all(each["yes"] + each["no"] >= 3 for each in row["answers"])
    for line in text.headlines(room.workshop.pk, known):
        assert (line["points"] is None) == (line["scores"] < 3)
    Round.objects.filter(workshop=room.workshop).update(phase=Phase.ANSWERING)
    assert text.headlines(room.workshop.pk, known) == []
    assert not any(row["answers"] or row["notes"] for row in text.rounds(room.workshop.pk, known))
