import csv

from places.consensus.methods.labels import Name, names, pile_members
from places.consensus.methods.sorts import Sorts


def own_names(sorts):
    """In these sorts a pile's id is its name."""
    return {(table, pile): str(pile) for table, pile in pile_members(sorts)}


def fits(cluster, sorts, **kwargs):
    return [(name.text, round(name.fit, 4)) for name in names(cluster, sorts, own_names(sorts), **kwargs)]


def test_the_worked_example(mini):
    assert fits("abc", mini) == [("Water", 2.0), ("The lake", 0.6667), ("Lake", 0.6667)]
    assert fits("ef", mini) == [("Making", 1.6667), ("Work", 1.0), ("Factory", 0.5)]
    assert fits("d", mini)[:2] == [("Match", 1.0), ("Paths", 0.5)]


def test_whose_name_it_is(mini):
    assert names("abc", mini, own_names(mini))[0] == Name("Water", 2.0, ("T1", "T3"))


def test_names_are_compared_without_case_space_and_spelling_of_letters():
    sorts = Sorts.from_rows([("T1", "a", 1), ("T2", "a", 1), ("T3", "a", 1)])
    called = {("T1", 1): " Ångan ", ("T2", 1): "A\u030angan", ("T3", 1): "ÅNGAN"}
    assert names("a", sorts, called) == [Name("Ångan", 3.0, ("T1", "T2", "T3"))]


def test_two_piles_of_one_name_at_one_table_both_count_and_the_table_is_told_once():
    sorts = Sorts.from_rows([("T1", "a", 1), ("T1", "b", 2)])
    called = {("T1", 1): "Water", ("T1", 2): "water"}
    assert names("ab", sorts, called) == [Name("Water", 1.0, ("T1",))]


def test_a_pile_without_a_name_gives_none(mini):
    assert names("abc", mini, {("T1", "Water"): "  "}) == []


def test_all_names_on_request(mini):
    assert len(fits("abc", mini, most=None)) == 5


def test_the_documented_names_of_banana_and_apple(published):
    with published("kardsort_example/example-data.csv").open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    sorts = Sorts.from_rows([(line["user_id"], line["card_label"], line["category_id"]) for line in lines])
    called = {(line["user_id"], line["category_id"]): line["category_label"] for line in lines}
    found = {name.text.casefold() for name in names(["Banana", "Apple"], sorts, called, most=None)}
    assert {"healthy snacks", "snacks", "fruits", "food"} <= found
