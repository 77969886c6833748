"""One photo in full: who may see it, in how many queries, and the facts of its files."""

import pytest

from places.default_words import starter_names
from places.enums import People, PhotoAudience, PhotoState, Role, Stage
from places.models import Participant, Theme, Workshop
from places.people.queries.people import group_facts
from places.photos.actions import themes
from places.photos.actions.starter_themes import starter_themes
from places.photos.queries.photos import FileFacts, Lenses, by_key, own, seen, starters, visible
from places.rules import Actor
from places.workshops.queries.workshops import WorkshopFacts, by_id
from tests.builders.rooms import Room


def facts(room: Room) -> WorkshopFacts:
    found = by_id(room.workshop.pk)
    assert found is not None
    return found


def test_all_its_words(room: Room, other_room: Room, django_assert_num_queries: object) -> None:
    room.at(Stage.SHARE)
    mira, sam = room.people[:2]
    photo = room.photo(
        mira,
        "The lake",
        key="a" * 32,
        width=4,
        height=3,
        colour="#1e5b73",
        placeholder="data:",
        see="A lake",
        belonging="When I swam",
        see_skipped=True,
        unique_here=2,
        gives_energy=0,
        audience=PhotoAudience.REPORT,
        people=People.ME,
    )
    themes.choose(actor=room.actor(mira), photo_id=photo.pk, words=["Ice"])
    themes.add(actor=room.actor(sam), photo_id=photo.pk, word="Snow")
    Participant.objects.filter(pk=mira.pk).update(symbol="boat")
    with django_assert_num_queries(3):  # type: ignore[operator]
        full = own(room.actor(mira), photo.pk)
    assert full is not None
    assert (full.id, full.key, full.width, full.height, full.colour) == (photo.pk, "a" * 32, 4, 3, "#1e5b73")
    assert (full.see, full.essence, full.belonging) == ("A lake", "The lake", "When I swam")
    assert (full.rev, full.state, full.participant_id, full.see_skipped) == (
        2,
        PhotoState.BROUGHT,
        mira.pk,
        True,
    )
    assert (full.first_name, full.symbol, full.group) == ("Mira", "boat", group_facts(room.groups[0]))
    assert (full.lenses, full.audience, full.people) == (Lenses(2, None, 0), PhotoAudience.REPORT, People.ME)
    assert not full.is_opened
    assert [chip.name for chip in full.themes] == ["Ice", "Snow"]
    assert [chip.name for chip in full.own_themes] == ["Ice"]
    workshop = facts(room)
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert seen(room.actor(sam), workshop, photo.pk) == full


def test_what_was_not_asked_yet_is_none(room: Room) -> None:
    Participant.objects.filter(pk=room.people[0].pk).update(group=None)
    photo = room.photo(room.people[0], state=PhotoState.STARTED)
    full = own(room.actor(room.people[0]), photo.pk)
    assert full is not None
    assert (full.people, full.group, full.themes, full.lenses) == (None, None, (), Lenses(None, None, None))


@pytest.mark.parametrize(
    ("state", "brought", "hidden"),
    [(PhotoState.STARTED, False, False), (PhotoState.BROUGHT, True, False), (PhotoState.HIDDEN, True, True)],
)
def test_its_state_in_words(room: Room, state: PhotoState, brought: bool, hidden: bool) -> None:
    full = own(room.actor(room.people[0]), room.photo(room.people[0], state=state).pk)
    assert full is not None
    assert (full.is_brought, full.is_hidden) == (brought, hidden)


def test_only_ones_own_is_ones_own(room: Room, other_room: Room) -> None:
    mira = room.actor(room.people[0])
    gone = room.photo(room.people[0], state=PhotoState.WITHDRAWN)
    for photo in (gone, room.photo(room.people[1]), other_room.photos[0]):
        assert own(mira, photo.pk) is None
    assert own(room.leading, room.photo(room.people[0]).pk) is None
    assert own(mira, 10**9) is None


