"""What leaves the room: consented pictures and words, the rest in numbers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.enums import Origin, People, PhotoAudience, PhotoState, RoundKind, Section
from places.exports.documents.docx import vision_docx
from places.exports.documents.markdown import vision_markdown
from places.models import Sentence
from places.rounds.actions import rounds
from places.vision.actions import evidence
from tests.builders.rooms import Room
from tests.builders.shared_boards import share
from tests.builders.visions import add, ask_consent, export_of, open_vision, quote, show_consent


@pytest.fixture
def room(db: None) -> Room:
    return open_vision()


def test_kept_photos_are_counted_not_shown(room: Room, other_room: Room) -> None:
    export = export_of(room)
    because = export.parts[1]
    assert [part.section for part in export.parts] == [Section.HEADLINE, Section.BECAUSE, Section.SO]
    assert [voice.essence for voice in because.lines[0].note.voices] == [
        "Every evening the light on the lake calls."
    ]
    assert (because.lines[0].note.kept, export.not_shown) == (1, 1)
    assert (export.people, export.tables, export.photos) == (4, 2, 2)
    assert export.headline == "Light that calls"


def test_a_quote_needs_its_owners_consent(room: Room) -> None:
    _first, shown, closed = export_of(room).parts[1].lines
    assert (shown.text, shown.quote_of.first_name) == ("Every evening the light on the lake calls.", "Mira")
    assert (closed.text, closed.quote_of) == ("", None)


def test_withdrawn_leaves_neither_words_nor_picture(room: Room) -> None:
    room.workshop.photos.update(state=PhotoState.WITHDRAWN)
    lines = export_of(room).parts[1].lines
    assert [line.text for line in lines] == ["Because the lake calls us.", "", ""]
    assert lines[1].note.rests_on == "Evidence withdrawn."
    assert lines[1].note.voices == ()


def test_who_is_behind_it_and_what_was_weighed_is_said(room: Room) -> None:
    export = export_of(room)
    assert (export.coverage.behind, export.coverage.of, export.turnout) == (2, 2, None)
    assert (export.suggested, export.photo_ids) == (1, {room.photos[0].pk})
    assert (export.results, export.unites) == (None, None)
    room.workshop.revealed_at = room.workshop.opened_at
    room.workshop.save(update_fields=["revealed_at"])
    export = export_of(room)
    assert export.turnout.sentence() == "0 of 4 have given dots."
    assert (export.results.is_empty, export.unites.answered) == (True, 0)


def test_a_touched_up_quote_is_still_its_owners_to_keep(room: Room) -> None:
    closed = Sentence.objects.get(text="Nobody asked me then.")
    closed.text, closed.origin = "Nobody asked me then, though.", Origin.HUMAN
    closed.save()
    assert export_of(room).parts[1].lines[2].text == ""


def test_minority_notes_leave_when_the_room_has_seen_them(room: Room, other_room: Room) -> None:
    ask_consent(room, (1, "The bus"), (0, "A joke"))
    assert export_of(room).consent is None
    show_consent(room)
    assert export_of(room).consent.notes == ("A joke", "The bus")
    room.people[1].delete()
    assert export_of(room).consent.notes == ("The bus",)
    rounds.open_round(actor=room.leading, kind=RoundKind.CONSENT)
    assert export_of(room).consent is None


def test_the_queries_do_not_grow(room: Room, django_assert_num_queries) -> None:
    room.workshop.revealed_at = room.workshop.opened_at
    room.workshop.save(update_fields=["revealed_at"])
    with CaptureQueriesContext(connection) as few:
        export_of(room)
    for number in range(12):
        room.photo(room.people[number % 4], audience=PhotoAudience.REPORT)
    share(room, "Paths", "Fire", "Snow")
    quote(room, 5)
    with django_assert_num_queries(len(few)):
        export_of(room)


def test_documents_need_no_queries(room: Room, django_assert_num_queries) -> None:
    export = export_of(room)
    with django_assert_num_queries(0):
        vision_docx(export)
        vision_markdown(export)


def test_those_behind_the_text_come_first(room: Room) -> None:
    early = room.photo(room.people[3], audience=PhotoAudience.REPORT)
    late = room.photo(room.people[3], audience=PhotoAudience.REPORT)
    evidence.link(actor=room.leading, sentence_id=add(room, Section.SO, "So."), photo_id=late.pk)
    room.photo(room.people[3], audience=PhotoAudience.PUBLIC, people=People.UNASKED)
    export = export_of(room)
    assert [voice.photo_id for voice in export.agreed] == [room.photos[0].pk, late.pk, early.pk]
    assert (export.photos, export.not_shown) == (5, 2)


def test_one_headline_and_the_others_as_proposals(room: Room) -> None:
    add(room, Section.HEADLINE, "Another line")
    export = export_of(room)
    assert (export.headline, [line.text for line in export.also_proposed]) == (
        "Light that calls",
        ["Another line"],
    )
