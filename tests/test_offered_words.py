"""The words of plans, for each reader in their language: the same as in the files of the plans."""

from django.utils import translation
from django.utils.translation import pgettext

from places.default_words import (
    MARK,
    QUESTION,
    THEME,
    as_question,
    as_starter_name,
    is_default,
    question,
    starter_names,
)
from places.facilitation.methods.shipped import STANDARD, shipped_methods
from places.offered_words import PLACE, QUESTIONS, STARTERS, WORDS_OF_PLANS
from places.photos.models import Theme
from places.workshops.models.workshop import Workshop

LANGUAGES = ("en", "sv")


def spoken(language: str) -> list[str]:
    with translation.override(language):
        return [str(word) for word in (*STARTERS, *WORDS_OF_PLANS)]


def test_all_themes_of_all_plans_are_known_in_every_language() -> None:
    known = dict(zip(spoken("en"), spoken("sv"), strict=True))
    assert len(known) == len(set(known.values())) == len(STARTERS) + len(WORDS_OF_PLANS)
    offered = {words["en"]: words["sv"] for method in shipped_methods().values() for words in method.themes}
    assert offered == known
    assert [words["en"] for words in shipped_methods()[STANDARD].themes] == spoken("en")[: len(STARTERS)]


def test_only_the_usual_words_are_offered_without_a_plan() -> None:
    with translation.override("sv"):
        assert [str(name) for name in starter_names()] == spoken("sv")[: len(STARTERS)]


def test_a_word_of_a_plan_is_read_in_each_language() -> None:
    name = as_starter_name("Tillit")
    assert is_default(name)
    assert name.stored == f"{THEME}Trust"  # type: ignore[attr-defined]
    with translation.override("sv"):
        assert pgettext("theme", "Trust") == "Tillit"


def test_marks_fit_into_their_columns() -> None:
    assert max(len(THEME + word) for word in spoken("en")) <= Theme._meta.get_field("name").max_length
    longest = max(len(QUESTION + str(asked)) for asked in QUESTIONS)
    assert longest <= Workshop._meta.get_field("question").max_length


def test_questions_of_plans_are_read_in_each_language() -> None:
    for method in shipped_methods().values():
        stored = {as_question(method.question[each].replace(PLACE, "Barts"), ["Barts"]) for each in LANGUAGES}
        assert len(stored) == 1
        (mark,) = stored
        assert (mark == "") is (method.question == shipped_methods()[STANDARD].question)
        assert mark.startswith(MARK) or not mark
        for language in LANGUAGES:
            with translation.override(language):
                assert question(mark, "Barts") == method.question[language].replace(PLACE, "Barts")


def test_a_question_of_ones_own_stays_as_it_was_written() -> None:
    assert as_question("What is it?", ["Barts"]) == "What is it?"
    with translation.override("en"):
        assert question("What is it? {place}", "Barts") == "What is it? {place}"
