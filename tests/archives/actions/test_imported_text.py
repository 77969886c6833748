"""The text of an archive."""

from places.archives.actions.importing import import_archive
from places.models import Sentence
from places.rounds.queries.headlines import shown_headlines
from places.rounds.queries.results import shown_consent
from tests.builders.archive_files import archive_of, quiet
from tests.builders.archived import full_room


def test_sentences_versions_rounds_and_headlines(db: None) -> None:
    room = full_room(53)
    imported = import_archive(leader_id=room.leader.pk, file=archive_of(room.workshop.pk), progress=quiet)
    old, new = (
        Sentence.objects.filter(draft__workshop=each).order_by("pk") for each in (room.workshop, imported)
    )
    kept = [row for row in new if row.text == "Here stand words that their owner keeps in the room."]
    assert len(old) == len(new)
    assert kept
    for one, other in zip(old, new, strict=True):
        assert [(each.rev, each.history_date) for each in one.history.order_by("history_id")] == [
            (each.rev, each.history_date) for each in other.history.order_by("history_id")
        ]
    assert shown_consent(imported) == shown_consent(room.workshop.pk)
    told = [(line.text, line.value, line.scores) for line in shown_headlines(room.workshop.pk)]
    assert [(line.text, line.value, line.scores) for line in shown_headlines(imported)] == told
