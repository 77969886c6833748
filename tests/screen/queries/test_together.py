"""Shared clusters one after another, then all; the tables' boards before there is a shared one."""

from places.consensus.actions import proposing
from places.enums import Stage
from places.models import Cluster
from places.screen.queries.together import MOST_PICTURES, combine, mural_scene
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.boards import lay_out
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.tables import mini, move


def facts(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


def test_one_cluster_after_another_and_then_all(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=30)
    share(room, "Water", "Match")
    scene = combine(facts(room))
    assert (scene.name, [slide.label for slide in scene.slides]) == (
        "combine",
        ["Water", "Match", "All piles at once"],
    )
    assert [slide.about.more for slide in scene.slides[:2]] == [0, 0]
    room = open_room(Stage.COMBINE, photos=30)
    share(room, "Water")
    assert combine(facts(room)).slides[0].about.more == 30 - MOST_PICTURES


def test_a_picture_that_a_table_let_stand_alone_is_first_and_says_so(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=6)
    mini(room)
    Cluster.objects.filter(board__group=room.groups[2], name="Match").update(is_alone=True)
    proposing.propose(actor=room.leading)
    water = Cluster.objects.get(board__group=None, name="Water")
    move(room, water.board, [3], water.pk)
    slide = next(slide for slide in combine(facts(room)).slides if slide.label == "Water")
    assert slide.about.one.marked[0].mark.sentence == "One table let this stand alone"
    assert [picture.card.essence for picture in slide.about.pictures.pictures] == [
        "Essence 4",
        "Essence 1",
        "Essence 2",
        "Essence 3",
    ]
    assert slide.about.one.agreement.counted == "2 of 4 tables"


def test_pictures_come_from_where_they_lay_on_the_tables_boards(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=7)
    mini(room)
    proposing.propose(actor=room.leading)
    scene = combine(facts(room))
    boards = scene.facts["boards"]
    assert [board.group.number for board in boards.boards] == [1, 2, 3, 4]
    for slide in scene.slides[:-1]:
        flying = list(slide.about.flying)
        assert [start for _picture, start in flying] == [
            boards.origin(picture.card.photo, turn) for turn, (picture, _start) in enumerate(flying)
        ]
        assert all(start for _picture, start in flying)


def test_pictures_of_no_table_appear_in_their_place(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=2)
    share(room, "Water")
    assert [start for _picture, start in combine(facts(room)).slides[0].about.flying] == ["", ""]


def test_before_the_boards_are_combined_the_tables_are_seen(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=3)
    lay_out(room)
    scene = combine(facts(room))
    assert (scene.template, len(scene.slides)) == ("places/screen/before.html", 1)
    assert scene.facts["missing"].startswith("No table has put pictures together yet.")


def test_the_mural_has_one_slide_until_pictures_would_be_too_small(db: None) -> None:
    room = open_room(Stage.COMBINE, photos=3)
    (slide,) = mural_scene(facts(room)).slides
    assert [len(pile.pictures) for pile in slide.about.piles] == [3]
    for number in range(60):
        room.photo(room.people[number % 4], f"Words {number}")
    slides = mural_scene(facts(room)).slides
    assert [slide.label for slide in slides] == [f"Part {n} of the mural" for n in range(1, len(slides) + 1)]
    assert len(slides) > 1
    assert sum(len(pile.pictures) for slide in slides for pile in slide.about.piles) == 63


def test_an_empty_mural_says_what_comes_here(db: None) -> None:
    (slide,) = mural_scene(facts(open_room(Stage.COMBINE))).slides
    assert slide.about.piles == ()
