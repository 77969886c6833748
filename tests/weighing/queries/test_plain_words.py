"""One sentence for each item, as people say it, in both languages."""

import pytest
from django.utils import translation

from places.enums import Lens
from places.weighing.methods.essence import lens_score
from places.weighing.queries.items import Item
from places.weighing.queries.plain_words import lens_sentence, sentence, ties
from places.weighing.queries.spot import ItemScore, Spot


def scored(lens: Lens, people: int, of: int = 22) -> ItemScore:
    return ItemScore(lens, people, of, lens_score([(people, of)], 0.25))


def a_spot(name: str, *people: int, of: int = 22) -> Spot:
    scores = [scored(lens, number, of) for lens, number in zip(Lens, people, strict=True)]
    return Spot(1, Item(hash(name), name, "", (), ()), "quiet", *scores, reach=0, tables=0, evenness=0.0)


@pytest.mark.parametrize(
    ("people", "english", "swedish"),
    [
        (0, "Nobody (0 of 22) says: this is only here.", "Ingen (0 av 22) säger: det här finns bara här."),
        (
            1,
            "One of us (1 of 22) says: this is only here.",
            "En av oss (1 av 22) säger: det här finns bara här.",
        ),
        (
            3,
            "A few of us (3 of 22) say: this is only here.",
            "Några få av oss (3 av 22) säger: det här finns bara här.",
        ),
        (
            7,
            "Some of us (7 of 22) say: this is only here.",
            "Några av oss (7 av 22) säger: det här finns bara här.",
        ),
        (
            11,
            "About half of us (11 of 22) say: this is only here.",
            "Ungefär hälften av oss (11 av 22) säger: det här finns bara här.",
        ),
        (
            18,
            "Most of us (18 of 22) say: this is only here.",
            "De flesta av oss (18 av 22) säger: det här finns bara här.",
        ),
        (
            21,
            "Nearly all of us (21 of 22) say: this is only here.",
            "Nästan alla av oss (21 av 22) säger: det här finns bara här.",
        ),
        (
            22,
            "All of us (22 of 22) say: this is only here.",
            "Alla (22 av 22) säger: det här finns bara här.",
        ),
    ],
)
def test_as_people_say_it(people: int, english: str, swedish: str) -> None:
    assert lens_sentence(scored(Lens.UNIQUE, people)) == english
    with translation.override("sv"):
        assert lens_sentence(scored(Lens.UNIQUE, people)) == swedish


def test_the_sentence_is_that_of_the_lens_with_the_most_people() -> None:
    assert sentence(a_spot("Lake", 5, 9, 9)) == "About half of us (9 of 22) say: this brings us together."
    assert sentence(a_spot("Lake", 5, 4, 6)) == "Some of us (6 of 22) say: this gives us energy."
    assert sentence(a_spot("Lake", 0, 0, 0)) == "Nobody gave it a dot. Its pictures stay."


def test_about_the_same_are_those_with_as_many_people_under_that_lens() -> None:
    lake, match, paths, snow = placed = (
        a_spot("Lake", 9, 2, 2),
        a_spot("Match", 8, 9, 1),
        a_spot("Paths", 0, 0, 1),
        a_spot("Snow", 0, 0, 0),
    )
    assert ties(lake, placed) == ("Match",)
    assert ties(match, placed) == ()
    assert ties(paths, placed) == ("Lake", "Match")
    assert ties(snow, placed) == ()
