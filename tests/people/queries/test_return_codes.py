"""Return codes: easy to say, found however they are typed, stored nowhere."""

import string
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.codes import new_token
from places.models import Participant
from places.people.queries.return_codes import (
    NUMBERS,
    WORDS,
    digest,
    former_return_code,
    is_former,
    own_code,
    read_return_codes,
    return_code,
    who_returns,
    words,
)
from tests.builders.rooms import Room

THREE = st.tuples(*[st.sampled_from(words("en") + words("sv"))] * 3, st.integers(1000, 9999).map(str))
TWO = st.tuples(*[st.sampled_from(words("en") + words("sv"))] * 2, st.integers(10, 99).map(str))
BETWEEN = st.sampled_from(["-", " ", " - ", "–", "_", ". ", ",", "\n", "/"])


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_words_are_256_and_can_be_typed_anywhere(language: str) -> None:
    listed = words(language)
    assert len(listed) == len(set(listed)) == 256
    assert set("".join(listed)) <= set(string.ascii_lowercase)
    assert {len(word) for word in listed} <= set(range(3, 11))


def test_other_languages_get_the_english_words() -> None:
    assert words("de") is not words("sv")
    assert words("de") == words("../") == words("") == words("en-gb") == words("en")
    assert words("sv-fi") == words("sv")


def test_a_code_follows_from_its_token() -> None:
    assert return_code("token", "en") == return_code("token", "en")
    *three, number = return_code("token", "sv").split("-")
    assert len(three) == 3
    assert set(three) <= set(words("sv"))
    assert 1000 <= int(number) <= 9999
    assert former_return_code("token", "en") != former_return_code("token", "sv")
    assert len({return_code(new_token(), "en") for _ in range(300)}) == 300


def test_guessing_for_a_day_finds_one_of_sixty_people_in_less_than_one_case_in_a_thousand() -> None:
    codes = len(words("en")) ** WORDS * NUMBERS
    guesses_a_day = 10 * 24 * 60 * 60  # the pace of placeness.throttle
    assert guesses_a_day * 60 / codes < 0.001


@pytest.mark.parametrize("language", ["en", "sv"])
def test_words_that_are_written_together_can_be_parted_in_one_way_only(language: str) -> None:
    listed = words(language)
    together = Counter(one + other for one in listed for other in listed)
    assert max(together.values()) == 1


@settings(max_examples=20)
@given(st.one_of(THREE, TWO), BETWEEN, BETWEEN, st.booleans())
def test_it_is_read_however_it_is_typed(
    parts: tuple[str, ...], between: str, before: str, upper: bool
) -> None:
    typed = f" {between.join(parts[:-1])}{before}{parts[-1]}. "
    assert read_return_codes(typed.upper() if upper else typed) == ["-".join(parts)]


@given(st.sampled_from(["en", "sv"]), st.lists(st.integers(0, 255), min_size=3, max_size=3))
@settings(max_examples=30)
def test_it_is_read_without_anything_between_its_parts(language: str, which: list[int]) -> None:
    three = [words(language)[number] for number in which]
    assert "-".join([*three, "4207"]) in read_return_codes("".join(three) + "4207")
    assert "-".join([*three[:2], "42"]) in read_return_codes("".join(three[:2]) + "42")
    assert "-".join([*three, "4207"]) in read_return_codes(f"{three[0]} {three[1]}{three[2]} 4207")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Lantern Meadow Barn4207", ["lantern-meadow-barn-4207"]),
        ("lanternmeadowbarn4207", ["lantern-meadow-barn-4207"]),
        ("lanternmeadow42", ["lantern-meadow-42"]),
        ("brickacorn42", ["brick-acorn-42"]),
        ("lanternmeado42", []),
        ("lantern-meadow-barn", []),
        ("lantern-meadow-barn-420", []),
        ("lantern-meadow-barn-42071", []),
        ("lantern-meadow-4207-barn", []),
        ("lantern-meadow-barn-٤٢٠٧", []),
        ("lantern-äng-42", []),
        ("one-two-three-four-4207", []),
        ("", []),
        ("-" * 80, []),
        ("a" * 5000, []),
    ],
)
def test_what_it_may_be(typed: str, read: list[str]) -> None:
    assert read_return_codes(typed) == read


def test_the_short_codes_of_before_are_known_by_their_shape() -> None:
    assert is_former("lantern-meadow-42")
    assert is_former("LanternMeadow 42")
    assert not is_former("lantern-meadow-barn-4207")
    assert not is_former("nonsense")


def coded(room: Room, number: int) -> str:
    """Give a person a return code as joining does, and return it."""
    person = room.people[number]
    code = return_code(person.token, person.language)
    Participant.objects.filter(pk=person.pk).update(return_digest=digest(room.workshop.pk, code))
    return code


def test_a_person_is_found_by_their_code_in_their_room_only(
    room: Room, other_room: Room, django_assert_num_queries: object
) -> None:
    code, mira = coded(room, 0), room.people[0]
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert who_returns(room.workshop.pk, f" {code.upper().replace('-', ' ')} ") == (mira.pk, mira.token)
    assert who_returns(other_room.workshop.pk, code) is None
    assert who_returns(room.workshop.pk, coded(other_room, 0)) is None
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert who_returns(room.workshop.pk, "no code") is None


def test_ones_own_code_is_shown_while_it_is_the_one_that_is_kept(room: Room, other_room: Room) -> None:
    code = coded(room, 0)
    assert own_code(room.workshop.pk, room.people[0].pk) == code
    mira = room.people[0]
    former = former_return_code(mira.token, mira.language)
    kept = digest(room.workshop.pk, former)
    Participant.objects.filter(pk=mira.pk).update(return_digest=kept)
    assert own_code(room.workshop.pk, mira.pk) == former  # who was given a shorter one keeps it
    assert who_returns(room.workshop.pk, former) == (mira.pk, mira.token)
    assert own_code(room.workshop.pk, room.people[1].pk) == ""
    assert own_code(other_room.workshop.pk, room.people[0].pk) == ""
    assert own_code(room.workshop.pk, 10**9) == ""


def test_what_is_stored_differs_in_every_room_and_is_not_the_code() -> None:
    assert digest(1, "lantern-meadow-42") != digest(2, "lantern-meadow-42")
    assert len(digest(1, "lantern-meadow-42")) == 64
    assert "lantern" not in digest(1, "lantern-meadow-42")
