"""The eight plans that come with Placeness: whole in both languages, of the length they promise, easy to read."""

import re

import pytest

from places.facilitation.methods.method import STAGES, Method
from places.facilitation.methods.method_file import read_method_file, written_method_file
from places.facilitation.methods.shipped import FOLDER, ORDER, STANDARD, shipped_methods
from places.texts import clean
from tests.test_reading_age import FLESCH_KINCAID, LIX, flesch_kincaid, lix
from tests.test_words import ENGLISH, SWEDISH

LANGUAGES = ("en", "sv")
LENGTHS = {
    "thirty-minutes": (30, 0),
    "sixty-minutes": (60, 0),
    "ninety-minutes": (90, 0),
    "two-hours": (120, 0),
    "ward-meeting": (30, 0),
    "school-class": (80, 0),
    "team-or-network": (75, 0),
    "open-call": (90, 28),
}
METHODS = list(shipped_methods().values())


def lines(method: Method, language: str) -> list[str]:
    """All sentences of a plan."""
    said = [
        line
        for stage in method.stages
        for part in (stage.say, stage.do, stage.watch)
        for line in part[language]
    ]
    return [sentence for line in said for sentence in re.findall(r"[^.!?]+[.!?]", line)]


def test_there_are_eight() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(ORDER) == set(shipped_methods())
    assert [method.id for method in METHODS] == list(ORDER)
    assert len(ORDER) == 8
    assert STANDARD in ORDER


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.id)
def test_a_file_is_as_we_would_write_it(method: Method) -> None:
    data = (FOLDER / f"{method.id}.json").read_bytes()
    assert read_method_file(data, clean) == method
    assert written_method_file(method) == data


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.id)
def test_minutes_are_those_of_the_name(method: Method) -> None:
    assert (method.minutes, method.days) == LENGTHS[method.id]
    assert sum(stage.minutes for stage in method.stages) == method.minutes
    numbers = {"thirty": 30, "trettio": 30, "sixty": 60, "sextio": 60, "ninety": 90, "nittio": 90}
    for language in LANGUAGES:
        first = method.name[language].split()[0].lower()
        assert numbers.get(first, method.minutes) == method.minutes


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_in_both_languages(method: Method, language: str) -> None:
    assert all(words[language] for words in (method.name, method.for_whom, method.question))
    assert 12 <= len(method.themes) <= 25
    assert all(words[language] for words in method.themes)
    for stage in method.stages:
        assert 2 <= len(stage.say[language]) <= 5
        assert len(stage.say["en"]) == len(stage.say["sv"])
        assert len(stage.do["en"]) == len(stage.do["sv"])
        assert stage.do[language]
        assert stage.watch[language]
        assert all(len(line) <= 130 for line in stage.say[language])


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.id)
def test_it_can_be_read_at_nine_to_eleven(method: Method) -> None:
    assert flesch_kincaid(lines(method, "en")) <= FLESCH_KINCAID
    assert lix(lines(method, "sv")) <= LIX


@pytest.mark.parametrize(("language", "words"), [("en", ENGLISH), ("sv", SWEDISH)])
def test_one_word_for_one_thing(language: str, words: dict[str, str]) -> None:
    said = [line for method in METHODS for line in lines(method, language)]
    assert [line for line in said for stem in words if re.search(rf"\b{stem}", line, re.IGNORECASE)] == []


def test_the_standard_has_every_stage() -> None:
    assert [stage.stage for stage in shipped_methods()[STANDARD].stages] == list(STAGES)
