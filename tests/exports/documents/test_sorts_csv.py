"""Sorts as a file: five columns, no formulas, and read back as they were."""

import pytest

from places.exports.documents.sorts_csv import guarded, sorts_csv, unguarded
from places.exports.queries.sorts import SortedCard
from places.exports.sort_file import read_sorts


def test_the_five_columns_with_a_byte_order_mark() -> None:
    content = sorts_csv([SortedCard(1, 'The "lake"', 3, "Water, light", 2, 40, True)])
    assert content.decode("utf-8") == (
        "\ufeff"
        '"card_id","card_label","category_id","category_label","user_id"\r\n'
        '"1","The ""lake""","3","Water, light","2"\r\n'
    )


@pytest.mark.parametrize("cell", ["=1+1", "+46", "-x", "@SUM", "＝1", "'=1", "''+1"])
def test_no_cell_is_a_formula_and_all_come_back(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["Lake", "'twas", "", "'"])
def test_other_cells_stay(cell: str) -> None:
    assert unguarded(guarded(cell)) == guarded(cell) == cell


def test_what_is_written_can_be_read() -> None:
    cards = [SortedCard(1, "=lake", 1, "@home", 1, 7, True), SortedCard(1, "=lake", 2, "Pile 2", 2, 7, True)]
    rows = read_sorts(sorts_csv(cards))
    assert [(row.label, row.pile_name, row.table) for row in rows] == [
        ("=lake", "@home", "1"),
        ("=lake", "Pile 2", "2"),
    ]
