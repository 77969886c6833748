"""Themes by those who run the room: another word, two become one, and the list of words to tap."""

import pytest
from django.utils import translation

from places.boards.actions import cards
from places.default_words import is_default, starter_names
from places.desk.actions import themes as acts
from places.enums import Kind, Lens, Stage, Subject
from places.errors import Missing, NotNow, NotYours, Unclear
from places.models import Ballot, Photo, Placement, Theme, ThemedPhoto, Vote
from places.photos.actions import themes
from places.photos.actions.starter_themes import starter_themes
from tests.builders.boards import board_of, lay_out, places_by_log, places_now, seen
from tests.builders.rooms import Room, every_row

KEY = "a" * 32


@pytest.fixture
def worded(room: Room, other_room: Room) -> Room:
    """At *cluster*: the starter themes; photo 0 carries Water and Lake, 1 Lake, 2 Water, 3 Ice."""
    for each in (room, other_room):
        Theme.objects.bulk_create(starter_themes(each.workshop.pk))
    for number, words in enumerate((["Water", "Lake"], ["Lake"], ["Water"], ["Ice"])):
        photo = room.photo(room.people[number])
        themes.choose(actor=room.actor(room.people[number]), photo_id=photo.pk, words=words)
    lay_out(room.at(Stage.CLUSTER))
    return room


def pk(room: Room, key: str) -> int:
    return Theme.objects.get(workshop=room.workshop, key=key).pk


def carried(room: Room) -> list[list[str]]:
    return [sorted(photo.themed_photos.values_list("tag__name", flat=True)) for photo in room.photos]


def test_a_theme_gets_another_word_everywhere(worded: Room) -> None:
    water, photos = pk(worded, "water"), Photo.objects.filter(workshop=worded.workshop).order_by("pk")
    revs = list(photos.values_list("rev", flat=True))
    activity = acts.rename_theme(actor=worded.leading, theme_id=water, word=" The  lake side ", key=KEY)
    assert carried(worded) == [["Lake", "The lake side"], ["Lake"], ["The lake side"], ["Ice"]]
    assert worded.log[-1] == (Kind.THEME_RENAMED, {"themes": [water]})
    renamed = Theme.objects.get(pk=water)
    assert (renamed.key, renamed.slug, renamed.is_starter) == ("the lake side", "the-lake-side", True)
    assert [photo.rev - rev for photo, rev in zip(photos, revs, strict=True)] == [1, 0, 1, 0]
    with translation.override("sv"):
        assert Theme.objects.get(pk=water).name == "The lake side"
    assert acts.rename_theme(actor=worded.leading, theme_id=water, word="Else", key=KEY) == activity
    acts.rename_theme(actor=worded.leading, theme_id=water, word="Vatten")
    renamed.refresh_from_db()
    assert (renamed.name, renamed.key, is_default(renamed.name)) == ("Water", "water", True)


def test_what_cannot_be_a_word_changes_nothing(worded: Room, other_room: Room) -> None:
    water, before = pk(worded, "water"), every_row()
    for word in ("LAKE", "Natur"):
        with pytest.raises(Unclear, match=r"^Another theme has this word\."):
            acts.rename_theme(actor=worded.leading, theme_id=water, word=word)
    for word in ("", "x" * 41):
        with pytest.raises(Unclear):
            acts.rename_theme(actor=worded.leading, theme_id=water, word=word)
    with pytest.raises(Missing):
        acts.rename_theme(actor=worded.leading, theme_id=pk(other_room, "water"), word="Ours")
    with pytest.raises(NotYours):
        acts.rename_theme(actor=worded.actor(worded.people[0]), theme_id=water, word="Mine")
    assert every_row() == before


def test_before_the_wall_is_open_peoples_own_words_are_nobodys_to_change(worded: Room) -> None:
    worded.at(Stage.GATHER)
    lake, water = pk(worded, "lake"), pk(worded, "water")
    with pytest.raises(Missing):
        acts.rename_theme(actor=worded.leading, theme_id=lake, word="Seen")
    with pytest.raises(NotNow):
        acts.merge_themes(actor=worded.leading, theme_id=water, into_id=lake)
    acts.rename_theme(actor=worded.leading, theme_id=water, word="Rivers")
    assert Theme.objects.get(pk=water).name == "Rivers"


