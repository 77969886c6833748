"""Card sorts from other tools: read whole, or refused line by line in plain words."""

from pathlib import Path

import pytest

from places.exports import sort_file
from places.exports.actions.imports import SortRow
from places.exports.sort_file import MOST_BYTES, UnreadableSorts, read_sorts

EXAMPLE = Path(__file__).resolve().parents[3] / "shared/data/kardsort_example/example-data.csv"
HEAD = "card_id,card_label,category_id,category_label,user_id\n"


def refusal(text: str) -> list[str]:
    with pytest.raises(UnreadableSorts) as refused:
        read_sorts(text.encode())
    return refused.value.sentences


@pytest.mark.skipif(not EXAMPLE.exists(), reason="../shared/data is not here")
def test_the_published_example() -> None:
    rows = read_sorts(EXAMPLE.read_bytes())
    assert len(rows) == 50
    assert rows[0] == SortRow("1", "Dog", "1", "pets", "1")
    assert rows[-1].table == "5"
    named = {row.table: row.pile_name for row in rows if row.label == "Banana"}
    assert sorted(named.values()) == ["Food", "Fruits", "Healthy snacks", "Snacks", "long food"]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "1,Lake,1,Water,1\n",
        "\ufeff" + HEAD + "1,Lake,1,Water,1\n",
        HEAD.replace(",", ";") + "1;Lake;1;Water;1\r\n",
        HEAD.replace(",", ";").replace("\n", "\r") + "1;Lake;1;Water;1\r",
        HEAD.replace("\n", ",,\n") + "1,Lake,1,Water,1,,,\n",
        HEAD.replace("_", " ").title() + '"1","Lake","1","Water","1"\n',
        HEAD + '1,"Lake\n",1,"Water",1\n',
        HEAD.replace(",", "\t") + "1\tLake\t1\tWater\t1\n\n\t\t\t\t\n",
        "sep=;\r\n" + HEAD.replace(",", ";") + "1;Lake;1;Water;1\r\n",
        "\ufeffsep=,\n" + HEAD + "1,Lake,1,Water,1\n",
        '"sep=\t"\n' + HEAD.replace(",", "\t") + "1\tLake\t1\tWater\t1\n",
        "SEP=|\r" + HEAD.replace(",", "|").replace("\n", "\r") + "1|Lake|1|Water|1\r",
        'User_ID,"Category_Label",category_id,extra,card_label, CARD_ID \n1,Water,1,?,Lake,1\n',
    ],
)
def test_marks_separators_and_order_do_not_matter(text: str) -> None:
    assert read_sorts(text.encode()) == [SortRow("1", "Lake", "1", "Water", "1")]


def test_lines_are_counted_from_the_separator_line_on() -> None:
    assert refusal("sep=;\n" + HEAD.replace(",", ";") + ";Lake;1;Water;1\n") == [
        "Line 3: “card_id” is empty."
    ]
    assert refusal("sep=;\n") == ["This file is empty."]


def test_the_apostrophe_of_our_own_export_is_taken_off() -> None:
    rows = read_sorts((HEAD + "1,'=1+1,1,'@home,1\n2,''=x,1,'@home,1\n3,'twas,1,'@home,1\n").encode())
    assert [row.label for row in rows] == ["=1+1", "'=x", "'twas"]
    assert rows[0].pile_name == "@home"


def test_wrong_lines_are_named_with_their_numbers() -> None:
    lines = [
        "1,Lake,1,Water,1",
        "1,Lake,1,Water,1",
        ",Lake,1,Water,1",
        "2,,1,Water,1",
        "1,Sea,2,Other,1",
        "3,Match,1,Fire,1",
        f"4,{'x' * 151},1,Water,1",
        f"5,Path,1,Water,{'9' * 81}",
        "5,Path",
    ]
    assert refusal(HEAD + "\n".join(lines)) == [
        "Line 3: the same card is in the same pile in line 2.",
        "Line 4: “card_id” is empty.",
        "Line 5: the card has no words.",
        "Line 6: card 1 was called “Lake” before.",
        "Line 7: pile 1 was called “Water” before.",
        "Line 8: its words are too long (150 letters for a card, 80 for a pile).",
        "Line 9: “user_id” is too long.",
        "Line 10: “category_id” is empty.",
    ]


