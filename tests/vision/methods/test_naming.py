import pytest

from places.consensus.methods.sorts import Sorts
from places.vision.methods.naming import FittingName, TableNames, heading_names, single_name
from tests.builders.told_rooms import told


def table_names(piles, samples=None, generic=lambda name: 0.0):
    """Tables' piles as {table: {name: cards}}; a pile's id is its name."""
    rows = [
        (table, card, name) for table, own in piles.items() for name, cards in own.items() for card in cards
    ]
    names = {(table, name): name.strip("?") for table, own in piles.items() for name in own}
    return TableNames(Sorts.from_rows(rows), names, samples or {}, generic)


MINE = {
    "T1": {"Water": "abc", "Making": "def"},
    "T2": {"The lake": "ab", "Paths": "cd", "Work": "ef"},
    "T3": {"water": "abc", "Match": "d", "Making": "ef"},
}


def test_fit_is_that_of_the_best_pile_and_bears_its_tables():
    found = table_names(MINE).fitting("abc")
    assert found == [FittingName("Water", 1.0, ("T1", "T3")), FittingName("The lake", 2 / 3, ("T2",))]
    assert table_names(MINE).fitting("xyz") == []


def test_below_a_half_is_no_name_of_it_and_half_is():
    assert [name.text for name in table_names(MINE).fitting("cd")] == ["Paths", "Match"]
    assert table_names({"T1": {"All": "abcdefgh"}}).fitting("ab") == []
    assert table_names({"T1": {"?": "ab"}}).fitting("ab") == []


def test_equal_fits_go_to_the_least_generic():
    piles = {"T1": {"Work": "abc"}, "T2": {"Fish work": "abc"}, "T3": {"Hands": "abc"}}
    generic = {"Work": 2.0, "Fish work": 0.5, "Hands": 1.0}.__getitem__
    found = table_names(piles, generic=generic).fitting("abc")
    assert [name.text for name in found] == ["Fish work", "Hands", "Work"]
    assert single_name(found) == "Fish work"


def test_a_table_that_saw_a_sample_is_compared_on_it():
    piles = {"T1": {"Water": "ab"}, "T2": {"Lake": "cdx"}}
    dealt = {"T1": set("abx"), "T2": set("cdx")}
    assert [(name.text, name.fit) for name in table_names(piles, dealt).fitting("abcd")] == [
        ("Water", 1.0),
        ("Lake", 2 / 3),
    ]
    assert [name.fit for name in table_names(piles).fitting("abcd")] == [0.5]
    beyond = table_names({"T1": {"Water": "ab"}}, {"T1": set()})
    assert [name.fit for name in beyond.fitting("abcd")] == [1.0], "what lies in its piles the table has seen"


def test_a_card_that_came_to_a_table_outside_its_sample_has_been_seen_there():
    found = table_names({"T1": {"Water": "a"}}, samples={"T1": "xyz"}).fitting("a")
    assert found == [FittingName("Water", 1.0, ("T1",))]


@pytest.mark.parametrize(
    ("fits", "name"), [([0.74, 0.5], ""), ([0.75], "0.75"), ([1.0, 0.8], "1.0"), ([], "")]
)
def test_one_name_needs_three_quarters(fits, name):
    assert single_name([FittingName(str(fit), fit) for fit in fits]) == name


def test_a_heading_has_three_names_or_the_one_of_all_tables():
    four = [FittingName(name, 0.9, (name,)) for name in "abcd"]
    assert heading_names(four, 4) == tuple(four[:3])
    assert heading_names([*four, FittingName("e", 0.6, tuple("abcd"))], 4) == (FittingName("e", 0.6),)
    assert heading_names([FittingName("a", 1.0, ("a",))], 1) == (FittingName("a", 1.0, ("a",)),)
    assert heading_names([], 4) == ()


def test_a_single_is_contested_where_most_tables_had_it_with_others():
    piles = {"T1": {"A": "x"}, "T2": {"B": "xy"}, "T3": {"C": "xz"}}
    assert table_names(piles).is_contested_single("x")
    assert not table_names({"T1": {"A": "x"}, "T2": {"B": "xy"}}).is_contested_single("x")
    assert not table_names(piles).is_contested_single("nowhere")


def test_the_tables_of_a_harbour():
    piles = {
        table: {pile["name"]: pile["cards"] for pile in own}
        for table, own in told("portcarrick")["piles"].items()
    }
    names = table_names(piles)
    assert [name.text for name in names.fitting(["smoke", "shed", "polish"])] == [
        *("Work", "Hands", "Fish work", "Smells and work")
    ]
    assert names.sorting == 4
    assert names.is_contested_single("lass")
