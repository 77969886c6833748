"""Names of pictures in an archive."""

import re

from places.archives.methods.archive_reading import PICTURE
from places.archives.methods.file_names import picture_names, plain
from tests.builders.archived import NAUGHTY


def test_piles_numbers_and_first_names() -> None:
    document = {
        "people": [{"id": 1, "name": "Mira"}, {"id": 2, "name": ""}],
        "boards": [{"id": 1, "table": None}],
        "piles": [
            {"id": 5, "board": 1, "name": "Water & Light", "order": 1, "gone": False},
            {"id": 6, "board": 1, "name": "", "order": 2, "gone": False},
        ],
        "placements": [
            {"board": 1, "pile": 5, "photo": 1},
            {"board": 1, "pile": 6, "photo": 2},
            {"board": 1, "pile": 6, "photo": 1},
        ],
        "photos": [
            {"id": 1, "person": 1, "key": "a"},
            {"id": 2, "person": 2, "key": "b"},
            {"id": 3, "person": 1, "key": "c"},
            {"id": 4, "person": 1, "key": ""},
        ],
    }
    assert picture_names(document) == {
        1: "pictures/01-water-light/0001-mira.jpg",
        2: "pictures/02/0002.jpg",
        3: "pictures/00/0003-mira.jpg",
    }


def test_names_that_every_system_takes() -> None:
    assert plain("=cmd|' /C calc'!A1") == "cmd-c-calc-a1"
    assert plain("../../etc/passwd") == "etc-passwd"
    assert plain("Åsa_Öst") == "åsa-öst"
    assert plain("שלום") == "שלום"
    assert plain("\U0001f525") == ""
    assert len(plain("w" * 300)) == 40
    for words in NAUGHTY:
        name = plain(words)
        assert re.fullmatch(r"[\w-]*", name)
        assert PICTURE.fullmatch(f"pictures/01-{name or 'x'}/0001-{name or 'x'}.jpg")
