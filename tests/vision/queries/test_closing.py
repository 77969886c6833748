"""The finished text, and where one's own pictures went."""

from typing import Any

import pytest

from places.enums import PhotoState, Section
from places.models import Evidence, Photo, Sentence
from places.vision.actions import evidence
from places.vision.queries.closing import brought_by, finished
from tests.builders.rooms import Room
from tests.builders.visions import add, open_vision


@pytest.fixture
def room(db: None) -> Room:
    return open_vision()


def lines(room: Room) -> list[tuple[str, list[str]]]:
    return [
        (part.section, [each.text for each in part.sentences]) for part in finished(room.workshop.pk).parts
    ]


def test_a_finished_text_has_no_blanks_and_one_headline(room: Room, django_assert_num_queries: Any) -> None:
    add(room, Section.HEADLINE, "Another line")
    blank = add(room, Section.SO, "So we will make … better.")
    Sentence.objects.filter(pk=blank).update(settled=False)
    with django_assert_num_queries(4):
        text = finished(room.workshop.pk)
    assert text.headline is not None
    assert (text.headline.text, text.has_suggestions) == ("Light that calls", True)
    assert lines(room) == [
        (
            Section.BECAUSE,
            [
                "Because the lake calls us.",
                "Every evening the light on the lake calls.",
                "Nobody asked me then.",
            ],
        ),
        (Section.SO, ["So we will <listen> & walk."]),
    ]
    Sentence.objects.filter(pk=blank).update(settled=True)
    assert lines(room)[1][1] == ["So we will <listen> & walk.", "So we will make … better."]
    assert text.letters == sum(len(each) for _section, part in lines(room) for each in part) - 25


def test_words_taken_back_leave_no_gap(room: Room) -> None:
    Photo.objects.filter(pk=room.photos[1].pk).update(state=PhotoState.WITHDRAWN)
    assert "Nobody asked me then." not in lines(room)[0][1]
    assert len(lines(room)[0][1]) == 2


def test_what_others_keep_in_the_room_does_not_leave_with_a_picture(room: Room) -> None:
    mira, kept = room.people[0], room.photos[1]
    sentence = Sentence.objects.get(text="Because the lake calls us.")
    Sentence.objects.filter(pk=sentence.pk).update(text="Nobody asked me then, the lake did.")
    Evidence.objects.create(sentence=sentence, photo=kept, quote=kept.essence)
    Sentence.objects.filter(text__startswith="So we").update(settled=False)
    resting = Sentence.objects.get(text__startswith="So we")
    Evidence.objects.get_or_create(sentence=resting, photo=room.photos[0])
    own = brought_by(room.workshop.pk, mira.pk, finished(room.workshop.pk))[0]
    assert own.sentences == (
        "Nobody asked me then, the lake did.",
        "Every evening the light on the lake calls.",
        "So we will <listen> & walk.",
    )
    assert own.leaving == ("Every evening the light on the lake calls.",)
    theirs = brought_by(room.workshop.pk, kept.participant_id, finished(room.workshop.pk))[0]
    assert "Nobody asked me then." in theirs.leaving


def test_ones_own_pictures_and_where_they_went(
    room: Room, other_room: Room, django_assert_num_queries: Any
) -> None:
    mira = room.people[0]
    room.photo(mira, "Not used by anybody")
    room.photo(mira, "Hidden", state=PhotoState.HIDDEN)
    other_room.photo(other_room.people[0], "Elsewhere")
    evidence.link(
        actor=room.leading,
        sentence_id=Sentence.objects.get(text__startswith="So we").pk,
        photo_id=room.photos[0].pk,
    )
    text = finished(room.workshop.pk)
    with django_assert_num_queries(2):
        own = brought_by(room.workshop.pk, mira.pk, text)
    assert [(photo.essence, photo.clusters, photo.sentences) for photo in own] == [
        (
            "Every evening the light on the lake calls.",
            ("Water *and* light",),
            (
                "Because the lake calls us.",
                "Every evening the light on the lake calls.",
                "So we will <listen> & walk.",
            ),
        ),
        ("Not used by anybody", (), ()),
    ]