# who looks: (stage, state) in which they see a photo that is not their own
WHERE_OTHERS_LOOK = {
    Role.NEWCOMER: set(),
    Role.PARTICIPANT: {"brought"},
    Role.TABLE: {"brought"},
    Role.HOST: {"brought", "hidden"},
    Role.LEADER: {"brought", "hidden"},
}


@pytest.mark.parametrize("role", list(WHERE_OTHERS_LOOK))
def test_who_sees_what_when(role: Role) -> None:
    for stage in Stage:
        for state in PhotoState:
            open_wall = stage.reached(Stage.SHARE)
            looked_at = state in (PhotoState.REPORTED, PhotoState.SEALED)
            unseen = looked_at or state == PhotoState.WAITING
            moderates = unseen and role in (Role.HOST, Role.LEADER)
            expected = moderates or (open_wall and state in WHERE_OTHERS_LOOK[role])
            assert visible(Actor(1, role, participant_id=None), stage, state, 7) is expected, (stage, state)
            owner = Actor(1, role, participant_id=7)
            own = state != PhotoState.WITHDRAWN and not looked_at
            assert visible(owner, stage, state, 7) is (own or moderates), (stage, state)


def test_others_see_it_when_the_wall_is_open(room: Room, other_room: Room) -> None:
    photo, hidden = room.photo(room.people[0]), room.photo(room.people[0], state=PhotoState.HIDDEN)
    sam = room.actor(room.people[1])
    assert seen(sam, facts(room), photo.pk) is None
    assert seen(room.leading, facts(room), photo.pk) is None
    assert seen(room.actor(room.people[0]), facts(room), photo.pk) is not None
    workshop = facts(room.at(Stage.SHARE))
    assert seen(sam, workshop, photo.pk) is not None
    assert seen(sam, workshop, hidden.pk) is None
    assert seen(room.leading, workshop, hidden.pk) is not None
    assert seen(sam, workshop, other_room.photos[0].pk) is None
    assert seen(sam, workshop, 10**9) is None


def test_lenses_in_words() -> None:
    assert Lenses(2, None, 0).readings() == [("unique", "A lot"), ("energy", "Not at all")]
    assert Lenses(None, None, None).readings() == []


def test_starter_words_in_an_order_of_ones_own(
    room: Room, other_room: Room, django_assert_num_queries: object
) -> None:
    for each in (room, other_room):
        Theme.objects.bulk_create(starter_themes(each.workshop.pk))
    Theme.objects.create(workshop=room.workshop, name="Ice", key="ice", slug="ice")
    workshop = facts(room)
    with django_assert_num_queries(1):  # type: ignore[operator]
        mine = starters(workshop, 1)
    assert sorted(chip.name for chip in mine) == sorted(starter_names())
    assert {chip.id for chip in mine} == set(
        Theme.objects.filter(workshop=room.workshop, is_starter=True).values_list("pk", flat=True)
    )
    assert starters(workshop, 1) == mine
    assert starters(workshop, 2) != mine
    Workshop.objects.filter(pk=room.workshop.pk).update(seed=2)
    assert starters(facts(room), 1) != mine


@pytest.mark.parametrize("state", PhotoState)
def test_what_is_known_before_a_byte_is_sent(
    room: Room, other_room: Room, django_assert_num_queries: object, state: PhotoState
) -> None:
    photo = room.at(Stage.SHARE).photo(room.people[1], key="a" * 32, state=state)
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = by_key("a" * 32)
    assert found == FileFacts(photo.pk, room.workshop.pk, "share", room.people[1].pk, state)


@pytest.mark.parametrize("key", ["", "b" * 32, "a" * 31, "A" * 32, "../a"])
def test_no_other_name_is_a_file(room: Room, other_room: Room, key: str) -> None:
    room.photo(room.people[0], key="a" * 32)
    room.photo(room.people[0])
    assert by_key(key) is None
