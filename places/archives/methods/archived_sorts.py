"""The tables' sorts in an archive, in the form that the consensus methods take."""

from collections.abc import Hashable, Iterator, Mapping
from hashlib import sha256
from typing import Any

import numpy as np

from places.cards import PHOTO, THEME, own_number
from places.consensus.methods.sorts import IntArray, Sorts

Document = Mapping[str, Any]


def sorts_of(document: Document) -> Sorts:
    """Return the sorts of a document. Cards are "p12" and "t5", tables and piles their numbers.

    Cards come in the order in which photos were brought, themes after them, and ties are decided by the cards' own
    numbers. A theme counts while it stands on a photo that the room sees; one whose word stayed in the room has no
    number of its own, and gets one from its place in the archive.
    """
    keys = _photo_keys(document) | _theme_keys(document)
    tables = {board["id"]: board["table"] for board in document["boards"] if board["table"]}
    order = {table["id"]: table["number"] for table in document["tables"]}
    placed = sorted(
        (order[tables[each["board"]]], each["order"], number, each)
        for number, each in enumerate(document["placements"])
        if each["board"] in tables
    )
    rows = [
        (tables[each["board"]], card, each["pile"])
        for card_kind in (PHOTO, THEME)
        for _table, _order, _number, each in placed
        if (card := card_name(each)).startswith(card_kind) and card in keys
    ]
    known = sorted(order, key=order.__getitem__)
    return Sorts.from_rows(rows, cards=list(keys), tables=known, keys=keys)


def card_name(placement: Mapping[str, Any]) -> str:
    """Return "p12" or "t5", without the number of a copy."""
    return f"{PHOTO}{placement['photo']}" if placement["photo"] else f"{THEME}{placement['theme']}"


def _photo_keys(document: Document) -> dict[Hashable, str]:
    brought = [photo for photo in document["photos"] if photo["state"] == "brought"]
    brought.sort(key=lambda photo: (photo["brought_at"] or "", photo["id"]))
    return {f"{PHOTO}{photo['id']}": str(photo["number"]) for photo in brought}


def _theme_keys(document: Document) -> dict[Hashable, str]:
    seen = {photo["id"] for photo in document["photos"] if photo["state"] == "brought"}
    used = {each["theme"] for each in document["themed_photos"] if each["photo"] in seen}
    return {f"{THEME}{theme['id']}": theme_key(theme) for theme in document["themes"] if theme["id"] in used}


def theme_key(theme: Mapping[str, Any]) -> str:
    """Return what breaks ties for a theme: its own number, or one from its place where its word is left out."""
    if theme["number"] is not None:
        return str(theme["number"])
    return str(own_number(THEME, sha256(f"theme {theme['id']}".encode()).hexdigest()))


def on_the_shared_board(sorts: Sorts, document: Document) -> tuple[Sorts, IntArray, list[int]]:
    """Return the sorts of the cards on the shared board, the index of the pile of each, and the piles' numbers.

    A card in two shared piles counts for the first.
    """
    lying = dict(reversed(list(_shared_cards(document))))
    here = np.array([card in lying for card in sorts.cards], dtype=bool)
    kept = sorts.keep(here, np.ones(len(sorts.tables), dtype=bool))
    order = {pile["id"]: (pile["order"], pile["id"]) for pile in document["piles"]}
    piles = sorted({lying[str(card)] for card in kept.cards}, key=order.__getitem__)
    index = {pile: number for number, pile in enumerate(piles)}
    return kept, np.array([index[lying[str(card)]] for card in kept.cards], dtype=np.intp), piles


def _shared_cards(document: Document) -> Iterator[tuple[str, int]]:
    """Each card on the shared board with its pile, in the order of the board: photos of a pile before its themes."""
    shared = {board["id"] for board in document["boards"] if board["table"] is None}
    piles = {pile["id"]: pile for pile in document["piles"] if pile["board"] in shared and not pile["gone"]}
    placed = [each for each in document["placements"] if each["pile"] in piles]
    numbered = list(enumerate(placed))
    numbered.sort(
        key=lambda each: (
            piles[each[1]["pile"]]["order"],
            each[1]["pile"],
            each[1]["photo"] is None,
            each[1]["order"],
            each[0],
        )
    )
    for _number, each in numbered:
        yield card_name(each), each["pile"]
