"""One picture, pile or sentence by itself, where the room may see it; hidden or gone, it is not shown."""

from typing import Any

import pytest

from places.enums import PhotoState, Section, Stage, Verb
from places.models import Photo
from places.screen.queries.one_thing import all_things, one_thing, verb_for
from places.screen.queries.slides import SceneView
from places.storage.names import new_key
from places.vision.actions import evidence, sentences
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.visions import add, open_vision


def facts(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


def shown(room: Room, name: str) -> SceneView | None:
    return one_thing(facts(room), room.leading, name)


def test_each_kind_of_thing_has_its_verb() -> None:
    names = ("photo-7", "cluster-7", "sentence-7", "photo-0", "photo-07", "table-7", "photo-٧", "")
    assert [verb_for(name) for name in names] == [
        Verb.SEE_WALL,
        Verb.SEE_SHARED_BOARD,
        Verb.SEE_VISION,
        *[None] * 5,
    ]


def test_only_at_the_stages_at_which_the_room_may_see_it(db: None) -> None:
    room = open_vision()
    cluster = share(room, "Water")[0]
    sentence = add(room, Section.SO, "We walk.")
    names = (f"photo-{room.photos[0].pk}", f"cluster-{cluster.pk}", f"sentence-{sentence}")
    seen = {stage: [bool(shown(room.at(stage), name)) for name in names] for stage in Stage}
    assert seen == {
        Stage.WELCOME: [False, False, False],
        Stage.GATHER: [False, False, False],
        Stage.SHARE: [True, False, False],
        Stage.CLUSTER: [True, False, False],
        Stage.COMBINE: [True, True, False],
        Stage.WEIGH: [True, True, False],
        Stage.WRITE: [True, True, True],
        Stage.CLOSE: [True, True, True],
    }


@pytest.mark.parametrize("state", [PhotoState.HIDDEN, PhotoState.REPORTED, PhotoState.WITHDRAWN])
def test_what_the_room_may_no_longer_see_is_gone(db: None, state: PhotoState) -> None:
    room = open_room(Stage.WEIGH, photos=1)
    names = (f"photo-{room.photos[0].pk}", f"cluster-{share(room, 'Water')[0].pk}")
    assert all(shown(room, name) for name in names)
    Photo.objects.filter(pk=room.photos[0].pk).update(state=state)
    assert not any(shown(room, name) for name in names)


def test_nothing_of_another_room(room: Room, other_room: Room) -> None:
    photo = other_room.photo(other_room.people[0])
    assert shown(room.at(Stage.SHARE), f"photo-{photo.pk}") is None


def test_a_picture_a_pile_and_a_sentence_large(db: None, django_assert_max_num_queries: Any) -> None:
    room = open_vision()
    cluster = share(room, "Water")[0]
    for name, label in (
        (f"photo-{room.photos[0].pk}", "The lake at dawn"),
        (f"cluster-{cluster.pk}", "Water"),
    ):
        with django_assert_max_num_queries(19):  # the workshop, too
            scene = shown(room, name)
        assert scene is not None
        assert (scene.name, [slide.label for slide in scene.slides]) == ("one", [label])


def test_a_sentence_stands_beside_all_its_pictures(db: None) -> None:
    room = open_room(Stage.WRITE)
    for _ in range(8):
        room.photo(room.people[0], key=new_key(), width=1200, height=900)
    line = add(room, Section.BECAUSE, "Because the lake calls us.")
    for photo in room.photos:
        evidence.link(actor=room.leading, sentence_id=line, photo_id=photo.pk)
    scene = shown(room, f"sentence-{line}")
    assert scene is not None
    about = scene.slides[0].about
    right = about.words.x + about.words.width
    assert (about.words.text, len(about.more)) == ("Because the lake calls us.", 6)
    assert all(picture.x >= right and picture.x + picture.width <= 1766 for picture in about.more)
    sentences.drop_sentence(actor=room.leading, sentence_id=line, rev=1)
    assert shown(room, f"sentence-{line}") is None


def test_all_that_the_room_may_see_but_what_is_on_already(
    db: None, django_assert_max_num_queries: Any
) -> None:
    room = open_vision()
    first, second = (f"photo-{photo.pk}" for photo in room.photos)
    with django_assert_max_num_queries(13):  # the workshop, too
        found = all_things(facts(room), room.leading, but={first})
    assert [(each.kind, [thing.label for thing in each.things]) for each in found] == [
        ("photo", ["Nobody asked me then."]),
        ("cluster", ["Water *and* light"]),
        (
            "sentence",
            [
                "Light that calls",
                "Because the lake calls us.",
                "Every evening the light on the lake calls.",
                "Nobody asked me then.",
                "So we will <listen> & walk.",
            ],
        ),
    ]
    assert [each.kind for each in all_things(facts(room.at(Stage.SHARE)), room.leading)] == ["photo"]
    assert all_things(facts(room.at(Stage.GATHER)), room.leading, but={second}) == ()
