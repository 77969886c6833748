"""Return codes: easy to say, found however they are typed, stored nowhere."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.codes import new_token
from places.models import Participant
from places.queries.return_codes import digest, own_code, read_return_code, return_code, who_returns, words
from tests.rooms import Room

PARTS = st.tuples(st.sampled_from(words("en")), st.sampled_from(words("sv")), st.integers(10, 99).map(str))
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
    first, second, number = return_code("token", "sv").split("-")
    assert {first, second} <= set(words("sv"))
    assert 10 <= int(number) <= 99
    assert len({return_code(new_token(), "en") for _ in range(300)}) == 300


@settings(max_examples=20)
@given(PARTS, BETWEEN, BETWEEN, st.booleans())
def test_it_is_read_however_it_is_typed(
    parts: tuple[str, str, str], between: str, before: str, upper: bool
) -> None:
    typed = f" {parts[0]}{between}{parts[1]}{before}{parts[2]}. "
    assert read_return_code(typed.upper() if upper else typed) == "-".join(parts)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Lantern Meadow42", "lantern-meadow-42"),
        ("lanternmeadow42", None),
        ("lantern-meadow", None),
        ("lantern-meadow-4", None),
        ("lantern-meadow-421", None),
        ("lantern-42-meadow", None),
        ("lantern-meadow-٤٢", None),
        ("lantern-äng-42", None),
        ("", None),
        ("-" * 80, None),
        ("a" * 5000, None),
    ],
)
def test_what_it_may_be(typed: str, read: str | None) -> None:
    assert read_return_code(typed) == read


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
    assert own_code(room.workshop.pk, room.people[1].pk) == ""
    assert own_code(other_room.workshop.pk, room.people[0].pk) == ""
    assert own_code(room.workshop.pk, 10**9) == ""


def test_what_is_stored_differs_in_every_room_and_is_not_the_code() -> None:
    assert digest(1, "lantern-meadow-42") != digest(2, "lantern-meadow-42")
    assert len(digest(1, "lantern-meadow-42")) == 64
    assert "lantern" not in digest(1, "lantern-meadow-42")
