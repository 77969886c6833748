"""Words on photos: one theme per workshop and spelling, the owner's five, ten in all, a constant number of queries."""

from collections.abc import Iterable

import pytest
from django.utils import translation

from places.enums import Kind, PhotoState, Stage
from places.errors import Missing, NotNow, NotYours, Unclear
from places.models import Board, Cluster, Photo, Placement, Theme, ThemedPhoto
from places.photos.actions import themes
from places.photos.actions.starter_themes import starter_themes
from places.rules import Actor
from tests.builders.rooms import Room, every_row, open_room

KEY = "a" * 32


@pytest.fixture
def sharing(db: None) -> Room:
    """A room at *share* with a photo of each person, and another room with the same words."""
    other = open_room(Stage.SHARE, name="Barts", photos=4)
    put(other, 0, ["Water", "Ångest"])
    return open_room(Stage.SHARE, photos=4)


def put(room: Room, number: int, words: Iterable[str]) -> None:
    themes.choose(actor=room.actor(room.people[number]), photo_id=room.photos[number].pk, words=words)


def on(photo: Photo) -> list[str]:
    return list(photo.themed_photos.values_list("tag__name", flat=True))


def ids(room: Room, *names: str) -> list[int]:
    return sorted(Theme.objects.filter(workshop=room.workshop, name__in=names).values_list("pk", flat=True))


def test_the_owners_words_are_put_and_replaced(sharing: Room) -> None:
    photo = sharing.photos[0]
    put(sharing, 0, [" The  lake ", "Ice", "", "\u200b"])
    assert on(photo) == ["The lake", "Ice"]
    first, ice = sorted([*ids(sharing, "The lake"), *ids(sharing, "Ice")]), ids(sharing, "Ice")
    put(sharing, 0, ["ICE", "Snow"])
    assert on(photo) == ["Ice", "Snow"]
    photo.refresh_from_db()
    assert photo.rev == 2
    second = sorted({*first, *ids(sharing, "Snow")} - set(ice))
    assert sharing.log == [
        (Kind.PHOTO_CHANGED, {"photo": photo.pk, "themes": first}),
        (Kind.PHOTO_CHANGED, {"photo": photo.pk, "themes": second}),
    ]


def test_while_a_photo_is_being_described_it_is_not_told_as_changed(sharing: Room) -> None:
    photo = sharing.photo(sharing.people[0], state=PhotoState.STARTED)
    themes.choose(actor=sharing.actor(sharing.people[0]), photo_id=photo.pk, words=["Ice"])
    assert sharing.log == [(Kind.PHOTO_DESCRIBED, {"photo": photo.pk, "themes": ids(sharing, "Ice")})]


def test_two_spellings_are_one_theme_of_this_room(sharing: Room) -> None:
    put(sharing, 0, ["Ångest", "ångest", "A\u030aNGEST"])
    put(sharing, 1, ["ÅNGEST"])
    mine = Theme.objects.filter(workshop=sharing.workshop)
    assert [(theme.name, theme.key, theme.slug, theme.is_starter) for theme in mine] == [
        ("Ångest", "ångest", "ångest", False)
    ]
    assert on(sharing.photos[0]) == on(sharing.photos[1]) == ["Ångest"]
    assert Theme.objects.filter(key="ångest").count() == 2


def test_a_starter_word_is_taken_not_made_again(sharing: Room) -> None:
    Theme.objects.bulk_create(starter_themes(sharing.workshop.pk))
    put(sharing, 0, ["water"])
    assert on(sharing.photos[0]) == ["Water"]
    assert Theme.objects.filter(workshop=sharing.workshop).count() == 25


def test_the_word_in_any_language_is_the_same_starter_theme(sharing: Room) -> None:
    Theme.objects.bulk_create(starter_themes(sharing.workshop.pk))
    put(sharing, 0, ["vatten", "Water", "Äldre"])
    assert on(sharing.photos[0]) == ["Water", "Older people"]
    with translation.override("sv"):
        assert on(sharing.photos[0]) == ["Vatten", "Äldre"]
    with pytest.raises(Unclear, match=r"^This picture has that word already\.$"):
        themes.add(actor=sharing.leading, photo_id=sharing.photos[0].pk, word="vatten")
    assert Theme.objects.filter(workshop=sharing.workshop).count() == 25


def test_without_the_starter_the_first_word_is_kept_as_it_was_written(sharing: Room) -> None:
    put(sharing, 0, ["Vatten", "water"])
    put(sharing, 1, ["Water"])
    assert on(sharing.photos[0]) == on(sharing.photos[1]) == ["Vatten"]


