"""What the page for people outside says."""

import pytest

from places.codes import show_code
from places.enums import PhotoState
from places.exhibition.documents.statement import shared_statement
from places.models import Photo, Sentence
from tests.builders.rooms import Room, open_room
from tests.builders.visions import export_of, open_vision


@pytest.fixture
def room(db: None) -> Room:
    return open_vision()


def test_the_text_its_piles_and_how_it_was_made(room: Room) -> None:
    text = shared_statement(export_of(room))
    assert (text.headline, text.has_headline, text.has_walk) == ("Light that calls", True, True)
    assert [str(part.section.label) for part in text.parts] == ["What is here", "So we will …"]
    (pile,) = text.piles
    assert (pile.name, len(pile.pictures)) == ("Water *and* light", 1)
    assert pile.counts.endswith("1 photo not shown: its owner keeps it in the room.")
    titles = ["Who is behind this text", "How this was made", "Is this you, or your child?"]
    assert [chapter.title for chapter in text.chapters] == titles
    code = show_code(room.photos[0].reference)
    assert (text.codes, pile.credits) == (
        f"Picture code: {code}",
        f"Brought by Mira. Picture code: {code}",
    )
    assert any("not shown" in line for line in text.chapters[0].texts)
    assert "Nobody asked me then." not in repr(text)


def test_what_was_taken_back_is_gone_and_told(room: Room) -> None:
    Photo.objects.filter(pk=room.photos[0].pk).update(state=PhotoState.WITHDRAWN)
    text = shared_statement(export_of(room))
    assert "calls.”" not in repr(text)
    assert text.pictures == ()
    lines = [line for part in text.parts for line in part.lines]
    assert "The light" not in " ".join(line.text for line in lines)
    assert any(line.note.withdrawn for line in lines)


def test_a_heading_stays_only_where_something_is_below_it(room: Room) -> None:
    said = Sentence.objects.get(evidence__photo=room.photos[0], origin="quote")
    for place, row in enumerate(Sentence.objects.filter(section="because").order_by("order")):
        Sentence.objects.filter(pk=row.pk).update(order=1000 * (place + 1))
    said.refresh_from_db()
    for text, order in (("Lake (Table 1)", 10**6), ("Match (Table 2)", said.order - 1)):
        Sentence.objects.create(
            draft_id=said.draft_id, section="because", is_heading=True, text=text, order=order
        )
    texts = [line.text for part in shared_statement(export_of(room)).parts for line in part.lines]
    assert ("Lake (Table 1)" in texts, "Match (Table 2)" in texts) == (False, True)


def test_a_room_with_nothing_in_it(db: None) -> None:
    text = shared_statement(export_of(open_room("close")))
    assert (text.parts, text.piles, text.pictures, text.alone, text.has_walk) == ((), (), (), (), False)
    assert text.headline == "Jönköping-ness"
    assert not Sentence.objects.exists()
