"""Published visions, each body left out of the table that reads its sentences."""

import csv
from pathlib import Path

import pytest

from benchmarks.generic_text import (
    EARLIER_BODIES,
    WORDS,
    earlier,
    generic,
    generic_anew,
    in_bodies,
    of_file,
    told,
    without,
)
from places.vision.methods.plan_language import TABLES, plan_language


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_table_is_the_sum_of_both_counts(language: str) -> None:
    bodies, counts = in_bodies(told(language))
    counts += earlier(language)
    plans = plan_language(language)
    assert plans.bodies == bodies + EARLIER_BODIES[language]
    assert {stem: found.bodies for stem, found in plans.stems.items()} == counts
    listed = (TABLES / f"bodies_{language}.csv").read_text(encoding="utf-8").splitlines()
    assert len(listed) - 1 == bodies


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_body_left_out_is_in_no_count(language: str) -> None:
    sentences = told(language)
    whole, less = plan_language(language), without(language, sentences, 1)
    assert less.bodies == whole.bodies - 1
    own = {stem for each in sentences if each.body == 1 for stem in each.stems}
    assert all(less.stems[stem].bodies == whole.stems[stem].bodies - (stem in own) for stem in less.stems)


@pytest.mark.parametrize("language", ["en", "sv"])
def test_most_published_visions_are_called_generic(language: str) -> None:
    assert generic(language) >= 85


def test_most_visions_of_bodies_in_no_table_are_called_generic() -> None:
    assert generic_anew("en") >= 85


def test_the_bodies_of_that_check_are_listed_and_in_no_table() -> None:
    listed = _names(WORDS / "checked_bodies_en.csv")
    assert {each.body for each in told("en", "checked")} == set(range(1, len(listed) + 1))
    assert listed.isdisjoint(_names(TABLES / "bodies_en.csv"))


def _names(path: Path) -> set[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["name"] for row in csv.DictReader(file)}


def test_a_file_of_sentences(tmp_path: Path) -> None:
    file = tmp_path / "said.txt"
    file.write_text("# heading\nA vibrant, sustainable community.\n\nThe ferry hoots.\n", encoding="utf-8")
    assert of_file("en", file) == 50.0