def test_five_are_the_owners_most(sharing: Room) -> None:
    put(sharing, 0, ["One", "Two", "Three", "Four", "Five", "five"])
    before = every_row()
    with pytest.raises(Unclear, match=r"^Please choose at most five\.$"):
        put(sharing, 0, ["1", "2", "3", "4", "5", "6"])
    with pytest.raises(Unclear, match="1 letter too long"):
        put(sharing, 0, ["x" * 41])
    assert every_row() == before


def test_what_others_added_stays_and_ten_are_the_most(sharing: Room) -> None:
    photo, sam = sharing.photos[0], sharing.actor(sharing.people[1])
    for number in range(6):
        themes.add(actor=sam, photo_id=photo.pk, word=f"Sam {number}")
    put(sharing, 0, ["One", "Two", "Three", "Four"])
    before = every_row()
    full = r"^This picture has ten words already\. That is as many as fit\.$"
    with pytest.raises(NotNow, match=full):
        put(sharing, 0, ["One", "Two", "Three", "Four", "Five"])
    with pytest.raises(NotNow, match=full):
        themes.add(actor=sam, photo_id=photo.pk, word="Eleven")
    assert every_row() == before
    put(sharing, 0, ["Sam 0", "Five"])
    assert on(photo) == [*(f"Sam {number}" for number in range(6)), "Five"]


