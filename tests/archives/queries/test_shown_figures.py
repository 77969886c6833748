"""The figures as the room's pages show them."""

from places.archives.queries import room as records
from places.archives.queries.consent import consent
from places.archives.queries.numbers import numbers
from places.archives.queries.shown_figures import shown_figures
from places.models import Workshop
from places.workshops.queries.workshops import by_id
from tests.builders.archived import full_room


def test_nothing_of_what_the_room_has_not_seen(db: None) -> None:
    room = full_room(9)
    known = numbers(room.workshop.pk)
    themes = records.themes(room.workshop.pk, known, consent(room.workshop.pk, "en"))
    facts = by_id(room.workshop.pk)
    assert facts
    found = shown_figures(facts, known, themes)
    assert len(found["tables_alike"]) == 6
    assert {row["lens"] for row in found["dots"]} == {"unique", "belonging", "energy"}
    assert found["coverage"]["of"] > 0
    Workshop.objects.filter(pk=room.workshop.pk).update(revealed_at=None)
    facts = by_id(room.workshop.pk)
    assert facts
    hidden = shown_figures(facts, known, themes)
    assert (hidden["dots"], hidden["map"], hidden["unites"]) == ([], [], [])
