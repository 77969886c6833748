"""The end: the headline over all pictures; thanks, and the promises one by one."""

from places.enums import Section, Stage
from places.screen.queries.closing import close
from places.screen.queries.slides import SceneView
from places.workshops.queries.workshops import by_id
from tests.builders.belonging import promise
from tests.builders.rooms import Room, open_room
from tests.builders.visions import add, open_vision


def scene(room: Room) -> SceneView:
    workshop = by_id(room.at(Stage.CLOSE).workshop.pk)
    assert workshop is not None
    return close(workshop)


def test_headline_wall_thanks_and_promises(db: None) -> None:
    room = open_vision()
    promised = add(room, Section.COMMITMENTS, "I light the lantern on Mondays.")
    found = scene(room)
    assert found.facts["headline"].text == "Light that calls"
    assert [picture.card.id for picture in found.facts["wall"].pictures] == [room.photos[0].pk]
    assert [slide.key for slide in found.slides] == ["thanks", f"sentence-{promised}"]
    assert (found.slides[0].about.people, found.slides[1].about.text) == (
        4,
        "I light the lantern on Mondays.",
    )


def test_an_end_without_text_and_pictures_thanks(db: None) -> None:
    found = scene(open_room(Stage.WRITE))
    assert (found.facts["headline"].text, found.facts["wall"].pictures) == ("Jönköping-ness", ())
    assert [slide.label for slide in found.slides] == ["Thank you."]


def test_promises_that_people_share_pass_by_without_a_name(db: None) -> None:
    room = open_room(Stage.CLOSE)
    promise(room, room.people[0], "I open the gate.", is_shared=True)
    promise(room, room.people[1], "Whisper")
    assert [(slide.key, slide.label) for slide in scene(room).slides[1:]] == [
        ("promise-1", "I open the gate.")
    ]
