"""The chapters after the text."""

import pytest
from django.urls import reverse

from places.exports.documents.chapters import chapters_after_map, map_chapter
from tests.builders.rooms import Room
from tests.builders.visions import add, ask_consent, export_of, open_vision, show_consent
from tests.builders.weighing import clusters, crowded, give, say


@pytest.fixture
def room(db: None) -> Room:
    return open_vision()


def titles(room: Room) -> list[str]:
    return [chapter.title for chapter in chapters_after_map(export_of(room))]


def revealed() -> Room:
    """Two tables of five: all stand behind the first pile; the second divides them."""
    room = crowded(5, 5)
    lake, match, _paths = clusters(room)
    for number, person in enumerate(room.people):
        give(person, lake, "unique")
        say(person, lake)
        say(person, match, "us" if number < 5 else "not_me")
    room.workshop.revealed_at = room.workshop.opened_at
    room.workshop.save(update_fields=["revealed_at"])
    return room


def test_before_the_result_there_is_no_map(room: Room) -> None:
    assert map_chapter(export_of(room)) is None
    about_pictures = "Is this you, or your child?"
    assert titles(room) == ["Who is behind this text", "How this was made", about_pictures]


def test_what_the_codes_of_pictures_are_for(db: None) -> None:
    export = export_of(open_vision())
    last = list(chapters_after_map(export, export.cover))[-1]
    assert last.title == "Is this you, or your child?"
    assert f"http://localhost:8000{reverse('this-is-me')}." in last.texts[0]
    code = export.cover[0].reference
    assert last.texts[1:] == (f"On the cover, from the upper left. Picture code: {code}",)


def test_what_unites_and_what_differs_with_both_readings(db: None) -> None:
    export = export_of(revealed())
    assert map_chapter(export).points[0] == "A story to hear: 1 Lake (close to the line)"
    unites, differs, *_rest = chapters_after_map(export)
    assert (unites.title, unites.points) == ("What unites us", ("Lake. 10 of 10 say: that's us.",))
    assert differs.points == (
        "Match. For Table 1 this is us. For Table 2 it is not, or they are not sure. 5 of 10 say: that's us. "
        "Not me: 5.",
    )


def test_other_headlines_and_what_is_missing(room: Room) -> None:
    add(room, "headline", "Another line")
    ask_consent(room, (1, "The bus\nafter nine"), (0, ""), (1, "Salt"))
    show_consent(room)
    also, misses, *_rest = chapters_after_map(export_of(room))
    assert (also.title, also.points) == ("Also proposed as a headline", ("Another line",))
    assert misses.points == ("Salt", "The bus\nafter nine")