def test_two_themes_become_one_on_pictures_and_boards(worded: Room) -> None:
    water, lake, ice = (pk(worded, key) for key in ("water", "lake", "ice"))
    first, second = board_of(worded), board_of(worded, 1)
    together(worded, 0, "water", "ice")
    together(worded, 2, "water", "lake")
    acts.merge_themes(actor=worded.leading, theme_id=water, into_id=lake, key=KEY)
    assert carried(worded) == [["Lake"], ["Lake"], ["Lake"], ["Ice"]]
    assert not Theme.objects.filter(pk=water).exists()
    assert Theme.objects.get(pk=lake).is_starter
    for board, lying in ((first, {lake, ice}), (second, {lake})):
        assert set(Placement.objects.filter(board=board).values_list("theme", flat=True)) == lying
        assert places_by_log(board) == places_now(board)
    assert worded.log[-1] == (Kind.THEMES_MERGED, {"themes": [lake, water]})
    put = ThemedPhoto.objects.filter(tag=lake).order_by("content_object").values_list("added_by", flat=True)
    assert list(put) == [person.pk for person in worded.people[:3]]


def together(room: Room, person: int, *keys: str) -> None:
    """Put these themes together on the person's board."""
    board = board_of(room, person // 2)
    words = seen(board, *(Theme.objects.get(pk=pk(room, key)) for key in keys))
    cards.put_together(actor=room.actor(room.people[person]), board_id=board.pk, cards=words)


def test_what_cannot_become_one(worded: Room, other_room: Room) -> None:
    water, lake = pk(worded, "water"), pk(worded, "lake")
    ballot = Ballot.objects.create(
        workshop=worded.workshop, subject=Subject.THEMES, participant=worded.people[0]
    )
    Vote.objects.create(ballot=ballot, theme_id=water, lens=Lens.UNIQUE, dots=1)
    before = every_row()
    with pytest.raises(Unclear, match=r"^Choose another theme"):
        acts.merge_themes(actor=worded.leading, theme_id=lake, into_id=lake)
    with pytest.raises(Missing):
        acts.merge_themes(actor=worded.leading, theme_id=lake, into_id=pk(other_room, "water"))
    with pytest.raises(NotNow, match="given dots"):
        acts.merge_themes(actor=worded.leading, theme_id=water, into_id=lake)
    with pytest.raises(NotYours):
        acts.merge_themes(actor=worded.actor(worded.people[0]), theme_id=lake, into_id=water)
    assert every_row() == before
    worded.at(Stage.WRITE)
    with pytest.raises(NotNow, match="past putting themes together"):
        acts.merge_themes(actor=worded.leading, theme_id=lake, into_id=water)


def test_words_to_tap_are_added_taken_out_and_brought_back(worded: Room) -> None:
    offered = Theme.objects.filter(workshop=worded.workshop, is_starter=True)
    acts.offer_word(actor=worded.leading, word="Vättern", key=KEY)
    acts.offer_word(actor=worded.leading, word="Lake")
    for key in ("care", "water"):
        acts.stop_offering(actor=worded.leading, theme_id=pk(worded, key))
    assert set(offered.values_list("name", flat=True)) == {
        *(set(starter_names()) - {"Care", "Water"}),
        "Vättern",
        "Lake",
    }
    assert Theme.objects.filter(workshop=worded.workshop, key="care").exists() is False
    assert carried(worded)[0] == ["Lake", "Water"]
    with pytest.raises(Missing):
        acts.stop_offering(actor=worded.leading, theme_id=pk(worded, "water"))
    acts.restore_starters(actor=worded.leading)
    assert set(offered.values_list("name", flat=True)) == {*starter_names(), "Vättern", "Lake"}
    assert [kind for kind, _data in worded.log[-5:]] == [Kind.STARTERS_CHANGED] * 5
    with pytest.raises(NotYours):
        acts.offer_word(actor=worded.actor(worded.people[0]), word="Mine")


def test_a_full_room_takes_no_more_words(worded: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "MOST_IN_A_WORKSHOP", 27)
    with pytest.raises(NotNow, match="as many words as it can hold"):
        acts.offer_word(actor=worded.leading, word="One more")
    acts.offer_word(actor=worded.leading, word="Ice")
