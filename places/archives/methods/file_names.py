"""Names of pictures in an archive: the pile that they lie in, a number, and the first name of who brought them."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

Document = Mapping[str, Any]
LONGEST = 40  # letters of a name
_NO_LETTER = re.compile(r"[^\w]+")


def picture_names(document: Document) -> dict[int, str]:
    """Return the name of each picture by its photo's number: "pictures/01-water/007-mira.jpg".

    Names of people who are not named in the archive are left out. File names differ on systems that ignore case,
    too, and hold letters and figures of any script, joined by hyphens, after a number.
    """
    people = {person["id"]: person["name"] for person in document["people"]}
    piles = _pile_names(document)
    home = _homes(document)
    found = {}
    for photo in document["photos"]:
        if photo["key"]:
            name = plain(people[photo["person"]])
            number = f"{photo['id']:04}"
            folder = piles.get(home.get(photo["id"], 0), "00")
            found[photo["id"]] = f"pictures/{folder}/{number}{'-' if name else ''}{name}.jpg"
    return found


def _pile_names(document: Document) -> dict[int, str]:
    shared = {board["id"] for board in document["boards"] if board["table"] is None}
    piles = [pile for pile in document["piles"] if pile["board"] in shared and not pile["gone"]]
    piles.sort(key=lambda pile: (pile["order"], pile["id"]))
    return {
        pile["id"]: f"{number:02}-{plain(pile['name'])}".rstrip("-")
        for number, pile in enumerate(piles, start=1)
    }


def _homes(document: Document) -> dict[int, int]:
    """The first shared pile of each photo."""
    shared = {board["id"] for board in document["boards"] if board["table"] is None}
    gone = {pile["id"] for pile in document["piles"] if pile["gone"]}
    found: dict[int, int] = {}
    for each in document["placements"]:
        if each["board"] in shared and each["photo"] and each["pile"] not in gone:
            found.setdefault(each["photo"], each["pile"])
    return found


def plain(name: str) -> str:
    """Return a name that every system takes as part of a file's name; empty where no letter is left."""
    letters = _NO_LETTER.sub("-", unicodedata.normalize("NFC", name).casefold().replace("_", "-"))
    return letters[:LONGEST].strip("-")