def test_five_hundred_words_fill_a_room(sharing: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    assert themes.MOST_IN_A_WORKSHOP == 500
    monkeypatch.setattr(themes, "MOST_IN_A_WORKSHOP", 3)
    put(sharing, 0, ["One", "Two", "Three"])
    before = every_row()
    with pytest.raises(NotNow, match=r"^The room has as many words as it can hold\."):
        put(sharing, 1, ["Four"])
    assert every_row() == before
    put(sharing, 1, ["THREE"])


def test_a_word_that_stands_nowhere_any_more_makes_room(sharing: Room) -> None:
    Theme.objects.bulk_create(starter_themes(sharing.workshop.pk))
    put(sharing, 0, ["Ice", "Snow", "Water", "Rime", "Sledge"])
    put(sharing, 1, ["Snow"])
    board = Board.objects.create(workshop=sharing.workshop)
    pile = Cluster.objects.create(board=board, name="Winter")
    Placement.objects.create(board=board, cluster=pile, theme=Theme.objects.get(name="Rime"))
    put(sharing, 0, ["Sledge"])
    mine = Theme.objects.filter(workshop=sharing.workshop)
    assert set(mine.filter(is_starter=False).values_list("name", flat=True)) == {"Snow", "Rime", "Sledge"}
    sledge = ids(sharing, "Sledge")[0]
    themes.remove(actor=sharing.leading, photo_id=sharing.photos[0].pk, theme_id=sledge)
    assert set(mine.filter(is_starter=False).values_list("name", flat=True)) == {"Snow", "Rime"}
    assert mine.filter(is_starter=True).count() == 25


@pytest.mark.parametrize("number", [1, 5])
def test_the_queries_do_not_grow_with_the_words(
    sharing: Room, django_assert_num_queries: object, number: int
) -> None:
    with django_assert_num_queries(18):  # type: ignore[operator]
        put(sharing, 0, [f"Word {n}" for n in range(number)])


def test_anyone_adds_a_word_on_the_wall(sharing: Room) -> None:
    photo = sharing.photos[0]
    for actor in (sharing.actor(sharing.people[1]), sharing.leading):
        themes.add(actor=actor, photo_id=photo.pk, word=f"Word {actor.role}")
    assert [row.added_by_id for row in ThemedPhoto.objects.filter(content_object=photo)] == [
        sharing.people[1].pk,
        None,
    ]
    assert sharing.log == [
        (Kind.THEME_ADDED, {"photo": photo.pk, "themes": ids(sharing, f"Word {role}")})
        for role in ("participant", "leader")
    ]
    photo.refresh_from_db()
    assert photo.rev == 2


def test_a_repeated_word_is_absorbed_by_its_key_or_refused(sharing: Room) -> None:
    photo, sam = sharing.photos[0], sharing.actor(sharing.people[1])
    first = themes.add(actor=sam, photo_id=photo.pk, word="Ice", key=KEY)
    before = every_row()
    assert themes.add(actor=sam, photo_id=photo.pk, word="Ice", key=KEY) == first
    with pytest.raises(Unclear, match=r"^This picture has that word already\.$"):
        themes.add(actor=sam, photo_id=photo.pk, word="ICE ")
    with pytest.raises(Unclear, match=r"^Please write a word first\.$"):
        themes.add(actor=sam, photo_id=photo.pk, word="\u3164")
    with pytest.raises(Unclear, match="1 letter too long"):
        themes.add(actor=sam, photo_id=photo.pk, word="x" * 41)
    assert every_row() == before


def test_no_word_on_what_the_room_does_not_see(sharing: Room, other_room: Room) -> None:
    sam = sharing.actor(sharing.people[1])
    states = (PhotoState.STARTED, PhotoState.HIDDEN, PhotoState.WITHDRAWN)
    unseen = [sharing.photo(sharing.people[0], state=state) for state in states]
    before = every_row()
    for photo in (*unseen, other_room.photos[0]):
        with pytest.raises(Missing):
            themes.add(actor=sam, photo_id=photo.pk, word="Ice")
    for stage in (Stage.GATHER, Stage.WEIGH):
        sharing.at(stage)
        with pytest.raises(NotNow):
            themes.add(actor=sam, photo_id=sharing.photos[0].pk, word="Ice")
    sharing.at(Stage.SHARE)
    assert every_row() == before


def test_ones_words_are_put_on_ones_own_photo_only(sharing: Room, other_room: Room) -> None:
    sam = sharing.actor(sharing.people[1])
    for photo in (sharing.photos[0], other_room.photos[1]):
        with pytest.raises(Missing):
            themes.choose(actor=sam, photo_id=photo.pk, words=["Ice"])
    with pytest.raises(NotYours):
        themes.choose(actor=sharing.leading, photo_id=sharing.photos[0].pk, words=["Ice"])
    first = themes.choose(actor=sam, photo_id=sharing.photos[1].pk, words=["Ice"], key=KEY)
    before = every_row()
    assert themes.choose(actor=sam, photo_id=sharing.photos[1].pk, words=["Snow"], key=KEY) == first
    assert every_row() == before


def may_take(room: Room, actor: Actor, theme: int) -> bool:
    try:
        themes.remove(actor=actor, photo_id=room.photos[0].pk, theme_id=theme)
    except Missing:
        return False
    return True


def test_a_word_is_taken_off_by_owner_by_whoever_put_it_there_and_by_runners(sharing: Room) -> None:
    mira, sam, anna, goran = (sharing.actor(person) for person in sharing.people)
    sharing.people[3].is_host = True
    host = sharing.actor(sharing.people[3])
    taken = {}
    for name, actor in {
        "owner": mira,
        "sam": sam,
        "anna": anna,
        "goran": goran,
        "host": host,
        "lead": sharing.leading,
    }.items():
        themed = themes.add(actor=sam, photo_id=sharing.photos[0].pk, word=name)
        taken[name] = may_take(sharing, actor, themed.data["themes"][0])
    assert taken == {"owner": True, "sam": True, "anna": False, "goran": False, "host": True, "lead": True}
    assert on(sharing.photos[0]) == ["anna", "goran"]


def test_taking_off_is_told_once(sharing: Room) -> None:
    photo, mira = sharing.photos[0], sharing.actor(sharing.people[0])
    put(sharing, 0, ["Ice"])
    put(sharing, 1, ["Ice"])
    theme = ids(sharing, "Ice")[0]
    activity = themes.remove(actor=mira, photo_id=photo.pk, theme_id=theme, key=KEY)
    assert sharing.log[-1] == (Kind.THEME_REMOVED, {"photo": photo.pk, "themes": [theme]})
    photo.refresh_from_db()
    assert (photo.rev, on(photo), on(sharing.photos[1])) == (2, [], ["Ice"])
    before = every_row()
    assert themes.remove(actor=mira, photo_id=photo.pk, theme_id=theme, key=KEY) == activity
    with pytest.raises(Missing):
        themes.remove(actor=mira, photo_id=photo.pk, theme_id=theme)
    assert every_row() == before


def test_no_word_of_another_room_is_taken_off(sharing: Room) -> None:
    theirs = ThemedPhoto.objects.exclude(content_object__workshop=sharing.workshop).first()
    assert theirs is not None
    with pytest.raises(Missing):
        themes.remove(actor=sharing.leading, photo_id=theirs.content_object_id, theme_id=theirs.tag_id)
    sharing.at(Stage.GATHER)
    with pytest.raises(NotNow, match="still hidden"):
        themes.remove(actor=sharing.leading, photo_id=sharing.photos[0].pk, theme_id=theirs.tag_id)
