"""The text one paragraph at a time, with its picture; words that were taken back are on no slide."""

from places.enums import Origin, RoundKind, Section, Stage
from places.rounds.actions import rounds
from places.screen.queries.packing import HEIGHT, WIDTH
from places.screen.queries.slides import SceneView
from places.screen.queries.writing import MOST_LETTERS, paragraphs, write
from places.vision.queries.sentence_views import SectionView, SentenceView
from places.workshops.queries.workshops import by_id
from tests.builders.rooms import Room, open_room
from tests.builders.visions import add, open_vision


def scene(room: Room) -> SceneView:
    workshop = by_id(room.workshop.pk)
    assert workshop is not None
    return write(workshop)


def line(number: int, letters: int = 100, **more: object) -> SentenceView:
    told = {"rev": 1, "origin": Origin.HUMAN, "settled": True, "closed": False, "evidence": ()}
    return SentenceView(number, Section.BECAUSE, "a" * letters, **(told | more))  # type: ignore[arg-type]  # by name


def ids(*lines: SentenceView) -> list[list[int]]:
    found = paragraphs(SectionView(Section.BECAUSE, lines))
    return [[each.id for each in (part.heading, *part.sentences) if each] for part in found]


def test_a_heading_begins_a_paragraph_and_a_long_one_goes_on() -> None:
    head = line(1, is_heading=True)
    assert ids(head, line(2), line(3), line(4, is_heading=True), line(5)) == [[1, 2, 3], [4, 5]]
    assert ids(line(1, MOST_LETTERS), line(2)) == [[1], [2]]
    assert ids(line(1), line(2, closed=True), line(3)) == [[1, 3]]
    assert ids(head) == [[1]]
    assert ids() == []


def test_headline_sentence_and_quote_each_have_a_slide(db: None) -> None:
    found = scene(open_vision())
    assert [slide.label for slide in found.slides] == [
        "Light that calls",
        "Because the lake calls us.",
        "Every evening the light on the lake calls.",
        "Nobody asked me then.",
        "So we will <listen> & walk.",
    ]
    assert [bool(slide.picture) for slide in found.slides] == [False, True, True, False, False]


def test_text_and_picture_stand_side_by_side(db: None) -> None:
    slide = scene(open_vision()).slides[1].about
    assert slide.words.x + slide.words.width < slide.picture.x
    assert slide.picture.x + slide.picture.width == WIDTH
    assert slide.words.y + slide.words.height == HEIGHT


def test_it_begins_empty_and_tells_of_the_round_that_is_open(db: None) -> None:
    room = open_room(Stage.WRITE)
    assert (scene(room).slides, scene(room).facts["round"]) == ((), None)
    rounds.open_round(actor=room.leading, kind=RoundKind.HEADLINES)
    add(room, Section.SO, "We walk.")
    assert scene(room).facts["round"].kind == RoundKind.HEADLINES
    assert [slide.label for slide in scene(room).slides] == ["We walk."]
