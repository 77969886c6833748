import dataclasses

import pytest

from places.enums import Stage
from places.photos.actions import themes
from places.photos.queries import photos
from places.photos.queries.suggested_words import SeeSuggestion, suggestions
from tests.builders.rooms import Room


@pytest.fixture
def photo(room: Room) -> photos.FullPhoto:
    room.at(Stage.SHARE)
    row = room.photo(
        room.people[0],
        "The ice holds us. All winter.\nAnd more",
        key="a" * 32,
        belonging="When I fell?  Then",
    )
    actor = room.actor(room.people[0])
    themes.choose(actor=actor, photo_id=row.pk, words=["Water", "Play"])
    themes.add(actor=room.actor(room.people[1]), photo_id=row.pk, word="Others' word")
    found = photos.own(actor, row.pk)
    assert found
    return found


def test_only_what_the_owner_has_written(photo: photos.FullPhoto) -> None:
    assert suggestions(photo) == (
        SeeSuggestion("This has to do with: Water, Play.", "from your words"),
        SeeSuggestion("The ice holds us.", "from why this is us"),
        SeeSuggestion("When I fell?", "from when you belonged, or didn't"),
    )


def test_none_when_it_was_said_or_there_is_nothing(photo: photos.FullPhoto) -> None:
    assert suggestions(dataclasses.replace(photo, see="A lake")) == ()
    assert suggestions(dataclasses.replace(photo, key="")) == ()
    assert suggestions(dataclasses.replace(photo, essence="", belonging="", own_themes=())) == ()


def test_that_parts_are_hidden_is_added_where_it_fits(photo: photos.FullPhoto) -> None:
    long = dataclasses.replace(photo, is_blurred=True, essence="lake " * 40, belonging="", own_themes=())
    (told,) = suggestions(long)
    assert told.text == ("lake " * 29).rstrip() + "…"
    (told,) = suggestions(dataclasses.replace(long, essence="The lake."))
    assert told.text == "The lake. Parts of the picture are hidden."