def test_only_the_first_wrong_lines_are_told() -> None:
    sentences = refusal(HEAD + "1,,1,Water,1\n" * 12)
    assert len(sentences) == 9
    assert sentences[-1] == "And 4 more lines."


def test_a_card_in_two_piles_of_one_table_is_a_copy() -> None:
    rows = read_sorts((HEAD + "1,Lake,1,Water,1\n1,Lake,2,Paths,1\n").encode())
    assert [(row.card, row.pile) for row in rows] == [("1", "1"), ("1", "2")]


def test_one_pile_number_at_two_tables_is_two_piles() -> None:
    rows = read_sorts((HEAD + "1,Lake,1,Water,1\n1,Lake,1,Blue,2\n").encode())
    assert [row.pile_name for row in rows] == ["Water", "Blue"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "This file is empty."),
        (" \n\n", "This file is empty."),
        ("card,label\n1,Lake\n", "Missing: card_id, card_label, category_id, category_label, user_id."),
        (HEAD, "There is no card in this file."),
        (HEAD + '1,"Lake,1,Water,1\n', "Line 2 cannot be read as a table."),
        (
            HEAD + "".join(f"{n},Card {n},1,All,1\n" for n in range(2001)),
            "This is more than a room can hold: 2001 cards, 1 tables, 1 piles.",
        ),
        (
            HEAD + "".join(f"1,Lake,1,Water,{n}\n" for n in range(301)),
            "This is more than a room can hold: 1 cards, 301 tables, 1 piles.",
        ),
    ],
)
def test_what_is_no_card_sort(text: str, sentence: str) -> None:
    assert refusal(text)[-1] == sentence


def test_bytes_that_are_no_text_and_files_too_large() -> None:
    with pytest.raises(UnreadableSorts, match="Line 3: its letters are not in UTF-8"):
        read_sorts(HEAD.encode() + "1,Sea,1,Water,1\n2,Sjö,1,Water,1\n".encode("latin-1"))
    with pytest.raises(UnreadableSorts, match="Line 2: its letters"):
        read_sorts(b"\xff\xfe" + HEAD.encode("utf-16-le") + b"1")
    with pytest.raises(UnreadableSorts, match="up to 5 MB"):
        read_sorts(b"x" * (MOST_BYTES + 1))


@pytest.mark.parametrize("code", ["utf-16", "utf-8-sig"])
def test_what_spreadsheets_save(code: str) -> None:
    text = HEAD.replace(",", "\t") + "1\tSjön i Ås\t1\tVatten 🌊\t1\n"
    assert read_sorts(text.encode(code)) == [SortRow("1", "Sjön i Ås", "1", "Vatten 🌊", "1")]


def test_words_with_a_bare_separator_do_not_slip_into_the_next_column() -> None:
    assert refusal(HEAD + "1,Lake, big,1,Water,1\n2,Match,1,Water,1\n") == [
        "Line 2: it has more cells than the first line. "
        "Put quotation marks around words with a separator in them."
    ]


def test_a_line_is_named_where_it_begins() -> None:
    text = HEAD + '1,"The lake\nin the morning",1,Water,1\n\n2,"Fire\n\n\n",,Fire,1\n3,"Match"es,1,Fire,1\n'
    assert read_sorts(text.split("2,")[0].encode())[0].label == "The lake in the morning"
    assert refusal(text.split("3,")[0]) == ["Line 5: “category_id” is empty."]
    assert refusal(text) == ["Line 9 cannot be read as a table."]


def test_a_column_that_is_there_twice() -> None:
    assert (
        refusal(HEAD.replace("\n", ",Card_Label\n") + "1,Lake,1,Water,1,Sea\n")[-1]
        == "There twice: card_label."
    )


def test_more_lines_than_can_be_written_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sort_file, "MOST_LINES", 2)
    two = HEAD + "1,Lake,1,Water,1\n2,Sea,1,Water,1\n"
    assert len(read_sorts(two.encode())) == 2
    for more in ("3,Sky,1,Water,1\n", ",,,,1\n"):
        assert refusal(two + more) == ["A card sort may have up to 2 lines."]
    assert refusal(HEAD + ",,,,1\n" * 3) == ["A card sort may have up to 2 lines."]
